// Cargo that stands somewhere takes another way when its own has closed, or when one opens.
//
// It changes only where both ways board, and keeps the yard place that it holds: so only between
// rides that need the same kind of yard. It goes on in its direction, and the place that it will
// need next is one that drains; nothing locks that did not before (models/README.md). What finds no
// other way keeps its own: a closed way takes no new cargo and lets out what it has. On a day on
// which a way opens, those who have another stay with it but for the new one's share.
#pragma once

#include <cstdint>
#include <optional>

#include "models/cargo/itinerary.hpp"
#include "models/cargo/ledger.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::models {

struct run;

/// The ride of `to` that cargo before ride `hop` of `along` can board instead; none where it stands
/// elsewhere or needs another yard. Before the first ride it has no yard place yet.
std::optional<std::uint32_t> change_of_way(const scenario& from, const flow_params& flow,
                                           const itinerary& along, std::uint32_t hop,
                                           const itinerary& to);

/// For a lot that is to wait for its current ride: onto another way if its own is closed now.
void reroute_if_closed(run& all, lot& each, core::time_point now);

/// The life of all openings and closings: on each such day, what waits anywhere chooses again.
core::process openings(core::simulation& sim, run& all);

}  // namespace corridor::models
