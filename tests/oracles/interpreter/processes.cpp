// The life of a process: how it begins, goes on and ends, and what it does without waiting.
#include <utility>

#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {

void interpreter::start(int script, std::int64_t ms, int priority) {
    const int who = static_cast<int>(beings_.size());
    beings_.emplace_back().which = script;
    latest_[index(script)] = who;
    schedule(who, std::max(now_, ms), priority);
}

// Of who waits for a time, or to begin. It keeps its priority.
bool interpreter::reschedule(int who, std::int64_t ms) {
    if (has_ended(who) || of(who).how == state::granted)
        return false;
    const auto own = std::find_if(pending_.begin(), pending_.end(),
                                  [&](const happening& h) { return h.who == who; });
    if (own == pending_.end())
        return false;
    const auto priority = static_cast<int>(own->when.priority);
    drop_event(who);
    schedule(who, std::max(now_, ms), priority);
    return true;
}

// The latest first.
void interpreter::let_go(int who) {
    while (let_go_latest(who) != -2) {
    }
}

// At its own end a process gives back before who joined it goes on; cancelled, after that.
void interpreter::end(int who, bool is_cancelled) {
    if (!is_cancelled || made_ == mistake::hands_first)
        let_go(who);
    of(who).how = state::ended;
    while (!of(who).joiners.empty())
        fire(of(who).joiners);
    let_go(who);
}

void interpreter::interrupt(int who, int reason) {
    if (has_ended(who))
        return;
    being& b = of(who);
    b.reason = reason;
    if (b.how == state::waiting && b.can_say)
        end_wait(who, woken::by_interruption);
    else
        b.has_kept_interruption = made_ != mistake::interruption_lost;
}

void interpreter::preempted(int who) {
    being& b = of(who);
    if (b.how == state::waiting && b.can_say)
        end_wait(who, woken::by_preemption);
    else if (b.how != state::granted || b.by != woken::by_preemption)
        b.has_kept_preemption = true;
}

void interpreter::end_wait(int who, woken by) {
    drop_event(who);
    of(who).how = state::running;  // what befalls it from now on is kept
    leave(who);
    of(who).by = by;
    go_on(who);
}

void interpreter::cancel(int who) {
    if (has_ended(who))
        return;
    drop_event(who);
    of(who).how = state::running;
    leave(who);
    end(who, true);
}

void interpreter::resume(int who) {
    const script& told = told_.scripts[index(of(who).which)];
    if (of(who).how == state::unbegun)
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
    if (i.what == op::join || i.what == op::join_for || i.what == op::cancel)
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
            return take_now(who, i).value_or(result{outcome::nothing});
        case op::release:
            return {outcome::done, let_go_latest(who)};
        case op::hand_to:
            return {outcome::done, hand_latest_to(who, latest(i.whom))};
        case op::set_capacity:
            set_capacity(resource(i.place), i);
            return {outcome::done, in_use(resource(i.place))};
        case op::notify_one:
            if (!signal(i.place).queue.empty())
                fire(signal(i.place).queue);
            return {};
        case op::notify_all:
            while (!signal(i.place).queue.empty())
                fire(signal(i.place).queue);
            return {};
        case op::set:
            change_number(condition(i.place), i.units);
            return {outcome::done, condition(i.place).came};
        case op::reschedule:
            return {outcome::done, reschedule(latest(i.whom), i.ms) ? 1 : 0};
        case op::interrupt:
            interrupt(latest(i.whom), i.units);
            return {};
        case op::cancel:
            cancel(latest(i.whom));
            return {outcome::done, alive()};
        default:
            if (beings_.size() == most_processes)
                return {outcome::skipped};
            start(i.whom, i.what == op::start ? now_ : i.ms, i.priority);
            return {outcome::done, latest(i.whom) + 1};
    }
}

}  // namespace corridor::oracles
