// Draws a small program full of ties: few places, short times, many who want the same.
#pragma once

#include <cstdint>

#include "tests/oracles/program.hpp"

namespace corridor::oracles {

/// The same seed gives the same program on any machine. Each program leaves out some kinds of
/// instructions, so that the others meet more often: Groce et al., Swarm Testing (ISSTA 2012).
program random_program(std::uint64_t seed);

}  // namespace corridor::oracles
