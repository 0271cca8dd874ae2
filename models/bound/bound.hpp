// The two quick answers beside a simulated one: the linear programs and the fluid.
#pragma once

#include <string>
#include <vector>

#include "models/bound/program.hpp"
#include "models/bound_result.hpp"
#include "models/result.hpp"
#include "models/scenario.hpp"

namespace corridor::bound {

/// The expected program's bound and reach of the counted days, and the fluid, which runs in a child
/// process of its own. `from` is a checked scenario whose empties' flows have been added.
/// Call before the process starts a thread. Throws std::system_error when the child cannot be
/// started and std::runtime_error when it fails.
models::bound_result compute(const models::scenario& from);

/// Puts what a replication did into its own hard program.
struct hard_check {
    std::vector<broken_row> broken;  ///< rows that the simulated year does not keep: none
    double simulated_t = 0;          ///< delivered, content of cargo
    double bound_t = 0;              ///< optimum of the hard program; at least that
    std::size_t rows = 0;
};
hard_check check_replication(const models::scenario& from, const models::replication_result& seen);

}  // namespace corridor::bound
