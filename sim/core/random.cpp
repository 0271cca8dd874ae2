#include "sim/core/random.hpp"

#include "sim/core/broken.hpp"
#include "sim/core/laws.hpp"

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
constexpr std::uint64_t joined(std::uint32_t low, std::uint32_t high) {
    return (std::uint64_t{high} << 32U) | low;
}

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

// Seed and replication have 96 bits and the key 64: they are mixed, so that neighbouring seeds do
// not share replications. For one seed all replications have different keys.
std::array<std::uint32_t, 2> key_of(seeds from) {
    const std::uint64_t key = mixed(from.seed) ^ (from.replication * 0x9E3779B97F4A7C15ULL);
    return {low(key), high(key)};
}

// One block or several side by side, word by word: of 32 the compilers make vectors. (Of 4 to 16
// g++ unrolls the inner loop instead, and takes twice as long.)
template <std::size_t blocks>
void run_rounds(std::array<std::array<std::uint32_t, blocks>, 4>& words,
                std::array<std::uint32_t, 2> key) {
    for (int round = 0; round < 10; ++round) {
        for (std::size_t i = 0; i < blocks; ++i) {
            const std::uint64_t first = std::uint64_t{0xD2511F53U} * words[0][i];
            const std::uint64_t second = std::uint64_t{0xCD9E8D57U} * words[2][i];
            words[0][i] = high(second) ^ words[1][i] ^ key[0];
            words[1][i] = low(second);
            words[2][i] = high(first) ^ words[3][i] ^ key[1];
            words[3][i] = low(first);
        }
        key[0] += 0x9E3779B9U;
        key[1] += 0xBB67AE85U;
    }
}

/// The blocks from `counter` on, two draws each.
template <std::size_t draws>
void fill(std::array<std::uint64_t, draws>& out, const std::array<std::uint32_t, 4>& counter,
          std::array<std::uint32_t, 2> key) {
    constexpr std::size_t blocks = draws / 2;
    std::array<std::array<std::uint32_t, blocks>, 4> words;
    for (std::size_t i = 0; i < blocks; ++i) {
        words[0][i] = counter[0] + static_cast<std::uint32_t>(i);
        words[1][i] = counter[1];
        words[2][i] = counter[2];
        words[3][i] = counter[3];
    }
    run_rounds(words, key);
    for (std::size_t i = 0; i < blocks; ++i) {
        out[2 * i] = joined(words[0][i], words[1][i]);
        out[2 * i + 1] = joined(words[2][i], words[3][i]);
    }
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key) {
    std::array<std::uint64_t, 2> block{};
    fill(block, counter, key);
    return {low(block[0]), high(block[0]), low(block[1]), high(block[1])};
}

stream::stream(seeds from, std::uint32_t what, std::uint64_t entity)
    : key_(key_of(from)), counter_{0, what, low(entity), high(entity)} {}

std::uint64_t stream::bits() {
    if (has_second_half_) {
        has_second_half_ = false;
        return second_half_;
    }
    std::array<std::uint64_t, 2> block;
    fill(block, counter_, key_);
    ++counter_[0];
    second_half_ = block[1];
    has_second_half_ = true;
    return block[0];
}

long_stream::long_stream(seeds from, std::uint32_t what, std::uint64_t entity)
    : key_(key_of(from)), counter_{0, what, low(entity), high(entity)} {}

void long_stream::refill() {
    fill(ahead_, counter_, key_);
    counter_[0] += static_cast<std::uint32_t>(ahead_.size() / 2);
    next_ = 0;
}

template <class Source>
double draws_from<Source>::lognormal(double mean, double cv) {
    return lognormal_law(mean, cv)(self());
}

// Lemire, Fast random integer generation in an interval (2019).
template <class Source>
std::int64_t draws_from<Source>::below(std::int64_t n) {
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

template class draws_from<stream>;
template class draws_from<long_stream>;

}  // namespace corridor::core
