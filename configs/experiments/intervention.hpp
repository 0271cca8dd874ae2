// Reads an intervention: what it changes in a scenario, what that costs and how long it lasts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "configs/reader.hpp"

namespace corridor::configs {

struct intervention {
    std::string name;                  ///< the file's, without folder and ending
    std::string title;                 ///< for people; empty when none is stated
    std::vector<override_> overrides;  ///< at least one, by path, with their places
    // none: not stated, which is not the same as nothing
    std::optional<double> capex_musd;          ///< millions of USD, at least 0
    std::optional<double> cost_musd_per_year;  ///< millions of USD a year, at least 0
    std::optional<double> life_years;          ///< more than 0
    std::optional<double> lead_time_months;    ///< from the decision to the first day of use
};

struct intervention_result {
    std::optional<intervention> read;  ///< only without problems
    std::vector<problem> problems;     ///< by line
};

/// Whether its paths lead anywhere is known only over a scenario: read_scenario() says so, at the
/// place in this file. Throws nothing.
intervention_result read_intervention(const std::string& name, const fetch& text_of);

}  // namespace corridor::configs
