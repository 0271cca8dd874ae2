#include "models/bound/bound.hpp"
#include "models/bound/network.hpp"

namespace corridor::bound {

hard_check check_replication(const models::scenario& from, const models::replication_result& seen) {
    // Times are whole milliseconds at every service, half of one off at most; the mean of sums is
    // off by less.
    constexpr double rounding = 1e-8;
    const models::itineraries routes = models::find_itineraries(from);
    const network hard = network_of(from, routes, realised_year(from, routes, seen), aim::tonnes);
    const std::vector<double> point = simulated_point(hard, seen.work);
    hard_check out;
    out.broken = broken_rows(hard.lp, point, rounding);
    out.rows = hard.lp.rows.size();
    for (std::size_t i = 0; i < point.size(); ++i) {
        out.simulated_t += hard.lp.gain[i] * point[i];
    }
    out.bound_t = solve(hard.lp).objective;
    return out;
}

}  // namespace corridor::bound
