// Random numbers by counting: Philox4x32-10 turns (seed, replication, what is decided, entity,
// number of the draw) into bits. A draw depends on its name alone, so one more ferry or train
// leaves every other draw as it was. Salmon et al., Parallel Random Numbers: As Easy as 1, 2, 3
// (SC 2011).
//
// Why streams are independent. A block is philox(counter, key): for each 64-bit key a permutation
// of the 128-bit counter, whose blocks pass all of TestU01's BigCrush (Salmon et al.).
//   counter[0]     number of the block in the stream
//   counter[1]     what is decided, decides("its name")
//   counter[2, 3]  the entity
//   key            seed and replication, mixed
// Within a seed and a replication two streams share a block only if they are of the same entity and
// their decisions' names have the same hash; tests/tidy/decisions.py refuses such names. The
// replications of a seed have different keys. Those of two seeds agree in a key by chance alone:
// 2^-64 a pair.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/core/ziggurat.hpp"

namespace corridor::core {

/// What names a replication of an experiment.
struct seeds {
    std::uint64_t seed = 1;
    std::uint32_t replication = 0;
};

/// The number of a kind of decision, by FNV-1a: `constexpr auto breakdown = decides("crane
/// breakdown");`
constexpr std::uint32_t decides(std::string_view what) {
    std::uint32_t number = 2166136261U;
    for (const char letter : what)
        number = (number ^ static_cast<unsigned char>(letter)) * 16777619U;
    return number;
}

/// One block of Philox4x32-10.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key);

/// What can be drawn from `Source`, which has std::uint64_t bits(): 64 independent bits. Laws with
/// more than a mean: sim/core/laws.hpp.
template <class Source>
class draws_from {
public:
    double uniform() { return unit(bits()); }  ///< in (0, 1), 52 bits, never 0 or 1; one bits()
    bool chance(double p) { return uniform() < p; }  ///< true with probability p; one bits()

    /// `mean` >= 0 scales a draw of mean 1: of the same stream, it grows with the mean. Above 0
    /// when the mean is. One bits() in 97.8 % of draws.
    double exponential(double mean) {
        const double one = standard_exponential(self());
        return mean * one;
    }

    /// Mean 0, deviation 1. One bits() in 98.5 % of draws.
    double normal() { return standard_normal(self()); }

    /// `mean` > 0 and `cv` >= 0 (deviation over mean) are those of the lognormal variable itself;
    /// cv 0 gives the mean, and draws all the same. The same number as lognormal_law{mean, cv},
    /// which does not take a logarithm a draw. As many bits() as normal().
    double lognormal(double mean, double cv);

    /// A whole number from 0 to n - 1, without bias. Precondition: n >= 1. Mostly one bits().
    std::int64_t below(std::int64_t n);

private:
    friend Source;
    draws_from() = default;
    Source& self() { return static_cast<Source&>(*this); }
    std::uint64_t bits() { return self().bits(); }
};

/// The draws of one decision of one entity. Cheap: no heap, 48 bytes, nothing computed before the
/// first draw; equal names give equal draws. Holds 2^33 draws of bits().
class stream : public draws_from<stream> {
public:
    /// `entity` names what exists before any intervention, never an order of creation.
    stream(seeds from, std::uint32_t what, std::uint64_t entity);

    std::uint64_t bits();  ///< 64 independent bits

private:
    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> counter_;
    std::uint64_t second_half_ = 0;
    bool has_second_half_ = false;
};

/// The same draws as the stream of the same name, computed 64 at a time: for hundreds of draws, and
/// dearer than a stream for fewer than about 30. 544 bytes.
class long_stream : public draws_from<long_stream> {
public:
    long_stream(seeds from, std::uint32_t what, std::uint64_t entity);

    std::uint64_t bits() {  ///< 64 independent bits
        if (next_ == ahead_.size())
            refill();
        return ahead_[next_++];
    }

private:
    void refill();

    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> counter_;
    std::size_t next_ = 64;
    std::array<std::uint64_t, 64> ahead_{};  // of which [next_, end) are still to be drawn
};

extern template class draws_from<stream>;
extern template class draws_from<long_stream>;

}  // namespace corridor::core
