// Elementary functions against the C library's in long double, in units of the last place.
#include "sim/core/elementary.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/laws.hpp"
#include "sim/core/random.hpp"

using namespace corridor;

namespace {

constexpr std::uint32_t test_draws = core::decides("test draws");
constexpr double infinity = std::numeric_limits<double>::infinity();

// Distance in units of the last place of the double at `right`.
double ulps(double ours, long double right) {
    const double nearest = std::fabs(static_cast<double>(right));
    const long double step = std::nextafter(nearest, infinity) - static_cast<long double>(nearest);
    return static_cast<double>(std::fabs(ours - right) / step);
}

/// The worst distance seen, and where.
struct worst {
    double distance = 0.0;
    double at = 0.0;
    void see(double ours, long double right, double x) {
        const double off = ulps(ours, right);
        if (!(off <= distance)) {
            distance = off;
            at = x;
        }
    }
};

// Doubles between 2^low and 2^high, evenly over exponents; and what is next to powers of two, where
// reductions change sides.
std::vector<double> wide(int low, int high, std::uint64_t entity) {
    core::long_stream from({5, 0}, test_draws, entity);
    std::vector<double> out;
    for (int i = 0; i < 1'000'000; ++i) {
        const double significand = 1.0 + from.uniform();
        const auto exponent = static_cast<int>(from.below(high - low)) + low;
        out.push_back(std::ldexp(significand, exponent));
    }
    for (int e = low; e <= high; ++e) {
        const double power = std::ldexp(1.0, e);
        for (const double x : {power, power * std::sqrt(2.0), power * std::sqrt(0.5)}) {
            out.push_back(x);
            out.push_back(std::nextafter(x, 0.0));
            out.push_back(std::nextafter(x, infinity));
        }
    }
    return out;
}

}  // namespace

TEST_CASE("The logarithm is within 1 ulp of the C library's", "[core][elementary]") {
    worst seen;
    for (const double x : wide(-1060, 1022, 1))  // subnormal numbers too
        seen.see(core::log(x), std::log(static_cast<long double>(x)), x);
    core::long_stream from({5, 0}, test_draws, 2);
    for (int i = 0; i < 1'000'000; ++i) {  // around 1, where the result is small
        const double x = 1.0 + std::ldexp(from.uniform() - 0.5, -static_cast<int>(from.below(50)));
        if (x > 0.0 && x != 1.0)
            seen.see(core::log(x), std::log(static_cast<long double>(x)), x);
    }
    INFO("seed 5, worst at " << std::hexfloat << seen.at);
    CHECK(seen.distance < 1.0);
}

TEST_CASE("The exponential is within 1 ulp of the C library's", "[core][elementary]") {
    worst seen;
    const auto see = [&seen](double x) {
        seen.see(core::exp(x), std::exp(static_cast<long double>(x)), x);
    };
    for (const double x : wide(-60, 8, 3)) {
        see(x);
        see(-x);
    }
    for (int k = -1020; k <= 1022; ++k)  // where k of the reduction changes
        for (const double half : {k + 0.5, std::nextafter(k + 0.5, infinity)})
            see(half * 0.6931471805599453);
    INFO("seed 5, worst at " << std::hexfloat << seen.at);
    CHECK(seen.distance < 1.0);
}

TEST_CASE("The exponential rounds into the subnormal numbers", "[core][elementary]") {
    // Down there an ulp is 2^-1074, the least number.
    core::long_stream from({5, 0}, test_draws, 4);
    worst seen;
    for (int i = 0; i < 100'000; ++i) {
        const double x = -708.0 - 37.0 * from.uniform();
        seen.see(core::exp(x), std::exp(static_cast<long double>(x)), x);
    }
    INFO("seed 5, worst at " << std::hexfloat << seen.at);
    CHECK(seen.distance < 1.0);
}

TEST_CASE("The square root is correctly rounded", "[core][elementary]") {
    worst seen;
    for (const double x : wide(-1060, 1022, 5))
        seen.see(core::sqrt(x), std::sqrt(static_cast<long double>(x)), x);
    CHECK(seen.distance <= 0.5 + 1e-3);  // the oracle is rounded itself
}

TEST_CASE("A power is as near as its header says", "[core][elementary]") {
    core::long_stream from({5, 0}, test_draws, 6);
    double most = 0.0;  // of the distance over what is allowed
    for (int i = 0; i < 1'000'000; ++i) {
        const double x = std::ldexp(1.0 + from.uniform(), static_cast<int>(from.below(60)) - 30);
        const double y = 16.0 * (from.uniform() - 0.5);
        const long double right =
            std::pow(static_cast<long double>(x), static_cast<long double>(y));
        const double allowed = 3.0 * std::fabs(y * std::log(x)) + 1.0;
        most = std::max(most, ulps(core::pow(x, y), right) / allowed);
    }
    INFO("seed 5");
    CHECK(most < 1.0);
}

TEST_CASE("The normal quantile is what the distribution function takes back",
          "[core][elementary]") {
    // p from z by erfc in long double; an error e in z moves p by e times the density.
    core::long_stream from({5, 0}, test_draws, 7);
    double most = 0.0;
    for (int i = 0; i < 1'000'000; ++i) {
        const double p = std::ldexp(from.uniform(), -static_cast<int>(from.below(60)) - 1);
        const long double z = core::normal_quantile(p);
        const long double back = 0.5L * std::erfc(-z * std::sqrt(0.5L));
        const long double density = std::exp(-0.5L * z * z) / std::sqrt(2.0L * std::acos(-1.0L));
        const long double off = std::fabs(back - p) / density;
        most = std::max(most, static_cast<double>(off / std::max(1e-2L, std::fabs(z))));
    }
    INFO("seed 5");
    CHECK(most < 2e-15);
}

TEST_CASE("The normal quantile is as odd as its argument allows", "[core][elementary]") {
    for (int i = 1; i < 1024; ++i) {  // multiples of 2^-11 and their complements are exact
        const double p = i / 2048.0;
        REQUIRE(core::normal_quantile(1.0 - p) == -core::normal_quantile(p));
    }
}

TEST_CASE("Elementary functions keep their edges", "[core][elementary]") {
    CHECK(core::log(1.0) == 0.0);
    CHECK(core::log(0.0) == -infinity);
    CHECK(core::log(-0.0) == -infinity);
    CHECK(std::isnan(core::log(-1.0)));
    CHECK(std::isnan(core::log(std::nan(""))));
    CHECK(core::log(infinity) == infinity);
    CHECK(core::log(5e-324) == Approx(std::log(5e-324)));
    CHECK(core::exp(0.0) == 1.0);
    CHECK(core::exp(-0.0) == 1.0);
    CHECK(std::isnan(core::exp(std::nan(""))));
    CHECK(core::exp(infinity) == infinity);
    CHECK(core::exp(-infinity) == 0.0);
    CHECK(core::exp(710.0) == infinity);
    CHECK(core::exp(709.782712893383973096) < infinity);
    CHECK(core::exp(-745.1) == 5e-324);
    CHECK(core::exp(-746.0) == 0.0);
    CHECK(std::isnan(core::sqrt(-1.0)));
    CHECK(core::pow(2.0, 0.0) == 1.0);
    CHECK(core::pow(0.0, 2.0) == 0.0);
    CHECK(core::pow(0.0, -2.0) == infinity);
    CHECK(core::normal_quantile(0.5) == 0.0);
    CHECK(core::normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
    CHECK(core::normal_quantile(1e-20) == Approx(-9.262340089798408).epsilon(1e-13));
}

TEST_CASE("log and exp give the bits at compile time that they give at run time",
          "[core][elementary]") {
    constexpr double log_then = core::log(0.3);
    constexpr double exp_then = core::exp(-7.3);
    volatile double x = 0.3;
    volatile double y = -7.3;
    CHECK(core::log(x) == log_then);
    CHECK(core::exp(y) == exp_then);
}

TEST_CASE("Draws and elementary functions give these bits everywhere", "[core][elementary]") {
    // Sums over fixed draws, in every bit, as both compilers give them at every optimisation.
    core::long_stream draws({11, 0}, test_draws, 4);
    const core::gamma_law gamma(2.0, 0.7);
    const core::weibull_law weibull(5.0, 1.5);
    const core::triangular_law triangular(1.0, 2.0, 4.0);
    double smooth = 0.0;
    double drawn = 0.0;
    for (int i = 0; i < 100'000; ++i) {
        const double z = core::normal_quantile(draws.uniform());
        smooth += core::exp(z) * core::log(1.0 + z * z);
        drawn += draws.exponential(3.0);
        drawn += draws.normal();
        drawn += draws.lognormal(8.0, 0.5);
        drawn += gamma(draws);
        drawn += weibull(draws);
        drawn += triangular(draws);
    }
    CHECK(smooth == 0x1.1181122dfe20cp+17);
    CHECK(drawn == 0x1.e3a2501dd8e57p+20);
}
