// What changes from one scenario to another, response by response: by how much, how surely, and
// whether it is for the better.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/study/estimate/sample.hpp"

namespace corridor::whatif {

/// One of the scenarios compared.
struct side {
    std::string name;                      ///< `baseline with two-more-feeders`
    std::vector<study::sample> responses;  ///< of each replication
    std::optional<double> capex_musd;      ///< of its interventions; none: not known or none there
    std::optional<double> cost_musd_per_year;
};

enum class pairing : std::uint8_t {
    by_replication,  ///< both ran under common random numbers
    none,            ///< independent runs
};

enum class verdict : std::uint8_t {
    better,
    worse,
    differs,      ///< surely, but neither direction is good in itself
    cannot_tell,  ///< the interval holds zero, or the change is within the figures' coarseness
    equal,        ///< in every replication
    missing,      ///< one of both has no figure, or there is no interval
};

struct change {
    study::estimate before;
    study::estimate after;
    study::difference by;
    verdict is = verdict::missing;
};

/// One for each response of `from`, in its order; one that `to` has not is left out.
/// Precondition: paired sides have the same number of replications, in the same order.
std::vector<change> changes(const side& from, const side& to, pairing how);

/// More cargo through, sooner and on time is better; of what is under way at the end neither more
/// nor less is. A response that is not known by name is neither.
verdict judged(const std::string& response, const study::estimate& change);

/// A table with a line a response, then sentences: what is better, what is worse, what cannot be
/// told, what chance the pairing saved, and what it costs. Lines end with a line feed.
std::string report(const side& from, const side& to, const std::vector<change>& found, pairing how);

}  // namespace corridor::whatif
