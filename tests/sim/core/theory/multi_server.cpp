// M/M/c: Poisson arrivals, c exponential servers, first come first served.
#include <catch2/catch.hpp>
#include <fmt/core.h>

#include "sim/core/resource.hpp"
#include "tests/sim/core/theory/systems.hpp"

namespace corridor::tests::theory {
namespace {

struct station {
    station(core::simulation& sim, core::seeds seed, observations& observed, int count, double load,
            double long_time)
        : servers(sim, count),
          gaps(seed, "gap", exponential(1.0 / (load * count))),
          services(seed, "service", exponential(1.0)),
          long_wait(from_units(long_time)),
          seen(observed) {}
    void begin(core::simulation& sim) { sim.start(arrivals(sim, *this)); }

    core::resource servers;
    source gaps;
    source services;
    core::duration long_wait;
    observations& seen;
};

core::process customer(core::simulation& sim, station& here) {
    const core::time_point arrived = sim.now();
    here.seen[1].add(here.servers.available() == 0);
    const core::hold server = co_await here.servers.acquire();
    here.seen[0].add(sim.now() - arrived);
    here.seen[2].add(sim.now() - arrived > here.long_wait);
    const core::duration service = here.services.next();
    co_await core::delay(service);
}

// `long_wait` in services.
experiment mmc(const char* name, int servers, double load, double long_wait) {
    const double rate = load * servers;
    return {name,
            {{"wait", oracles::mmc_wait(servers, rate, 1.0)},
             // Poisson arrivals see time averages: an arrival finds all busy as often as they are.
             {"finds all busy", oracles::erlang_c(servers, rate)},
             {fmt::format("waits over {}", long_wait),
              oracles::mmc_waits_longer(servers, rate, 1.0, long_wait)}},
            run_of<station>(servers, load, long_wait)};
}

}  // namespace

std::vector<experiment> multi_server_queues() {
    return {mmc("M/M/1, load 0.5", 1, 0.5, 1.0), mmc("M/M/1, load 0.7", 1, 0.7, 1.0),
            mmc("M/M/3, load 0.7", 3, 0.7, 1.0), mmc("M/M/8, load 0.7", 8, 0.7, 0.4)};
}

TEST_CASE("M/M/c makes wait as Erlang C says, and arrivals see time averages", "[core][theory]") {
    check_all(multi_server_queues());
}

}  // namespace corridor::tests::theory
