#include "sim/core/batch_means.hpp"

namespace corridor::core {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

void batch_means::add(double x) {
    ++count_;
    sum_ += x;
    last_sum_ += x;
    if (++in_last_ < size_)
        return;
    sums_[complete_] = last_sum_;
    ++complete_;
    in_last_ = 0;
    last_sum_ = 0.0;
    if (complete_ == 2 * fewest)
        join_neighbours();
}

void batch_means::join_neighbours() {
    for (std::size_t i = 0; i < fewest; ++i)
        sums_[i] = sums_[2 * i] + sums_[2 * i + 1];
    complete_ = fewest;
    size_ *= 2;
}

double batch_means::mean() const {
    return count_ > 0 ? sum_ / static_cast<double>(count_) : missing;
}

double batch_means::mean_of_batches() const {
    double sum = 0.0;
    for (std::size_t i = 0; i < complete_; ++i)
        sum += batch(i);
    return sum / static_cast<double>(complete_);
}

double batch_means::squares() const {
    const double middle = mean_of_batches();
    double sum = 0.0;
    for (std::size_t i = 0; i < complete_; ++i)
        sum += (batch(i) - middle) * (batch(i) - middle);
    return sum;
}

double batch_means::variance_of_mean() const {
    if (complete_ < fewest)
        return missing;
    const auto n = static_cast<double>(complete_);
    return squares() / (n - 1.0) / n;
}

double batch_means::correlation() const {
    const double all = complete_ < fewest ? 0.0 : squares();
    if (all == 0.0)
        return missing;
    double differences = 0.0;
    for (std::size_t i = 1; i < complete_; ++i)
        differences += (batch(i) - batch(i - 1)) * (batch(i) - batch(i - 1));
    return 1.0 - differences / (2.0 * all);
}

}  // namespace corridor::core
