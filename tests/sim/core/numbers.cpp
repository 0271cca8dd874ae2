// Random numbers, elementary functions, statistics and quantiles against theory and known answers.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/elementary.hpp"
#include "sim/core/quantiles.hpp"
#include "sim/core/random.hpp"
#include "sim/core/statistics.hpp"

using namespace std::chrono_literals;
using namespace corridor;

namespace {

constexpr std::uint32_t test_draws = core::decides("test draws");

// Distance in units of the last place of `right`.
double ulps(double ours, double right) {
    if (ours == right)
        return 0.0;
    const double step = std::nextafter(std::fabs(right), INFINITY) - std::fabs(right);
    return std::fabs(ours - right) / step;
}

// Chi-square over 100 equally likely cells: below 149.5 with probability 0.9992 (99 degrees).
template <class Draw>  // gives the distribution function at a draw, in (0, 1)
double chi_square_of_100(int count, Draw draw) {
    std::array<int, 100> cells{};
    for (int i = 0; i < count; ++i)
        ++cells[static_cast<std::size_t>(draw() * 100.0)];
    const double expected = count / 100.0;
    double sum = 0.0;
    for (const int seen : cells)
        sum += (seen - expected) * (seen - expected) / expected;
    return sum;
}

}  // namespace

TEST_CASE("Philox gives the words of its authors", "[core][random]") {
    // Random123, tests/kat_vectors, philox4x32 with 10 rounds.
    using words = std::array<std::uint32_t, 4>;
    CHECK(core::philox({0, 0, 0, 0}, {0, 0}) ==
          words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(
        core::philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
        words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(
        core::philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("A stream is its name", "[core][random]") {
    core::stream one({42, 3}, test_draws, 9);
    core::stream same({42, 3}, test_draws, 9);
    core::stream other_entity({42, 3}, test_draws, 10);
    core::stream other_replication({42, 4}, test_draws, 9);
    core::stream other_seed({43, 3}, test_draws, 9);
    const std::uint64_t first = one.bits();
    CHECK(first == same.bits());
    CHECK(first != other_entity.bits());
    CHECK(first != other_replication.bits());
    CHECK(first != other_seed.bits());
    CHECK(one.bits() == same.bits());
    CHECK(core::decides("a") == 0xE40C292CU);  // FNV-1a's published value
}

TEST_CASE("Draws follow their distributions", "[core][random]") {
    // Five chi-square tests, each with a chance of a false alarm of 0.0008, for this fixed seed.
    core::stream draws({2024, 0}, test_draws, 1);
    const int count = 100'000;
    CHECK(chi_square_of_100(count, [&] { return draws.uniform(); }) < 149.5);
    CHECK(chi_square_of_100(count, [&] { return 1.0 - std::exp(-draws.exponential(3.0) / 3.0); }) <
          149.5);
    CHECK(chi_square_of_100(
              count, [&] { return 0.5 * std::erfc(-draws.normal() / std::sqrt(2.0)); }) < 149.5);
    CHECK(chi_square_of_100(count, [&] {
              const double s2 = std::log(1.0 + 0.25);  // cv 0.5, mean 8
              const double z =
                  (std::log(draws.lognormal(8.0, 0.5) / 8.0) + 0.5 * s2) / std::sqrt(s2);
              return 0.5 * std::erfc(-z / std::sqrt(2.0));
          }) < 149.5);
    CHECK(chi_square_of_100(count, [&] {
              return static_cast<double>(draws.below(100)) / 100.0 + 0.001;
          }) < 149.5);
}

TEST_CASE("Draws keep to their ranges", "[core][random]") {
    core::stream draws({1, 0}, test_draws, 2);
    bool inside = true;
    for (int i = 0; i < 100'000; ++i) {
        const double u = draws.uniform();
        inside = inside && u > 0.0 && u < 1.0;
        const std::int64_t n = draws.below(std::int64_t{3} << 61U);
        inside = inside && n >= 0 && n < std::int64_t{3} << 61U;
    }
    CHECK(inside);
    CHECK(draws.below(1) == 0);
    CHECK(draws.lognormal(7.5, 0.0) == 7.5);
    CHECK(draws.exponential(0.0) == 0.0);
}

TEST_CASE("Elementary functions agree with the C library within their ulp", "[core][elementary]") {
    core::stream draws({5, 0}, test_draws, 3);
    double worst_log = 0.0;
    double worst_exp = 0.0;
    double worst_pow = 0.0;
    double worst_normal = 0.0;
    for (int i = 0; i < 200'000; ++i) {
        const double u = draws.uniform();
        const double wide = std::ldexp(u, static_cast<int>(draws.below(2000)) - 1000);
        worst_log = std::max(
            {worst_log, ulps(core::log(u), std::log(u)), ulps(core::log(wide), std::log(wide))});
        const double x = (u - 0.5) * 1400.0;
        worst_exp = std::max(worst_exp, ulps(core::exp(x), std::exp(x)));
        const double power = 4.0 * draws.uniform();
        worst_pow =
            std::max(worst_pow, ulps(core::pow(u * 50.0, power), std::pow(u * 50.0, power)));
        const double tail = u * 0.5;
        const double back = 0.5 * std::erfc(-core::normal_quantile(tail) / std::sqrt(2.0));
        worst_normal = std::max(worst_normal, std::fabs(back - tail) / tail);
    }
    CHECK(worst_log <= 1.0);
    CHECK(worst_exp <= 1.0);
    CHECK(worst_pow <= 18.0);  // |y log x| is below 16
    CHECK(worst_normal < 1e-13);
}

TEST_CASE("Elementary functions keep their edges", "[core][elementary]") {
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK(core::log(1.0) == 0.0);
    CHECK(core::log(0.0) == -infinity);
    CHECK(std::isnan(core::log(-1.0)));
    CHECK(core::log(infinity) == infinity);
    CHECK(core::log(5e-324) == Approx(std::log(5e-324)));
    CHECK(core::exp(0.0) == 1.0);
    CHECK(core::exp(710.0) == infinity);
    CHECK(core::exp(709.7) == Approx(std::exp(709.7)));
    CHECK(core::exp(-740.0) == Approx(std::exp(-740.0)));
    CHECK(core::exp(-746.0) == 0.0);
    CHECK(core::pow(2.0, 0.0) == 1.0);
    CHECK(core::pow(0.0, 2.0) == 0.0);
    CHECK(core::normal_quantile(0.5) == 0.0);
    CHECK(core::normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
    CHECK(core::normal_quantile(1e-20) == Approx(-9.262340089798408).epsilon(1e-13));
}

TEST_CASE("Elementary functions give these bits everywhere", "[core][elementary]") {
    // The sum over a fixed set of draws, as g++ -O3 and clang-16 -O1 gave it, in every bit.
    core::stream draws({11, 0}, test_draws, 4);
    double sum = 0.0;
    for (int i = 0; i < 1000; ++i) {
        const double z = draws.normal();
        sum += core::exp(z) * core::log(1.0 + z * z);
    }
    CHECK(sum == 0x1.55dffc7f07e12p+10);
}

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
