// One response as the replications observed it, and what it says when two systems are compared.
// Under common random numbers the replications of both are paired, number by number: what chance
// did to both alike leaves their difference.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/study/estimate/estimate.hpp"

namespace corridor::study {

struct sample {
    enum class kind : std::uint8_t { total, ratio, quantile };

    std::string name;      ///< `transit_time_p90_h`
    std::string unit;      ///< `h`
    std::string estimand;  ///< of what, over which population and period
    kind how = kind::total;
    std::vector<double> values;    ///< [replication] total, numerator, or the quantile of its own
    std::vector<double> divisors;  ///< [replication] of a ratio; else empty
    double pooled = 0;             ///< a quantile's, of all replications together
    double coarseness = 0;         ///< of itself, by which a value may be off; a histogram's
};

/// By mean_of, ratio_of or sectioned. A quantile that is missing in one replication is missing.
estimate estimate_of(const sample& observed);

/// How a response changes from one system to another.
struct difference {
    estimate change;  ///< the second less the first
    /// Between the replications' values of both; NaN unless both vary and are paired.
    double correlation = 0;
    /// So many times the replications would independent runs need for the same interval: the
    /// variance of an unpaired difference over that of the paired one. Infinite when all chance
    /// cancels; NaN when there was none, or nothing is paired.
    double replications_saved = 0;
};

/// Pairs replication by replication; ratios by their jackknife pseudo-values, quantiles by the
/// replications' own about the difference of the pooled ones. Equal samples differ by 0 exactly,
/// with an interval from 0 to 0.
/// Precondition: the same response and the same number of replications, in the same order.
/// Law, Simulation Modeling and Analysis (2015), sections 10.2 and 11.2.
difference paired_difference(const sample& from, const sample& to);

/// For runs that share no random numbers: Welch's interval, degrees of freedom rounded down.
/// Welch, The Generalization of "Student's" Problem, Biometrika 34 (1947).
difference independent_difference(const sample& from, const sample& to);

}  // namespace corridor::study
