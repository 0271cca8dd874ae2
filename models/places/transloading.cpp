#include "models/places/transloading.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "models/cargo/way_choice.hpp"
#include "models/cargo/work_account.hpp"
#include "models/places/rehandles.hpp"
#include "models/run.hpp"
#include "sim/core/joint_claim.hpp"

namespace corridor::models {

namespace {

/// What has to find another way is put down, and finds it there.
bool keeps_its_way(const run& all, const lot& each, core::time_point now) {
    const date today = all.days.date_of_day(all.days.day_of(now));
    return !all.from.routing.reroutes || each.way >= all.from.ways.size() ||
           is_open(all.from.ways[each.way], today);
}

/// The cargo of a train that may go on by that service, in the order in which it stands aboard.
std::vector<lot_id> going_on_by(run& all, const vehicle& self, service_id next) {
    std::vector<lot_id> lots;
    for (const lot_id id : self.cargo) {
        const lot& each = all.books.at(id);
        const ride* const ride = all.books.next_ride(each);
        if (ride != nullptr && ride->service == next && keeps_its_way(all, each, all.sim.now())) {
            lots.push_back(id);
        }
    }
    return lots;
}

std::int64_t load_of(run& all, const vehicle& self, service_id next) {
    std::int64_t sum = 0;
    for (const lot_id id : going_on_by(all, self, next)) {
        sum += all.books.flow_of(all.books.at(id)).lot_size.count;
    }
    return sum;
}

bool has_set(const operation& service, direction heading) {
    return !service.ends[index_of(heading)].idle.empty() && service.has_vehicles() &&
           service.held_by(heading) == nullptr;
}

/// Whether waiting for wagons may help: who waits for them in the yard goes first.
bool may_come(const operation& service, direction heading) {
    return !service.ends[index_of(heading)].awaits_vehicles && service.held_by(heading) == nullptr;
}

/// Both trains at work: what they and their tracks keep of it.
struct pair_call {
    station& here;
    operation& service;
    vehicle& self;
    operation& onward;
    vehicle& set;
    core::time_point arrived;
    core::time_point began;

    facility_group& own() const { return *here.dock(service.dock_at(here.id)); }
    facility_group& other() const { return *here.dock(onward.dock_at(here.id)); }
    void take(core::time_point now, int units) const {
        own().log.take(now, units);
        other().log.take(now, units);
        here.pairs->log.take(now, units);
    }
    core::duration setup(const operation& of) const {
        return setup_time(of.params, here.params, of.dock_at(here.id));
    }
};

int cranes_at_most(const pair_call& call) {
    const crane_params& cranes = call.here.params.rail_cranes;
    return std::min(cranes.per_vehicle, cranes.count);
}

/// One lift for each container that came; those that join from the yard are dug out.
crane_work lifts(run& all, const pair_call& call) {
    const crane_params& cranes = call.here.params.rail_cranes;
    crane_work out;
    out.most = cranes_at_most(call);
    const double teu =
        crane_load(all, call.self, cranes) +
        crane_load(all, call.set, cranes, call.set.transloaded) * (1 + rehandles(call.here));
    out.crane_time = from_hours(teu / cranes.teu_per_h);
    return out;
}

core::duration work_alone(run& all, const pair_call& call, const vehicle& train) {
    const crane_params& cranes = call.here.params.rail_cranes;
    return from_hours(crane_load(all, train, cranes) / (cranes.teu_per_h * cranes_at_most(call)));
}

void account_call(run& all, const pair_call& call) {
    const core::time_point now = all.sim.now();
    const core::duration own = call.setup(call.service) + work_alone(all, call, call.self);
    const core::duration other = call.setup(call.onward) + work_alone(all, call, call.set);
    call.self.progress.served += own;
    call.set.progress.served += other;
    account_dock(all, call.service.dock_at(call.here.id), call.here.id, {call.began, own, 1});
    account_dock(all, call.onward.dock_at(call.here.id), call.here.id, {call.began, other, 1});
    account_pair(all, call.here.id, {call.began, own, 1});
    call.here.pairs->log.served(call.began - call.arrived, now - call.arrived);
    call.own().log.served(call.began - call.arrived, now - call.arrived);
}

/// Both trains are shunted in, and cranes lift from one to the other.
core::process work_at_pair(core::simulation& sim, run& all, pair_call call) {
    sim.name_running("pair of tracks", call.service.params.name);
    crane_pool& cranes = *call.here.rail_cranes;
    wait_counts(all, call.service, call.began - call.arrived);
    call.take(sim.now(), 1);
    const core::duration setup = std::max(call.setup(call.service), call.setup(call.onward));
    co_await core::delay(setup);
    crane_job& job = cranes.ask(lifts(all, call), sim.now());
    while (sim.now() < job.done) {
        co_await job.changed.wait_for(job.done - sim.now());
    }
    account_cranes(all, crane_kind::rail, call.here.id, cranes.give_back(job, sim.now()));
    account_call(all, call);
    call.self.spend(cause::handling, call.here.id, sim.now());
    call.take(sim.now(), -1);
    call.own().freed = call.other().freed = {};  // merely worked
}

/// Papers, where the new train stands off the pair; then it leaves.
core::process cleared_aboard(core::simulation& sim, run& all, operation& service, vehicle& self,
                             core::duration takes) {
    sim.name_running("clearance aboard", service.params.name);
    const place_id here = service.origin(self.heading);
    if (takes > core::duration{}) {
        const place_params& set = all.at(here).params;
        co_await core::until(all.days.done_by(set.customs, set.country, sim.now(), takes));
        self.spend(cause::border, here, sim.now());
    }
    sim.start(voyage(sim, all, service, self));
}

}  // namespace

bool transloads(const scenario& from, const service_params& arriving, const service_params& leaving,
                place_id here) {
    return from.places[index_of(here)].transloading.paired_tracks > 0 &&
           arriving.kind == service_kind::container_train &&
           leaving.kind == service_kind::container_train && !leaving.interval &&
           dock_at(from, arriving, here) != dock_at(from, leaving, here);
}

operation* goes_on_with(run& all, const operation& service, const vehicle& self) {
    const station& here = all.at(service.destination(self.heading));
    operation* most = nullptr;
    std::int64_t load = 0;
    if (here.pairs == nullptr) {
        return nullptr;
    }
    for (const lot_id id : self.cargo) {
        const ride* const next = all.books.next_ride(all.books.at(id));
        if (next == nullptr || (most != nullptr && next->service == most->id) ||
            !transloads(all.from, service.params, all.operations[index_of(next->service)].params,
                        here.id)) {
            continue;
        }
        const std::int64_t with_it = load_of(all, self, next->service);
        if (with_it > load) {
            most = &all.operations[index_of(next->service)];
            load = with_it;
        }
    }
    if (most == nullptr) {
        return nullptr;
    }
    const auto room = static_cast<double>(most->room(all.sim.now()));
    const auto filled = static_cast<double>(load + most->boards(self.heading).queued);
    return filled >= here.params.transloading.least_share * room ? most : nullptr;
}

core::process transloading(core::simulation& sim, run& all, operation& service, vehicle& self,
                           operation& onward) {
    sim.name_running("transloading", service.params.name);
    station& here = all.at(service.destination(self.heading));
    const core::time_point arrived = sim.now();
    const core::time_point until = arrived + here.params.transloading.patience;
    for (;;) {
        if (!has_set(onward, self.heading)) {
            if (sim.now() >= until || !may_come(onward, self.heading)) {
                co_return;
            }
            boarding& end = onward.boards(self.heading);
            end.trains_waiting += 1;
            send_for_vehicle(all, onward, self.heading, sim.now());
            co_await end.set_came.wait_for(until - sim.now());
            end.trains_waiting -= 1;
            self.spend(cause::waiting_wagons, here.id, sim.now());
            continue;
        }
        here.pairs->log.queue(sim.now(), 1);
        const auto tracks = co_await core::try_acquire_all_for(
            until - sim.now(), here.pairs->units, here.dock(service.dock_at(here.id))->units,
            here.dock(onward.dock_at(here.id))->units);
        here.pairs->log.queue(sim.now(), -1);
        self.spend(cause::waiting_berth, here.id, sim.now());
        if (tracks && !has_set(onward, self.heading)) {
            continue;  // its wagons left with other cargo meanwhile
        }
        vehicle* const set = tracks ? board_from_train(all, onward, self.heading,
                                                       going_on_by(all, self, onward.id), sim.now())
                                    : nullptr;
        if (set != nullptr) {
            const pair_call call{here, service, self, onward, *set, arrived, sim.now()};
            const core::process_ref work = sim.start(work_at_pair(sim, all, call));
            co_await core::join(work);
            self.onward = {&onward, set};
        }
        co_return;
    }
}

void hand_over(run& all, const operation& service, vehicle& self) {
    operation& next = *self.onward.service;
    vehicle& set = *self.onward.set;
    const core::time_point now = all.sim.now();
    const place_id here = service.destination(self.heading);
    self.onward = {};
    book_arrival(all, self, std::span(set.cargo).first(set.transloaded), here);
    for (std::size_t i = 0; i < set.cargo.size(); ++i) {
        lot& each = all.books.at(set.cargo[i]);
        if (i >= set.transloaded) {
            all.books.book(each, cause::handling, here, now);
            continue;
        }
        // What both trains served at once is counted once, as the new train's loading.
        each.place_served -= set.progress.served;
        all.books.end_stage(each, service.params.stage, now);
        each.hop += 1;
        self.cargo.erase(std::find(self.cargo.begin(), self.cargo.end(), set.cargo[i]));
    }
    set.phase_began = now;
    set.lately.add(busy, here, now);
    loaded(all, next, set);
    set.transloaded = 0;
    all.sim.start(cleared_aboard(all.sim, all, next, set, clearance_time(all, self, here)));
}

}  // namespace corridor::models
