// The responses of a result file as its replications observed them, so that files can be compared
// as runs are. Quantiles are missing: a file keeps them by flow, and they do not add up.
#pragma once

#include <vector>

#include "outputs/reader.hpp"
#include "sim/study/estimate/sample.hpp"

namespace corridor::outputs {

/// In the order of /summary, without its quantiles. Totals have the same bits as from the run
/// itself, ratios the same up to rounding. Throws std::runtime_error when a dataset is missing.
std::vector<study::sample> samples(const result_file& result);

/// The numbers of its replications, in their order.
std::vector<int> replications_of(const result_file& result);

}  // namespace corridor::outputs
