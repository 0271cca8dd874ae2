// From what the replications observed to the numbers a study reports, each with its interval.
// Which flows count, and what a missing arrival means, is decided here.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "models/result.hpp"
#include "models/scenario.hpp"
#include "sim/study/estimate/sample.hpp"

namespace corridor::outputs {

/// A share of the demand with delivered figures of its own.
struct flow_selection {
    std::string suffix;  ///< of the response: `delivered_teu_baltic`
    std::string words;   ///< `bound for the Baltic states and Poland`
    std::function<bool(const models::flow_params&)> takes;
};

/// Cargo whose destination lies in one of `countries` (two letters, ISO 3166).
flow_selection bound_for(const models::scenario& from, std::string suffix, std::string words,
                         std::vector<std::string> countries);

/// What Lithuania's ports, terminals and railway see of it: LT, LV, EE, PL, SE, DK, DE, NL.
flow_selection bound_for_lithuania(const models::scenario& from);
const std::vector<std::string>& lithuania_and_beyond();

/// What the responses need of one replication: whole sums, so that any order of adding them over
/// replications and any way of keeping them gives the same estimates.
struct response_sums {
    /// [response]: a total's sum, or the two sums of a ratio; zeros for a quantile.
    std::vector<double> tops, bottoms;
    core::quantiles transit;  ///< of arrived container lots of the cohort
    std::int64_t lots = 0;    ///< container lots of the cohort
    friend bool operator==(const response_sums&, const response_sums&) = default;
};
response_sums sums_of(const models::scenario& from, const models::replication_result& result,
                      const std::vector<flow_selection>& selections);
response_sums sums_of(const models::scenario& from, const models::replication_result& result);

/// Every response, in a fixed order. Returning empties are never counted. Transit times are of
/// container lots released in the counted year; a lot that has not arrived is later than any that
/// has. A quantile with fewer than ten lots beyond it in any replication is NaN, and so is one
/// that falls among the lots that have not arrived.
/// Precondition: `results` holds at least one replication.
std::vector<study::estimate> responses(const models::scenario& from,
                                       const std::vector<models::replication_result>& results,
                                       const std::vector<flow_selection>& selections);
std::vector<study::estimate> responses(const models::scenario& from,
                                       const std::vector<models::replication_result>& results);

/// The same from sums that were kept. Precondition: at least one, each of `sums_of(from, …)`.
std::vector<study::estimate> responses(const models::scenario& from,
                                       const std::vector<response_sums>& kept);

/// The same before it is estimated, for comparisons: `estimate_of` each is a response.
std::vector<study::sample> samples(const models::scenario& from,
                                   const std::vector<response_sums>& kept);

/// The names of all responses, in their order.
std::vector<std::string> response_names();

/// The quantile in hours of `lots` lots of which only `arrived` have a time; NaN as said above.
double transit_quantile_h(const core::quantiles& arrived, std::int64_t lots, double share);

}  // namespace corridor::outputs
