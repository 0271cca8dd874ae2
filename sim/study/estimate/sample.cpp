#include "sim/study/estimate/sample.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace corridor::study {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

double mean_value(const std::vector<double>& values) {
    double sum = 0;
    for (const double each : values)
        sum += each;
    return sum / static_cast<double>(values.size());
}

/// Sum of products of the deviations from the means.
double co_deviation(const std::vector<double>& a, const std::vector<double>& b) {
    const double mean_a = mean_value(a);
    const double mean_b = mean_value(b);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - mean_a) * (b[i] - mean_b);
    return sum;
}

/// The replications' values whose mean and spread make the estimate.
std::vector<double> values_of(const sample& observed) {
    const bool ratio = observed.how == sample::kind::ratio && observed.values.size() > 1;
    return ratio ? ratio_pseudo_values(observed.values, observed.divisors) : observed.values;
}

std::vector<double> differences(const std::vector<double>& from, const std::vector<double>& to) {
    std::vector<double> all;
    for (std::size_t i = 0; i < from.size(); ++i)
        all.push_back(to[i] - from[i]);
    return all;
}

estimate change_between(const sample& from, const sample& to, const std::vector<double>& paired) {
    const double point = estimate_of(to).mean - estimate_of(from).mean;
    if (from.how == sample::kind::quantile)
        return sectioned(point, paired);
    if (paired.size() < 2)
        return mean_of(std::vector<double>{point});  // of one replication, no interval
    return mean_of(paired);
}

void name_after(const sample& response, const char* method, estimate& to) {
    to.name = response.name;
    to.unit = response.unit;
    to.estimand = response.estimand;
    to.method = method;
}

}  // namespace

estimate estimate_of(const sample& observed) {
    estimate result;
    if (observed.how == sample::kind::total)
        result = mean_of(observed.values);
    if (observed.how == sample::kind::ratio)
        result = ratio_of(observed.values, observed.divisors);
    if (observed.how == sample::kind::quantile) {
        const bool any_missing = std::any_of(observed.values.begin(), observed.values.end(),
                                             [](double x) { return std::isnan(x); });
        result = sectioned(any_missing ? missing : observed.pooled, observed.values);
    }
    result.name = observed.name;
    result.unit = observed.unit;
    result.estimand = observed.estimand;
    return result;
}

difference paired_difference(const sample& from, const sample& to) {
    const std::vector<double> before = values_of(from);
    const std::vector<double> after = values_of(to);
    const std::vector<double> paired = differences(before, after);
    difference found;
    found.change = change_between(from, to, paired);
    name_after(from, "paired by replication, common random numbers", found.change);
    const double squares_before = co_deviation(before, before);
    const double squares_after = co_deviation(after, after);
    const double squares_paired = co_deviation(paired, paired);
    const bool vary = squares_before > 0 && squares_after > 0;
    found.correlation =
        vary ? co_deviation(before, after) / std::sqrt(squares_before * squares_after) : missing;
    found.replications_saved = missing;
    if (squares_before + squares_after > 0) {
        found.replications_saved = squares_paired > 0
                                       ? (squares_before + squares_after) / squares_paired
                                       : std::numeric_limits<double>::infinity();
    }
    return found;
}

difference independent_difference(const sample& from, const sample& to) {
    const estimate before = estimate_of(from);
    const estimate after = estimate_of(to);
    difference found;
    found.correlation = found.replications_saved = missing;
    estimate& change = found.change;
    change.mean = after.mean - before.mean;
    change.replications = std::min(before.replications, after.replications);
    const double a = before.standard_error * before.standard_error;
    const double b = after.standard_error * after.standard_error;
    change.standard_error = std::sqrt(a + b);
    // With no spread in either, any number of degrees gives the same interval of no width.
    const double weight = a * a / (before.replications - 1) + b * b / (after.replications - 1);
    const double degrees = weight > 0 ? (a + b) * (a + b) / weight : 1;
    const double half =
        std::isnan(change.standard_error)
            ? missing
            : t_quantile(0.975, std::max(1, static_cast<int>(degrees))) * change.standard_error;
    change.ci95_low = change.mean - half;
    change.ci95_high = change.mean + half;
    name_after(from, "difference of independent runs, Welch", change);
    return found;
}

}  // namespace corridor::study
