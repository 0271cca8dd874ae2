// Random numbers by counting: Philox4x32-10 turns (seed, replication, what is decided, entity,
// number of the draw) into bits. A draw depends on its name alone, so one more ferry or train
// leaves every other draw as it was. Salmon et al., Parallel Random Numbers: As Easy as 1, 2, 3
// (SC 2011).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

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

/// The draws of one decision of one entity. Cheap: no heap, 48 bytes, nothing computed before the
/// first draw; equal names give equal draws. Holds 2^33 draws of bits().
class stream {
public:
    /// `entity` names what exists before any intervention, never an order of creation.
    stream(seeds from, std::uint32_t what, std::uint64_t entity);

    std::uint64_t bits();             ///< 64 independent bits
    double uniform();                 ///< in (0, 1), 52 bits, never 0 or 1; one bits()
    double exponential(double mean);  ///< mean >= 0; one bits()
    double normal();                  ///< mean 0, deviation 1; one bits()
    /// `mean` > 0 and `cv` >= 0 (deviation over mean) are those of the lognormal variable itself;
    /// cv 0 gives the mean, and draws all the same. One bits().
    double lognormal(double mean, double cv);
    /// A whole number from 0 to n - 1, without bias. Precondition: n >= 1. Mostly one bits().
    std::int64_t below(std::int64_t n);

private:
    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> counter_;
    std::uint64_t second_half_ = 0;
    bool has_second_half_ = false;
};

}  // namespace corridor::core
