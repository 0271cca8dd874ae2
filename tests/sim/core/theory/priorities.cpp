// Classes of customers at one server; class 0 goes first. A service that has begun is either never
// interrupted, or gives way to a better class and goes on later where it stood.
#include <cstddef>
#include <deque>
#include <string>

#include <catch2/catch.hpp>

#include "sim/core/resource.hpp"
#include "tests/sim/core/theory/systems.hpp"

namespace corridor::tests::theory {
namespace {

struct of_class {
    double rate = 0.0;
    law service;
};

struct clinic {
    clinic(core::simulation& sim, core::seeds seed, observations& observed,
           const std::vector<of_class>& classes)
        : doctor(sim, 1), seen(observed) {
        for (const of_class& each : classes) {
            gaps.emplace_back(seed, "gap", exponential(1.0 / each.rate), gaps.size());
            services.emplace_back(seed, "service", each.service, services.size());
        }
    }
    void begin(core::simulation& sim);

    core::resource doctor;
    std::deque<source> gaps;
    std::deque<source> services;
    observations& seen;
};

core::process patient(core::simulation& sim, clinic& here, std::size_t of) {
    const core::time_point arrived = sim.now();
    const core::claim wanted{.units = 1, .priority = static_cast<std::int32_t>(of)};
    const core::hold doctor = co_await here.doctor.acquire(wanted);
    here.seen[of].add(sim.now() - arrived);
    const core::duration service = here.services[of].next();
    co_await core::delay(service);
}

core::process patients(core::simulation& sim, clinic& here, std::size_t of) {
    const bool open = true;
    while (open) {
        const core::duration gap = here.gaps[of].next();
        co_await core::delay(gap);
        sim.start(patient(sim, here, of));
    }
}

void clinic::begin(core::simulation& sim) {
    for (std::size_t of = 0; of < gaps.size(); ++of)
        sim.start(patients(sim, *this, of));
}

std::vector<oracles::customer_class> known(const std::vector<of_class>& classes) {
    std::vector<oracles::customer_class> all;
    for (const of_class& each : classes)
        all.push_back({each.rate, each.service.has});
    return all;
}

experiment without_interruption(const char* name, const std::vector<of_class>& classes) {
    experiment what{name, {}, run_of<clinic>(classes)};
    for (std::size_t of = 0; of < classes.size(); ++of)
        what.figures.push_back({"wait of class " + std::to_string(of),
                                oracles::patient_priority_wait(known(classes), of)});
    return what;
}

}  // namespace

std::vector<experiment> priority_queues() {
    const std::vector<of_class> two{{0.25, exponential(1.0)}, {0.4, exponential(1.0)}};
    const std::vector<of_class> three{
        {0.2, exponential(0.5)}, {0.2, erlang(2, 1.0)}, {0.15, exponential(2.0)}};
    return {without_interruption("two priorities, M/M/1, load 0.65", two),
            without_interruption("three priorities, M/G/1, load 0.6", three)};
}

TEST_CASE("Priorities make wait as Cobham says", "[core][theory]") { check_all(priority_queues()); }

}  // namespace corridor::tests::theory
