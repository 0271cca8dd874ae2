// The tables of the printed summary. Each begins with an empty line and a title that says its
// population and unit, and is empty when there is nothing to show.
#pragma once

#include <string>
#include <vector>

#include "outputs/reader.hpp"

namespace corridor::outputs {

std::string group_table(const result_file& result);     ///< what got through, by flow group
std::string way_table(const result_file& result);       ///< shares of the ways
std::string market_table(const result_file& result);    ///< who was chosen, where rivals are
std::string days_table(const result_file& result);      ///< days by stage and by cause
std::string facility_table(const result_file& result);  ///< the ten with the longest queues
std::string depot_table(const result_file& result);     ///< empty containers, where depots are
std::string service_table(const result_file& result);   ///< departures, load, round trips

/// At most `count` facilities with a queue, the longest mean queue first; yard quotas and cranes,
/// which queue inside docks, included.
std::vector<std::size_t> facilities_by_queue(const result_file& result, std::size_t count);

/// `Aktau container berths`.
std::string facility_words(const result_file& result, std::size_t facility);

}  // namespace corridor::outputs
