// Who carries what becomes ready: the corridor, or a rival outside of it. A nested logit: the ways
// within the corridor are one nest, and what they offer together is their logsum
// (McFadden 1978; Ben-Akiva and Lerman 1985, chapter 10):
//
//     cost of the corridor = -scale * ln(sum over its ways of path size * e ^ (-cost / scale)) +
//     constant share of a carrier  ~  e ^ (-cost / rival scale)
//
// Costs are generalised, of the whole journey that is compared, a TEU or a lot. The constants stand
// for all that money and time do not explain; scripts/analysis/fit_rivals.py finds those with which
// the corridor carries what it is known to carry.
#pragma once

#include <cstdint>
#include <vector>

#include "models/scenario.hpp"
#include "sim/core/random.hpp"

namespace corridor::models {

/// The rivals that compete for the flow, in the scenario's order.
std::vector<rival_id> rivals_of(const scenario& from, flow_id flow);

/// What a lot of the flow costs with a rival: a TEU, or a lot of other cargo.
double rival_usd(const scenario& from, const flow_params& flow, const rival_params& rival);

/// Relative shares of the market: the corridor's, then each of `rivals`'; zero for who is closed.
/// `corridor_usd` is its logsum, infinite when none of its ways is open.
std::vector<double> market_shares(const scenario& from, const flow_params& flow,
                                  const std::vector<rival_id>& rivals, double corridor_usd,
                                  date today);

/// The corridor's part of the market, 0 to 1; all of it when there is no rival or nobody is open.
double corridor_part(const scenario& from, const flow_params& flow,
                     const std::vector<rival_id>& rivals, double corridor_usd, date today);

/// The uniform that the nth release of a flow chooses its carrier by, in (0, 1). Over the releases
/// of a flow they lie evenly, by steps of the golden ratio from a random start: like the volume of
/// a year, what the corridor gets of it is met almost, and only when is chance.
double market_draw(core::seeds seeds, flow_id flow, std::uint64_t nth);

}  // namespace corridor::models
