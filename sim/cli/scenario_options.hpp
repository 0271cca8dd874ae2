// The options that say which scenario is meant: the same for every command that reads one.
#pragma once

#include <string>
#include <vector>

#include "configs/reader.hpp"
#include "sim/cli/options.hpp"

namespace corridor::cli {

struct chosen_scenario {
    configs::read_result inputs;             ///< without problems
    std::vector<std::string> interventions;  ///< names, in the order of --with
};

/// --set, --with, --days and --seed.
void add_scenario_options(boost::program_options::options_description& to);

/// SCENARIO with what these options say. Throws usage_error and bad_input.
chosen_scenario choose_scenario(const given& options);

/// What --with and --set stand for, in this order.
struct stated_changes {
    std::vector<configs::override_> overrides;
    std::vector<std::string> interventions;  ///< names, in the order of --with
};

/// Interventions are looked for beside `scenario`. Throws usage_error and bad_input.
stated_changes changes_of(const given& options, const std::string& scenario);

/// What --days and --seed stand for. Throws usage_error.
std::vector<configs::override_> period_and_seed_of(const given& options);

}  // namespace corridor::cli
