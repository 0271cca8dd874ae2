// What a run prints and `corridor report` prints again: first a planner's sentences, then tables.
// Made from the result file only, so that both say the same.
#pragma once

#include <string>

#include "outputs/reader.hpp"

namespace corridor::outputs {

/// Sentences and tables, at most 100 columns wide, ending with a line feed.
std::string summary(const result_file& result);

}  // namespace corridor::outputs
