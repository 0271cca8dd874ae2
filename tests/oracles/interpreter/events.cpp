// Events go by (time, priority, order of scheduling).
#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {

void interpreter::schedule(int who, std::int64_t ms, int priority) {
    pending_.push_back({{ms, priority, ++sequence_}, who});
}

void interpreter::drop_event(int who) {
    std::erase_if(pending_, [&](const happening& h) { return h.who == who; });
}

void interpreter::go_on(int who) {
    drop_event(who);
    of(who).how = state::granted;
    schedule(who, now_, 0);
}

// True when nothing is left.
bool interpreter::run_until(std::int64_t end) {
    const auto before = [&](const happening& a, const happening& b) {
        if (a.when.ms != b.when.ms)
            return a.when.ms < b.when.ms;
        if (a.when.priority != b.when.priority && made_ != mistake::priority_ignored)
            return a.when.priority < b.when.priority;
        return a.when.sequence < b.when.sequence;
    };
    while (!pending_.empty()) {
        const auto first = std::min_element(pending_.begin(), pending_.end(), before);
        const happening next = *first;
        if (next.when.ms > end)
            return false;
        pending_.erase(first);
        now_ = next.when.ms;
        kept_.events.push_back(next.when);
        ++kept_.event_count;
        resume(next.who);
    }
    return true;
}

}  // namespace corridor::oracles
