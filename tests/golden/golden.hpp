// What must come out the same, bit for bit, of every compiler and on every machine. Each part is
// boiled down to one number; tests/golden/compare builds them in many ways and compares.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>

namespace corridor::golden {

/// A number in which each bit of each value counts, and their order.
class digest {
public:
    void add(std::integral auto whole) { mix(static_cast<std::uint64_t>(whole)); }
    /// All NaN are one: IEEE 754 leaves their sign and payload to the processor.
    void add(double real) {
        const std::uint64_t not_a_number = 0x7FF8'0000'0000'0000;
        mix(real == real ? std::bit_cast<std::uint64_t>(real) : not_a_number);
    }
    std::uint64_t value() const { return state_; }

private:
    void mix(std::uint64_t word) {
        state_ = (std::rotl(state_, 23) ^ word) * 0x9E37'79B9'7F4A'7C15U;
    }

    std::uint64_t state_ = 0x243F'6A88'85A3'08D3U;
};

std::uint64_t mm1();         ///< 20,000 customers at one server: events, times, statistics
std::uint64_t programs();    ///< 1,000 random programs: what each process saw, and when
std::uint64_t samplers();    ///< each draw of core::stream and each law
std::uint64_t elementary();  ///< each elementary function over a fixed grid

/// 60 days of a scenario after 60 of run-in; nothing when the file cannot be read.
std::optional<std::uint64_t> scenario(const std::string& file);

}  // namespace corridor::golden
