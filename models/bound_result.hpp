// What the bound and the fluid say of a design point, before any simulation: what the network could
// carry of its demand. Plain figures, so that they reach files and pages without the solvers.
#pragma once

#include <array>
#include <limits>
#include <string>
#include <vector>

#include "models/scenario.hpp"

namespace corridor::models {

struct bound_flow {
    double offered_t = 0, offered_teu = 0;  ///< expected in the counted days
    double bound_t = 0;                     ///< of the plan that delivers the most tonnes
    double bound_teu = 0;                   ///< of the plan that delivers the most loaded TEU
    double fluid_t = 0, fluid_teu = 0;      ///< carried by the fluid
};

/// A dual is the tonnes that one unit of capacity more would add to the bound: a first guess.
struct bound_facility {
    double saturated_share = 0;  ///< of the weeks, in the fluid; of either of a border's sides
    double dual_t_per_unit = 0;  ///< a unit of its kind; at a border one more in each step
    /// One more train a day that the other side accepts; NaN but at borders.
    double dual_t_per_accepted = std::numeric_limits<double>::quiet_NaN();
};

struct bound_leg {
    std::array<double, directions> saturated_share{};  ///< along the leg's from-to, and back
    std::array<double, directions> dual_t_per_path{};  ///< one more train path a day
};

struct bound_service {
    double saturated_share = 0;     ///< of the weeks, in the fluid, in either direction
    double dual_t_per_vehicle = 0;  ///< one more vehicle
};

struct bound_result {
    std::vector<bound_flow> flows;           ///< [flow], empties included
    std::vector<bound_facility> facilities;  ///< in the order of `facilities_of`
    std::vector<bound_leg> legs;
    std::vector<bound_service> services;

    double offered_t = 0, offered_teu = 0;  ///< sums over the cargo flows
    double bound_t = 0, bound_teu = 0;
    double fluid_t = 0, fluid_teu = 0;
    double reach = 0;  ///< largest multiple of the offered mix that fits; may be infinite
    /// What limits the reach, the most valuable first: `Aktau ferry berths`. At most five.
    std::vector<std::string> limits;
};

}  // namespace corridor::models
