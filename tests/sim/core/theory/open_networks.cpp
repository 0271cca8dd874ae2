// Open Jackson networks: stations in a row, and one with a way back. The mean time at each station
// is that of M/M/c with the flow that passes it.
#include <catch2/catch.hpp>

#include "sim/core/resource.hpp"
#include "tests/sim/core/theory/systems.hpp"

namespace corridor::tests::theory {
namespace {

struct stop {
    stop(core::simulation& sim, core::seeds seed, const char* name, int servers, double mean)
        : places(sim, servers), services(seed, name, exponential(mean)) {}
    core::resource places;
    source services;
};

// M/M/1, then M/M/2, then M/M/1.
struct tandem {
    tandem(core::simulation& sim, core::seeds seed, observations& observed)
        : first(sim, seed, "first", 1, 1.0),
          second(sim, seed, "second", 2, 2.0),
          third(sim, seed, "third", 1, 0.5),
          gaps(seed, "gap", exponential(1.0 / rate)),
          seen(observed) {}
    void begin(core::simulation& sim) { sim.start(arrivals(sim, *this)); }
    static constexpr double rate = 0.6;

    stop first;
    stop second;
    stop third;
    source gaps;
    observations& seen;
};

core::process customer(core::simulation& sim, tandem& here) {
    const core::time_point arrived = sim.now();
    std::size_t which = 0;
    for (stop* at : {&here.first, &here.second, &here.third}) {
        const core::time_point came = sim.now();
        {
            const core::hold place = co_await at->places.acquire();
            const core::duration service = at->services.next();
            co_await core::delay(service);
        }
        here.seen[which++].add(sim.now() - came);
    }
    here.seen[which].add(sim.now() - arrived);
}

// After the second station, half go back to the first.
struct loop {
    loop(core::simulation& sim, core::seeds seed, observations& observed)
        : first(sim, seed, "first", 1, 1.0),
          second(sim, seed, "second", 1, 0.5),
          gaps(seed, "gap", exponential(1.0 / rate)),
          ways(seed, core::decides("way"), 0),
          seen(observed) {}
    void begin(core::simulation& sim) { sim.start(arrivals(sim, *this)); }
    static constexpr double rate = 0.3;
    static constexpr double comes_back = 0.5;

    stop first;
    stop second;
    source gaps;
    core::stream ways;
    observations& seen;
};

core::process customer(core::simulation& sim, loop& here) {
    const core::time_point arrived = sim.now();
    bool goes_on = true;
    while (goes_on) {
        std::size_t which = 0;
        for (stop* at : {&here.first, &here.second}) {
            const core::time_point came = sim.now();
            {
                const core::hold place = co_await at->places.acquire();
                const core::duration service = at->services.next();
                co_await core::delay(service);
            }
            here.seen[which++].add(sim.now() - came);
        }
        goes_on = here.ways.uniform() < loop::comes_back;
    }
    here.seen[2].add(sim.now() - arrived);
}

}  // namespace

std::vector<experiment> open_networks() {
    using namespace oracles;
    const double first = jackson_time(tandem::rate, 1.0);
    const double second = mmc_wait(2, tandem::rate, 2.0) + 2.0;
    const double third = jackson_time(tandem::rate, 0.5);
    const double passages = 1.0 / (1.0 - loop::comes_back);
    const double outward = jackson_time(loop::rate * passages, 1.0);
    const double back = jackson_time(loop::rate * passages, 0.5);
    return {{"tandem of M/M/1, M/M/2, M/M/1",
             {{"at the first", first},
              {"at the second", second},
              {"at the third", third},
              {"in all", first + second + third}},
             run_of<tandem>()},
            {"Jackson network with a way back",
             {{"at the first", outward},
              {"at the second", back},
              {"in all", passages * (outward + back)}},
             run_of<loop>()}};
}

TEST_CASE("An open Jackson network is a product of M/M/c", "[core][theory]") {
    check_all(open_networks());
}

}  // namespace corridor::tests::theory
