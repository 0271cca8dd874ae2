// A train of single wagons at a hump on its way: the queue, sorting, and the wait until a train of
// its destination is formed. It holds nothing meanwhile that anybody waits for: its locomotive has
// gone, and when its turn comes is known as it arrives.
#include "models/leg_time.hpp"
#include "models/rail/hauls.hpp"
#include "models/run.hpp"

namespace corridor::models {

core::process marshalling(core::simulation& sim, run& all, operation& service, vehicle& self,
                          place_id here) {
    sim.name_running("marshalling", service.params.name);
    hump& yard = *all.humps[index_of(here)];
    const core::time_point came = sim.now();
    const core::duration sorting = yard.time_for(wagons_of(service.params));
    const core::time_point begins = yard.book(came, sorting);
    if (begins > came) {
        yard.log.queue(came, 1);
        co_await core::until(begins);
        yard.log.queue(begins, -1);
    }
    yard.log.take(begins, 1);
    co_await core::until(begins + sorting);
    yard.log.take(sim.now(), -1);
    yard.log.served(begins - came, sim.now() - came);
    wait_counts(all, service, begins - came);

    const spread_time& gathers = all.at(here).params.accumulation;
    core::stream draw{all.seeds, core::decides("accumulation"), self.voyage_entity(here)};
    const core::duration gathering =
        from_hours(hours(gathers.mean) * running_factor(draw, gathers.cv));
    if (gathering > core::duration{}) {
        co_await core::delay(gathering);
    }
    self.progress.ran(sorting + gathering);
    self.spend(cause::marshalling, here, sim.now());
}

}  // namespace corridor::models
