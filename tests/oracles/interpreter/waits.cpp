// How each kind of wait begins and ends.
#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {
void interpreter::wait(int who, bool can_say) {
    of(who).how = state::waiting;
    of(who).can_say = can_say;
    of(who).is_interrupted = false;
}

// Nothing when it waits; else what became of it at once.
std::optional<result> interpreter::begin(int who, const instruction& i) {
    switch (i.what) {
        case op::acquire:
        case op::try_acquire_for:
            return begin_at_resource(who, i);
        case op::put:
        case op::get:
            return begin_at_store(who, i);
        case op::any_of:
        case op::all_of:
            return begin_several(who, i);
        case op::join:
            if (has_ended(latest(i.whom)))
                return result{outcome::elapsed};
            break;
        default:
            break;
    }
    if (takes_kept(of(who)))
        return i.what == op::wait_for ? result{outcome::nothing}
                                      : result{outcome::interrupted, of(who).reason};
    wait(who, true);
    if (i.what == op::join)
        of(latest(i.whom)).joiners.push_back({who});
    if (i.what == op::wait || i.what == op::wait_for)
        enqueue(signal(i.place).queue, {who});
    if (i.what == op::wait_for || i.what == op::delay)
        schedule(who, now_ + i.ms, i.what == op::delay ? i.priority : 0);
    if (i.what == op::until)
        schedule(who, std::max<std::int64_t>(now_, i.ms), i.priority);
    return std::nullopt;
}

std::optional<result> interpreter::begin_at_resource(int who, const instruction& i) {
    const bool is_patient = i.what == op::try_acquire_for;
    if (can_take(resource(i.place), i))
        return take_units(who, i);
    if (is_patient && takes_kept(of(who)))
        return result{outcome::nothing};
    wait(who, is_patient);
    enqueue(resource(i.place).queue, {who, -1, i.units, i.priority});
    if (is_patient)
        schedule(who, now_ + i.ms, 0);
    return std::nullopt;
}

std::optional<result> interpreter::begin_at_store(int who, const instruction& i) {
    place& here = store(i.place);
    if (i.what == op::put && here.things.size() < index(here.size)) {
        here.things.push_back(i.units);
        settle_store(here);
        return result{outcome::elapsed};
    }
    if (i.what == op::get && here.things.size() > here.turns.size())
        return result{outcome::got, take_thing(here, here.turns.size())};
    wait(who, false);
    enqueue(i.what == op::put ? here.putters : here.queue, {who, -1, i.units});
    return std::nullopt;
}

std::optional<result> interpreter::begin_several(int who, const instruction& i) {
    const auto has_come = [&](const thing& t) {
        return t.what == thing::kind::process && has_ended(latest(t.which));
    };
    const bool is_any = i.what == op::any_of;
    const auto first = std::find_if(i.things.begin(), i.things.end(), has_come);
    if (is_any && first != i.things.end())
        return result{outcome::chosen, first - i.things.begin()};
    if (takes_kept(of(who)))
        return result{outcome::none_of_them};
    if (!is_any && std::all_of(i.things.begin(), i.things.end(), has_come))
        return result{outcome::chosen, 0};
    wait(who, true);
    of(who).wanted = 0;
    std::optional<int> soonest;
    for (std::size_t n = 0; n < i.things.size(); ++n) {
        const thing& t = i.things[n];
        const stand one{who, static_cast<int>(n)};
        if (t.what == thing::kind::time) {
            soonest = std::min(t.which, soonest.value_or(t.which));
            continue;
        }
        if (has_come(t))
            continue;
        if (t.what == thing::kind::signal)
            enqueue(signal(t.which).queue, one);
        else
            of(latest(t.which)).joiners.push_back(one);
        ++of(who).wanted;
    }
    if (is_any)
        of(who).wanted = 1;
    if (soonest)
        schedule(who, now_ + *soonest, 0);
    return std::nullopt;
}

// What it waited for has come, or its patience has ended, or it was interrupted.
result interpreter::finish(int who, const instruction& i) {
    const bool was_called = of(who).how == state::granted && !of(who).is_interrupted;
    if (of(who).how == state::waiting)
        leave(who);
    switch (i.what) {
        case op::acquire:
        case op::try_acquire_for:
            return use_turn(resource(i.place), who) ? take_units(who, i) : result{outcome::nothing};
        case op::put:
            return {outcome::elapsed};
        case op::get:
            use_turn(store(i.place), who);
            return {outcome::got, take_thing(store(i.place), 0)};
        case op::wait_for:
            return {was_called ? outcome::elapsed : outcome::nothing};
        case op::any_of:
        case op::all_of:
            return finish_several(i, of(who), was_called);
        default:
            if (of(who).is_interrupted)
                return {outcome::interrupted, of(who).reason};
            return {outcome::elapsed};
    }
}

result interpreter::finish_several(const instruction& i, const being& b, bool was_called) {
    if (b.is_interrupted)
        return {outcome::none_of_them};
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
