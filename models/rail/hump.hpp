// Where wagons are sorted under way: a train is pushed over the hump wagon by wagon, behind those
// that came before it, and is formed again when enough wagons of its destination have gathered. The
// others of these are other traffic's, so how long that takes is stated, with a spread; a set of
// wagons stays together. Block trains pass by.
#pragma once

#include <algorithm>

#include "models/places/facility_log.hpp"
#include "models/units.hpp"

namespace corridor::models {

class hump {
public:
    /// Wagons an hour, above 0.
    explicit hump(double wagons_per_h) : log(1), wagons_per_h_(wagons_per_h) {}

    /// Sorting of so many, without waiting.
    core::duration time_for(std::int64_t wagons) const {
        return from_hours(static_cast<double>(wagons) / wagons_per_h_);
    }
    /// When a train that comes now begins to be sorted, for `takes`: first come, first served.
    core::time_point book(core::time_point now, core::duration takes) {
        const core::time_point begins = std::max(now, free_from_);
        free_from_ = begins + takes;
        return begins;
    }

    facility_log log;

private:
    // fixed after construction
    double wagons_per_h_;

    // changed by trains
    core::time_point free_from_{};
};

}  // namespace corridor::models
