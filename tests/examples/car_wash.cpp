// SimPy's car wash: two machines, five minutes a car, four cars at the start and then one every few
// minutes. The gaps are those of the run that SimPy's documentation prints, so every car must enter
// and leave at the minutes that are printed there.
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>

#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"

using namespace std::chrono_literals;
using namespace corridor;

namespace {

constexpr std::size_t cars = 7;
constexpr core::duration wash_time = 5min;
constexpr core::time_point end = core::at(20min);

struct visit {
    core::time_point arrived;
    core::time_point entered;
    core::time_point left = core::never;
    friend bool operator==(const visit&, const visit&) = default;
};

using visits = std::array<visit, cars>;

constexpr visit minutes(int arrived, int entered, int left) {
    return {core::at(arrived * 1min), core::at(entered * 1min), core::at(left * 1min)};
}

// SimPy 4, "Carwash": the output printed with its example. The last car leaves after the end.
constexpr visits published{minutes(0, 0, 5),
                           minutes(0, 0, 5),
                           minutes(0, 5, 10),
                           minutes(0, 5, 10),
                           minutes(5, 10, 15),
                           minutes(10, 10, 15),
                           visit{core::at(16min), core::at(16min)}};

core::process car(core::simulation& sim, core::resource& machines, visit& own) {
    own.arrived = sim.now();
    const core::hold machine = co_await machines.acquire();
    own.entered = sim.now();
    co_await core::delay(wash_time);
    own.left = sim.now();
}

core::process street(core::simulation& sim, core::resource& machines, visits& all) {
    const std::size_t at_once = 4;
    for (std::size_t i = 0; i < cars; ++i) {
        if (i >= at_once)
            co_await core::delay(published[i].arrived - published[i - 1].arrived);
        sim.start(car(sim, machines, all[i]));
    }
}

double in_minutes(core::time_point instant) {
    return std::chrono::duration<double, std::ratio<60>>(instant.time_since_epoch()).count();
}

}  // namespace

int main() {
    core::simulation sim;
    core::resource machines(sim, 2, "machines");
    visits all;
    sim.start(street(sim, machines, all));
    sim.run_until(end);
    std::puts("car   arrives   enters   leaves   (minutes)");
    for (std::size_t i = 0; i < cars; ++i) {
        std::printf("%3zu %9.2f %8.2f", i, in_minutes(all[i].arrived), in_minutes(all[i].entered));
        if (all[i].left == core::never)
            std::printf("   washing");
        else
            std::printf(" %8.2f", in_minutes(all[i].left));
        std::puts(all[i] == published[i] ? "   as published" : "   not as published");
    }
    return all == published ? 0 : 1;
}
