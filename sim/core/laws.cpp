#include "sim/core/laws.hpp"

#include <algorithm>

#include "sim/core/broken.hpp"

namespace corridor::core {
namespace {

double sum_of(const std::vector<double>& weights) {
    double sum = 0.0;
    for (const double weight : weights) {
        if (!(weight >= 0.0))
            broken("a weight is negative");
        sum += weight;
    }
    if (!(sum > 0.0))
        broken("no weight is above zero");
    return sum;
}

}  // namespace

lognormal_law::lognormal_law(double mean, double cv) : mean_(mean) {
    const double variance = core::log(1.0 + cv * cv);
    deviation_ = core::sqrt(variance);
    half_variance_ = 0.5 * variance;
}

triangular_law::triangular_law(double least, double mode, double most)
    : least_(least),
      most_(most),
      split_(most > least ? (mode - least) / (most - least) : 1.0),
      rising_((most - least) * (mode - least)),
      falling_((most - least) * (most - mode)) {
    if (!(least <= mode && mode <= most))
        broken("a triangular law needs least <= mode <= most");
}

double triangular_law::at(double u) const {
    return u < split_ ? least_ + core::sqrt(u * rising_) : most_ - core::sqrt((1.0 - u) * falling_);
}

weibull_law::weibull_law(double scale, double shape) : scale_(scale), one_over_shape_(1.0 / shape) {
    if (!(scale > 0.0 && shape > 0.0))
        broken("a Weibull law needs scale and shape above 0");
}

gamma_law::gamma_law(double mean, double cv) {
    if (!(mean > 0.0 && cv > 0.0))
        broken("a gamma law needs mean and cv above 0");
    const double shape = 1.0 / (cv * cv);
    scale_ = mean / shape;
    boost_ = shape < 1.0 ? 1.0 / shape : 0.0;
    d_ = (shape < 1.0 ? shape + 1.0 : shape) - 1.0 / 3.0;
    c_ = 1.0 / core::sqrt(9.0 * d_);
}

gamma_law gamma_law::erlang(int phases, double mean) {
    if (phases < 1)
        broken("an Erlang law needs at least one phase");
    return {mean, 1.0 / core::sqrt(phases)};
}

poisson_law::poisson_law(double mean) : mean_(mean) {
    if (!(mean >= 0.0))
        broken("a Poisson law needs mean >= 0");
}

choice_law::choice_law(const std::vector<double>& weights) {
    sum_of(weights);
    double sum = 0.0;
    up_to_.reserve(weights.size());
    for (const double weight : weights) {
        sum += weight;
        up_to_.push_back(sum);
    }
}

// The product is below the last sum for the largest u too: that u lies further from 1 than
// rounding.
std::size_t choice_law::at(double u) const {
    const double place = u * up_to_.back();
    const auto found = std::upper_bound(up_to_.begin(), up_to_.end(), place);
    return static_cast<std::size_t>(found - up_to_.begin());
}

// Columns that hold less than the mean are filled up, one after another, from one that holds more.
alias_table::alias_table(const std::vector<double>& weights) : columns_(weights.size()) {
    const double mean = sum_of(weights) / static_cast<double>(weights.size());
    std::vector<std::size_t> small;
    std::vector<std::size_t> large;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        columns_[i] = {weights[i] / mean, i};
        (columns_[i].own < 1.0 ? small : large).push_back(i);
    }
    while (!small.empty() && !large.empty()) {
        const std::size_t filled = small.back();
        const std::size_t giver = large.back();
        small.pop_back();
        columns_[filled].other = giver;
        columns_[giver].own -= 1.0 - columns_[filled].own;
        if (columns_[giver].own < 1.0) {
            large.pop_back();
            small.push_back(giver);
        }
    }
}

}  // namespace corridor::core
