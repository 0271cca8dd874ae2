// A fixed number of customers that go round for ever: closed Jackson networks against exact
// mean-value analysis, and machines with repairers.
#include <cstddef>
#include <deque>

#include <catch2/catch.hpp>

#include "sim/core/resource.hpp"
#include "tests/sim/core/theory/systems.hpp"

namespace corridor::tests::theory {
namespace {

// A central server; after it, six in ten go to the first disk and four to the second.
constexpr double share_of_first = 0.6;

std::vector<oracles::closed_station> computer(int processors) {
    return {{1.0, 1.0, processors}, {share_of_first, 1.5, 1}, {1.0 - share_of_first, 2.0, 1}};
}

struct stop {
    stop(core::simulation& sim, core::seeds seed, const oracles::closed_station& as,
         std::uint64_t number)
        : places(sim, as.servers),
          services(seed, "service", exponential(as.mean_service), number) {}
    core::resource places;
    source services;
};

struct central_server {
    central_server(core::simulation& sim, core::seeds seed, observations& observed, int processors,
                   int customers)
        : ways(seed, core::decides("way"), 0), jobs(customers), seen(observed) {
        for (const oracles::closed_station& each : computer(processors))
            stops.emplace_back(sim, seed, each, stops.size());
    }
    void begin(core::simulation& sim);

    std::deque<stop> stops;
    core::stream ways;
    int jobs;
    observations& seen;
};

core::process job(core::simulation& sim, central_server& here) {
    const bool goes_round = true;
    while (goes_round) {
        const core::time_point began = sim.now();
        const std::size_t disk = here.ways.uniform() < share_of_first ? 1 : 2;
        for (const std::size_t at : {std::size_t{0}, disk}) {
            const core::time_point came = sim.now();
            {
                const core::hold place = co_await here.stops[at].places.acquire();
                const core::duration service = here.stops[at].services.next();
                co_await core::delay(service);
            }
            here.seen[at].add(sim.now() - came);
        }
        here.seen[3].add(sim.now() - began);
    }
}

void central_server::begin(core::simulation& sim) {
    for (int i = 0; i < jobs; ++i)
        sim.start(job(sim, *this));
}

experiment closed(const char* name, int processors, int customers) {
    const oracles::closed_answer exact =
        oracles::mean_value_analysis(computer(processors)).answer(customers);
    return {name,
            {{"at the processors", exact.times[0]},
             {"at the first disk", exact.times[1]},
             {"at the second disk", exact.times[2]},
             {"cycle", customers / exact.throughput}},
            run_of<central_server>(processors, customers)};
}

struct workshop {
    workshop(core::simulation& sim, core::seeds seed, observations& observed,
             oracles::machine_repair as)
        : repairers(sim, as.repairers),
          lives(seed, "life", exponential(as.mean_up)),
          repairs(seed, "repair", exponential(as.mean_repair)),
          machines(as.machines),
          seen(observed) {}
    void begin(core::simulation& sim);

    core::resource repairers;
    source lives;
    source repairs;
    int machines;
    observations& seen;
};

core::process machine(core::simulation& sim, workshop& here) {
    const bool is_used = true;
    while (is_used) {
        const core::duration life = here.lives.next();
        co_await core::delay(life);
        const core::time_point broke = sim.now();
        {
            const core::hold repairer = co_await here.repairers.acquire();
            const core::duration repair = here.repairs.next();
            co_await core::delay(repair);
        }
        here.seen[0].add(sim.now() - broke);
    }
}

void workshop::begin(core::simulation& sim) {
    for (int i = 0; i < machines; ++i)
        sim.start(machine(sim, *this));
}

experiment repaired(const char* name, oracles::machine_repair as) {
    return {name, {{"time down", as.time_down()}}, run_of<workshop>(as)};
}

}  // namespace

std::vector<experiment> closed_networks() {
    return {closed("closed network, 1 customer", 1, 1),
            closed("closed network, 3 customers", 1, 3),
            closed("closed network, 8 customers", 1, 8),
            closed("closed network, 2 processors, 8 customers", 2, 8),
            repaired("machine repair, 10 machines, 1 repairer", {10, 1, 10.0, 1.0}),
            repaired("machine repair, 12 machines, 3 repairers", {12, 3, 4.0, 1.0})};
}

TEST_CASE("A closed network turns as mean-value analysis says", "[core][theory]") {
    check_all(closed_networks());
}

}  // namespace corridor::tests::theory
