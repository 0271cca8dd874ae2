// Simulates several scenarios under common random numbers: the same seed and replication number
// name the same draws in each, so that what differs between them is what was changed.
#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

#include "models/corridor.hpp"
#include "sim/study/replications.hpp"

namespace corridor::whatif {

struct effort {
    int replications = 10;  ///< of each scenario, at least 1
    int workers = 1;        ///< threads
};

/// Calls `simulate(task, scenario, seeds)` for each replication of each scenario on the workers
/// and `sink(index of the scenario, result)` on the calling thread, replication by
/// replication and in the scenarios' order within one. All take the first scenario's seed.
/// Tasks are numbered from 0. Returns how many results reached the sink: fewer than all of them
/// only when `stop` was set. What a task or the sink throws ends it.
/// Precondition: at least one scenario.
template <class Simulate, class Sink>
int side_by_side(const std::vector<models::scenario>& scenarios, effort spent, Simulate simulate,
                 Sink sink, const std::atomic<bool>& stop) {
    const int count = static_cast<int>(scenarios.size());
    const auto which = [count](int task) { return static_cast<std::size_t>(task % count); };
    return study::run_replications(
        count * spent.replications, spent.workers,
        [&](int task) {
            const core::seeds seeds{.seed = scenarios.front().seed,
                                    .replication = static_cast<std::uint32_t>(task / count)};
            return simulate(task, scenarios[which(task)], seeds);
        },
        [&](int task, auto result) { sink(which(task), std::move(result)); }, stop);
}

}  // namespace corridor::whatif
