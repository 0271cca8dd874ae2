// Laws of random variables as objects: what does not change from draw to draw is computed once.
//
//     const core::lognormal_law service(8.0, 0.5);
//     core::stream draw{seeds, core::decides("service"), customer};
//     const double takes_h = service(draw);
//
// A law is a small value without random state; it draws from a stream or a long_stream, and gives
// the same number from either. One that inverts a single uniform says so: it uses one bits() and
// moves as little as its parameters do, which common random numbers need. Broken preconditions end
// in broken().
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/elementary.hpp"
#include "sim/core/ziggurat.hpp"

namespace corridor::core {

/// A time that is never negative, with a long tail: service, handling, delay.
class lognormal_law {
public:
    /// Of the variable itself, not of its logarithm: `mean` > 0; `cv` >= 0 is deviation over mean,
    /// and 0 gives the mean.
    lognormal_law(double mean, double cv);

    template <class Source>
    double operator()(Source& from) const {
        const double z = standard_normal(from);
        return mean_ * core::exp(deviation_ * z - half_variance_);
    }

private:
    double mean_;
    double deviation_;  // of the logarithm
    double half_variance_;
};

/// What is known of a duration when only its least, likeliest and greatest value are.
class triangular_law {
public:
    /// Precondition: least <= mode <= most.
    triangular_law(double least, double mode, double most);

    template <class Source>
    double operator()(Source& from) const {
        return at(unit(from.bits()));
    }
    /// Where a share `u` of all draws lies below: inverts one uniform.
    double at(double u) const;

private:
    double least_;
    double most_;
    double split_;    // the share below the mode
    double rising_;   // (most - least) * (mode - least)
    double falling_;  // (most - least) * (most - mode)
};

/// Times to failure: `shape` below 1 for teething troubles, 1 for pure chance (then it is
/// exponential), above 1 for wear.
class weibull_law {
public:
    /// `scale` > 0 is the time by which a share 1 - 1/e has failed; `shape` > 0.
    weibull_law(double scale, double shape);

    template <class Source>
    double operator()(Source& from) const {
        const double one = standard_exponential(from);
        return scale_ * core::exp(core::log(one) * one_over_shape_);
    }

private:
    double scale_;
    double one_over_shape_;
};

/// A time whose tail is lighter than the lognormal's, and the sum of phases one after another.
/// Marsaglia and Tsang, A simple method for generating gamma variables (2000). About 2.1 bits() a
/// draw.
class gamma_law {
public:
    /// `mean` > 0; `cv` > 0 is deviation over mean: 1 is exponential.
    gamma_law(double mean, double cv);
    /// The sum of `phases` >= 1 exponential times of equal mean, `mean` > 0 in all (Erlang).
    static gamma_law erlang(int phases, double mean);

    template <class Source>
    double operator()(Source& from) const {
        const double one = scale_ * of_scale_one(from);
        if (boost_ == 0.0)
            return one;
        const double power = standard_exponential(from);
        return one * core::exp(-power * boost_);
    }

private:
    template <class Source>
    double of_scale_one(Source& from) const;
    bool accepts(double u, double x, double v) const;

    double scale_;
    double d_;      // shape - 1/3
    double c_;      // 1 / sqrt(9 d)
    double boost_;  // 1 / shape where the shape is below 1, and 0 where it is not
};

/// How many arrivals fall into a time in which `mean` are expected. Counts exponential gaps, so
/// that a larger mean never gives fewer from the same stream; costs mean + 1 draws.
class poisson_law {
public:
    /// Precondition: mean >= 0.
    explicit poisson_law(double mean);

    template <class Source>
    std::int64_t operator()(Source& from) const {
        std::int64_t count = 0;
        double passed = standard_exponential(from);
        while (passed <= mean_) {
            ++count;
            passed += standard_exponential(from);
        }
        return count;
    }

private:
    double mean_;
};

/// One of several by weight, in their order: inverts one uniform, so that a small change of weights
/// changes few choices. O(log n) a draw.
class choice_law {
public:
    /// Weights >= 0, at least one of them above 0; they need not sum to 1.
    explicit choice_law(const std::vector<double>& weights);

    template <class Source>
    std::size_t operator()(Source& from) const {
        return at(unit(from.bits()));
    }
    /// The choice at 0 < u < 1. What has weight 0 is never chosen.
    std::size_t at(double u) const;

private:
    std::vector<double> up_to_;  // sums of weights, this one included
};

/// One of many by weights that never change, in O(1): one bits() and one look-up. When a weight
/// changes, any choice may: for weights that an intervention can shift use choice_law.
/// Walker (1977), built as by Vose, A linear algorithm for generating random numbers (1991).
class alias_table {
public:
    /// Weights >= 0, at least one of them above 0; they need not sum to 1. O(n).
    explicit alias_table(const std::vector<double>& weights);

    template <class Source>
    std::size_t operator()(Source& from) const {
        // Below the number of columns for the largest u too: it lies further from 1 than rounding.
        const double place = unit(from.bits()) * static_cast<double>(columns_.size());
        const auto at = static_cast<std::size_t>(place);
        const double rest = place - static_cast<double>(at);
        return rest < columns_[at].own ? at : columns_[at].other;
    }

private:
    struct column {
        double own;  // the share of the column that is its own
        std::size_t other;
    };
    std::vector<column> columns_;
};

inline bool gamma_law::accepts(double u, double x, double v) const {
    const double square = x * x;
    if (u < 1.0 - 0.0331 * square * square)
        return true;
    return core::log(u) < 0.5 * square + d_ * (1.0 - v + core::log(v));
}

template <class Source>
double gamma_law::of_scale_one(Source& from) const {
    for (;;) {
        const double x = standard_normal(from);
        const double root = 1.0 + c_ * x;
        if (root <= 0.0)
            continue;
        const double v = root * root * root;
        const double u = unit(from.bits());
        if (accepts(u, x, v))
            return d_ * v;
    }
}

}  // namespace corridor::core
