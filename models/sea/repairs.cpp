// Ships fail. Each has a sequence of failures of its own, in calendar time and drawn by their
// number, so that what it sails changes neither when they happen nor how long they take. A ship
// ends the voyage on which it fails; one that fails while it waits for cargo sails once more before
// that is seen.
#include <algorithm>

#include "models/run.hpp"

namespace corridor::models {

namespace {

void draw_next(run& all, const operation& service, vehicle& self, core::time_point from) {
    constexpr double hours_a_year = 8766.0;
    core::stream draw{all.seeds, core::decides("failure"), self.entity + self.failures++};
    self.fails =
        from + from_hours(draw.exponential(hours_a_year / service.params.failures_per_year));
}

core::duration drawn_repair(const run& all, const operation& service, const vehicle& self) {
    const spread_time& repair = service.params.repair;
    core::stream draw{all.seeds, core::decides("repair"), self.entity + self.failures - 1};
    const double takes_h = draw.lognormal(hours(repair.mean), repair.cv);
    return repair.cv > 0 ? from_hours(takes_h) : repair.mean;
}

/// The part of a repair that lies in the counted year; its end is known when it begins.
void account_repair(run& all, operation& service, core::time_point from, core::time_point to) {
    const core::time_point begin = std::max(from, all.days.counted_from());
    const core::time_point end = std::min(to, all.days.counted_to());
    if (begin < end) {
        all.work.repairs[index_of(service.id)] += end - begin;
        service.repair_hours += hours(end - begin);
    }
}

}  // namespace

void draw_first_failures(run& all, operation& service) {
    if (service.params.failures_per_year <= 0) {
        return;
    }
    for (vehicle& each : service.fleet) {
        draw_next(all, service, each, core::at(core::duration{}));
    }
}

core::process repair(core::simulation& sim, run& all, operation& service, vehicle& self) {
    sim.name_running("repair", service.params.name);
    const core::duration takes = drawn_repair(all, service, self);
    account_repair(all, service, sim.now(), sim.now() + takes);
    draw_next(all, service, self, self.fails);
    // It is not on its way any more: another may have to be sent for.
    vehicle_came(all, service, opposite(self.heading), sim.now());
    vehicle_came(all, service, self.heading, sim.now());
    co_await core::delay(takes);
    self.lately.add(origin::repair, service.destination(self.heading), sim.now());
    become_idle(all, service, self, sim.now());
}

}  // namespace corridor::models
