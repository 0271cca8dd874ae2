// Places, seas and other traffic out of a checked document.
#pragma once

#include <vector>

#include "configs/reading/document.hpp"
#include "models/scenario.hpp"

namespace corridor::configs {

/// Appends `seas`, `places` and `other_traffic`. Precondition: `countries` are there. Other traffic
/// is held against the places only where those are sound.
void fill_places(const document& in, models::scenario& to, std::vector<problem>& problems,
                 const soundness& sound);

}  // namespace corridor::configs
