// When a flow's lots become ready: a cumulative curve of expected lots over the days of the run,
// shaped by month and holidays, read backwards at evenly spaced levels with one random step each.
// The year's volume is met almost exactly; only when, within a day or two, is chance.
#pragma once

#include <vector>

#include "models/calendar.hpp"
#include "models/cargo/itinerary.hpp"

namespace corridor::models {

/// Expected releases per day, of `release_lots` lots each. Shape [day of the run]. Sums to the
/// year's volume over the counted year, and to the preceding year's share of it over the run-in.
std::vector<double> releases_by_day(const scenario& from, const calendar& days,
                                    const flow_params& flow);

/// The ways that are open on the day of release, weighed by a logit over what a lot costs on each.
/// Shape [way]; zero where a way is closed or does not lead there.
std::vector<double> way_weights(const scenario& from, const std::vector<itinerary>& ways,
                                const flow_params& flow, date today);

}  // namespace corridor::models
