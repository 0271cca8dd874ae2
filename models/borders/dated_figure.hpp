// A figure that holds on certain days instead of the usual one.
#pragma once

#include <optional>
#include <vector>

#include "models/scenario.hpp"

namespace corridor::models {

struct dated_figure {
    date first;  ///< included
    date last;   ///< included
    double value = 0;
};

/// The last of `stated` that names that day; nothing when none does.
std::optional<double> figure_on(const std::vector<dated_figure>& stated, date day);

/// What the spells of a border state for one direction.
std::vector<dated_figure> accepted_in_spells(const border_params& of, direction heading);
std::vector<dated_figure> others_in_spells(const border_params& of, direction heading);

}  // namespace corridor::models
