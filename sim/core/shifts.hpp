// Shifts: how many units of a resource there are by the hour of the day or of the week.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/time.hpp"

namespace corridor::core {

/// So many units from `begin` in the period on, until the next shift begins.
struct shift {
    duration begin{};
    int units = 0;
};

/// Shifts that repeat with their period. The last one lasts over the end of the period until the
/// first one begins: a night shift from 22 h to 6 h is one shift of a day.
class shift_pattern {
public:
    /// Preconditions, else broken(): period > 0; at least one shift; begins increase and lie in
    /// [0, period); units >= 0; `at_start`, where in the period a run starts, lies in [0, period).
    shift_pattern(duration period, std::vector<shift> shifts, duration at_start = {});

    /// `time` and `now` are not before the start of the run. O(shifts), as next_change().
    int units_at(time_point time) const;           ///< at the begin of a shift: its own
    time_point next_change(time_point now) const;  ///< the next begin of a shift, after `now`

private:
    duration in_period(time_point time) const;

    // fixed after construction
    duration period_;
    std::vector<shift> shifts_;
    duration at_start_;
};

/// Keeps the capacity of `kept` to the pattern, for ever: sets it when it begins, and at each begin
/// of a shift, an event of `priority` at that instant. Ends when it is cancelled; an interruption
/// changes nothing. The resource must outlive it. O(shifts) a change.
/// Since it always has an event to come, simulation::run() does not return: use run_until().
process keep_shifts(simulation& sim, resource& kept, shift_pattern pattern,
                    when_cut how = when_cut::drain, std::int32_t priority = 0);

}  // namespace corridor::core
