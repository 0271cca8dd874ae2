// A call at a dock: the wait for an open port or gate and for a free place, then the work, with the
// cranes that the docks of a place share.
#include <algorithm>

#include "models/cargo/work_account.hpp"
#include "models/run.hpp"

namespace corridor::models {

namespace {

core::duration work_time(const operation& service, const place_params& here, std::int64_t load,
                         int cranes_at_work) {
    double per_h = here.docks[index_of(service.dock)].rate_per_h;
    if (service.cranes != crane_kind::none) {
        const crane_params& cranes =
            service.cranes == crane_kind::quay ? here.quay_cranes : here.rail_cranes;
        per_h = cranes.teu_per_h * cranes_at_work;
    }
    return per_h > 0 ? from_hours(static_cast<double>(load) / per_h) : core::duration{};
}

int cranes_at_most(const operation& service, const place_params& here) {
    const crane_params& cranes =
        service.cranes == crane_kind::quay ? here.quay_cranes : here.rail_cranes;
    return std::min(cranes.per_vehicle, cranes.count);
}

/// When a vehicle that comes to a dock may ask for its place: by wind or by the gate's hours.
core::time_point opens_for(const run& all, const operation& service, const station& here,
                           core::time_point arrived) {
    if (is_vessel(service.params.kind)) {
        return here.open_from(arrived);
    }
    return service.dock == dock_kind::gate ? all.days.gate_open(here.params, arrived) : arrived;
}

}  // namespace

core::process dock_call(core::simulation& sim, run& all, operation& service, vehicle& self,
                        place_id where) {
    sim.name_running("dock call", service.params.name);
    station& here = all.at(where);
    facility_group* const dock = here.dock(service.dock);
    port_side* const sea_side = is_vessel(service.params.kind) ? here.sea_side.get() : nullptr;
    const cause closed = sea_side != nullptr ? cause::weather : cause::waiting_berth;
    const core::time_point arrived = sim.now();
    if (sea_side != nullptr) {
        sea_side->anchorage.queue(arrived, 1);
    }
    const core::time_point opens = opens_for(all, service, here, arrived);
    if (opens > arrived) {
        co_await core::until(opens);
        self.spend(closed, where, opens);
    }

    dock->log.queue(sim.now(), 1);
    core::hold place;
    berth_call* berth = nullptr;
    if (sea_side == nullptr) {
        place = co_await dock->units.acquire();
    } else {
        berth = &sea_side->berths.ask(service.dock, service.params.interval.has_value());
        if (!berth->berthed) {
            co_await berth->called.wait();
        }
    }
    facility_group* const given = berth == nullptr ? dock : here.dock(berth->berth);
    dock->log.queue(sim.now(), -1);
    given->log.take(sim.now(), 1);
    self.spend(cause::waiting_berth, where, sim.now());
    // Wind that has risen meanwhile keeps the vessel at anchor, and the berth for it.
    const core::time_point calm = sea_side == nullptr ? sim.now() : here.open_from(sim.now());
    if (calm > sim.now()) {
        co_await core::until(calm);
        self.spend(cause::weather, where, calm);
    }
    const core::time_point berthed = sim.now();
    if (sea_side != nullptr) {
        sea_side->anchorage.queue(berthed, -1);
        sea_side->anchorage.served(berthed - arrived, berthed - arrived);
    }
    wait_counts(all, service, arrived, berthed);

    const core::duration setup =
        self.follows ? core::duration{} : here.params.docks[index_of(service.dock)].setup;
    crane_pool* const pool =
        service.cranes == crane_kind::none ? nullptr : here.cranes(service.cranes);
    const int most = pool == nullptr ? 1 : cranes_at_most(service, here.params);
    const core::duration work = work_time(service, here.params, self.load, most);
    if (pool == nullptr) {
        co_await core::delay(setup + work);
    } else {
        if (setup > core::duration{}) {
            co_await core::delay(setup);
        }
        const core::duration crane_time = work_time(service, here.params, self.load, 1);
        const crane_work wanted{.crane_time = crane_time, .most = most};
        crane_job& job = pool->ask(wanted, sim.now());
        while (sim.now() < job.done) {
            co_await job.changed.wait_for(job.done - sim.now());
        }
        account_cranes(all, service.cranes, where, pool->give_back(job, sim.now()));
    }
    self.progress.served += setup + work;
    account_dock(all, service.dock, where, {berthed, setup + work, 1});
    self.spend(cause::handling, where, sim.now());
    given->log.take(sim.now(), -1);
    dock->log.served(berthed - arrived, sim.now() - arrived);
    if (berth != nullptr) {
        sea_side->berths.leave(*berth);
    }
}

}  // namespace corridor::models
