// Queues with known answers. Each interval is wide enough that a right core fails with a chance of
// about 1 in 10,000 (four standard errors from replications); the seeds are fixed.
#include <chrono>
#include <cmath>

#include <catch2/catch.hpp>

#include "tests/sim/core/worlds.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using namespace corridor::tests;

namespace {

// Mean of one figure over replications, and whether `right` lies within 5 standard errors: with 20
// replications (19 degrees of freedom) the chance of a false alarm is 8e-5.
template <class Figure>
void check_mean(double right, Figure figure) {
    core::tally means;
    for (std::uint32_t replication = 0; replication < 20; ++replication)
        means.add(figure(core::seeds{1987, replication}));
    const double error = std::sqrt(means.variance() / static_cast<double>(means.count()));
    INFO("mean " << means.mean() << " error " << error << " right " << right);
    CHECK(std::fabs(means.mean() - right) <= 5.0 * error);
    CHECK(error < 0.05 * right);  // the interval says something
}

constexpr core::duration unit = 1000s;  // so large that whole milliseconds do not show

double in_units(double ms) { return ms / static_cast<double>(unit.count()); }

void prepare(queue_world& here, double load, core::seeds seed) {
    here.service = unit;
    here.gap = drawn(static_cast<double>(unit.count()) / load);
    here.customers = 12'000;
    here.skipped = 2'000;
    here.seed = seed;
}

struct network {
    explicit network(core::simulation& sim) : first(sim, 1), second(sim, 1) {}
    core::resource first;
    core::resource second;
    core::seeds seed{};
    core::time_weighted at_first;
    core::time_weighted at_second;
};

// Two exponential servers; after the second, half go back to the first.
core::process job(core::simulation& sim, network& here, std::uint64_t number) {
    core::stream draws(here.seed, core::decides("job"), number);
    bool goes_on = true;
    while (goes_on) {
        here.at_first.add(sim.now(), 1.0);
        {
            const core::hold server = co_await here.first.acquire();
            const double ms = draws.exponential(static_cast<double>(unit.count()));
            co_await core::delay(drawn(ms));
        }
        here.at_first.add(sim.now(), -1.0);
        here.at_second.add(sim.now(), 1.0);
        {
            const core::hold server = co_await here.second.acquire();
            const double ms = draws.exponential(static_cast<double>(unit.count()) * 0.5);
            co_await core::delay(drawn(ms));
        }
        here.at_second.add(sim.now(), -1.0);
        goes_on = draws.uniform() < 0.5;
    }
}

core::process jobs(core::simulation& sim, network& here) {
    core::stream draws(here.seed, core::decides("jobs"), 0);
    for (std::uint64_t i = 0; i < 8'000; ++i) {
        const double ms = draws.exponential(static_cast<double>(unit.count()) / 0.3);
        co_await core::delay(drawn(ms));
        if (i == 1'000) {
            here.at_first.reset(sim.now());
            here.at_second.reset(sim.now());
        }
        sim.start(job(sim, here, i));
    }
}

}  // namespace

TEST_CASE("M/M/1 waits as theory says", "[core][theory]") {
    // Load 0.7: mean wait = 0.7 / (1 - 0.7) services.
    check_mean(0.7 / 0.3, [](core::seeds seed) {
        core::simulation sim;
        queue_world here(sim, 1);
        prepare(here, 0.7, seed);
        sim.start(arrivals(sim, here));
        sim.run();
        return in_units(here.waiting_ms.mean());
    });
}

TEST_CASE("M/M/3 waits as Erlang C says", "[core][theory]") {
    // a = 2.1: C = (a^3/6 / 0.3) / (1 + a + a^2/2 + a^3/6 / 0.3) = 5.145 / 10.45 = 0.492344;
    // mean wait = C / (3 - 2.1) services. Kleinrock, Queueing Systems I (1975), section 3.5.
    check_mean(5.145 / 10.45 / 0.9, [](core::seeds seed) {
        core::simulation sim;
        queue_world here(sim, 3);
        prepare(here, 2.1, seed);
        sim.start(arrivals(sim, here));
        sim.run();
        return in_units(here.waiting_ms.mean());
    });
}

TEST_CASE("M/G/1 waits as Pollaczek and Khinchine say", "[core][theory]") {
    // Load 0.6, cv 0.5: wait = 0.6 / 0.4 * (1 + 0.25) / 2 = 0.9375 services.
    check_mean(0.9375, [](core::seeds seed) {
        core::simulation sim;
        queue_world here(sim, 1);
        prepare(here, 0.6, seed);
        here.service_cv = 0.5;
        sim.start(arrivals(sim, here));
        sim.run();
        return in_units(here.waiting_ms.mean());
    });
}

TEST_CASE("M/M/1/3 loses as theory says", "[core][theory]") {
    // Load 0.8: P(3) = 0.2 * 0.8^3 / (1 - 0.8^4) = 0.1024 / 0.5904.
    check_mean(0.1024 / 0.5904, [](core::seeds seed) {
        core::simulation sim;
        queue_world here(sim, 1);
        prepare(here, 0.8, seed);
        here.room = 3;
        sim.start(arrivals(sim, here));
        sim.run();
        return static_cast<double>(here.lost) / static_cast<double>(here.customers);
    });
}

TEST_CASE("A Jackson network is a product of M/M/1", "[core][theory]") {
    // Outside rate 0.3, each job passes both servers twice on average: rate 0.6 at each.
    // Loads 0.6 and 0.3: present on average 0.6/0.4 and 0.3/0.7.
    const auto present = [](core::seeds seed, bool first) {
        core::simulation sim;
        network here(sim);
        here.seed = seed;
        sim.start(jobs(sim, here));
        const core::time_point end = core::at(unit * 25'000);
        sim.run_until(end);
        return first ? here.at_first.mean(end) : here.at_second.mean(end);
    };
    check_mean(0.6 / 0.4, [&](core::seeds seed) { return present(seed, true); });
    check_mean(0.3 / 0.7, [&](core::seeds seed) { return present(seed, false); });
}

TEST_CASE("Little's law holds exactly when the system ends empty", "[core][theory]") {
    // Then the area under the number present is the sum of the sojourns, to rounding.
    core::simulation sim;
    queue_world here(sim, 2);
    prepare(here, 1.6, {5, 0});
    here.skipped = 0;
    sim.start(arrivals(sim, here));
    sim.run();
    const double area =
        here.in_system.mean(sim.now()) * static_cast<double>(sim.now().time_since_epoch().count());
    CHECK(area == Approx(here.sojourn_ms.sum()).epsilon(1e-10));
    CHECK(here.stations.in_use() == 0);
    const double work = here.sojourn_ms.sum() - here.waiting_ms.sum();
    CHECK(here.stations.utilisation() * 2.0 *
              static_cast<double>(sim.now().time_since_epoch().count()) ==
          Approx(work).epsilon(1e-10));
}
