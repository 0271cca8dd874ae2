// How long a vehicle is under way on a leg when nothing stops it, and how that spreads.
#pragma once

#include "models/scenario.hpp"
#include "sim/core/random.hpp"

namespace corridor::models {

/// The factor of one vehicle's running time: lognormal, of mean one. Draws nothing without spread.
inline double running_factor(core::stream& draw, double cv) {
    return cv > 0 ? draw.lognormal(1.0, cv) : 1.0;
}

/// By the leg's own speed, or by the vessel's at sea; over a line, the sum of its sections.
inline core::duration free_running_time(const leg_params& leg, km_per_h vessel, bool laden) {
    if (!leg.line) {
        return travel_time(leg.length, leg.mode == leg_mode::sea ? vessel : leg.speed);
    }
    core::duration sum{};
    for (const section_params& each : leg.line->layout.sections) {
        sum += running_time(each, {leg.speed, laden, false, {}});
    }
    return sum;
}

}  // namespace corridor::models
