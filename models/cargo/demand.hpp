// When a flow's lots become ready: a cumulative curve of expected lots over the days of the run,
// shaped by month and holidays, read backwards at evenly spaced levels with one random step each.
// The year's volume is met almost exactly; only when, within a day or two, is chance.
#pragma once

#include <vector>

#include "models/calendar.hpp"
#include "models/scenario.hpp"

namespace corridor::models {

/// Expected releases per day, of `release_lots` lots each. Shape [day of the run]. Sums to the
/// year's volume over the counted year, and to the preceding year's share of it over the run-in.
std::vector<double> releases_by_day(const scenario& from, const calendar& days,
                                    const flow_params& flow);

}  // namespace corridor::models
