// From values that are right one by one to the structs of the model: units, defaults, indices.
// Also decides which keys belong together: what a sea leg or a container flow must say.
#pragma once

#include <string>
#include <vector>

#include "configs/reading/document.hpp"
#include "models/scenario.hpp"

namespace corridor::configs {

/// Appends what is missing or contradicts. Services have no legs yet: see network.hpp. A name that
/// is not there becomes an index past the end, a value of a wrong type zero or empty. What one
/// table says of another is held against it only where the other is `sound`.
models::scenario fill(const document& in, std::vector<problem>& problems, const soundness& sound);

/// The place of a key's value, or of its table when it is not stated.
position where(const document& in, const std::string& path);

/// The places that a service must pass, in order, its ends included, and its gauge or 0.
struct itinerary_wish {
    std::vector<models::place_id> stops;
    int gauge_mm = 0;
    std::optional<models::place_id> bogies_at;  ///< from there on it is the other gauge
};
itinerary_wish wish_of(const document& in, const models::scenario& filled,
                       const std::string& service);

}  // namespace corridor::configs
