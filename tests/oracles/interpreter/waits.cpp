// How each kind of wait begins and ends.
#include <utility>

#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {

bool is_patient(op what) {
    switch (what) {
        case op::try_acquire_for:
        case op::try_acquire_all_for:
        case op::put_for:
        case op::get_for:
        case op::get_if_for:
        case op::level_put_for:
        case op::level_get_for:
        case op::wait_for:
        case op::until_true_for:
        case op::join_for:
            return true;
        default:
            return false;
    }
}

namespace {

// Of these an interruption is kept: they promise a thing.
bool keeps_interruptions(op what) {
    switch (what) {
        case op::acquire:
        case op::acquire_all:
        case op::put:
        case op::get:
        case op::get_if:
        case op::level_put:
        case op::level_get:
            return true;
        default:
            return false;
    }
}

}  // namespace

// A preemption before an interruption. What is told is not kept any more.
bool interpreter::takes_kept(being& b) {
    if (!b.has_kept_preemption && !b.has_kept_interruption)
        return false;
    const bool is_preemption =
        b.has_kept_preemption && !(made_ == mistake::interruption_first && b.has_kept_interruption);
    b.by = is_preemption ? woken::by_preemption : woken::by_interruption;
    (is_preemption ? b.has_kept_preemption : b.has_kept_interruption) = false;
    return true;
}

// What a wait gives that was interrupted.
result interpreter::told_of(const being& b, op what) const {
    if (what == op::any_of || what == op::all_of)
        return {outcome::none_of_them};
    if (is_patient(what))
        return {outcome::nothing};
    if (b.by == woken::by_preemption)
        return {outcome::preempted};
    return {outcome::interrupted, b.reason};
}

void interpreter::wait(int who, bool can_say) {
    being& b = of(who);
    b.how = state::waiting;
    b.by = woken::by_what_it_waited_for;
    b.can_say = can_say;
    b.since = now_;
}

// Nothing when it waits; else what became of it at once. What need not wait keeps interruptions.
std::optional<result> interpreter::begin(int who, const instruction& i) {
    if (const std::optional<result> at_once = comes_at_once(who, i))
        return at_once;
    const bool can_say = !keeps_interruptions(i.what);
    if (can_say && takes_kept(of(who)))
        return told_of(of(who), i.what);
    wait(who, can_say);
    stand_in_queue(who, i);
    if (is_patient(i.what))
        schedule(who, now_ + i.ms, 0);
    return std::nullopt;
}

std::optional<result> interpreter::comes_at_once(int who, const instruction& i) {
    switch (i.what) {
        case op::acquire:
        case op::try_acquire_for:
            return take_now(who, i);
        case op::acquire_all:
        case op::try_acquire_all_for:
            if (has_units(i))
                return hold_all(who, i);
            return std::nullopt;
        case op::put:
        case op::put_for:
            if (!has_room(store(i.place)))
                return std::nullopt;
            bring(store(i.place), i.units);
            return result{outcome::elapsed};
        case op::get:
        case op::get_for:
        case op::get_if:
        case op::get_if_for:
            if (const std::optional<stored> got = take_thing(store(i.place), {who, -1, i}))
                return result{outcome::got, got->number};
            return std::nullopt;
        case op::level_put:
        case op::level_put_for:
        case op::level_get:
        case op::level_get_for:
            if (change_level_now(i))
                return result{outcome::elapsed};
            return std::nullopt;
        case op::until_true:
        case op::until_true_for:
            ++condition(i.place).came;
            if (condition(i.place).amount >= i.units)
                return result{outcome::elapsed};
            return std::nullopt;
        case op::join:
        case op::join_for:
            if (has_ended(latest(i.whom)))
                return result{outcome::elapsed};
            return std::nullopt;
        case op::any_of:
        case op::all_of:
            return several_at_once(i);
        default:
            return std::nullopt;
    }
}

std::optional<result> interpreter::several_at_once(const instruction& i) {
    const auto has_come = [&](const thing& t) {
        return t.what == thing::kind::process && has_ended(latest(t.which));
    };
    const auto first = std::find_if(i.things.begin(), i.things.end(), has_come);
    if (i.what == op::any_of && first != i.things.end())
        return result{outcome::chosen, first - i.things.begin()};
    if (i.what == op::all_of && std::all_of(i.things.begin(), i.things.end(), has_come))
        return result{outcome::chosen, 0};
    return std::nullopt;
}

void interpreter::stand_in_queue(int who, const instruction& i) {
    stand one{who, -1, i};
    if (is_patient(i.what))
        one.patience = now_ + i.ms;
    switch (i.what) {
        case op::delay:
            return schedule(who, now_ + i.ms, i.priority);
        case op::until:
            return schedule(who, std::max<std::int64_t>(now_, i.ms), i.priority);
        case op::acquire:
        case op::try_acquire_for:
            return enqueue(resource(i.place).queue, one, i.ahead);
        case op::acquire_all:
        case op::try_acquire_all_for:
            for (const int which : places_of(i))
                enqueue(resource(which).jointly, one, i.ahead);
            return;
        case op::put:
        case op::put_for:
            return enqueue(store(i.place).putters, one);
        case op::get:
        case op::get_for:
        case op::get_if:
        case op::get_if_for:
            return enqueue(store(i.place).queue, one);
        case op::level_put:
        case op::level_put_for:
            return enqueue(level(i.place).putters, one);
        case op::level_get:
        case op::level_get_for:
            return enqueue(level(i.place).queue, one);
        case op::until_true:
        case op::until_true_for:
            return enqueue(condition(i.place).queue, one);
        case op::wait:
        case op::wait_for:
            return enqueue(signal(i.place).queue, {who});
        case op::join:
        case op::join_for:
            return of(latest(i.whom)).joiners.push_back({who});
        default:
            return stand_for_several(who, i);
    }
}

void interpreter::stand_for_several(int who, const instruction& i) {
    of(who).wanted = 0;
    std::optional<int> soonest;
    for (std::size_t n = 0; n < i.things.size(); ++n) {
        const thing& t = i.things[n];
        const stand one{who, static_cast<int>(n)};
        if (t.what == thing::kind::time) {
            soonest = std::min(t.which, soonest.value_or(t.which));
            continue;
        }
        if (t.what == thing::kind::signal)
            enqueue(signal(t.which).queue, one);
        else if (!has_ended(latest(t.which)))
            of(latest(t.which)).joiners.push_back(one);
        else
            continue;
        ++of(who).wanted;
    }
    if (i.what == op::any_of)
        of(who).wanted = 1;
    if (soonest)
        schedule(who, now_ + *soonest, 0);
}

// What it waited for has come, or its patience has ended, or it was interrupted.
result interpreter::finish(int who, const instruction& i) {
    const bool was_called = of(who).how == state::granted;
    of(who).how = state::running;
    if (!was_called)
        leave(who);
    if (of(who).by != woken::by_what_it_waited_for)
        return told_of(of(who), i.what);
    if (!was_called && is_patient(i.what))
        return {outcome::nothing};
    switch (i.what) {
        case op::acquire:
        case op::try_acquire_for:
            take_out(resource(i.place).turns, who);
            return hold(who, i);
        case op::acquire_all:
        case op::try_acquire_all_for:
            for (const int which : places_of(i))
                take_out(resource(which).turns, who);
            return hold_all(who, i);
        case op::get:
        case op::get_for:
        case op::get_if:
        case op::get_if_for: {
            const stored given = take_out(store(i.place).turns, who)->given;
            use_room(store(i.place));
            return {outcome::got, given.number};
        }
        case op::level_get:
        case op::level_get_for:
            take_out(level(i.place).turns, who);
            settle_level(level(i.place));
            return {outcome::elapsed};
        case op::any_of:
        case op::all_of:
            return finish_several(i, of(who), was_called);
        default:
            return {outcome::elapsed};
    }
}

result interpreter::finish_several(const instruction& i, const being& b, bool was_called) {
    if (was_called)
        return {outcome::chosen, b.chosen};
    const auto sooner = [](const thing& a, const thing& c) {
        if ((a.what == thing::kind::time) != (c.what == thing::kind::time))
            return a.what == thing::kind::time;
        return a.which < c.which;
    };
    return {outcome::chosen,
            std::min_element(i.things.begin(), i.things.end(), sooner) - i.things.begin()};
}

}  // namespace corridor::oracles
