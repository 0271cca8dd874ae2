// When what is disrupted: every occurrence of the whole run, known before it begins. Those by date
// are stated; those by rate are drawn by (disruption, nth), so that no run moves another's.
#pragma once

#include <vector>

#include "models/calendar.hpp"
#include "sim/core/random.hpp"

namespace corridor::models {

/// From `begins` until `ends`; both within the run, and never empty.
struct occurrence {
    core::time_point begins, ends;
};

/// In order; the next begins after the last has ended. `which` names the draws.
std::vector<occurrence> occurrences_of(const disruption_params& set, std::size_t which,
                                       const calendar& days, core::seeds seeds);

/// The part of each day of the run that is outside of all occurrences, an occurrence counting for
/// what remains in it: 1 is a whole day.
std::vector<double> shares_by_day(const std::vector<occurrence>& all, double remaining_share,
                                  const calendar& days);

class disruption_plan {
public:
    /// `from` must outlive this.
    disruption_plan(const scenario& from, const calendar& days, core::seeds seeds);

    const std::vector<occurrence>& of(std::size_t disruption) const { return when_[disruption]; }

    /// [day] share of its trains that a border accepts; empty: of all days all.
    std::vector<double> accepted(place_id border, direction heading, const calendar& days) const;

    /// Earliest instant from `when` on at which no closure of the leg holds.
    core::time_point leg_opens(leg_id leg, core::time_point when) const;

    /// Share of its speed that a leg has at `when`: above 0 where it is not closed, 1 undisturbed.
    double leg_speed(leg_id leg, core::time_point when) const;

    /// [way] the weights of the ways, none for those closed at `when`; others are left as they are.
    std::vector<double> open_ways(std::vector<double> weights, core::time_point when) const;

private:
    /// The occurrence of that disruption which holds at `when`; null: none does.
    const occurrence* at(std::size_t disruption, core::time_point when) const;

    const std::vector<disruption_params>& set_;
    std::vector<std::vector<occurrence>> when_;  // [disruption]
};

}  // namespace corridor::models
