#include "sim/study/sweep.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "sim/study/estimate/estimate.hpp"
#include "tests/sim/core/worlds.hpp"

using namespace std::chrono_literals;
using namespace corridor;

namespace {

/// Keeps results in memory, and can be as full as a disk.
struct memory_store {
    std::map<study::task, double> kept;
    std::size_t room = 1'000'000;
    int flushed = 0;

    bool holds(study::task which) const { return kept.contains(which); }
    void put(study::task which, double result) {
        if (kept.size() == room)
            throw std::runtime_error("no space left");
        kept.emplace(which, result);
    }
    void flush() { ++flushed; }
};

double number_of(study::task which) { return 100.0 * which.point + which.replication; }

/// A queue with one server (point 0) or two (point 1): mean hours from arrival to departure.
double mean_sojourn(std::uint64_t seed, study::task which) {
    core::simulation sim;
    tests::queue_world queue(sim, which.point + 1);
    queue.service = 1000s;
    queue.gap = core::duration{1'000'000 * 10 / 6};  // 0.6 arrivals a service
    queue.customers = 2'000;
    queue.skipped = 400;
    queue.seed = study::seeds_of(seed, which);
    sim.start(tests::arrivals(sim, queue));
    sim.run();
    return queue.sojourn_ms.mean() / 1e6;  // in services
}

}  // namespace

TEST_CASE("The last factor changes fastest", "[study]") {
    const study::full_factorial design({2, 3});
    CHECK(design.points() == 6);
    CHECK(design.levels_at(0) == std::vector<std::int32_t>{0, 0});
    CHECK(design.levels_at(2) == std::vector<std::int32_t>{0, 2});
    CHECK(design.levels_at(3) == std::vector<std::int32_t>{1, 0});
    CHECK(design.levels_at(5) == std::vector<std::int32_t>{1, 2});
}

TEST_CASE("Shards share the tasks out without gap or overlap", "[study]") {
    for (const std::int32_t shards : {1, 2, 3, 7, 50}) {
        std::vector<study::task> all;
        std::size_t most = 0;
        std::size_t least = 1000;
        for (std::int32_t number = 1; number <= shards; ++number) {
            const auto part = study::tasks_of(6, 4, {number, shards});
            all.insert(all.end(), part.begin(), part.end());
            most = std::max(most, part.size());
            least = std::min(least, part.size());
        }
        std::sort(all.begin(), all.end());
        CHECK(all == study::tasks_of(6, 4, {1, 1}));
        CHECK(most - least <= 1);
    }
}

TEST_CASE("A sweep does only what its store does not hold", "[study]") {
    const std::atomic<bool> stop = false;
    const auto tasks = study::tasks_of(5, 4, {});
    for (const int workers : {1, 3}) {
        memory_store store;
        store.kept.emplace(study::task{1, 2}, -1.0);
        std::atomic<int> simulated = 0;
        const auto outcome = study::run_sweep(
            tasks, workers,
            [&](study::task which) {
                ++simulated;
                return number_of(which);
            },
            store, stop);
        CHECK(outcome.done == 19);
        CHECK(outcome.left == 0);
        CHECK(simulated == 19);
        CHECK(store.flushed == 1);
        CHECK(store.kept.size() == 20);
        CHECK(store.kept.at({1, 2}) == -1.0);
        CHECK(store.kept.at({4, 3}) == 403.0);
    }
}

TEST_CASE("A task that fails is told and ends no other", "[study]") {
    const std::atomic<bool> stop = false;
    for (const int workers : {1, 3}) {
        memory_store store;
        const auto outcome = study::run_sweep(
            study::tasks_of(3, 2, {}), workers,
            [](study::task which) {
                if (which == study::task{1, 1})
                    throw std::logic_error("a broken invariant");
                return number_of(which);
            },
            store, stop);
        CHECK(outcome.done == 5);
        REQUIRE(outcome.failed.size() == 1);
        CHECK(outcome.failed[0].which == study::task{1, 1});
        CHECK(outcome.failed[0].words == "a broken invariant");
        CHECK_FALSE(store.holds({1, 1}));
    }
}

TEST_CASE("What the store throws ends the sweep", "[study]") {
    const std::atomic<bool> stop = false;
    for (const int workers : {1, 3}) {
        memory_store store;
        store.room = 7;
        CHECK_THROWS_WITH(
            study::run_sweep(study::tasks_of(5, 4, {}), workers, number_of, store, stop),
            "no space left");
        CHECK(store.kept.size() == 7);
    }
}

TEST_CASE("A stopped sweep flushes and says what is left", "[study]") {
    for (const int workers : {1, 3}) {
        std::atomic<bool> stop = false;
        memory_store store;
        const auto outcome = study::run_sweep(
            study::tasks_of(100, 1, {}), workers,
            [&](study::task which) {
                if (which.point == 10)
                    stop = true;
                return number_of(which);
            },
            store, stop);
        CHECK(store.flushed == 1);
        CHECK(outcome.done == static_cast<std::int64_t>(store.kept.size()));
        CHECK(outcome.done + outcome.left == 100);
        CHECK(outcome.left >= 90);
    }
}

TEST_CASE("One server against two differ by what theory says", "[study][theory]") {
    // At 0.6 arrivals a service: M/M/1 takes 1 / (1 - 0.6) = 2.5, M/M/2 takes 1 / (1 - 0.3^2) =
    // 1.0989 (Kleinrock, Queueing Systems I (1975), section 3.5): 1.4011 less. A 95 % interval
    // holds it in 95 of 100 studies; that at most 177 of 200 do has a chance of 1.9e-4.
    const double right = 1 / (1 - 0.6) - 1 / (1 - 0.3 * 0.3);
    const std::atomic<bool> stop = false;
    constexpr int replications = 12;
    int held = 0;
    int narrower = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        memory_store store;
        study::run_sweep(
            study::tasks_of(2, replications, {}), 2,
            [seed](study::task which) { return mean_sojourn(seed, which); }, store, stop);
        std::vector<double> one;
        std::vector<double> less;
        for (int i = 0; i < replications; ++i) {
            one.push_back(store.kept.at({0, i}));
            less.push_back(store.kept.at({0, i}) - store.kept.at({1, i}));
        }
        const study::estimate difference = study::mean_of(less);
        if (difference.ci95_low <= right && right <= difference.ci95_high)
            ++held;
        // Common random numbers: nearly always the difference is surer than the first of its parts.
        if (difference.standard_error < study::mean_of(one).standard_error)
            ++narrower;
    }
    CHECK(held >= 178);
    CHECK(narrower >= 190);
}
