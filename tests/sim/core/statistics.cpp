// What a run remembers of values over time and of observations that depend on each other. Tallies
// and quantiles are tested with the numbers.
#include "sim/core/statistics.hpp"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/batch_means.hpp"
#include "sim/core/random.hpp"
#include "sim/core/time.hpp"
#include "sim/core/time_histogram.hpp"

using namespace std::chrono_literals;
using namespace corridor;

TEST_CASE("A value over time knows its mean, least and greatest", "[core][statistics]") {
    // 0 until 10, 4 until 30, -2 until 40: (80 - 20) / 40.
    core::time_weighted value;
    value.set(core::at(10min), 4.0);
    value.set(core::at(30min), -2.0);
    CHECK(value.mean(core::at(40min)) == Approx(1.5));
    CHECK(value.min() == -2.0);
    CHECK(value.max() == 4.0);
    value.reset(core::at(40min));
    CHECK(value.min() == -2.0);
    CHECK(value.max() == -2.0);
    CHECK(std::isnan(value.mean(core::at(40min))));
    value.set(core::at(40min), 9.0);  // at the same instant: weighs nothing
    value.set(core::at(40min), 1.0);
    CHECK(value.mean(core::at(50min)) == Approx(1.0));
    CHECK(value.max() == 9.0);
}

TEST_CASE("A time histogram counts time by value, and what lies outside", "[core][statistics]") {
    // Cells [0, 2), [2, 4), [4, 6). 0 for 10, 3 for 20, 7 for 5, -1 for 5, 4 for 10.
    core::time_histogram held({}, 0.0, 2.0, 3);
    CHECK(std::isnan(held.share(0)));
    CHECK(std::isnan(held.quantile(0.5)));
    held.set(core::at(10min), 3.0);
    held.set(core::at(30min), 7.0);
    held.set(core::at(35min), -1.0);
    held.set(core::at(40min), 4.0);
    held.close(core::at(50min));
    CHECK(std::vector<core::duration>(held.cells().begin(), held.cells().end()) ==
          std::vector<core::duration>{15min, 20min, 15min});
    CHECK(held.total() == 50min);
    CHECK(held.below() == 5min);
    CHECK(held.above() == 5min);
    CHECK(held.share(1) == Approx(0.4));
    CHECK(held.quantile(0.3) == 2.0);
    CHECK(held.quantile(0.31) == 4.0);
    CHECK(held.quantile(1.0) == 6.0);

    core::time_histogram other({}, 0.0, 2.0, 3);
    other.close(core::at(10min));
    other.merge(held);
    CHECK(other.total() == 60min);
    CHECK(other.cells()[0] == 25min);
    held.reset(core::at(50min));
    held.close(core::at(60min));  // the value is 4 still
    CHECK(held.total() == 10min);
    CHECK(held.cells()[2] == 10min);
}

TEST_CASE("Batches double in size and keep their sums", "[core][statistics]") {
    // 1, 2, ... 32: at the 32nd, sixteen batches of two, the first of mean 1.5.
    core::batch_means runs;
    CHECK(std::isnan(runs.mean()));
    for (int i = 1; i <= 31; ++i)
        runs.add(i);
    CHECK(runs.batch_size() == 1);
    CHECK(runs.batches() == 31);
    CHECK(std::isfinite(runs.variance_of_mean()));
    runs.add(32.0);
    CHECK(runs.batch_size() == 2);
    CHECK(runs.batches() == 16);
    CHECK(runs.batch(0) == 1.5);
    CHECK(runs.batch(15) == 31.5);
    runs.add(100.0);
    CHECK(runs.batches() == 16);
    CHECK(runs.count() == 33);
    CHECK(runs.mean() == Approx((32 * 33 / 2 + 100) / 33.0));
    // Means 1.5, 3.5 .. 31.5: sample variance 4 * (16^2 - 1) / 12 * 16 / 15, by 16.
    CHECK(runs.variance_of_mean() == Approx(4.0 * 255 / 12 / 15));
    // 15 differences of 2 against 16 * 4 * 255 / 12.
    CHECK(runs.correlation() == Approx(1.0 - 15 * 4.0 / (2 * 16 * 4.0 * 255 / 12)));
    for (int i = 0; i < 1'000'000; ++i)
        runs.add(0.0);
    CHECK(runs.batches() >= 16);
    CHECK(runs.batches() < 32);
    CHECK(runs.batch_size() == 32768);
}

TEST_CASE("Batch means see the dependence that a plain variance does not", "[core][statistics]") {
    // x[i] = 0.9 x[i-1] + normal: the variance of the mean of n is about 1 / (0.1^2 n) = 100 / n,
    // where independent ones of the same variance 1 / 0.19 would have 5.26 / n. 200 runs of 2^14:
    // the mean of 200 estimates with 15 to 30 degrees of freedom has a deviation of at most
    // sqrt(2 / 15 / 200) = 2.6 %; 15 % are more than five of them and the small bias together: a
    // false alarm in less than 1 of 10^6 seeds.
    constexpr std::uint64_t seed = 20260;
    constexpr int runs = 200;
    constexpr int length = 1 << 14;
    double sum = 0.0;
    double correlation = 0.0;
    for (int run = 0; run < runs; ++run) {
        core::stream draws({seed, static_cast<std::uint32_t>(run)}, core::decides("batches"), 0);
        core::batch_means means;
        double x = 0.0;
        for (int i = 0; i < length; ++i) {
            const double step = draws.normal();
            x = 0.9 * x + step;
            means.add(x);
        }
        sum += means.variance_of_mean() * length;
        correlation += means.correlation();
    }
    INFO("seed " << seed);
    CHECK(sum / runs == Approx(100.0).epsilon(0.15));
    CHECK(std::abs(correlation / runs) < 0.1);
}
