// How long a value stood where: a time-weighted histogram, for whoever asks for one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/time.hpp"

namespace corridor::core {

/// Time by value since the last reset, in cells of equal width: cell i holds the time for which
/// lowest + i * width <= value < lowest + (i + 1) * width. A value below stands in the first cell,
/// one above in the last, and both are counted apart as well. Times must not decrease.
/// Times are whole milliseconds, so that merging gives the same bits in any order.
class time_histogram {
public:
    /// The value is 0 from `start` on. Precondition: `width` > 0 and `cells` >= 1; else broken().
    time_histogram(time_point start, double lowest, double width, std::size_t cells);

    void set(time_point now, double value);

    /// Forgets the past; the value stays.
    void reset(time_point now);

    /// Adds what another one saw up to its last set() or close(). Precondition: the same cells.
    void merge(const time_histogram& other);

    /// Counts the time up to `now`, for what is read after it.
    void close(time_point now) { set(now, value_); }

    std::span<const duration> cells() const { return cells_; }  ///< up to the last set() or close()
    duration total() const { return total_; }                   ///< their sum
    duration below() const { return below_; }                   ///< of the first cell, under it
    duration above() const { return above_; }                   ///< of the last cell, over it

    /// Of the time, the fraction in cell `i`; NaN when no time has passed.
    double share(std::size_t i) const;

    /// The upper edge of the first cell at whose end at least the fraction `p` of the time is
    /// counted, 0 <= p <= 1: at most one width above the quantile itself, unless that lies outside
    /// the cells. NaN when no time has passed.
    double quantile(double p) const;

private:
    // fixed after construction
    double lowest_;
    double width_;

    time_point last_;
    double value_ = 0.0;
    std::vector<duration> cells_;
    duration total_{};
    duration below_{};
    duration above_{};
};

}  // namespace corridor::core
