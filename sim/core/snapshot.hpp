// The state of a simulation between two events, as plain data: every place, who waits there and who
// holds, and every process with what it waits for.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "sim/core/simulation.hpp"
#include "sim/core/time.hpp"

namespace corridor::core {

/// A place as it stands. Processes are named by their ids.
struct place_state {
    const void* where = nullptr;  ///< the place itself, as in wait::where
    std::string name;
    wait_kind kind = wait_kind::none;  ///< resource, signal, store, level or condition

    /// Units, things or amount; infinity when unlimited. NaN of a signal or condition, which have
    /// none, as are `inside` and `promised`.
    double capacity = std::numeric_limits<double>::quiet_NaN();
    /// Units in use, things or amount inside, what is promised included.
    double inside = std::numeric_limits<double>::quiet_NaN();
    /// Of a store or level: given to getters whose turn has come but who have not run.
    double promised = std::numeric_limits<double>::quiet_NaN();

    std::vector<std::uint64_t> waiting;  ///< in the order of the queue; those who wait to get
    std::vector<std::uint64_t> jointly;  ///< likewise, those with a joint claim
    std::vector<std::uint64_t> putting;  ///< likewise, those who wait to put
    std::vector<std::uint64_t> granted;  ///< their turn has come, in this order; not run yet
    std::vector<std::uint64_t> holders;  ///< of a resource, by age of their holds, once a hold
};

/// Taken by `const core::snapshot now(sim);`, between events or from the running process.
/// Nothing in it refers to the simulation; `where` compares, and may not be followed.
/// O(places + processes + who stands in queues).
struct snapshot {
    explicit snapshot(const simulation& sim);

    time_point now;
    std::vector<place_state> places;  ///< that are alive, in the order of their making
    /// Every process that is alive, by id. `state` says how far it is: waiting, granted, or
    /// running: of kind none, with `until` == never the one from which the snapshot is taken, with
    /// an instant one that has not begun.
    std::vector<wait> processes;

    // For the core itself.
    static void where_it_stands(const activity& who, wait& one);
};

}  // namespace corridor::core
