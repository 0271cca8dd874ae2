// The host: runs the pieces of a program one after another, and looks around after each.
#include <limits>
#include <utility>

#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {

interpreter::interpreter(const program& told, mistake made) : told_(told), made_(made) {
    for (const int units : told.resources)
        resources_.emplace_back().size = units;
    for (const store_size& one : told.stores) {
        stores_.emplace_back().size = one.room;
        stores_.back().is_sorted = one.is_sorted;
    }
    for (const level_size& one : told.levels) {
        levels_.emplace_back().size = one.capacity;
        levels_.back().amount = one.initial;
    }
    conditions_.resize(index(told.conditions));
    signals_.resize(index(told.signals));
    latest_.assign(told.scripts.size(), -1);
}

std::int64_t interpreter::alive() {
    return std::count_if(beings_.begin(), beings_.end(),
                         [](const being& b) { return b.how != state::ended; });
}

const instruction& interpreter::step_of(int who) {
    return told_.scripts[index(of(who).which)].body[of(who).step];
}

void interpreter::log(int who, int step, op what, result became) {
    kept_.lines.push_back(
        {now_, static_cast<std::uint64_t>(who + 1), step, what, became.how, became.detail});
}

record interpreter::run() {
    const auto piece = [&](std::int64_t end) {
        const bool is_idle = run_until(end);
        if (end != std::numeric_limits<std::int64_t>::max())
            now_ = std::max(now_, end);
        log(-1, -1, op::start, {is_idle ? outcome::idle : outcome::reached, alive()});
        look_around();
    };
    for (std::size_t i = 0; i < told_.scripts.size(); ++i)
        if (told_.scripts[i].begins)
            start(static_cast<int>(i), now_, told_.scripts[i].priority);
    for (const cut& one : told_.cuts) {
        piece(one.ms);
        for (const instruction& i : one.host) {
            log(-1, -1, i.what, act(-1, i));
            let_go(-1);
        }
        look_around();
    }
    if (told_.runs_out)
        piece(std::numeric_limits<std::int64_t>::max());
    return std::move(kept_);
}

record interpret(const program& told, mistake made) { return interpreter(told, made).run(); }

}  // namespace corridor::oracles
