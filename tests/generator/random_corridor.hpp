// Draws a small corridor: hubs from east to west joined by rail, sea and road, with borders,
// closures, gauge changes, tight yards, short fleets, other traffic, ways and empties. Written as
// a scenario's text, so that one on which a rule fails can be kept as a file.
#pragma once

#include <cstdint>
#include <string>

namespace corridor::tests {

enum class offering : std::uint8_t {
    steady,     ///< the drawn demand for 60 days of run-in and 120 counted ones
    threefold,  ///< the same at 300 %
    ending,     ///< about 300 % until the 60th counted day, then nothing for five years
};

/// The same seed gives the same corridor on any machine; `demand` changes only what is offered
/// and for how long.
std::string random_corridor(std::uint64_t seed, offering demand);

}  // namespace corridor::tests
