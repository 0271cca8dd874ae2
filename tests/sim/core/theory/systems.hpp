// The families of systems with exact answers, each in the file of its name.
#pragma once

#include <vector>

#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"
#include "tests/sim/core/theory/trial.hpp"

namespace corridor::tests::theory {

std::vector<experiment> multi_server_queues();
std::vector<experiment> queues_with_losses();
std::vector<experiment> general_services();
std::vector<experiment> priority_queues();
std::vector<experiment> absent_servers();
std::vector<experiment> polling_systems();
std::vector<experiment> open_networks();
std::vector<experiment> closed_networks();

/// Customers of a world come one after another, for ever: World has `source gaps`, and
/// `customer(sim, world)` is the life of one.
template <class World>
core::process arrivals(core::simulation& sim, World& here) {
    const bool open = true;
    while (open) {
        const core::duration gap = here.gaps.next();
        co_await core::delay(gap);
        sim.start(customer(sim, here));
    }
}

/// A run of a world of type World, built from (sim, seed, observations, parameters...).
template <class World, class... Parameters>
auto run_of(Parameters... parameters) {
    return [=](core::seeds seed, observations& seen) {
        core::simulation sim;
        World here(sim, seed, seen, parameters...);
        here.begin(sim);
        return seen.fill(sim);
    };
}

}  // namespace corridor::tests::theory
