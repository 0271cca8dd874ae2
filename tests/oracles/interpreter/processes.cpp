// The life of a process: how it begins, goes on and ends, and what it does without waiting.
#include <utility>

#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {

void interpreter::start(int script, int priority) {
    const int who = static_cast<int>(beings_.size());
    beings_.emplace_back();
    of(who).which = script;
    latest_[index(script)] = who;
    schedule(who, now_, priority);
}

bool interpreter::let_go_latest(int who) {
    for (std::size_t n = holdings_.size(); n-- > 0;) {
        if (holdings_[n].who != who)
            continue;
        const holding given = holdings_[n];
        holdings_.erase(holdings_.begin() + static_cast<std::ptrdiff_t>(n));
        settle_resource(resources_[index(given.place)]);
        return true;
    }
    return false;
}

void interpreter::let_go(int who) {
    while (let_go_latest(who)) {
    }
}

// At its own end a process gives back before who joined it goes on; cancelled, after that.
void interpreter::end(int who, bool is_cancelled) {
    of(who).how = state::ended;
    if (!is_cancelled || made_ == mistake::hands_first)
        let_go(who);
    while (!of(who).joiners.empty())
        fire(of(who).joiners);
    let_go(who);
}

void interpreter::interrupt(int who, int reason) {
    if (has_ended(who))
        return;
    being& b = of(who);
    b.reason = reason;
    if (b.how != state::waiting || !b.can_say) {
        b.has_kept = made_ != mistake::interruption_lost;
        return;
    }
    drop_event(who);
    leave(who);
    b.is_interrupted = true;
    go_on(who);
}

void interpreter::cancel(int who) {
    if (has_ended(who))
        return;
    drop_event(who);
    leave(who);
    end(who, true);
}

bool interpreter::takes_kept(being& b) { return std::exchange(b.has_kept, false); }

void interpreter::resume(int who) {
    const script& told = told_.scripts[index(of(who).which)];
    if (!std::exchange(of(who).has_begun, true))
        log(who, -1, op::start, {outcome::began});
    else
        conclude(who, finish(who, step_of(who)));
    of(who).how = state::running;
    while (of(who).turn < told.turns) {
        while (of(who).step < told.body.size()) {
            const instruction& i = step_of(who);
            std::optional<result> became = result{outcome::skipped};
            if (!concerns_itself(who, i))
                became = waits(i.what) ? begin(who, i) : act(who, i);
            if (!became)
                return;
            conclude(who, *became);
        }
        of(who).step = 0;
        ++of(who).turn;
    }
    log(who, -1, op::start, {outcome::ended, alive()});
    end(who, false);
}

void interpreter::conclude(int who, result became) {
    log(who, static_cast<int>(of(who).step), step_of(who).what, became);
    ++of(who).step;
}

bool interpreter::concerns_itself(int who, const instruction& i) {
    if (i.what == op::join || i.what == op::cancel)
        return latest(i.whom) == who;
    if (i.what == op::any_of || i.what == op::all_of)
        return std::any_of(i.things.begin(), i.things.end(), [&](const thing& t) {
            return t.what == thing::kind::process && latest(t.which) == who;
        });
    return false;
}

result interpreter::act(int who, const instruction& i) {
    switch (i.what) {
        case op::try_acquire_now:
            return can_take(resource(i.place), i) ? take_units(who, i) : result{outcome::nothing};
        case op::release:
            return {outcome::done, let_go_latest(who) ? 1 : 0};
        case op::notify_one:
            if (!signal(i.place).queue.empty())
                fire(signal(i.place).queue);
            return {};
        case op::notify_all:
            while (!signal(i.place).queue.empty())
                fire(signal(i.place).queue);
            return {};
        case op::interrupt:
            interrupt(latest(i.whom), i.units);
            return {};
        case op::cancel:
            cancel(latest(i.whom));
            return {outcome::done, alive()};
        default:
            if (beings_.size() == most_processes)
                return {outcome::skipped};
            start(i.whom, i.priority);
            return {outcome::done, latest(i.whom) + 1};
    }
}

result interpreter::take_units(int who, const instruction& i) {
    holdings_.push_back({who, i.place, i.units});
    return {outcome::granted, in_use(resource(i.place))};
}

}  // namespace corridor::oracles
