// Over a leg that takes only shorter trains: the train is split before it, each part has its own
// locomotive and its own run over the line or its own path, and the train goes on when its last
// part is there and all are joined. What its hours go to is what that last part's went to. Parts
// run at one pace, which is the train's own draw.
#include <algorithm>
#include <deque>

#include "models/rail/parts.hpp"
#include "models/run.hpp"
#include "models/services/passage.hpp"

namespace corridor::models {

namespace {

struct part {
    vehicle self;  // its own hours, and a copy of what is aboard
    core::process_ref runs;
    core::time_point arrived{};
};

core::process over_its_path(core::simulation& sim, run& all, operation& service, vehicle& self,
                            line_passage on) {
    sim.name_running("part of a train", service.params.name);
    const core::time_point asked = sim.now();
    const core::time_point enters = entry(all, on, asked);
    co_await core::until(enters);
    note_entry(all, service, self, on, asked);
    const core::duration takes = passing_time(all, service, on);
    co_await core::delay(takes);
    note_passed(all, self, on, takes);
}

core::process over_the_leg(core::simulation& sim, run& all, operation& service, part& of,
                           line_passage on) {
    sim.name_running("part of a train", service.params.name);
    const leg_params& leg = all.from.legs[index_of(on.leg)];
    if (leg.traction) {
        const core::process_ref change =
            sim.start(change_of_locomotive(sim, all, service, of.self, on));
        co_await core::join(change);
    }
    const core::process_ref run =
        sim.start(leg.line ? over_the_line(sim, all, service, of.self, on)
                           : over_its_path(sim, all, service, of.self, on));
    co_await core::join(run);
    let_locomotive_go(all, of.self, on.heading == heading_on_line::up ? leg.to : leg.from);
    of.arrived = sim.now();
}

/// The train's hours are those of the part that came last; of equals, of the one that left last.
void join_up(run& all, operation& service, vehicle& self, std::deque<part>& parts) {
    const part* last = &parts.front();
    for (part& each : parts) {
        std::vector<traction_trip>& hauled = each.self.progress.hauled;
        self.progress.hauled.insert(self.progress.hauled.end(), hauled.begin(), hauled.end());
        last = each.arrived >= last->arrived ? &each : last;
    }
    const core::duration ran = last->self.progress.served;
    wait_counts(all, service, last->arrived - self.phase_began - ran);
    self.spent_as(last->self);
    self.progress.ran(ran);
}

}  // namespace

core::process in_parts(core::simulation& sim, run& all, operation& service, vehicle& self,
                       line_passage on) {
    sim.name_running("train in parts", service.params.name);
    const leg_params& leg = all.from.legs[index_of(on.leg)];
    const int count = parts_on(leg, service.params);
    const core::duration shunted = splitting_time(leg, count);
    if (shunted > core::duration{}) {
        co_await core::delay(shunted);
    }
    self.spend(cause::handling, on.here, sim.now());
    std::deque<part> parts;
    for (int i = 0; i < count; ++i) {
        vehicle& each = parts.emplace_back().self;
        each.heading = self.heading;
        each.cargo = self.cargo;
        each.parts = count;
        each.phase_began = sim.now();
        each.lately.begin(sim.now());
        parts.back().runs = sim.start(over_the_leg(sim, all, service, parts.back(), on));
    }
    for (part& each : parts) {
        co_await core::join(each.runs);
    }
    join_up(all, service, self, parts);
    if (shunted > core::duration{}) {
        co_await core::delay(shunted);
    }
    self.spend(cause::handling, on.heading == heading_on_line::up ? leg.to : leg.from, sim.now());
    self.progress.ran(2 * shunted);
}

}  // namespace corridor::models
