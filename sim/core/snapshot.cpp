#include "sim/core/snapshot.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "sim/core/place.hpp"
#include "sim/core/several.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::core {
namespace {

void write_ids(const waiter_list& queue, std::vector<std::uint64_t>& ids) {
    for (const waiter* stand = queue.begin_of_walk(); stand != queue.end_of_walk();
         stand = stand->next)
        ids.push_back(stand->who->id);
}

// Of processes it is known who ends the wait; a signal may come at any time.
void name_ends(const group& all, wait& one) {
    std::size_t linked = 0;
    bool has_signal = false;
    for (std::size_t i = 0; i < all.count; ++i) {
        if (!all.stands[i].is_linked())
            continue;
        ++linked;
        if (all.things[i].kind == wait_kind::process)
            one.holders.push_back(all.things[i].whom.id());
        else
            has_signal = true;
    }
    one.needs_all = linked > 1 && all.wanted == linked;
    if (has_signal && !one.needs_all)
        one.holders.clear();
}

wait wait_of(const activity& who, time_point goes_on) {
    wait one;
    one.process = who.id;
    if (who.sim->running() == &who) {
        one.state = wait_state::running;
        return one;
    }
    one.state = who.state;
    one.until = goes_on;
    one.kind = who.kind;
    one.since = who.since;
    one.to_put = who.is_putting && (who.kind == wait_kind::store || who.kind == wait_kind::level);
    if (who.kind == wait_kind::several && who.several != nullptr)
        name_ends(*who.several, one);
    if (!who.stand.is_linked())
        return one;
    if (who.kind == wait_kind::process)
        one.holders.push_back(who.target->id);
    return one;
}

}  // namespace

// Here, since only a place knows who waits and who holds.
snapshot::snapshot(const simulation& sim) : now(sim.now()) {
    const ring_link& ring = sim.places();
    for (const ring_link* link = ring.next; link != &ring; link = link->next) {
        const place& one = *static_cast<const place_link*>(link)->of;
        place_state state;
        state.where = &one;
        state.name = one.name_;
        state.kind = one.kind_;
        write_ids(one.queue_, state.waiting);
        write_ids(one.granted_, state.granted);
        state.holders = one.holders();
        one.describe(state);
        places.push_back(std::move(state));
    }
    sim.for_each_process([this](const activity& who, time_point goes_on) {
        processes.push_back(wait_of(who, goes_on));
        where_it_stands(who, processes.back());
    });
    std::stable_sort(processes.begin(), processes.end(),
                     [](const wait& a, const wait& b) { return a.process < b.process; });
}

void snapshot::where_it_stands(const activity& who, wait& one) {
    const place* const where = who.stand.where;
    if (!who.stand.is_linked() || where == nullptr)
        return;
    where->name_wait(who, one);
}

std::vector<wait> simulation::waits() const {
    std::vector<wait> found;
    for_each_process([&found](const activity& who, time_point goes_on) {
        if (who.state != wait_state::waiting || who.kind == wait_kind::none)
            return;
        found.push_back(wait_of(who, goes_on));
        snapshot::where_it_stands(who, found.back());
    });
    return found;
}

}  // namespace corridor::core
