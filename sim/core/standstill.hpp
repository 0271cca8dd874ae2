// Who waits for whom, and for what that nobody is left to bring, when nothing moves any more.
// Silence is never an answer: of a run that ended idle, each process that is left is locked(),
// starved(), or waits for one that is.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/simulation.hpp"

namespace corridor::core {

/// The ids of a circle of processes, each of which waits for something that the next one holds (or
/// for its end), starting with the lowest id that stands in one; empty when there is none.
/// A circle is a standstill unless another holder of the same place is outside and goes on: see
/// locked(). A wait that ends by itself is in none. O(waits and holders), with a search tree.
std::vector<std::uint64_t> find_cycle(const std::vector<wait>& waits);

/// The ids of processes that can never go on: each waits for what only such processes hold.
/// In the order of `waits`. Signals, stores, levels and conditions count as able to come, and a
/// wait that ends by itself, by a delay or patience, as able to go on.
std::vector<std::uint64_t> locked(const std::vector<wait>& waits);

/// The waits that nobody is left to end, in the order of `waits`: each for something that nobody
/// holds and somebody would have to bring (a thing in a store, or room in it: wait::to_put; an
/// amount, a notification, a change of the world), while no process can go on by itself or by what
/// such a process would do. Empty as long as `can_go_on`: when any other process is running or has
/// its turn, or events are pending, since that one might bring it.
/// Those who wait for what a starved process holds are behind it, and not named here.
std::vector<wait> starved(const std::vector<wait>& waits, bool can_go_on = false);

/// As above, of a simulation as it stands; only the host could still bring something.
std::vector<wait> starved(const simulation& sim);

}  // namespace corridor::core
