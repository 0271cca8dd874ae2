// The example of sim/core/README.md, word for word.
#include <chrono>

#include <catch2/catch.hpp>

#include "sim/core/process.hpp"
#include "sim/core/quantiles.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"

using namespace std::chrono_literals;
using namespace corridor;

namespace {

core::process vessel_call(core::simulation& sim, core::resource& berths, core::quantiles& stays) {
    const core::time_point arrived = sim.now();
    const core::hold berth = co_await berths.acquire();  // the queue is the anchorage
    co_await core::delay(18h);
    stays.add(sim.now() - arrived);
}

core::quantiles two_calls_at_one_berth() {
    core::simulation sim;
    core::resource berths(sim, 1, "berths");
    core::quantiles stays;
    sim.start(vessel_call(sim, berths, stays));
    sim.start(vessel_call(sim, berths, stays));
    sim.run();  // the second waits 18 hours and stays 36
    return stays;
}

}  // namespace

TEST_CASE("The example of the README does what it says", "[core][readme]") {
    const core::quantiles stays = two_calls_at_one_berth();
    CHECK(stays.count() == 2);
    CHECK(stays.total_ms() == core::duration(54h).count());
}
