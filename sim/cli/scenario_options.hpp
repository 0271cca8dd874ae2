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

}  // namespace corridor::cli
