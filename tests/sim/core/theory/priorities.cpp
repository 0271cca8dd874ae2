// Classes of customers, at one server or at several; class 0 goes first. A service that has begun
// is either never interrupted, or gives way to a better class and goes on later where it stood.
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

enum class interruption : std::uint8_t { never, by_better_class };

struct clinic {
    clinic(core::simulation& sim, core::seeds seed, observations& observed, int number,
           interruption happens, const std::vector<of_class>& classes)
        : doctors(sim, number), interrupts(happens), seen(observed) {
        for (const of_class& each : classes) {
            gaps.emplace_back(seed, "gap", exponential(1.0 / each.rate), gaps.size());
            services.emplace_back(seed, "service", each.service, services.size());
        }
    }
    void begin(core::simulation& sim);

    core::resource doctors;
    interruption interrupts;
    std::deque<source> gaps;
    std::deque<source> services;
    observations& seen;
};

// Observed is the wait.
core::process patient(core::simulation& sim, clinic& here, std::size_t of) {
    const core::time_point arrived = sim.now();
    const core::claim wanted{.units = 1, .priority = static_cast<std::int32_t>(of)};
    const core::hold doctor = co_await here.doctors.acquire(wanted);
    here.seen[of].add(sim.now() - arrived);
    const core::duration service = here.services[of].next();
    co_await core::delay(service);
}

// Observed is the whole time: a wait may begin again at any moment.
core::process emergency(core::simulation& sim, clinic& here, std::size_t of) {
    const core::time_point arrived = sim.now();
    core::claim wanted{.units = 1, .priority = static_cast<std::int32_t>(of), .preempts = true};
    core::duration left = here.services[of].next();
    while (left > core::duration{0}) {
        const core::hold doctor = co_await here.doctors.acquire(wanted);
        const core::time_point began = sim.now();
        co_await core::delay(left);
        left -= sim.now() - began;
        wanted.ahead = true;
    }
    here.seen[of].add(sim.now() - arrived);
}

core::process patients(core::simulation& sim, clinic& here, std::size_t of) {
    const bool open = true;
    while (open) {
        const core::duration gap = here.gaps[of].next();
        co_await core::delay(gap);
        if (here.interrupts == interruption::never)
            sim.start(patient(sim, here, of));
        else
            sim.start(emergency(sim, here, of));
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

double exact(int doctors, interruption happens, const std::vector<of_class>& classes,
             std::size_t of) {
    using namespace oracles;
    const std::vector<customer_class> as = known(classes);
    if (happens == interruption::never)
        return doctors == 1 ? patient_priority_wait(as, of)
                            : patient_priority_wait(doctors, as, of);
    return doctors == 1 ? preemptive_time(as, of) : preemptive_time(doctors, as, of);
}

experiment clinic_of(const char* name, int doctors, interruption happens,
                     const std::vector<of_class>& classes) {
    experiment what{name, {}, run_of<clinic>(doctors, happens, classes)};
    const std::string observed = happens == interruption::never ? "wait" : "time";
    for (std::size_t of = 0; of < classes.size(); ++of)
        what.figures.push_back(
            {observed + " of class " + std::to_string(of), exact(doctors, happens, classes, of)});
    return what;
}

}  // namespace

std::vector<experiment> priority_queues() {
    const std::vector<of_class> two{{0.25, exponential(1.0)}, {0.4, exponential(1.0)}};
    const std::vector<of_class> three{
        {0.2, exponential(0.5)}, {0.2, erlang(2, 1.0)}, {0.15, exponential(2.0)}};
    const std::vector<of_class> many{{0.9, exponential(1.0)}, {1.2, exponential(1.0)}};
    const auto never = interruption::never;
    const auto preempts = interruption::by_better_class;
    return {clinic_of("two priorities, M/M/1, load 0.65", 1, never, two),
            clinic_of("three priorities, M/G/1, load 0.6", 1, never, three),
            clinic_of("two priorities, M/M/3, load 0.7", 3, never, many),
            clinic_of("two that preempt, M/M/1, load 0.65", 1, preempts, two),
            clinic_of("three that preempt, M/G/1, load 0.6", 1, preempts, three),
            clinic_of("two that preempt, M/M/3, load 0.7", 3, preempts, many)};
}

TEST_CASE("Priorities make wait as theory says, with and without preemption", "[core][theory]") {
    check_all(priority_queues());
}

}  // namespace corridor::tests::theory
