// Water for every vessel on every day of a run: one that may load nothing would wait for ever, and
// all cargo behind it.
#pragma once

#include <vector>

#include "configs/filling/fill.hpp"
#include "configs/reading/document.hpp"
#include "models/scenario.hpp"

namespace corridor::configs {

/// Names the first day on which the water lets a service's vessels load nothing.
void check_water(const document& in, const models::scenario& of, std::vector<problem>& problems,
                 const soundness& sound);

}  // namespace corridor::configs
