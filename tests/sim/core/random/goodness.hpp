// How well draws fit a law: Pearson's chi-square and the Kolmogorov-Smirnov test with their
// p-values, and moments in standard errors. Each uses the C library, in tests alone, and fixed
// seeds, so that a chance of a false alarm counts once, when draws change.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/random.hpp"

namespace corridor::tests {

/// What a test calls a million draws. Builds that optimise nothing look for undefined behaviour,
/// not for bias: they make fewer.
#ifdef NDEBUG
constexpr int million = 1'000'000;
#else
constexpr int million = 20'000;
#endif

/// The least p-value that passes: one test in 10,000 fails by chance.
constexpr double least_p = 1e-4;

/// The greatest distance of an estimate, in standard errors: one in 1.7 million is beyond.
constexpr double most_errors = 5.0;

/// The regularised incomplete gamma function P(a, x), the distribution function of a gamma variable
/// of shape a, by its series or its continued fraction; Numerical Recipes, section 6.2.
inline double gamma_cdf(double a, double x) {
    if (x <= 0.0)
        return 0.0;
    const double scale = std::exp(a * std::log(x) - x - std::lgamma(a));
    if (x < a + 1.0) {
        double term = 1.0 / a;
        double sum = term;
        for (double n = a + 1.0; term > sum * 1e-17; n += 1.0) {
            term *= x / n;
            sum += term;
        }
        return sum * scale;
    }
    double b = x + 1.0 - a;  // Lentz
    double c = 1e300;
    double d = 1.0 / b;
    double fraction = d;
    for (double i = 1.0; i < 100'000.0; i += 1.0) {
        const double numerator = i * (a - i);
        b += 2.0;
        d = 1.0 / (numerator * d + b);
        c = b + numerator / c;
        fraction *= c * d;
        if (std::fabs(c * d - 1.0) < 1e-15)
            break;
    }
    return 1.0 - scale * fraction;
}

inline double normal_cdf(double z) { return 0.5 * std::erfc(-z * std::sqrt(0.5)); }

/// The chance of a chi-square at least as large.
inline double chi_square_p(double chi_square, double degrees) {
    return 1.0 - gamma_cdf(0.5 * degrees, 0.5 * chi_square);
}

/// Counts in cells of known probability, each with an expected count of 5 or more.
inline double p_of_counts(const std::vector<std::int64_t>& seen,
                          const std::vector<double>& probability) {
    double count = 0.0;
    for (const std::int64_t each : seen)
        count += static_cast<double>(each);
    double chi_square = 0.0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const double expected = count * probability[i];
        const double off = static_cast<double>(seen[i]) - expected;
        chi_square += off * off / expected;
    }
    return chi_square_p(chi_square, static_cast<double>(seen.size()) - 1.0);
}

/// The p-value of numbers that ought to be uniform in [0, 1], over 1,000 cells.
inline double p_of_cells(const std::vector<double>& uniform) {
    std::vector<std::int64_t> seen(1000);
    for (const double u : uniform)
        ++seen[std::min<std::size_t>(999, static_cast<std::size_t>(u * 1000.0))];
    return p_of_counts(seen, std::vector<double>(1000, 0.001));
}

/// The p-value of the greatest distance from the uniform distribution function; sorts its copy.
/// Kolmogorov's limit with Stephens's correction for finite samples (1970).
inline double p_of_distance(std::vector<double> uniform) {
    std::sort(uniform.begin(), uniform.end());
    const auto n = static_cast<double>(uniform.size());
    double distance = 0.0;
    for (std::size_t i = 0; i < uniform.size(); ++i) {
        const auto before = static_cast<double>(i);
        distance = std::max({distance, uniform[i] - before / n, (before + 1.0) / n - uniform[i]});
    }
    const double root = std::sqrt(n);
    const double scaled = distance * (root + 0.12 + 0.11 / root);
    double p = 0.0;
    for (int k = 1; k <= 100; ++k)
        p += (k % 2 == 1 ? 2.0 : -2.0) * std::exp(-2.0 * k * k * scaled * scaled);
    return std::clamp(p, 0.0, 1.0);
}

/// `draw(stream)` many times, each through the law's distribution function `cdf(x)`.
template <class Draw, class Cdf>
void check_law(const std::string& name, core::seeds seeds, Draw draw, Cdf cdf,
               std::size_t count = million) {
    core::long_stream from(seeds, core::decides("goodness of fit"), core::decides(name));
    std::vector<double> uniform(count);
    for (double& u : uniform)
        u = cdf(static_cast<double>(draw(from)));
    INFO(name << ", seed " << seeds.seed << ", " << count << " draws");
    CHECK(p_of_cells(uniform) > least_p);
    CHECK(p_of_distance(std::move(uniform)) > least_p);
}

/// Exact moments of a law.
struct moments {
    double mean = 0.0;
    double variance = 1.0;
    double skewness = 0.0;
};

/// The means of the first three powers of x - mean, each against its exact value, within
/// `most_errors` of their own standard errors.
template <class Draw>
void check_moments(const std::string& name, core::seeds seeds, const moments& exact, Draw draw,
                   int count = million) {
    core::long_stream from(seeds, core::decides("moments"), core::decides(name));
    const double deviation = std::sqrt(exact.variance);
    std::array<double, 3> sum{};
    std::array<double, 3> squares{};
    for (int i = 0; i < count; ++i) {
        const double x = (static_cast<double>(draw(from)) - exact.mean) / deviation;
        const std::array<double, 3> powers = {x, x * x, x * x * x};
        for (std::size_t k = 0; k < 3; ++k) {
            sum[k] += powers[k];
            squares[k] += powers[k] * powers[k];
        }
    }
    const std::array<double, 3> right = {0.0, 1.0, exact.skewness};
    for (std::size_t k = 0; k < 3; ++k) {
        const double mean = sum[k] / count;
        const double error = std::sqrt((squares[k] / count - mean * mean) / count);
        INFO(name << ", seed " << seeds.seed << ", moment " << k + 1 << ": " << mean << ", not "
                  << right[k]);
        CHECK(std::fabs(mean - right[k]) < most_errors * error);
    }
}

/// `hits` of `count` where each has probability p, by the normal approximation. Of fewer than 50 to
/// be expected it says nothing; where a million is a million there are always more.
inline void check_share(const std::string& name, std::int64_t hits, double count, double p) {
    const double error = std::sqrt(count * p * (1.0 - p));
    INFO(name << ": " << hits << " seen, " << count * p << " expected, standard error " << error);
    REQUIRE((count * p >= 50.0 || million < 1'000'000));
    if (count * p < 50.0)
        return;
    CHECK(std::fabs(static_cast<double>(hits) - count * p) < most_errors * error);
}

}  // namespace corridor::tests
