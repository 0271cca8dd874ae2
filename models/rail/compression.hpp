// How much of a line's capacity a sequence of trains consumes, by compression: the paths are pushed
// together, in their order and with their own running times, until each follows the one before at
// the shortest distance in time; what is left of the period is what the line has to spare. UIC Code
// 406 R, Capacity, 2nd edition, June 2013, sections 3 and 4. It sees no arrival time, no station
// track and no dispatcher: simulation does (`capacity.hpp`).
#pragma once

#include <cstddef>
#include <vector>

#include "models/rail/line_params.hpp"
#include "models/rail/line_state.hpp"
#include "sim/core/time.hpp"

namespace corridor::models {

/// A train in a sequence.
struct sequenced_train {
    const train_params* params = nullptr;
    heading_on_line heading = heading_on_line::up;
    double slowness = 1;       ///< > 0, its running times over those of its class
    core::time_point comes{};  ///< at its end of the line; compression does not look at it
};

/// At what pace trains run that follow a slower one on two tracks.
enum class following_pace {
    own,       ///< they enter so late that they never catch up: the leaflet's
    of_slower  ///< they enter a headway later and are held up to the section's end: `line`'s
};

/// What a sequence occupies when it is compressed and begins again with its first train.
struct compressed {
    std::vector<core::duration> sections;  ///< occupancy time of each; on two tracks the longer one
    std::size_t busiest = 0;               ///< the section that is occupied longest

    /// The line's: that of its busiest section.
    core::duration occupancy_time() const { return sections[busiest]; }
};

/// Precondition: trains are in the order in which they pass each section. O(sections * trains).
compressed compress(const line_params& set, const std::vector<sequenced_train>& trains,
                    following_pace pace = following_pace::own);

/// Occupancy time over the period, a fraction. The period is without its track possessions.
inline double occupancy_rate(const compressed& sequence, core::duration period) {
    return static_cast<double>(sequence.occupancy_time().count()) /
           static_cast<double>(period.count());
}

/// The highest occupancy rates at which mixed traffic runs in acceptable quality, by the leaflet:
/// in the peak and over the day.
constexpr double acceptable_in_peak = 0.75;
constexpr double acceptable_daily = 0.60;

/// The leaflet's capacity consumption: the occupancy rate with the additional time that the quality
/// needs, which is acceptable up to 1. (Its additional time rate is 1 / acceptable - 1.)
inline double capacity_consumption(double occupancy_rate, double acceptable) {
    return occupancy_rate / acceptable;
}

}  // namespace corridor::models
