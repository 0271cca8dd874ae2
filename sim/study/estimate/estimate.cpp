#include "sim/study/estimate/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace corridor::study {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = 3.14159265358979323846;

/// Halving the angle five times leaves a series that ends within a dozen terms.
double arc_tangent(double x) {
    constexpr int halvings = 5;
    for (int i = 0; i < halvings; ++i)
        x = x / (1 + std::sqrt(1 + x * x));
    double power = x;
    double sum = 0;
    for (int i = 0; i < 14; ++i) {
        sum += (i % 2 == 0 ? power : -power) / (2 * i + 1);
        power *= x * x;
    }
    return sum * 32;  // 2 to the number of halvings
}

/// P(|T| <= t).
double central_probability(double t, int n) {
    const double tangent = t / std::sqrt(static_cast<double>(n));
    const double cosine_squared = 1 / (1 + tangent * tangent);
    const double cosine = std::sqrt(cosine_squared);
    const double sine = tangent * cosine;
    const bool even = n % 2 == 0;
    double term = even ? 1 : cosine;
    double sum = n == 1 ? 0 : term;
    for (int k = even ? 2 : 3; k <= n - 2; k += 2) {
        term *= cosine_squared * (k - 1) / k;
        sum += term;
    }
    return even ? sine * sum : 2 / pi * (arc_tangent(tangent) + sine * sum);
}

/// From a point estimate and its standard error over `replications`.
estimate with_interval(double point, double standard_error, std::size_t replications) {
    estimate result;
    result.mean = point;
    result.replications = static_cast<std::int32_t>(replications);
    result.standard_error = replications < 2 ? missing : standard_error;
    const double half =
        replications < 2 ? missing
                         : t_quantile(0.975, static_cast<int>(replications) - 1) * standard_error;
    result.ci95_low = point - half;
    result.ci95_high = point + half;
    return result;
}

double standard_error_about(double centre, std::span<const double> values) {
    const auto n = static_cast<double>(values.size());
    double squares = 0;
    for (const double each : values)
        squares += (each - centre) * (each - centre);
    return values.size() < 2 ? missing : std::sqrt(squares / (n - 1) / n);
}

double sum_of(std::span<const double> values) {
    double sum = 0;
    for (const double each : values)
        sum += each;
    return sum;
}

double mean_value(std::span<const double> values) {
    return values.empty() ? missing : sum_of(values) / static_cast<double>(values.size());
}

}  // namespace

double t_quantile(double probability, int degrees_of_freedom) {
    if (probability < 0.5)
        return -t_quantile(1 - probability, degrees_of_freedom);
    const double wanted = 2 * probability - 1;
    double low = 0;
    double high = 1;
    while (central_probability(high, degrees_of_freedom) < wanted && high < 1e15)
        high *= 2;
    // Bisection to the last bit: the interval cannot be halved more often than a double has values.
    while (true) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high)
            return middle;
        (central_probability(middle, degrees_of_freedom) < wanted ? low : high) = middle;
    }
}

estimate mean_of(std::span<const double> values) {
    const double mean = mean_value(values);
    estimate result = with_interval(mean, standard_error_about(mean, values), values.size());
    result.method = "mean over replications";
    return result;
}

std::vector<double> ratio_pseudo_values(std::span<const double> numerators,
                                        std::span<const double> denominators) {
    const double top = sum_of(numerators);
    const double bottom = sum_of(denominators);
    const auto n = static_cast<double>(numerators.size());
    const double ratio = bottom > 0 ? top / bottom : missing;
    std::vector<double> pseudo_values;
    for (std::size_t i = 0; i < numerators.size(); ++i) {
        const double rest = bottom - denominators[i];
        const double without = rest > 0 ? (top - numerators[i]) / rest : missing;
        pseudo_values.push_back(n * ratio - (n - 1) * without);
    }
    return pseudo_values;
}

estimate ratio_of(std::span<const double> numerators, std::span<const double> denominators) {
    estimate result;
    if (numerators.size() < 2) {
        const double bottom = sum_of(denominators);
        result = with_interval(bottom > 0 ? sum_of(numerators) / bottom : missing, missing,
                               numerators.size());
    } else {
        result = mean_of(ratio_pseudo_values(numerators, denominators));
    }
    result.method = "ratio of pooled sums, jackknife over replications";
    return result;
}

estimate sectioned(double pooled, std::span<const double> by_replication) {
    estimate result =
        with_interval(pooled, standard_error_about(pooled, by_replication), by_replication.size());
    result.method = "pooled quantile, sectioning over replications";
    return result;
}

}  // namespace corridor::study
