// How long a vehicle is under way on a leg when nothing stops it.
#pragma once

#include "models/scenario.hpp"

namespace corridor::models {

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
