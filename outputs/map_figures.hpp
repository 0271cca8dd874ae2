// What a map shows of a run: figures by node and by leg, each the mean over the replications.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "outputs/reader.hpp"

namespace corridor::outputs {

/// By the thing's name; the keys are the datasets' in SCHEMA.md: `throughput_teu`, `utilisation`.
using figures_by_name = std::map<std::string, std::vector<std::pair<std::string, double>>>;

/// Every dataset of numbers in /nodes that has a value a replication, and of each of the node's
/// facilities `FACILITY_utilisation` and `FACILITY_waiting_mean_h`. Missing ones are NaN.
figures_by_name node_figures(const result_file& of);

/// Every such dataset in /legs.
figures_by_name leg_figures(const result_file& of);

}  // namespace corridor::outputs
