// Events go by (time, priority, order of scheduling).
#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {

void interpreter::schedule(int who, std::int64_t ms, int priority) {
    const auto id = static_cast<std::uint64_t>(who + 1);
    pending_.push_back({{ms, priority, ++sequence_, id}, who});
}

void interpreter::drop_event(int who) {
    std::erase_if(pending_, [&](const happening& h) { return h.who == who; });
}

void interpreter::go_on(int who) {
    drop_event(who);
    of(who).how = state::granted;
    schedule(who, now_, 0);
}

// How the wait ends that an event ends.
outcome interpreter::waking_of(int who) {
    const being& b = of(who);
    if (b.how == state::unbegun)
        return outcome::began;
    if (b.by == woken::by_interruption)
        return outcome::interrupted;
    if (b.by == woken::by_preemption)
        return outcome::preempted;
    const bool is_over = b.how == state::waiting && is_patient(step_of(who).what);
    return is_over ? outcome::nothing : outcome::elapsed;
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
        kept_.wakings.push_back(waking_of(next.who));
        ++kept_.event_count;
        resume(next.who);
    }
    return true;
}

}  // namespace corridor::oracles
