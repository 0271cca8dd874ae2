#include "sim/core/several.hpp"

#include "sim/core/broken.hpp"
#include "sim/core/patience.hpp"

namespace corridor::core {

std::size_t already_ended(const awaited* things, std::size_t count, bool any) {
    for (std::size_t i = 0; i < count; ++i) {
        const bool has_ended = things[i].kind == wait_kind::process && !things[i].whom.alive();
        if (has_ended == any)
            return any ? i : none_of_them;
    }
    return any ? none_of_them : 0;
}

void begin_several(activity& who, group& all, const awaited* things, bool any) {
    simulation& sim = *who.sim;
    const awaited* soonest = nullptr;
    all.wanted = 0;
    who.priority = 0;  // in the queue of a signal, whatever its last wait had
    for (std::size_t i = 0; i < all.count; ++i) {
        const awaited& thing = things[i];
        waiter& stand = all.stands[i];
        stand.who = &who;
        if (thing.kind == wait_kind::time) {
            if (!any || thing.time < duration::zero())
                broken("all_of() waits for a time, or any_of() for a negative one");
            if (soonest == nullptr || thing.time < soonest->time)
                soonest = &thing;
            continue;
        }
        if (thing.kind == wait_kind::signal) {
            thing.what->add(stand);
        } else {
            activity* whom = sim.find(thing.whom);
            if (whom == nullptr)
                continue;  // has ended
            if (whom == &who)
                broken("a process waits for its own end");
            whom->joiners.append(stand);
        }
        ++all.wanted;
    }
    if (any)
        all.wanted = 1;
    all.fired = none_of_them;
    who.kind = wait_kind::several;
    who.since = sim.now();
    who.state = wait_state::waiting;
    who.woken_by = wake::elapsed;
    who.can_be_interrupted = true;
    who.several = &all;
    all.things = things;
    if (soonest != nullptr)
        schedule_patience(who, soonest->time);
}

// A time that came first leaves the group in place: that is how it is known.
std::size_t end_several(activity& who, group& all, const awaited* things) {
    const bool was_timer = who.several != nullptr;
    if (was_timer)
        who.sim->leave_group(who);
    who.state = wait_state::running;
    if (who.woken_by != wake::elapsed)
        return none_of_them;
    if (!was_timer)
        return all.fired;
    std::size_t soonest = none_of_them;
    for (std::size_t i = 0; i < all.count; ++i)
        if (things[i].kind == wait_kind::time &&
            (soonest == none_of_them || things[i].time < things[soonest].time))
            soonest = i;
    return soonest;
}

}  // namespace corridor::core
