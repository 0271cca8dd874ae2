// From one end of a service to the other: loading, the way with its paths, borders and weather,
// unloading. What the hours went to is noted on the vehicle and booked to its cargo at the end.
#include <algorithm>

#include "models/borders/held.hpp"
#include "models/cargo/charges.hpp"
#include "models/cargo/work_account.hpp"
#include "models/leg_time.hpp"
#include "models/places/transloading.hpp"
#include "models/places/yard_blocks.hpp"
#include "models/rail/hauls.hpp"
#include "models/rail/parts.hpp"
#include "models/run.hpp"
#include "models/services/passage.hpp"

namespace corridor::models {

namespace {

/// One leg of a voyage, and what is to be done before it.
struct leg_ahead {
    line_passage on;
    const leg_params& leg;
    int parts = 1;
    bool is_border = false;
    bool has_other_bogies = false;  ///< they are exchanged
    bool is_sorted = false;
    bool lets_go = false;  ///< whoever hauls it leaves, whatever the territory ahead
};

leg_ahead ahead(run& all, const operation& service, const vehicle& self, std::size_t nth) {
    const service_params& set = service.params;
    const bool west = self.heading == direction::westbound;
    const std::size_t at = west ? nth : set.legs.size() - 1 - nth;
    const leg_id id = set.legs[at];
    const leg_params& leg = all.from.legs[index_of(id)];
    const place_id here = set.stops[west ? at : at + 1];
    const heading_on_line along = here == leg.from ? heading_on_line::up : heading_on_line::down;
    leg_ahead out{.on = {id, here, along, 1}, .leg = leg};
    out.parts = parts_on(leg, set);
    out.is_border = nth > 0 && all.at(here).borders[0];
    out.has_other_bogies = nth > 0 && set.bogies_at == here;
    out.is_sorted = nth > 0 && is_marshalled_at(set, here);
    out.lets_go = out.is_border || out.has_other_bogies || out.is_sorted || out.parts > 1;
    return out;
}

/// Whoever hauls a train leaves it before it stops, and where their territory ends.
void let_go_before(run& all, vehicle& self, const leg_ahead& to) {
    if (to.lets_go || self.hauled.by != to.leg.traction) {
        let_locomotive_go(all, self, to.on.here);
    }
}

/// What is done before a leg, in this order.
enum class stop : std::uint8_t { border, bogies, hump, closure };
constexpr std::array stops = {stop::border, stop::bogies, stop::hump, stop::closure};

/// Begins it, where it is to be done.
core::process_ref begin(run& all, operation& service, vehicle& self, const leg_ahead& to,
                        stop what) {
    core::simulation& sim = all.sim;
    const place_id here = to.on.here;
    if (what == stop::border && to.is_border) {
        return sim.start(border_crossing(sim, all, service, self, here));
    }
    if (what == stop::bogies && to.has_other_bogies) {
        return sim.start(bogie_exchange(sim, all, service, self, here));
    }
    if (what == stop::hump && to.is_sorted) {
        return sim.start(marshalling(sim, all, service, self, here));
    }
    if (what == stop::closure && all.plan.leg_opens(to.on.leg, sim.now()) > sim.now()) {
        return sim.start(closed_leg(sim, all, service, self, to.on));
    }
    return {};
}

/// A train that is not hauled by who hauls on that leg gets who does; parts get their own.
core::process_ref begin_change(run& all, operation& service, vehicle& self, const leg_ahead& to) {
    if (to.parts > 1 || self.hauled.by == to.leg.traction) {
        return {};
    }
    return all.sim.start(change_of_locomotive(all.sim, all, service, self, to.on));
}

/// Over a leg with a line, or in parts, a train is a process of its own.
core::process_ref begin_run(run& all, operation& service, vehicle& self, const leg_ahead& to) {
    core::simulation& sim = all.sim;
    return sim.start(to.parts > 1 ? in_parts(sim, all, service, self, to.on)
                                  : over_the_line(sim, all, service, self, to.on));
}

/// Of the running time that is planned, what this voyage takes of it.
double slowness_on(const run& all, const operation& service, const leg_ahead& to,
                   core::stream& draw) {
    const bool sailing = to.leg.mode == leg_mode::sea;
    const double cv = sailing ? service.params.sailing_cv : to.leg.running_cv;
    return running_factor(draw, cv) / all.plan.leg_speed(to.on.leg, all.sim.now());
}

/// Before a leg, on the way, a train waited for another locomotive and was coupled to it.
void note_change(run& all, const leg_ahead& over, core::duration took) {
    if (all.counting(all.sim.now())) {
        all.legs[index_of(over.on.leg)].locomotive_hours += hours(took);
    }
}

void note_trip(run& all, const operation& service, vehicle& self, const leg_ahead& over,
               core::time_point began) {
    const core::time_point now = all.sim.now();
    note_emissions(all, service, self, over.on.leg, over.leg.length);
    if (!all.counting(now)) {
        return;
    }
    way_leg& leg = all.legs[index_of(over.on.leg)];
    const auto week =
        static_cast<std::size_t>((now - all.days.counted_from()) / std::chrono::hours{168});
    leg.trips += 1;
    leg.trains += over.parts;
    leg.hours += hours(now - began);
    for (const lot_id each : self.cargo) {
        const amount on_board = all.books.amount_of(all.books.at(each));
        leg.throughput += on_board;
        all.books.weekly.leg_throughput[week][index_of(over.on.leg)] += on_board;
    }
}

/// What its cargo did since it came to wait in the yard: its wait for the vehicle, then the
/// loading.
holder_log since_boarding(const vehicle& self, core::time_point now) {
    holder_log out = self.boarded;
    self.lately.over(out.last(), now,
                     [&](const origin_span& each) { out.add(each.why, each.where, each.to); });
    return out;
}

/// Cargo on board no longer takes its place in the yard that it came from.
void clear_the_yard(run& all, const operation& service, const vehicle& self, core::time_point now) {
    station& here = all.at(service.origin(self.heading));
    holder_log left;
    for (std::size_t i = 0; i < self.cargo.size(); ++i) {
        lot& each = all.books.at(self.cargo[i]);
        const flow_params& flow = all.books.flow_of(each);
        if (i >= self.transloaded) {
            here.leave(now, all.books.amount_of(each));
        }
        const ride* const before = all.books.last_ride(each);
        if (before == nullptr) {
            continue;
        }
        if (i >= self.transloaded) {
            charge_storage(here.params, flow, each, now);
        }
        const service_kind arrived_by = all.from.services[index_of(before->service)].kind;
        const yard_kind kind = yard_between(here.params, arrived_by, service.params.kind, flow);
        yard_quota* const quota = here.yard(kind, self.heading);
        if (quota != nullptr) {
            if (!quota->waiting.empty()) {
                left = since_boarding(self, now);
            }
            quota->give_back(size_in_yard(kind, flow), now, left);
        }
    }
}

/// Cargo that took so long to clear goes on.
void cleared(run& all, const std::vector<lot_id>& cargo, place_id here, core::duration took) {
    const core::time_point now = all.sim.now();
    for (const lot_id id : cargo) {
        lot& each = all.books.at(id);
        each.place_served += took;
        if (took > core::duration{}) {
            all.books.book(each, cause::border, here, now);
        }
        all.move_on(id, here, now);
    }
}

core::process clearance(core::simulation& sim, run& all, std::vector<lot_id> cargo, place_id here,
                        core::duration takes) {
    sim.name_running("clearance", all.at(here).params.name);
    const core::duration took = takes;
    const place_params& set = all.at(here).params;
    co_await core::until(all.days.done_by(set.customs, set.country, sim.now(), took));
    cleared(all, cargo, here, took);
}

}  // namespace

core::process loading(core::simulation& sim, run& all, operation& service, vehicle& self) {
    sim.name_running("loading", service.params.name);
    const place_id here = service.origin(self.heading);
    if (all.at(here).dock(service.dock_at(here)) != nullptr) {
        const core::process_ref call = sim.start(dock_call(sim, all, service, self, here));
        co_await core::join(call);
    }
    loaded(all, service, self);
    sim.start(voyage(sim, all, service, self));
}

void loaded(run& all, operation& service, vehicle& self) {
    const core::time_point now = all.sim.now();
    for (std::size_t i = 0; i < self.cargo.size(); ++i) {
        charge_ride(all, service, self, i);
    }
    clear_the_yard(all, service, self, now);
    account_loaded(all, service, self);
    if (trip_row* const row = all.row_of(self)) {
        row->loaded = now;
    }
}

core::process voyage(core::simulation& sim, run& all, operation& service, vehicle& self) {
    sim.name_running("voyage", service.params.name);
    core::stream draw{all.seeds, core::decides("running time"), self.voyage_entity(place_id{})};
    for (std::size_t i = 0; i < service.params.legs.size(); ++i) {
        leg_ahead to = ahead(all, service, self, i);
        let_go_before(all, self, to);
        for (const stop what : stops) {
            const core::process_ref done = begin(all, service, self, to, what);
            co_await core::join(done);
        }
        const core::time_point ready = sim.now();
        const core::process_ref change = begin_change(all, service, self, to);
        co_await core::join(change);
        const core::time_point asked = sim.now();
        if (i > 0) {  // at its origin a train is coupled before it is ready
            note_change(all, to, asked - ready);
        }
        if (to.leg.line || to.parts > 1) {
            self.progress.legs_entered = i + 1;
            to.on.slowness = slowness_on(all, service, to, draw);
            const core::process_ref run = begin_run(all, service, self, to);
            co_await core::join(run);
        } else {
            const core::time_point enters = entry(all, to.on, asked);
            if (enters > asked || to.leg.mode == leg_mode::rail) {
                co_await core::until(enters);
                note_entry(all, service, self, to.on, asked);
            }
            self.progress.legs_entered = i + 1;
            to.on.slowness = slowness_on(all, service, to, draw);
            const core::duration takes = passing_time(all, service, to.on);
            co_await core::delay(takes);
            note_passed(all, self, to.on, takes);
        }
        note_trip(all, service, self, to, asked);
    }
    let_locomotive_go(all, self, service.destination(self.heading));
    sim.start(unloading(sim, all, service, self));
}

void book_arrival(run& all, const vehicle& by, std::span<const lot_id> cargo, place_id where) {
    const core::time_point now = all.sim.now();
    all.books.book(cargo, by.trip);
    for (const lot_id id : cargo) {
        all.books.at(id).put_down = now;
    }
    if (!all.counting(now)) {
        return;
    }
    const auto week =
        static_cast<std::size_t>((now - all.days.counted_from()) / std::chrono::hours{168});
    for (const lot_id id : cargo) {
        const amount one = all.books.amount_of(all.books.at(id));
        all.at(where).throughput += one;
        all.books.weekly.node_throughput[week][index_of(where)] += one;
    }
}

core::duration clearance_time(run& all, const vehicle& by, place_id where) {
    const station& here = all.at(where);
    core::stream draw{all.seeds, core::decides("clearance"), by.voyage_entity(where)};
    const double takes_h = here.clearance_h(draw);
    return here.params.clearance.mean > core::duration{} ? from_hours(takes_h) : core::duration{};
}

void put_down(run& all, const operation& service, vehicle& self) {
    const place_id where = service.destination(self.heading);
    std::vector<lot_id> cargo;
    cargo.swap(self.cargo);
    self.load = 0;
    book_arrival(all, self, cargo, where);
    const core::duration takes = clearance_time(all, self, where);
    if (takes > core::duration{} && !cargo.empty()) {
        all.sim.start(clearance(all.sim, all, std::move(cargo), where, takes));
    } else {
        cleared(all, cargo, where, takes);
    }
}

core::process unloading(core::simulation& sim, run& all, operation& service, vehicle& self) {
    sim.name_running("unloading", service.params.name);
    const place_id where = service.destination(self.heading);
    if (trip_row* const row = all.row_of(self)) {
        row->arrived = sim.now();
    }
    let_follow(all, service, self);
    const bool worked =
        !self.cargo.empty() && all.at(where).dock(service.dock_at(where)) != nullptr;
    operation* const onward = worked ? goes_on_with(all, service, self) : nullptr;
    if (onward != nullptr) {
        const core::process_ref pair = sim.start(transloading(sim, all, service, self, *onward));
        co_await core::join(pair);
    }
    if (worked && self.onward.set == nullptr) {
        const core::process_ref call = sim.start(dock_call(sim, all, service, self, where));
        co_await core::join(call);
    }
    const core::time_point now = sim.now();
    settle_voyage(all, service, self);
    service.voyages += all.counting(now) ? 1 : 0;
    account_unloaded(all, service, self);
    if (trip_row* const row = all.row_of(self)) {
        row->unloaded = now;
    }
    if (self.onward.set != nullptr) {
        hand_over(all, service, self);
    }
    put_down(all, service, self);

    service.busy.take(now, -1);
    service.boards(opposite(self.heading)).inbound -= 1;
    if (self.fails <= now) {
        sim.start(repair(sim, all, service, self));
    } else {
        become_idle(all, service, self, now);
    }
}

void become_idle(run& all, operation& service, vehicle& self, core::time_point now) {
    const direction back = opposite(self.heading);
    service.boards(back).idle.push_back(&self);
    vehicle_came(all, service, back, now);
    vehicle_came(all, service, self.heading, now);
}

}  // namespace corridor::models
