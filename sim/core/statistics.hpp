// Plain statistics of one run: a value that lasts (queue length, stock) and a list of observations.
// Nothing here knows of replications or intervals; those belong to studies.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "sim/core/time.hpp"

namespace corridor::core {

/// A value over time: its time-weighted mean, its least and greatest since the last reset. Times
/// must not decrease. A value that is changed again at the same instant counts for min() and max(),
/// and weighs nothing in the mean. O(1) each.
class time_weighted {
public:
    /// The value is 0 from `start` on.
    explicit time_weighted(time_point start = {}) : counted_from_(start), last_(start) {}

    void set(time_point now, double value) {
        area_ += value_ * static_cast<double>((now - last_).count());
        last_ = now;
        value_ = value;
        min_ = std::min(min_, value);
        max_ = std::max(max_, value);
    }
    void add(time_point now, double delta) { set(now, value_ + delta); }

    /// Forgets the past; the value stays.
    void reset(time_point now) {
        counted_from_ = now;
        last_ = now;
        area_ = 0.0;
        min_ = value_;
        max_ = value_;
    }

    double value() const { return value_; }
    double min() const { return min_; }  ///< since the last reset, the value at the reset included
    double max() const { return max_; }  ///< likewise

    /// NaN when no time has passed since the last reset.
    double mean(time_point now) const {
        const auto counted = static_cast<double>((now - counted_from_).count());
        if (counted <= 0.0)
            return std::numeric_limits<double>::quiet_NaN();
        return (area_ + value_ * static_cast<double>((now - last_).count())) / counted;
    }

private:
    time_point counted_from_;
    time_point last_;
    double value_ = 0.0;
    double min_ = 0.0;
    double max_ = 0.0;
    double area_ = 0.0;  // value times milliseconds, up to last_
};

/// Count, mean and variance of observations in one pass. Welford (1962); merging after Chan et al.
/// (1979), so the last bits of mean and variance depend on the order of merging. O(1) each, in 48
/// bytes; units are those of the observations.
class tally {
public:
    void add(double x) {
        ++count_;
        sum_ += x;
        const double step = x - mean_;
        mean_ += step / static_cast<double>(count_);
        squares_ += step * (x - mean_);
        min_ = std::min(min_, x);
        max_ = std::max(max_, x);
    }

    void merge(const tally& other) {
        if (other.count_ == 0)
            return;
        const auto ours = static_cast<double>(count_);
        const auto theirs = static_cast<double>(other.count_);
        const double step = other.mean_ - mean_;
        mean_ += step * theirs / (ours + theirs);
        squares_ += other.squares_ + step * step * ours * theirs / (ours + theirs);
        count_ += other.count_;
        sum_ += other.sum_;
        min_ = std::min(min_, other.min_);
        max_ = std::max(max_, other.max_);
    }

    std::int64_t count() const { return count_; }
    double sum() const { return sum_; }
    double mean() const { return count_ > 0 ? mean_ : missing; }  ///< NaN of nothing
    /// Of a sample, divided by count - 1; NaN of fewer than two.
    double variance() const {
        return count_ > 1 ? squares_ / static_cast<double>(count_ - 1) : missing;
    }
    double min() const { return count_ > 0 ? min_ : missing; }  ///< NaN of nothing, as is max()
    double max() const { return count_ > 0 ? max_ : missing; }

private:
    static constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    static constexpr double infinity = std::numeric_limits<double>::infinity();

    std::int64_t count_ = 0;
    double sum_ = 0.0;
    double mean_ = 0.0;
    double squares_ = 0.0;
    double min_ = infinity;
    double max_ = -infinity;
};

}  // namespace corridor::core
