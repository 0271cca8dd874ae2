// What cargo can be charged must be stated: a cost that was forgotten would be nothing.
#pragma once

#include <vector>

#include "configs/reading/document.hpp"
#include "models/scenario.hpp"

namespace corridor::configs {

/// Appends the rates that a flow may be charged by a service that carries such cargo, or for
/// handling at its ends, but that are not stated. Origins and markets have no rates:
/// cargo begins and ends there.
void check_costs(const document& in, const models::scenario& of, std::vector<problem>& problems,
                 const soundness& sound);

}  // namespace corridor::configs
