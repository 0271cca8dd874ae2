// Statistics and quantiles against theory and known answers.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/quantiles.hpp"
#include "sim/core/random.hpp"
#include "sim/core/statistics.hpp"

using namespace std::chrono_literals;
using namespace corridor;

namespace {

constexpr std::uint32_t test_draws = core::decides("test draws");

}  // namespace

TEST_CASE("A time-weighted mean weighs by time", "[core][statistics]") {
    // 2 for an hour, 5 for three: (2 + 15) / 4 = 4.25. After the reset at 4 h: 5 for one, 1 for
    // one.
    core::time_weighted stock;
    CHECK(std::isnan(stock.mean(core::at(0h))));
    stock.set(core::at(0h), 2.0);
    stock.add(core::at(1h), 3.0);
    CHECK(stock.mean(core::at(4h)) == Approx(4.25));
    stock.reset(core::at(4h));
    CHECK(stock.max() == 5.0);
    stock.set(core::at(5h), 1.0);
    CHECK(stock.mean(core::at(6h)) == Approx(3.0));
    CHECK(stock.value() == 1.0);
}

TEST_CASE("A tally and the merge of its parts agree", "[core][statistics]") {
    // 1..9: mean 5, variance 60 / 8 = 7.5.
    core::tally whole;
    core::tally low;
    core::tally high;
    for (int i = 1; i <= 9; ++i) {
        whole.add(i);
        (i < 4 ? low : high).add(i);
    }
    low.merge(high);
    low.merge(core::tally{});
    CHECK(whole.mean() == Approx(5.0));
    CHECK(whole.variance() == Approx(7.5));
    CHECK(low.mean() == Approx(5.0));
    CHECK(low.variance() == Approx(7.5));
    CHECK(low.count() == 9);
    CHECK(low.min() == 1.0);
    CHECK(low.max() == 9.0);
    CHECK(low.sum() == 45.0);
    CHECK(std::isnan(core::tally{}.mean()));
}

TEST_CASE("Quantiles are within a 64th, and merge in any order", "[core][quantiles]") {
    core::quantiles all;
    core::quantiles parts[3];
    std::vector<std::int64_t> sorted;
    core::stream draws({3, 0}, test_draws, 5);
    for (int i = 0; i < 30'000; ++i) {
        const auto ms = static_cast<std::int64_t>(draws.lognormal(5e7, 1.5));
        sorted.push_back(ms);
        all.add(core::duration{ms});
        parts[i % 3].add(core::duration{ms});
    }
    std::sort(sorted.begin(), sorted.end());
    core::quantiles ab = parts[0];
    ab.merge(parts[1]);
    ab.merge(parts[2]);
    core::quantiles cb = parts[2];
    cb.merge(parts[1]);
    cb.merge(parts[0]);
    for (const double p : {0.0, 0.01, 0.5, 0.9, 0.99, 1.0}) {
        const auto rank = static_cast<std::size_t>(std::max(1.0, std::ceil(p * 30'000.0)));
        const auto right = static_cast<double>(sorted[rank - 1]);
        const auto ours = static_cast<double>(all.quantile(p)->count());
        CHECK(std::fabs(ours - right) <= right / 64.0);
        CHECK(ab.quantile(p) == all.quantile(p));
        CHECK(cb.quantile(p) == all.quantile(p));
    }
    CHECK(ab.total_ms() == cb.total_ms());
    CHECK(all.count() == 30'000);
}

TEST_CASE("Quantiles of short, huge and no times", "[core][quantiles]") {
    core::quantiles times;
    CHECK_FALSE(times.quantile(0.5).has_value());
    CHECK_FALSE(times.mean_ms().has_value());
    times.add(0ms);
    times.add(63ms);
    CHECK(times.quantile(0.5) == core::duration{0});
    CHECK(times.quantile(1.0) == core::duration{63});
    CHECK(times.mean_ms() == 31.5);
    times.add(core::duration{std::numeric_limits<std::int64_t>::max() / 2});
    CHECK(times.quantile(1.0)->count() > std::numeric_limits<std::int64_t>::max() / 129 * 63);
}
