// Border crossings, and the spells of days on which other figures hold.
#pragma once

#include "configs/filling/filling.hpp"

namespace corridor::configs {

/// The border whose table is `said`, with its spells in the order of their names. Countries are
/// filled already.
models::border_params border_of(const filling& with, const values& said);

}  // namespace corridor::configs
