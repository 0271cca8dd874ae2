// The subjects of a scenario: each appends what its tables say, and what is missing or contradicts.
#pragma once

#include "configs/filling/filling.hpp"

namespace corridor::configs {

// In the order of calling: a subject names only things of those before it.
void fill_calendar(const filling& with);  ///< countries and holidays
void fill_places(const filling& with);    ///< and seas
void fill_other_traffic(const filling& with);
void fill_legs(const filling& with);
void fill_traction(const filling& with);  ///< whose locomotives haul on which legs
void fill_services(const filling& with);  ///< without legs: see network.hpp
void fill_ways(const filling& with);
void fill_flows(const filling& with);
void fill_depots(const filling& with);  ///< and the flows of what they order
void fill_rivals(const filling& with);  ///< and holds the flows' markets against them
void fill_shocks(const filling& with);
void fill_disruptions(const filling& with);

}  // namespace corridor::configs
