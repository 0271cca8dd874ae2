// A call at a dock: the wait for an open port or gate and for a free place, then the work, with the
// cranes that the docks of a place share.
#include <algorithm>

#include "models/cargo/containers.hpp"
#include "models/cargo/work_account.hpp"
#include "models/places/docking.hpp"
#include "models/places/rehandles.hpp"
#include "models/run.hpp"

namespace corridor::models {

namespace {

core::duration work_time(const operation& service, const station& at, double load,
                         int cranes_at_work) {
    const place_params& here = at.params;
    double per_h = here.docks[index_of(service.dock_at(at.id))].rate_per_h;
    if (service.cranes != crane_kind::none) {
        per_h = cranes_of(here, service.cranes).teu_per_h * cranes_at_work;
    }
    return per_h > 0 ? from_hours(load / per_h) : core::duration{};
}

int cranes_at_most(const operation& service, const place_params& here) {
    const crane_params& cranes = cranes_of(here, service.cranes);
    return std::min(cranes.per_vehicle, cranes.count);
}

/// What is to be done once a vehicle is moored.
struct planned_work {
    crane_pool* pool = nullptr;  ///< null: it has no cranes
    int most = 1;                ///< cranes
    double load = 0;             ///< in the service's unit or, by cranes, as these count it
    core::duration alone{};      ///< before it asks for cranes
    core::duration served{};     ///< all of it, with the most cranes
};

planned_work plan_work(run& all, const operation& service, station& here, const vehicle& self) {
    planned_work out;
    out.pool = service.cranes == crane_kind::none ? nullptr : here.cranes(service.cranes);
    out.most = out.pool == nullptr ? 1 : cranes_at_most(service, here.params);
    const dock_kind dock = service.dock_at(here.id);
    const core::duration setup =
        self.follows ? core::duration{} : setup_time(service.params, here.params, dock);
    out.load = service.cranes == crane_kind::none
                   ? static_cast<double>(self.load)
                   : crane_load(all, self, cranes_of(here.params, service.cranes));
    const core::duration work = work_time(service, here, out.load, out.most);
    out.served = setup + work;
    out.alone = out.pool == nullptr ? out.served : setup;
    return out;
}

/// The crane time of a call. The machines that load trains first dig their containers out.
crane_work cranes_for(const operation& service, const station& here, const vehicle& self,
                      const planned_work& plan) {
    crane_work out;
    out.most = plan.most;
    out.crane_time = work_time(service, here, plan.load, 1);
    if (self.progress.loading && service.cranes == crane_kind::rail) {
        const double hours_of_moves = hours(out.crane_time);
        out.crane_time = from_hours(hours_of_moves * (1 + rehandles(here)));
    }
    return out;
}

/// When a truck that is there now comes to the gate.
core::time_point comes_to_gate(const run& all, station& here, const vehicle& self,
                               core::time_point now) {
    double uniform = 0;
    if (here.params.gate_arrivals) {
        core::stream draw{all.seeds, core::decides("gate hour"), self.voyage_entity(here.id)};
        uniform = draw.uniform();
    }
    return here.gate.comes(now, uniform);
}

/// From when on a dock works: by wind or by the gate's hours.
core::time_point opens_for(const run& all, const operation& service, const station& here,
                           core::time_point arrived) {
    if (is_vessel(service.params.kind)) {
        return here.open_from(arrived);
    }
    const place_params& set = here.params;
    return service.dock_at(here.id) == dock_kind::gate
               ? all.days.open_from(set.gate, set.country, arrived)
               : arrived;
}

/// When a vehicle that has come asks for its place: a truck at a gate when it would be there.
core::time_point asks_at(const run& all, const operation& service, station& here,
                         const vehicle& self, core::time_point now) {
    return service.dock_at(here.id) == dock_kind::gate ? comes_to_gate(all, here, self, now)
                                                       : opens_for(all, service, here, now);
}

/// The port or gate was closed until now.
void spend_closed(vehicle& self, const docking& call, place_id where, core::time_point now) {
    if (call.is_vessel()) {
        self.spend(cause::weather, where, now);
    } else {
        self.spend(cause::waiting_berth, where, now, origin::opening_hours);
    }
}

struct dock_work {
    dock_kind dock{};
    place_id where{};
    core::time_point opened;  ///< when the vehicle could ask for its place
    core::duration served{};  ///< without waits
};

/// The work is done: it is noted, and the place is free.
void leave_dock(run& all, vehicle& self, docking& call, const dock_work& done) {
    const core::time_point now = all.sim.now();
    self.progress.served += done.served;
    account_dock(all, done.dock, done.where, {call.moored(), done.served, 1});
    account_gate(all, done.dock, done.where, done.opened);
    self.spend(cause::handling, done.where, now);
    call.served(now);
    call.leave(now, call.is_awaited() ? self.since(call.arrived()) : holder_log{});
}

}  // namespace

double crane_load(run& all, const vehicle& self, const crane_params& cranes, std::size_t from) {
    double sum = 0;
    for (std::size_t i = from; i < self.cargo.size(); ++i) {
        sum += crane_teu(cranes, all.books.flow_of(all.books.at(self.cargo[i])));
    }
    return sum;
}

core::process dock_call(core::simulation& sim, run& all, operation& service, vehicle& self,
                        place_id where) {
    sim.name_running("dock call", service.params.name);
    station& here = all.at(where);
    const dock_kind dock = service.dock_at(where);
    docking call(here, dock, sim.now());
    const core::time_point opens = asks_at(all, service, here, self, sim.now());
    if (opens > sim.now()) {
        co_await core::until(opens);
        spend_closed(self, call, where, opens);
    }

    call.queue(sim.now());
    core::hold place;
    if (call.is_vessel()) {
        berth_call& berth = call.ask_for_berth(service.params.interval.has_value());
        if (!berth.berthed) {
            co_await berth.called.wait();
        }
    } else {
        place = co_await call.units().acquire();
    }
    call.has_place(sim.now());
    self.spend(cause::waiting_berth, where, sim.now(), call.before());
    // Wind that has risen meanwhile keeps a vessel at anchor, and the berth for it; a gate that has
    // closed meanwhile keeps the queue for the next day.
    const core::time_point calm = opens_for(all, service, here, sim.now());
    const core::time_point comes_in = call.comes_in(sim.now());
    if (calm > sim.now()) {
        co_await core::until(calm);
        spend_closed(self, call, where, calm);
    }
    if (comes_in > calm) {
        co_await core::until(comes_in);
        self.spend(cause::waiting_berth, where, comes_in);
    }
    call.moor(sim.now());
    wait_counts(all, service, sim.now() - call.arrived());

    const planned_work plan = plan_work(all, service, here, self);
    crane_pool* const pool = plan.pool;
    if (plan.alone > core::duration{} || pool == nullptr) {
        co_await core::delay(plan.alone);
    }
    if (pool != nullptr) {
        crane_job& job = pool->ask(cranes_for(service, here, self, plan), sim.now());
        while (sim.now() < job.done) {
            co_await job.changed.wait_for(job.done - sim.now());
        }
        account_cranes(all, service.cranes, where, pool->give_back(job, sim.now()));
    }
    leave_dock(all, self, call, {dock, where, opens, plan.served});
}

}  // namespace corridor::models
