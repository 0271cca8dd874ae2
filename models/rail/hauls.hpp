// The hauls of a voyage: what one locomotive does for it, over consecutive legs of one territory,
// without a border, a pit, a hump or a leg in parts between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/scenario.hpp"

namespace corridor::models {

struct haul {
    traction_id by{};
    std::vector<leg_id> legs;  ///< in travel order
    int trains = 1;            ///< parts of one train that each have a locomotive
};

/// Whether its wagons are sorted there on their way.
bool is_marshalled_at(const service_params& service, place_id here);

/// Wagons of a whole train, as a hump sorts them.
std::int64_t wagons_of(const service_params& service);

/// A container train that passes by every hump; wagons of others run in ordinary freight trains.
bool is_block_train(const service_params& service);

/// What a train of the service stops for on its way, beside borders, without any wait: changes of
/// locomotive, splitting and joining, sorting and gathering.
core::duration planned_stops(const scenario& from, const service_params& service,
                             direction heading);

/// In travel order; legs without a territory are in none.
std::vector<haul> hauls_of(const scenario& from, const service_params& service, direction heading);

}  // namespace corridor::models
