// The bound and the reach in a planner's words, for `corridor bound` and for a run's summary.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "models/bound_result.hpp"
#include "models/scenario.hpp"

namespace corridor::outputs {

struct bound_figures {
    double offered_t = 0;
    double bound_t = 0;
    double reach = 0;
    std::vector<std::string> limits;  ///< the most important first
};

/// What the network could carry, and whether demand or the corridor is the limit. `delivered_t` is
/// what a simulation delivered; NaN without one.
std::string bound_words(const bound_figures& of,
                        double delivered_t = std::numeric_limits<double>::quiet_NaN());

/// All that `corridor bound` prints: the words, then tables of what is scarce.
std::string bound_report(const models::scenario& from, const models::bound_result& found);

}  // namespace corridor::outputs
