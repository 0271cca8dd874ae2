// Every sampler against its distribution function and its exact moments, a million draws each and
// more.
#include <cmath>
#include <cstdint>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/laws.hpp"
#include "sim/core/random.hpp"
#include "tests/sim/core/random/goodness.hpp"

using namespace corridor;
using tests::check_law;
using tests::check_moments;

namespace {

constexpr core::seeds seed{2024, 0};

double lognormal_cdf(double x, double mean, double cv) {
    const double variance = std::log(1.0 + cv * cv);
    return tests::normal_cdf((std::log(x / mean) + 0.5 * variance) / std::sqrt(variance));
}

double triangular_cdf(double x, double least, double mode, double most) {
    const double width = most - least;
    return x < mode ? (x - least) * (x - least) / (width * (mode - least))
                    : 1.0 - (most - x) * (most - x) / (width * (most - mode));
}

}  // namespace

TEST_CASE("Draws follow their distributions", "[core][random]") {
    check_law(
        "uniform", seed, [](auto& from) { return from.uniform(); }, [](double x) { return x; });
    check_law(
        "exponential", seed, [](auto& from) { return from.exponential(3.0); },
        [](double x) { return -std::expm1(-x / 3.0); });
    check_law(
        "normal", seed, [](auto& from) { return from.normal(); }, tests::normal_cdf);
    for (const double cv : {0.1, 0.5, 2.0})
        check_law(
            "lognormal", {2024, static_cast<std::uint32_t>(cv * 10.0)},
            [cv](auto& from) { return from.lognormal(8.0, cv); },
            [cv](double x) { return lognormal_cdf(x, 8.0, cv); });
}

TEST_CASE("The tails beyond the ziggurats' edges have their share and their shape",
          "[core][random]") {
    constexpr int count = 20 * tests::million;
    core::long_stream from(seed, core::decides("tails"), 0);
    std::vector<double> exponential;
    std::vector<double> normal;
    const double exponential_edge = core::exponential_layers.edge;
    const double normal_edge = core::normal_layers.edge;
    for (int i = 0; i < count; ++i) {
        const double e = from.exponential(1.0);
        if (e > exponential_edge)
            exponential.push_back(-std::expm1(exponential_edge - e));
        const double z = std::fabs(from.normal());
        if (z > normal_edge)
            normal.push_back(1.0 - tests::normal_cdf(-z) / tests::normal_cdf(-normal_edge));
    }
    INFO("seed " << seed.seed);
    tests::check_share("exponential tail", static_cast<std::int64_t>(exponential.size()), count,
                       std::exp(-exponential_edge));
    tests::check_share("normal tail", static_cast<std::int64_t>(normal.size()), count,
                       2.0 * tests::normal_cdf(-normal_edge));
    CHECK(tests::p_of_distance(exponential) > tests::least_p);
    CHECK(tests::p_of_distance(normal) > tests::least_p);
}

TEST_CASE("Far out, draws are as rare as they should be", "[core][random]") {
    constexpr int count = 20 * tests::million;
    const std::vector<double> far = {3.0, 5.0, 7.0, 8.0, 9.0, 11.0, 12.0};
    const std::vector<double> deviations = {1.0, 2.0, 3.0, 3.5, 3.8, 4.0, 4.4};
    std::vector<std::int64_t> beyond(far.size());
    std::vector<std::int64_t> above(deviations.size());
    std::vector<std::int64_t> below(deviations.size());
    core::long_stream from(seed, core::decides("far out"), 0);
    for (int i = 0; i < count; ++i) {
        const double e = from.exponential(1.0);
        const double z = from.normal();
        for (std::size_t k = 0; k < far.size(); ++k) {
            beyond[k] += e > far[k];
            above[k] += z > deviations[k];
            below[k] += z < -deviations[k];
        }
    }
    for (std::size_t k = 0; k < far.size(); ++k) {
        INFO("seed " << seed.seed << ", beyond " << far[k] << " and " << deviations[k]);
        tests::check_share("exponential", beyond[k], count, std::exp(-far[k]));
        const double tail = tests::normal_cdf(-deviations[k]);
        tests::check_share("normal above", above[k], count, tail);
        tests::check_share("normal below", below[k], count, tail);
    }
}

TEST_CASE("Draws have the moments of their laws", "[core][random]") {
    check_moments("uniform", seed, {0.5, 1.0 / 12.0, 0.0},
                  [](auto& from) { return from.uniform(); });
    check_moments("exponential", seed, {3.0, 9.0, 2.0},
                  [](auto& from) { return from.exponential(3.0); });
    check_moments("normal", seed, {0.0, 1.0, 0.0}, [](auto& from) { return from.normal(); });
    const double cv = 0.4;  // skewness of a lognormal: (3 + cv^2) cv
    check_moments("lognormal", seed, {8.0, 64.0 * cv * cv, (3.0 + cv * cv) * cv},
                  [cv](auto& from) { return from.lognormal(8.0, cv); });
    check_moments("chance", seed, {0.3, 0.21, 0.4 / std::sqrt(0.21)},
                  [](auto& from) { return from.chance(0.3) ? 1.0 : 0.0; });
    check_moments("below", seed, {4.5, 99.0 / 12.0, 0.0},
                  [](auto& from) { return from.below(10); });
}

TEST_CASE("Laws follow their distributions", "[core][random]") {
    check_law("triangular", seed, core::triangular_law(2.0, 3.0, 7.0),
              [](double x) { return triangular_cdf(x, 2.0, 3.0, 7.0); });
    check_law("weibull of wear", seed, core::weibull_law(5.0, 2.5),
              [](double x) { return -std::expm1(-std::pow(x / 5.0, 2.5)); });
    check_law("weibull of teething", seed, core::weibull_law(5.0, 0.5),
              [](double x) { return -std::expm1(-std::pow(x / 5.0, 0.5)); });
    for (const double shape : {0.3, 0.9, 1.0, 2.5, 40.0})
        check_law("gamma", {2024, static_cast<std::uint32_t>(shape * 10.0)},
                  core::gamma_law(6.0, 1.0 / std::sqrt(shape)),
                  [shape](double x) { return tests::gamma_cdf(shape, x * shape / 6.0); });
    check_law("erlang", seed, core::gamma_law::erlang(3, 6.0),
              [](double x) { return tests::gamma_cdf(3.0, x / 2.0); });
}

TEST_CASE("Laws have their moments", "[core][random]") {
    // Triangle 2, 3, 7: mean 4, variance (4 + 9 + 49 - 6 - 14 - 21) / 18 = 7/6; skewness by
    // sqrt(2) (a + b - 2c)(2a - b - c)(a - 2b + c) / (5 (18 variance)^(3/2)), mode c.
    const double skew = std::sqrt(2.0) * 3.0 * (-6.0) * (-9.0) / (5.0 * std::pow(21.0, 1.5));
    check_moments("triangular", seed, {4.0, 7.0 / 6.0, skew}, core::triangular_law(2.0, 3.0, 7.0));
    const auto raw = [](double k) { return std::tgamma(1.0 + k / 2.5); };  // Weibull, scale 1
    const double variance = raw(2.0) - raw(1.0) * raw(1.0);
    const double third = raw(3.0) - 3.0 * raw(1.0) * variance - raw(1.0) * raw(1.0) * raw(1.0);
    check_moments("weibull", seed, {raw(1.0), variance, third / std::pow(variance, 1.5)},
                  core::weibull_law(1.0, 2.5));
    check_moments("gamma", seed, {6.0, 36.0 * 0.25, 1.0}, core::gamma_law(6.0, 0.5));
    check_moments("gamma of high spread", seed, {6.0, 36.0 * 2.25, 3.0}, core::gamma_law(6.0, 1.5));
    check_moments("poisson", seed, {2.5, 2.5, 1.0 / std::sqrt(2.5)}, core::poisson_law(2.5));
}

TEST_CASE("The skewness of a triangle is worked out right", "[core][random]") {
    // By the midpoint rule over its density: an answer that does not use the formula.
    const core::triangular_law law(2.0, 3.0, 7.0);
    double third = 0.0;
    for (int i = 0; i < 100'000; ++i) {
        const double x = law.at((i + 0.5) / 100'000.0) - 4.0;
        third += x * x * x / 100'000.0;
    }
    const double skew = std::sqrt(2.0) * 3.0 * (-6.0) * (-9.0) / (5.0 * std::pow(21.0, 1.5));
    CHECK(third / std::pow(7.0 / 6.0, 1.5) == Approx(skew).epsilon(1e-6));
}
