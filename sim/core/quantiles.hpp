// Quantiles of times without keeping them: a histogram over whole milliseconds whose buckets are
// the bit width and the next five bits. Merging is addition, so any order gives the same bits.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/core/time.hpp"

namespace corridor::core {

/// Exact below 64 ms; above, a quantile is off by at most 1/64 of itself.
/// Memory: 8 bytes a bucket up to the largest time seen, at most 15 kB.
class quantiles {
public:
    static constexpr double coarseness = 1.0 / 64;  ///< of itself, by which a quantile may be off

    quantiles() = default;
    /// What `buckets()` and `total_ms()` of another one said.
    quantiles(std::vector<std::int64_t> buckets, std::int64_t total_ms);

    /// Precondition: `time` >= 0.
    void add(duration time);
    void merge(const quantiles& other);

    std::int64_t count() const { return count_; }
    std::int64_t total_ms() const { return total_ms_; }  ///< exact sum, in milliseconds
    std::optional<double> mean_ms() const;               ///< none of nothing

    /// The smallest bucket that holds the ceil(p * count)-th time, by its middle; 0 <= p <= 1.
    /// None of nothing.
    std::optional<duration> quantile(double p) const;

    /// Times by bucket, so that a host can keep them; the last one is not zero.
    std::span<const std::int64_t> buckets() const { return buckets_; }

    friend bool operator==(const quantiles&, const quantiles&) = default;

private:
    std::vector<std::int64_t> buckets_;
    std::int64_t count_ = 0;
    std::int64_t total_ms_ = 0;
};

}  // namespace corridor::core
