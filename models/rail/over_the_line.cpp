// A train of this cargo on the line of a leg.
#include "models/rail/hauls.hpp"
#include "models/run.hpp"

namespace corridor::models {

namespace {

/// What a train of this service is to the line of a leg.
train_params train_on(const run& all, const operation& service, const vehicle& self,
                      const leg_params& leg) {
    const dispatching_params& yields = all.from.dispatching;
    train_params out;
    out.speed = leg.speed;
    out.laden = !self.cargo.empty();
    out.longer_than_loops = service.params.train_length_m / self.parts > leg.line->loop_length_m;
    out.handicap = is_block_train(service.params) ? yields.container_trains : yields.other_freight;
    return out;
}

}  // namespace

core::process over_the_line(core::simulation& sim, run& all, operation& service, vehicle& self,
                            line_passage on) {
    sim.name_running("over the line", service.params.name);
    const leg_params& leg = all.from.legs[index_of(on.leg)];
    const train_params kind = train_on(all, service, self, leg);
    line& track = all.legs[index_of(on.leg)].line->track;
    line::train train(kind, on.heading);
    train.slowness = on.slowness;
    train.is_ours = true;
    const core::time_point asked = sim.now();
    const core::process_ref run = sim.start(track.run(sim, train));
    co_await core::join(run);
    const core::duration ran = sim.now() - asked - train.waited;
    self.spend(cause::waiting_path, on.here, asked + train.waited);
    self.spend(cause::moving, on.here, sim.now());
    self.ran(ran);
    wait_counts(all, service, self, train.waited);
}

}  // namespace corridor::models
