#include "sim/core/random.hpp"

#include "sim/core/broken.hpp"
#include "sim/core/elementary.hpp"

namespace corridor::core {
namespace {

// Steele et al., Fast splittable pseudorandom number generators (2014): a bijection of 64 bits.
constexpr std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

constexpr std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }
constexpr std::uint32_t high(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32U); }

struct product {
    std::uint64_t high;
    std::uint64_t low;
};

// 64 by 64 bits by hand: a 128-bit type is neither ISO C++ nor linked in every WebAssembly
// toolchain.
constexpr product multiplied(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t ll = std::uint64_t{low(a)} * low(b);
    const std::uint64_t lh = std::uint64_t{low(a)} * high(b);
    const std::uint64_t hl = std::uint64_t{high(a)} * low(b);
    const std::uint64_t hh = std::uint64_t{high(a)} * high(b);
    const std::uint64_t middle = std::uint64_t{high(ll)} + low(lh) + low(hl);
    return {hh + high(lh) + high(hl) + high(middle), (middle << 32U) | low(ll)};
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key) {
    constexpr int rounds = 10;
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t first = std::uint64_t{0xD2511F53U} * counter[0];
        const std::uint64_t second = std::uint64_t{0xCD9E8D57U} * counter[2];
        counter = {high(second) ^ counter[1] ^ key[0], low(second),
                   high(first) ^ counter[3] ^ key[1], low(first)};
        key[0] += 0x9E3779B9U;
        key[1] += 0xBB67AE85U;
    }
    return counter;
}

// Seed and replication have 96 bits and the key 64: they are mixed, so that neighbouring seeds do
// not share replications. For one seed all replications have different keys.
stream::stream(seeds from, std::uint32_t what, std::uint64_t entity)
    : counter_{0, what, low(entity), high(entity)} {
    const std::uint64_t key = mixed(from.seed) ^ (from.replication * 0x9E3779B97F4A7C15ULL);
    key_ = {low(key), high(key)};
}

std::uint64_t stream::bits() {
    if (has_second_half_) {
        has_second_half_ = false;
        return second_half_;
    }
    const std::array<std::uint32_t, 4> block = philox(counter_, key_);
    ++counter_[0];
    second_half_ = (std::uint64_t{block[3]} << 32U) | block[2];
    has_second_half_ = true;
    return (std::uint64_t{block[1]} << 32U) | block[0];
}

double stream::uniform() { return (static_cast<double>(bits() >> 12U) + 0.5) * 0x1p-52; }

double stream::exponential(double mean) {
    const double u = uniform();
    return -mean * core::log(u);
}

double stream::normal() {
    const double u = uniform();
    return normal_quantile(u);
}

double stream::lognormal(double mean, double cv) {
    const double z = normal();
    if (cv == 0.0)
        return mean;
    const double variance = core::log(1.0 + cv * cv);
    return mean * core::exp(core::sqrt(variance) * z - 0.5 * variance);
}

// Lemire, Fast random integer generation in an interval (2019).
std::int64_t stream::below(std::int64_t n) {
    if (n < 1)
        broken("below(n) needs n >= 1");
    const auto range = static_cast<std::uint64_t>(n);
    product scaled = multiplied(bits(), range);
    if (scaled.low < range) {
        const std::uint64_t surplus = (0 - range) % range;
        while (scaled.low < surplus)
            scaled = multiplied(bits(), range);
    }
    return static_cast<std::int64_t>(scaled.high);
}

}  // namespace corridor::core
