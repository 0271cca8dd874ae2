// One replication of a whole scenario: everything is built, run through run-in, counted year and
// the cohort's tail, and observed.
#pragma once

#include <optional>

#include "models/result.hpp"
#include "models/scenario.hpp"
#include "sim/core/random.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::models {

/// Simulates `from`, whose empties' flows have been added, on a fresh `sim`. `sim` decides the
/// engine; the result depends on the scenario, the seeds and nothing else. Returns early, with what
/// was observed so far, when the host's stop flag is set: then `sim` says so and the host drops it.
/// Tracing adds the result's rows and changes nothing else of it; `line`, a leg that has one, is
/// traced with string lines too. Precondition: no `line` without tracing.
replication_result simulate(core::simulation& sim, const scenario& from, core::seeds seeds,
                            tracing wanted = tracing::off, std::optional<leg_id> line = {});

}  // namespace corridor::models
