// A harbour with tides. Ships come as chance has it, one in 310 minutes. They pass the bar in the
// first three hours of each tide of 12 h 25 min only, enter when a berth and two tugs are free at
// the same moment, unload for less than the time to the next tide, and leave with it and one tug.
// With plenty of berths and tugs a ship waits for the tide alone; with three berths three ships a
// tide may enter, a queue served in bulk; with few tugs as well, Little's law is left.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <utility>
#include <vector>

#include "sim/core/joint_claim.hpp"
#include "sim/core/laws.hpp"
#include "sim/core/process.hpp"
#include "sim/core/random.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/shifts.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/statistics.hpp"

using namespace std::chrono_literals;
using namespace corridor;

namespace {

constexpr double gap = 310;            // minutes from ship to ship, exponential, mean
constexpr double tide = 12 * 60 + 25;  // minutes from flood to flood
constexpr double open = 3 * 60;        // of them, in which ships pass the bar
constexpr double closed = tide - open;
constexpr core::duration passage = 30min;
constexpr core::time_point end = core::at(24h * 365 * 300);
constexpr int plenty = 1000;

core::duration minutes(double time) { return core::duration(std::llround(time * 60'000)); }

struct harbour {
    harbour(core::simulation& sim, int berth_count, int tug_count)
        : bar(sim, plenty, "bar"),
          berths(sim, berth_count, "berths"),
          tugs(sim, tug_count, "tugs") {
        berths.observe();
    }

    core::resource bar;  // by the tide, passable for as many as come, or for nobody
    core::resource berths;
    core::resource tugs;
    core::stream gaps{{}, core::decides("gap"), 0};
    core::stream unloadings{{}, core::decides("unloading"), 0};
    core::triangular_law unloading{3.5 * 60, 5 * 60, 8 * 60};  // minutes
    core::tally waits;                                         // minutes outside the bar
};

core::process ship(core::simulation& sim, harbour& here) {
    const core::time_point arrived = sim.now();
    core::hold berth;
    {
        const core::part two_tugs(here.tugs, core::claim{.units = 2});
        auto entering = co_await core::acquire_all(here.berths, here.bar, two_tugs);
        here.waits.add(static_cast<double>((sim.now() - arrived).count()) / 60'000);
        berth = std::move(entering[0]);
        co_await core::delay(passage);
    }
    co_await core::delay(minutes(here.unloading(here.unloadings)));
    const core::claim leaves_first{.units = 1, .priority = -1};
    const core::part out(here.bar, leaves_first);
    const core::part tug(here.tugs, leaves_first);
    const auto leaving = co_await core::acquire_all(out, tug);
    berth.release();
    co_await core::delay(passage);
}

core::process arrivals(core::simulation& sim, harbour& here) {
    while (true) {
        const core::duration until_next = minutes(here.gaps.exponential(gap));
        co_await core::delay(until_next);
        sim.start(ship(sim, here));
    }
}

using shares = std::vector<double>;  // [n] of time with n ships

shares poisson(double time) {
    shares share(40, std::exp(-time / gap));
    for (std::size_t n = 1; n < share.size(); ++n)
        share[n] = share[n - 1] * time / gap / static_cast<double>(n);
    return share;
}

shares sum(const shares& a, const shares& b) {
    shares share(200, 0.0);  // at this load that many ships wait with a chance below 1e-15
    for (std::size_t n = 0; n < a.size(); ++n)
        for (std::size_t m = 0; m < b.size() && n + m < share.size(); ++m)
            share[n + m] += a[n] * b[m];
    return share;
}

shares beyond(std::size_t berths, const shares& present) {
    shares share(present.size(), 0.0);
    for (std::size_t n = 0; n < present.size(); ++n)
        share[n - std::min(n, berths)] += present[n];
    return share;
}

double mean(const shares& share) {
    double sum = 0.0;
    for (std::size_t n = 0; n < share.size(); ++n)
        sum += static_cast<double>(n) * share[n];
    return sum;
}

// Mean wait, in minutes. At the flood every berth comes free, and until the ebb the first ships
// enter, one a berth; who is beyond waits for the next tide. From the distribution of ships at the
// flood that a tide leaves as it was, by Little's law. After Bailey, On queueing processes with
// bulk service, Journal of the Royal Statistical Society B 16 (1954).
double bulk_service_wait(std::size_t berths) {
    shares at_flood{1.0};
    const auto waiting = [&](double time) {  // after the flood, while the tide is in
        return beyond(berths, sum(at_flood, poisson(time)));
    };
    for (int tides = 0; tides < 1000; ++tides)
        at_flood = sum(waiting(open), poisson(closed));
    double ship_minutes = closed * (mean(waiting(open)) + closed / gap / 2.0);
    for (double time = 0.5; time < open; ++time)
        ship_minutes += mean(waiting(time));
    return ship_minutes * gap / tide;
}

struct answer {
    double wait;       // minutes
    double by_little;  // mean number of ships that wait times the gap between them
};

answer simulated(int berths, int tugs) {
    core::simulation sim;
    harbour here(sim, berths, tugs);
    const std::vector<core::shift> tides{{0min, plenty}, {minutes(open), 0}};
    sim.start(core::keep_shifts(sim, here.bar, core::shift_pattern(minutes(tide), tides)));
    sim.start(arrivals(sim, here));
    sim.run_until(end);
    return {here.waits.mean(), here.berths.record().queued.mean(end) * gap};
}

bool compare(const char* name, double wait, double known) {
    std::printf("%-14s mean wait %6.1f min, known %6.1f min\n", name, wait, known);
    return std::fabs(wait / known - 1.0) < 0.04;
}

}  // namespace

int main() {
    const bool tide_only =
        compare("tide alone", simulated(plenty, plenty).wait, closed * closed / (2.0 * tide));
    const bool berths = compare("three berths", simulated(3, plenty).wait, bulk_service_wait(3));
    const answer both = simulated(3, 2);
    const bool tugs = compare("and two tugs", both.wait, both.by_little);
    return tide_only && berths && tugs ? 0 : 1;
}
