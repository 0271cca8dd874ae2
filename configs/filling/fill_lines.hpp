// The line of a rail leg: its sections, stations and loops, and whether the trains that other
// traffic sends over it leave room for more.
#pragma once

#include <optional>

#include "configs/filling/filling.hpp"

namespace corridor::configs {

/// None when no sections are stated; says of each key about sections that it then has nothing to
/// speak of. Local hours are those of the leg's `from`.
std::optional<models::rail_line_params> rail_line(const filling& with, const values& said,
                                                  const models::leg_params& leg);

/// Other traffic alone may not fill the longest section of `leg`, which has its speed already.
void check_line_load(const filling& with, const values& said, const models::leg_params& leg);

}  // namespace corridor::configs
