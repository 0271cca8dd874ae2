#include <chrono>

#include "tests/golden/golden.hpp"
#include "tests/sim/core/worlds.hpp"

namespace corridor::golden {

std::uint64_t mm1() {
    using namespace std::chrono_literals;
    core::simulation sim;
    tests::queue_world here(sim, 1);
    here.gap = 100s;
    here.service = 90s;
    here.customers = 20'000;
    here.seed = {2026, 7};
    sim.start(tests::arrivals(sim, here));
    sim.run();
    digest all;
    all.add(sim.events());
    all.add(sim.event_hash());
    all.add(here.stations.utilisation());
    all.add(here.stations.record().queued.mean(sim.now()));
    all.add(here.in_system.mean(sim.now()));
    all.add(here.waiting_ms.mean());
    all.add(here.waiting_ms.variance());
    all.add(here.sojourn_ms.mean());
    return all.value();
}

}  // namespace corridor::golden
