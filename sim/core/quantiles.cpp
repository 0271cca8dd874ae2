#include "sim/core/quantiles.hpp"

#include <bit>
#include <cstddef>
#include <utility>

#include "sim/core/broken.hpp"

namespace corridor::core {
namespace {

constexpr int kept_bits = 6;  // the leading one and five more
constexpr std::size_t buckets_a_width = 32;

// Times below 64 are their own bucket; each further bit of width adds 32 buckets.
std::size_t bucket_of(std::uint64_t ms) {
    const int width = static_cast<int>(std::bit_width(ms));
    const int shift = width > kept_bits ? width - kept_bits : 0;
    return static_cast<std::size_t>(shift) * buckets_a_width +
           static_cast<std::size_t>(ms >> shift);
}

std::int64_t middle_of(std::size_t bucket) {
    if (bucket < 2 * buckets_a_width)
        return static_cast<std::int64_t>(bucket);
    const std::size_t shift = bucket / buckets_a_width - 1;
    const std::uint64_t lowest = std::uint64_t{bucket - shift * buckets_a_width} << shift;
    return static_cast<std::int64_t>(lowest + ((std::uint64_t{1} << shift) - 1) / 2);
}

}  // namespace

quantiles::quantiles(std::vector<std::int64_t> buckets, std::int64_t total_ms)
    : buckets_(std::move(buckets)), total_ms_(total_ms) {
    for (const std::int64_t times : buckets_)
        count_ += times;
}

void quantiles::add(duration time) {
    if (time.count() < 0)
        broken("a histogram of times was given a negative one");
    const std::size_t bucket = bucket_of(static_cast<std::uint64_t>(time.count()));
    if (bucket >= buckets_.size())
        buckets_.resize(bucket + 1);
    ++buckets_[bucket];
    ++count_;
    total_ms_ += time.count();
}

void quantiles::merge(const quantiles& other) {
    if (buckets_.size() < other.buckets_.size())
        buckets_.resize(other.buckets_.size());
    for (std::size_t i = 0; i < other.buckets_.size(); ++i)
        buckets_[i] += other.buckets_[i];
    count_ += other.count_;
    total_ms_ += other.total_ms_;
}

std::optional<double> quantiles::mean_ms() const {
    if (count_ == 0)
        return std::nullopt;
    return static_cast<double>(total_ms_) / static_cast<double>(count_);
}

std::optional<duration> quantiles::quantile(double p) const {
    if (count_ == 0)
        return std::nullopt;
    const double wanted = p * static_cast<double>(count_);
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < buckets_.size(); ++i) {
        seen += buckets_[i];
        if (seen > 0 && static_cast<double>(seen) >= wanted)
            return duration{middle_of(i)};
    }
    return duration{middle_of(buckets_.size() - 1)};
}

}  // namespace corridor::core
