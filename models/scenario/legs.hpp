// Legs between places: railways, roads and sea ways.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/rail/line_params.hpp"
#include "models/scenario/terms.hpp"

namespace corridor::models {

enum class leg_mode : std::uint8_t { rail, sea, road };

/// A rail leg as its operator describes it, and who else runs on it. Sections go from the leg's
/// `from` to its `to`.
struct rail_line_params {
    line_params layout;
    int loop_length_m = 0;                ///< longer trains stand on long tracks only
    double passenger_trains_per_day = 0;  ///< a direction, by timetable
    km_per_h passenger_speed;
};

/// Who goes first where trains wait for the same section: a class with a handicap yields to all
/// that asked up to so much later. Passenger trains have none.
struct dispatching_params {
    core::duration container_trains{};
    core::duration other_freight{};  ///< sorted trains, and other traffic's freight
};

struct leg_params {
    std::string name;
    leg_mode mode = leg_mode::rail;
    place_id from{};
    place_id to{};
    km length;
    int gauge_mm = 0;                 ///< rail: 1520 or 1435; else 0
    double pairs_per_day = 0;         ///< rail without a line: train paths a direction a day
    double other_trains_per_day = 0;  ///< rail: other traffic's freight trains, a direction, mean
    km_per_h speed;                   ///< rail and road: running, without waiting for a path
    double running_cv = 0;            ///< spread of the running time
    int window_from_h = 0;  ///< rail without a line: local hours in which trains may enter
    int window_to_h = 24;
    std::optional<rail_line_params> line;  ///< rail: trains meet on its sections, no path is booked
    int longest_train_m = 0;     ///< rail: a longer one runs over it in parts; 0: of any length
    core::duration splitting{};  ///< shunting at either end, for each part more than one
    std::optional<traction_id> traction;  ///< rail: whose locomotives haul here; none: never short
};

}  // namespace corridor::models
