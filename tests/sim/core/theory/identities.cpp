// What holds on every single run, to the millisecond: Little's law, and that no order of service
// changes when a single server has nothing left to do. No chance and no interval here.
#include <cstdint>
#include <optional>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/resource.hpp"
#include "tests/sim/core/theory/source.hpp"

namespace corridor::tests::theory {
namespace {

constexpr int all_ships = 20'000;

// Three priorities, short patience, one to three units each: whatever a queue can do at once.
struct quay {
    explicit quay(core::simulation& sim) : cranes(sim, 4) { cranes.observe(); }

    core::resource cranes;
    core::seeds seed{1987, 0};
    source gaps{seed, "gap", exponential(0.6)};
    source services{seed, "service", lognormal(1.0, 1.0)};
    source patience{seed, "patience", exponential(4.0)};
    core::stream wishes{seed, core::decides("wish"), 0};
    core::duration waited{0};
    core::duration worked{0};  // of all units
    int gave_up = 0;
    int served = 0;
};

core::process ship(core::simulation& sim, quay& here) {
    const core::time_point arrived = sim.now();
    core::claim wanted;
    wanted.units = 1 + static_cast<int>(here.wishes.below(3));
    wanted.priority = static_cast<std::int32_t>(here.wishes.below(3));
    const core::duration patience = here.patience.next();
    const std::optional<core::hold> cranes = co_await here.cranes.try_acquire_for(patience, wanted);
    here.waited += sim.now() - arrived;
    if (!cranes.has_value()) {
        ++here.gave_up;
        co_return;
    }
    ++here.served;
    const core::duration service = here.services.next();
    co_await core::delay(service);
    here.worked += wanted.units * service;
}

core::process ships(core::simulation& sim, quay& here) {
    int left = all_ships;
    while (left-- > 0) {
        const core::duration gap = here.gaps.next();
        co_await core::delay(gap);
        sim.start(ship(sim, here));
    }
}

double area(const core::time_weighted& of, core::time_point end) {
    return of.mean(end) * static_cast<double>(end.time_since_epoch().count());
}

// One server; arrivals at odd and services of even milliseconds, so that no two events coincide.
enum class discipline : std::uint8_t { first_come, random_priority, preemptive, shortest_first };

struct works {
    works(core::simulation& sim, discipline chosen) : server(sim, 1), by(chosen) {
        server.observe();
    }

    core::resource server;
    discipline by;
    core::seeds seed{1987, 0};
    source gaps{seed, "gap", exponential(1.0 / 0.8)};
    int present = 0;
    int preemptions = 0;
    core::duration work{0};
    std::vector<core::time_point> idle_from;
};

core::duration even(core::duration time) { return time / 2 * 2; }

core::process customer(core::simulation& sim, works& here, std::uint64_t number) {
    ++here.present;
    core::stream draws(here.seed, core::decides("service"), number);
    const core::duration service = even(from_units(draws.exponential(1.0)));
    here.work += service;
    core::claim wanted;
    wanted.preempts = here.by == discipline::preemptive;
    if (here.by == discipline::shortest_first)
        wanted.priority = static_cast<std::int32_t>(service.count() / 1000);
    else if (here.by != discipline::first_come)
        wanted.priority = static_cast<std::int32_t>(draws.below(5));
    core::duration left = service;
    while (left > core::duration{0}) {
        const core::hold server = co_await here.server.acquire(wanted);
        const core::time_point began = sim.now();
        co_await core::delay(left);
        left -= sim.now() - began;
        here.preemptions += left > core::duration{0} ? 1 : 0;
        wanted.ahead = true;
    }
    --here.present;
    if (here.present == 0)
        here.idle_from.push_back(sim.now());
}

core::process customers(core::simulation& sim, works& here) {
    const core::duration odd{1};
    co_await core::delay(odd);
    for (std::uint64_t i = 0; i < 20'000; ++i) {
        const core::duration gap = even(here.gaps.next());
        co_await core::delay(gap);
        sim.start(customer(sim, here, i));
    }
}

std::vector<core::time_point> idle_instants(discipline by) {
    core::simulation sim;
    works here(sim, by);
    sim.start(customers(sim, here));
    sim.run();
    // Little's law of the server alone: the area under the number in service is the work.
    CHECK(area(here.server.record().in_use, sim.now()) ==
          Approx(static_cast<double>(here.work.count())).epsilon(1e-14));
    CHECK((here.preemptions > 1'000) == (by == discipline::preemptive));
    return here.idle_from;
}

}  // namespace

TEST_CASE("Little's law holds exactly when the system ends empty", "[core][theory]") {
    // Then the area under the number waiting is the sum of the waits, and the area under the
    // number of units in use is the work: whole milliseconds, so only the division rounds.
    core::simulation sim;
    quay here(sim);
    sim.start(ships(sim, here));
    sim.run();
    CHECK(here.served + here.gave_up == all_ships);
    CHECK(here.gave_up > 500);  // all of it happens
    CHECK(here.waited > 10'000 * unit);
    const auto waited = static_cast<double>(here.waited.count());
    const auto worked = static_cast<double>(here.worked.count());
    CHECK(area(here.cranes.record().queued, sim.now()) == Approx(waited).epsilon(1e-14));
    CHECK(area(here.cranes.record().in_use, sim.now()) == Approx(worked).epsilon(1e-14));
    CHECK(here.cranes.in_use() == 0);
}

TEST_CASE("The order of service does not change when the server is idle", "[core][theory]") {
    const std::vector<core::time_point> first_come = idle_instants(discipline::first_come);
    CHECK(first_come.size() > 2'000);
    CHECK(idle_instants(discipline::random_priority) == first_come);
    CHECK(idle_instants(discipline::preemptive) == first_come);
    CHECK(idle_instants(discipline::shortest_first) == first_come);
}

}  // namespace corridor::tests::theory
