// The line of a rail leg: its sections, stations and loops, and whether the trains that other
// traffic sends over it leave room for more.
#pragma once

#include <optional>
#include <vector>

#include "configs/reading/document.hpp"
#include "configs/reading/problem.hpp"
#include "configs/reading/values.hpp"
#include "models/scenario.hpp"

namespace corridor::configs {

/// None when no sections are stated. `rail`: whether the leg may have any. Hours are local ones,
/// `utc_offset` ahead of the model's.
std::optional<models::rail_line_params> rail_line(const document& in, const values& said, bool rail,
                                                  core::duration utc_offset,
                                                  std::vector<problem>& problems);

/// Other traffic alone may not fill the longest section of `leg`, which has its speed already.
void check_line_load(const document& in, const values& said, const models::leg_params& leg,
                     std::vector<problem>& problems);

}  // namespace corridor::configs
