// Point estimates and 95 % intervals from replications. Estimators live here and nowhere else;
// they use the four operations and the square root only, so that they give the same bits natively
// and in the page.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace corridor::study {

/// One number that a study reports, and how it came about. NaN is a missing figure.
struct estimate {
    std::string name;           ///< `transit_time_p90_h`
    std::string unit;           ///< `h`
    double mean = 0;            ///< the point estimate, whatever its method
    double standard_error = 0;  ///< NaN from one replication
    double ci95_low = 0;        ///< likewise
    double ci95_high = 0;
    std::int32_t replications = 0;
    std::string estimand;  ///< of what, over which population and period
    std::string method;    ///< `mean over replications`, …
};

/// The quantile of Student's t: P(T <= result) = `probability`.
/// Precondition: 0 < probability < 1, degrees_of_freedom >= 1. Cost: O(degrees_of_freedom).
/// Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.
double t_quantile(double probability, int degrees_of_freedom);

/// The mean over replications and its t interval. A NaN among `values` makes all of it NaN.
estimate mean_of(std::span<const double> values);

/// sum(numerators) / sum(denominators), by the jackknife over replications, which takes away most
/// of the bias of a ratio. NaN when a pooled denominator is not positive.
/// Precondition: both have the same length. Efron, The Jackknife (1982), chapter 2.
estimate ratio_of(std::span<const double> numerators, std::span<const double> denominators);

/// The jackknife's pseudo-values of that ratio, one a replication: ratio_of is their mean and its
/// spread theirs. NaN where no denominator is left without a replication.
/// Precondition: both have the same length, at least 2.
std::vector<double> ratio_pseudo_values(std::span<const double> numerators,
                                        std::span<const double> denominators);

/// A quantile by sectioning: the point is `pooled` (of all replications together), its spread that
/// of the replications' own quantiles about it. NaN when any is NaN.
/// Asmussen and Glynn, Stochastic Simulation (2007), section III.5.
estimate sectioned(double pooled, std::span<const double> by_replication);

}  // namespace corridor::study
