// Where a container stands between two services: reefers at plugs, dangerous goods apart from all
// others, empties piled high in a block of their own, everything else in the yard. A place that
// states no block for a kind lets it stand in the yard, as where a few reefers run on generator
// sets. Each block has its own quota by direction; nothing spills over into another block, since
// neither plugs nor distances can be had there.
#pragma once

#include <array>
#include <cstdint>

#include "models/scenario.hpp"

namespace corridor::models {

/// The blocks of containers, whose tiers and machines are one yard's.
constexpr std::array<yard_kind, 4> container_blocks = {yard_kind::containers, yard_kind::reefers,
                                                       yard_kind::dangerous, yard_kind::empties};

/// The yard of a place in which a lot stands between two rides; the second may be none. The only
/// place that decides it: what is reserved, given back, bounded and checked agree.
yard_kind yard_between(const place_params& here, service_kind arriving, service_kind leaving,
                       const flow_params& flow);

/// What a lot takes of that yard: TEU, kilograms, or one wagon or truck.
std::int64_t size_in_yard(yard_kind kind, const flow_params& flow);

}  // namespace corridor::models
