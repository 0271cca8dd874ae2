// Who waits for whom when nothing moves any more. Silence is never an answer.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/simulation.hpp"

namespace corridor::core {

/// The ids of a circle of processes, each of which waits for something that the next one holds (or
/// for its end), starting with the lowest id that stands in one; empty when there is none.
/// A circle is a standstill unless another holder of the same place is outside and goes on: see
/// locked(). O(waits and holders), with a search tree.
std::vector<std::uint64_t> find_cycle(const std::vector<wait>& waits);

/// The ids of processes that can never go on: each waits for what only such processes hold.
/// In the order of `waits`. Signals, stores and times count as able to come.
std::vector<std::uint64_t> locked(const std::vector<wait>& waits);

}  // namespace corridor::core
