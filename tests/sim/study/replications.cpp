#include "sim/study/replications.hpp"

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using namespace corridor;

namespace {

/// Uneven work, so that later replications overtake earlier ones.
double busy(int replication) {
    double sum = replication;
    for (int i = 0; i < (97 - replication) * 1000; ++i)
        sum += 1.0 / (i + 1 + replication);
    return sum;
}

}  // namespace

TEST_CASE("Results arrive in order, on the caller, with the same bits for any workers", "[study]") {
    std::vector<double> alone;
    const std::atomic<bool> stop = false;
    study::run_replications(
        97, 1, busy, [&](int, double x) { alone.push_back(x); }, stop);
    for (const int workers : {2, 3, 8, 200}) {
        std::vector<double> together;
        const auto caller = std::this_thread::get_id();
        const int done = study::run_replications(
            97, workers, busy,
            [&](int replication, double x) {
                CHECK(replication == static_cast<int>(together.size()));
                CHECK(std::this_thread::get_id() == caller);
                together.push_back(x);
            },
            stop);
        CHECK(done == 97);
        CHECK(together == alone);
    }
}

TEST_CASE("What a task throws reaches the caller after the results before it", "[study]") {
    const std::atomic<bool> stop = false;
    for (const int workers : {1, 4}) {
        int received = 0;
        const auto failing = [](int replication) {
            if (replication == 5)
                throw std::runtime_error("the fifth");
            return replication;
        };
        CHECK_THROWS_WITH(study::run_replications(
                              20, workers, failing, [&](int, int) { ++received; }, stop),
                          "the fifth");
        CHECK(received == 5);
    }
}

TEST_CASE("What the sink throws ends the study", "[study]") {
    const std::atomic<bool> stop = false;
    for (const int workers : {1, 4}) {
        CHECK_THROWS_AS(study::run_replications(
                            50, workers, busy,
                            [](int, double) { throw std::runtime_error("disk full"); }, stop),
                        std::runtime_error);
    }
}

TEST_CASE("A stopped study starts nothing more and hands out nothing more", "[study]") {
    for (const int workers : {1, 4}) {
        std::atomic<bool> stop = false;
        int received = 0;
        const int done = study::run_replications(
            1000, workers, busy,
            [&](int, double) {
                if (++received == 3)
                    stop = true;
            },
            stop);
        CHECK(done == 3);
        CHECK(received == 3);
    }
}
