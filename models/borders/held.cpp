#include "models/borders/held.hpp"

#include <algorithm>
#include <utility>

#include "models/cargo/work_account.hpp"

namespace corridor::models {

namespace {

bool is_set_off(const vehicle& train, lot_id lot) {
    return std::any_of(train.set_off.begin(), train.set_off.end(),
                       [&](const held_lot& each) { return each.lot == lot; });
}

/// One consignment by itself, with the train's hours so far.
vehicle part_of(const vehicle& train, lot_id lot, std::int64_t size) {
    vehicle part = train;
    part.follows = true;
    part.cargo = {lot};
    part.load = size;
    part.row.reset();
    part.set_off.clear();
    for (const held_lot& each : train.set_off) {
        if (each.lot == lot) {
            part.set_off.push_back(each);
        }
    }
    return part;
}

core::process following(core::simulation& sim, run& all, operation& service, vehicle part) {
    sim.name_running("wagon set off", service.params.name);
    const place_id where = service.destination(part.heading);
    core::duration held{};
    for (const held_lot& each : part.set_off) {
        held += each.span;
        part.spend(cause::border, each.where, sim.now() + held);
    }
    co_await core::delay(held);
    if (all.at(where).dock(service.dock_at(where)) != nullptr) {
        const core::process_ref call = sim.start(dock_call(sim, all, service, part, where));
        co_await core::join(call);
    }
    account_followed(all, service, part);
    put_down(all, service, part);
}

}  // namespace

void hold_for_documents(run& all, vehicle& self, place_id where) {
    const border_params& set = *all.from.places[index_of(where)].border;
    if (set.held_share <= 0 || set.held.mean <= core::duration{}) {
        return;
    }
    for (const lot_id id : self.cargo) {
        const lot& each = all.books.at(id);
        if (all.books.flow_of(each).is_empty()) {
            continue;
        }
        core::stream draw{all.seeds, core::decides("held at a border"),
                          (std::uint64_t{index_of(each.flow)} << 48U) +
                              (std::uint64_t{index_of(where)} << 32U) + each.number};
        const double chance = draw.uniform();
        if (chance < set.held_share) {
            const double factor = draw.lognormal(1, set.held.cv);
            const core::duration span = from_hours(hours(set.held.mean) * factor);
            self.set_off.push_back({id, where, span});
            all.at(where).borders[index_of(self.heading)]->held(span);
        }
    }
}

void let_follow(run& all, operation& service, vehicle& self) {
    if (self.set_off.empty()) {
        return;
    }
    std::vector<lot_id> aboard;
    for (const lot_id id : self.cargo) {
        if (!is_set_off(self, id)) {
            aboard.push_back(id);
            continue;
        }
        const std::int64_t size =
            size_aboard(service.params.kind, all.books.flow_of(all.books.at(id)));
        self.load -= size;
        all.sim.start(following(all.sim, all, service, part_of(self, id, size)));
    }
    self.cargo = std::move(aboard);
    self.set_off.clear();
}

}  // namespace corridor::models
