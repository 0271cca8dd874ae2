// What a replication did, as a point of the program: the columns that its counts stand for.
#include "models/bound/network.hpp"

namespace corridor::bound {

std::vector<double> simulated_point(const network& of, const models::year_of_work& work) {
    std::vector<double> point(of.lp.gain.size(), 0);
    const auto set = [&](column_id column, std::int64_t value) {
        point[static_cast<std::size_t>(column)] = static_cast<double>(value);
    };
    for (std::size_t flow = 0; flow < of.flows.size(); ++flow) {
        for (std::size_t way = 0; way < of.flows[flow].size(); ++way) {
            const network::way_columns& columns = of.flows[flow][way];
            const models::way_work& seen = work.flows[flow][way];
            for (std::size_t k = 0; k < columns.rides.size(); ++k) {
                set(columns.rides[k].loaded, seen.rides[k].loaded);
                set(columns.rides[k].unloaded, seen.rides[k].unloaded);
            }
            if (!columns.rides.empty()) {
                set(columns.delivered, seen.delivered);
            }
        }
    }
    for (const network::change_columns& each : of.changes) {
        const auto& seen = work.flows[each.flow][each.way].rides[each.hop].changed_to;
        set(each.lots, seen.empty() ? 0 : seen[each.to]);
    }
    for (const network::transloaded_columns& each : of.transloaded) {
        set(each.lots, work.flows[each.flow][each.way].rides[each.hop].transloaded);
    }
    for (std::size_t i = 0; i < of.services.size(); ++i) {
        for (std::size_t heading = 0; heading < models::directions; ++heading) {
            const network::heading_columns& columns = of.services[i][heading];
            const models::heading_work& seen = work.services[i][heading];
            set(columns.left_loaded, seen.left_loaded);
            set(columns.arrived_loaded, seen.arrived_loaded);
            set(columns.arrived_empty, seen.arrived_empty);
        }
    }
    return point;
}

}  // namespace corridor::bound
