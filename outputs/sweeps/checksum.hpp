// FNV-1a over bytes: tells a torn, damaged or changed text from the one that was written. Chance
// errors only; it is no signature.
#pragma once

#include <cstdint>
#include <string_view>

namespace corridor::outputs {

constexpr std::uint64_t checksum(std::string_view bytes,
                                 std::uint64_t begin = 14695981039346656037U) {
    std::uint64_t sum = begin;
    for (const char each : bytes)
        sum = (sum ^ static_cast<unsigned char>(each)) * 1099511628211U;
    return sum;
}

}  // namespace corridor::outputs
