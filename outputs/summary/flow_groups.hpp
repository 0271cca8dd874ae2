// Flows as people ask for them: Kazakhstan's own trade and transit, west and east. Means over the
// replications of a result file, pooled over the flows of a group.
#pragma once

#include <string>
#include <vector>

#include "outputs/reader.hpp"

namespace corridor::outputs {

struct flow_group {
    std::string name;                ///< `Kazakh westbound`
    std::vector<std::size_t> flows;  ///< indices into /flows, returning empties left out
    std::vector<std::size_t> container_flows;
};

/// The groups that have flows, in a fixed order.
std::vector<flow_group> flow_groups(const result_file& result);

/// All cargo flows as one group.
flow_group all_cargo(const result_file& result);

/// Sum over `flows` of a dataset [replication, flow], mean over replications.
double sum_over(const result_file& result, const char* dataset,
                const std::vector<std::size_t>& flows);

/// Mean of a dataset [replication, flow, inner], weighted by the lots of each flow in `weights`
/// [replication, flow] or [replication, flow, inner] and divided by the flows' cohort: hours a lot
/// of the group. Returns one number for each inner element.
std::vector<double> hours_a_lot(const result_file& result, const char* dataset, const char* weights,
                                const std::vector<std::size_t>& flows);

/// `waiting for a vessel or truck` for `waiting_vessel`; of origins likewise.
std::string cause_words(const std::string& cause);

/// `51,300`; `-` when missing.
std::string grouped(double value);
/// One or two decimals; `-` when missing.
std::string decimal(double value, int decimals = 1);
/// `72 %`; `-` when missing.
std::string percent(double share);

}  // namespace corridor::outputs
