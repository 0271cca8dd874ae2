// Small worlds that several tests of the core run: queues with known theory, and random events.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/process.hpp"
#include "sim/core/random.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/statistics.hpp"

namespace corridor::tests {

/// A queue in front of `servers` equal servers: Poisson arrivals, lognormal or exponential service.
struct queue_world {
    queue_world(core::simulation& sim, int servers) : stations(sim, servers, "servers") {
        stations.observe();
    }

    core::resource stations;
    core::duration gap{0};      // mean time between arrivals
    core::duration service{0};  // mean
    double service_cv = 1.0;    // 1: exponential; else lognormal
    std::int64_t customers = 0;
    std::int64_t skipped = 0;  // first customers that are not counted
    int room = -1;             // customers that may be present; -1: any number
    core::seeds seed{};

    int present = 0;
    std::int64_t lost = 0;
    core::time_weighted in_system;
    core::tally waiting_ms;
    core::tally sojourn_ms;
};

inline core::duration drawn(double ms) {
    return core::duration{static_cast<std::int64_t>(ms + 0.5)};
}

inline core::process customer(core::simulation& sim, queue_world& here, std::int64_t number) {
    const core::time_point arrived = sim.now();
    here.in_system.add(sim.now(), 1.0);
    ++here.present;
    {
        const core::hold server = co_await here.stations.acquire();
        if (number >= here.skipped)
            here.waiting_ms.add(static_cast<double>((sim.now() - arrived).count()));
        core::stream draws(here.seed, core::decides("service"), static_cast<std::uint64_t>(number));
        const double mean = static_cast<double>(here.service.count());
        const double ms = here.service_cv == 1.0 ? draws.exponential(mean)
                                                 : draws.lognormal(mean, here.service_cv);
        co_await core::delay(drawn(ms));
    }
    --here.present;
    here.in_system.add(sim.now(), -1.0);
    if (number >= here.skipped)
        here.sojourn_ms.add(static_cast<double>((sim.now() - arrived).count()));
}

inline core::process arrivals(core::simulation& sim, queue_world& here) {
    for (std::int64_t i = 0; i < here.customers; ++i) {
        core::stream draws(here.seed, core::decides("gap"), static_cast<std::uint64_t>(i));
        const double ms = draws.exponential(static_cast<double>(here.gap.count()));
        co_await core::delay(drawn(ms));
        if (here.room >= 0 && here.present >= here.room)
            ++here.lost;
        else
            sim.start(customer(sim, here, i));
    }
}

}  // namespace corridor::tests
