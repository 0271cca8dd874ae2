// Events that take something away for a while.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/scenario/places.hpp"
#include "models/scenario/terms.hpp"

namespace corridor::models {

enum class disrupted : std::uint8_t { docks, border, leg, fleet, way };

/// Something that gives less for a while, by date or by rate: a closure, a strike, an accident.
struct disruption_params {
    std::string name;
    std::string label;
    disrupted what = disrupted::docks;
    place_id at{};                     ///< of docks and of a border
    std::optional<dock_kind> dock;     ///< none: all of the place
    std::optional<direction> heading;  ///< of a border; none: both
    leg_id leg{};
    service_id service{};
    way_id way{};
    std::optional<date> first_day;  ///< included; none: by rate
    date last_day;                  ///< included
    double per_year = 0;            ///< by rate: so many begin, on average, while none lasts
    spread_time lasts;
    /// Of the places of docks, the trains that a border accepts, a leg's speed or a fleet. 0 closes
    /// all of it; a way has no other share.
    double remaining_share = 0;
    core::duration sustained{};  ///< recovered is what stays so for so long
};

}  // namespace corridor::models
