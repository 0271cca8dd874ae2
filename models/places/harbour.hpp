// The berths of a port as the vessels at its anchorage see them: who may use which, and who is
// next.
//
// A vessel uses a berth of its own class, or, when none of these is free, one of another class that
// is open to it and as deep as its own. A free berth goes to the first of its own class, and only
// when none of these waits to the first of the others. First come, first served; at a port that
// says so, those with a timetable before all others.
#pragma once

#include <array>
#include <vector>

#include "models/cargo/holder_log.hpp"
#include "models/places/slots.hpp"
#include "models/scenario.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::models {

/// A vessel that asks for a berth, or has one. Its harbour owns it.
struct berth_call {
    explicit berth_call(core::simulation& sim) : called(sim) {}
    dock_kind own{};
    dock_kind berth{};  ///< that it has been given
    bool scheduled = false;
    bool berthed = false;
    core::signal called;  ///< it has been given one
    holder_log before;    ///< what the vessel did that left it, once called
};

class harbour {
public:
    /// `place` must outlive it.
    harbour(core::simulation& sim, const place_params& place);

    /// Has a berth at once or is called when it has. Precondition: the place has such berths.
    berth_call& ask(dock_kind own, bool scheduled);

    /// The vessel casts off: its call is no more. `did` is what it did since it came.
    void leave(berth_call& call, const holder_log& did = {});

    bool is_awaited() const { return !waiting_.empty(); }

    /// A berth of that kind is out of use; where all are taken, the next that a vessel leaves.
    void close(dock_kind berth);
    /// Takes one `close` back, of which `was` tells.
    void reopen(dock_kind berth, const holder_log& was = {});

private:
    bool may_use(dock_kind own, dock_kind berth) const;
    void give(berth_call& call, dock_kind berth);
    void call_next(dock_kind berth, const holder_log& did);

    // fixed after construction
    core::simulation& sim_;
    const place_params& place_;

    // changed by calls; no berth is free that somebody who waits may use
    std::array<int, dock_kinds> free_{};  // below 0: so many close when vessels leave
    std::vector<berth_call*> waiting_;    // in the order of asking
    slots<berth_call> calls_;
};

bool is_berth(dock_kind kind);

/// Whether vessels are worked there.
bool has_berths(const place_params& place);

/// For each kind of dock the first of those with which it shares vessels, however indirectly; else
/// itself. All that have the same first are one limit of what the place can work.
std::array<dock_kind, dock_kinds> first_shared(const place_params& place);

}  // namespace corridor::models
