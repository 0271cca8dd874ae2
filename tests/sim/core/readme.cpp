// The examples of sim/core/README.md, word for word.
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "sim/core/process.hpp"
#include "sim/core/quantiles.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/trace/text.hpp"

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

std::string two_calls_told() {
    core::simulation sim;
    core::resource berths(sim, 1, "berths");
    core::quantiles stays;
    std::string text;
    core::text_trace trace(sim, [&text](std::string_view lines) { text += lines; });
    trace.name(sim.start(vessel_call(sim, berths, stays)), "Aral");
    trace.name(sim.start(vessel_call(sim, berths, stays)), "Turan");
    sim.run();
    trace.finish();
    return text;  // what happened, and a line that heads the columns
}

}  // namespace

TEST_CASE("The examples of the README do what they say", "[core][readme]") {
    const core::quantiles stays = two_calls_at_one_berth();
    CHECK(stays.count() == 2);
    CHECK(stays.total_ms() == core::duration(54h).count());

    const std::string told = two_calls_told();
    CHECK(std::count(told.begin(), told.end(), '\n') ==
          6);  // the head; 2 begin, 1 waits for its berth, 2 stay
    CHECK(told.find("resource berths") != std::string::npos);
}
