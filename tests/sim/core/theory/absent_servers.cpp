// A server that is away now and then: on vacation when nobody is there, or broken down.
#include <catch2/catch.hpp>

#include "sim/core/resource.hpp"
#include "sim/core/store.hpp"
#include "tests/sim/core/theory/systems.hpp"

namespace corridor::tests::theory {
namespace {

// M/G/1 with vacations: who comes back and finds nobody goes away again.
struct counter {
    counter(core::simulation& sim, core::seeds seed, observations& observed, double load,
            law service, law vacation)
        : line(sim),
          gaps(seed, "gap", exponential(1.0 / load)),
          services(seed, "service", service),
          vacations(seed, "vacation", vacation),
          seen(observed) {}
    void begin(core::simulation& sim);

    core::store<core::time_point> line;  // customers, each with its arrival
    source gaps;
    source services;
    source vacations;
    observations& seen;
};

core::process clerk(core::simulation& sim, counter& here) {
    const bool works = true;
    while (works) {
        while (here.line.size() > 0) {
            const core::time_point arrived = co_await here.line.get();
            here.seen[0].add(sim.now() - arrived);
            const core::duration service = here.services.next();
            co_await core::delay(service);
        }
        const core::duration vacation = here.vacations.next();
        co_await core::delay(vacation);
    }
}

core::process customers(core::simulation& sim, counter& here) {
    const bool open = true;
    while (open) {
        const core::duration gap = here.gaps.next();
        co_await core::delay(gap);
        co_await here.line.put(sim.now());
    }
}

void counter::begin(core::simulation& sim) {
    sim.start(clerk(sim, *this));
    sim.start(customers(sim, *this));
}

experiment with_vacations(const char* name, double load, law service, law vacation) {
    return {name,
            {{"wait", oracles::vacation_wait(load, service.has, vacation.has)}},
            run_of<counter>(load, service, vacation)};
}

}  // namespace

std::vector<experiment> absent_servers() {
    return {
        with_vacations("M/M/1 with vacations, load 0.6", 0.6, exponential(1.0), exponential(2.0)),
        with_vacations("M/E2/1 with constant vacations, load 0.6", 0.6, erlang(2, 1.0),
                       constant(3.0))};
}

TEST_CASE("Vacations make wait a residual vacation longer", "[core][theory]") {
    check_all(absent_servers());
}

}  // namespace corridor::tests::theory
