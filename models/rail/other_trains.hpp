// Trains of other traffic on a line. They are real trains: they hold sections, stand in loops, and
// wait for this cargo's trains as those wait for them.
#pragma once

#include <cstdint>

#include "models/rail/line.hpp"
#include "sim/core/process.hpp"
#include "sim/core/random.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::models {

struct other_trains_params {
    double per_day = 0;  ///< a direction
    train_params kind;
    double running_cv = 0;  ///< spread of the running time of one train to the next
};

/// Which trains of which line and direction: names their draws.
struct other_trains_entity {
    core::seeds seeds;
    std::uint64_t leg = 0;  ///< below 2^30
    heading_on_line heading = heading_on_line::up;
};

/// Passenger trains by timetable, evenly through the day; the two directions half an interval
/// apart. Ends at `until`. `on` and `set` must outlive it.
core::process passenger_trains(core::simulation& sim, line& on, const other_trains_params& set,
                               other_trains_entity who, core::time_point until);

/// Freight trains that come when they come: a Poisson stream, drawn day by day. Ends at `until`.
core::process freight_trains(core::simulation& sim, line& on, const other_trains_params& set,
                             other_trains_entity who, core::time_point until);

}  // namespace corridor::models
