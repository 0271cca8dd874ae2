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

// M/M/1 with breakdowns, of the busy and of the idle server; a service goes on where it stood. The
// server is taken by a claim that preempts, or there is none any more.
enum class breakdown : std::uint8_t { preempts, cuts_capacity };

struct workbench {
    workbench(core::simulation& sim, core::seeds seed, observations& observed, breakdown happens)
        : bench(sim, 1),
          gaps(seed, "gap", exponential(1.0 / rate)),
          services(seed, "service", exponential(1.0)),
          lives(seed, "life", exponential(mean_up)),
          repairs(seed, "repair", exponential(mean_down)),
          breaks(happens),
          seen(observed) {}
    void begin(core::simulation& sim);
    static constexpr double rate = 0.5;
    static constexpr double mean_up = 4.0;
    static constexpr double mean_down = 1.0;

    core::resource bench;
    source gaps;
    source services;
    source lives;
    source repairs;
    breakdown breaks;
    observations& seen;
};

core::process customer(core::simulation& sim, workbench& here) {
    const core::time_point arrived = sim.now();
    core::claim wanted;
    core::duration left = here.services.next();
    while (left > core::duration{0}) {
        const core::hold bench = co_await here.bench.acquire(wanted);
        const core::time_point began = sim.now();
        co_await core::delay(left);
        left -= sim.now() - began;
        wanted.ahead = true;
    }
    here.seen[0].add(sim.now() - arrived);
}

core::process breakdowns_that_preempt(core::simulation& /*sim*/, workbench& here) {
    const core::claim first{.units = 1, .priority = -1, .preempts = true};
    while (first.preempts) {
        const core::duration life = here.lives.next();
        co_await core::delay(life);
        const core::hold bench = co_await here.bench.acquire(first);
        const core::duration repair = here.repairs.next();
        co_await core::delay(repair);
    }
}

core::process breakdowns_that_cut(core::simulation& /*sim*/, workbench& here) {
    const bool is_used = true;
    while (is_used) {
        const core::duration life = here.lives.next();
        co_await core::delay(life);
        here.bench.set_capacity(0, core::when_cut::preempt);
        const core::duration repair = here.repairs.next();
        co_await core::delay(repair);
        here.bench.set_capacity(1);
    }
}

void workbench::begin(core::simulation& sim) {
    sim.start(arrivals(sim, *this));
    if (breaks == breakdown::preempts)
        sim.start(breakdowns_that_preempt(sim, *this));
    else
        sim.start(breakdowns_that_cut(sim, *this));
}

experiment with_breakdowns(const char* name, breakdown happens) {
    return {name,
            {{"time", oracles::breakdown_time(workbench::rate, 1.0, workbench::mean_up,
                                              workbench::mean_down)}},
            run_of<workbench>(happens)};
}

}  // namespace

std::vector<experiment> absent_servers() {
    return {
        with_vacations("M/M/1 with vacations, load 0.6", 0.6, exponential(1.0), exponential(2.0)),
        with_vacations("M/E2/1 with constant vacations, load 0.6", 0.6, erlang(2, 1.0),
                       constant(3.0)),
        with_breakdowns("M/M/1 with breakdowns that preempt", breakdown::preempts),
        with_breakdowns("M/M/1 with breakdowns that cut capacity", breakdown::cuts_capacity)};
}

TEST_CASE("Vacations and breakdowns of the server make wait as theory says", "[core][theory]") {
    check_all(absent_servers());
}

}  // namespace corridor::tests::theory
