// What only the whole network shows: legs that are too short, services without a way over the
// legs, docks that are not there, flows that nothing carries, yards too small for what arrives.
#pragma once

#include <vector>

#include "configs/reading/document.hpp"
#include "models/scenario.hpp"

namespace corridor::configs {

/// Fills the services' legs and stops, and appends what is wrong. What only follows
/// from another problem is not reported: see soundness.
void check_network(const document& in, models::scenario& to, std::vector<problem>& problems,
                   const soundness& sound);

}  // namespace corridor::configs
