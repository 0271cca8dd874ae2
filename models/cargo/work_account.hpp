// Keeps the account of work of a run: called where a service ends, counting from time zero. The
// counted year begins by noting what stands and is under way, and setting the counts to zero.
#pragma once

#include <cstddef>

#include "models/run.hpp"

namespace corridor::models {

/// Units of one group that were held from `began` on and worked for `took` of that time.
struct group_hold {
    core::time_point began{};
    core::duration took{};
    int units = 1;
};

/// A service of one unit without rests ended at `now`.
void account(const run& all, service_work& into, core::time_point now, core::duration took);
/// A call of this cargo's vehicles ended.
void account_dock(run& all, dock_kind kind, place_id where, const group_hold& call);
/// A call of two trains at a pair of tracks ended.
void account_pair(run& all, place_id where, const group_hold& call);
/// The same call, of a truck that came to the gate at `came`.
void account_gate(run& all, dock_kind kind, place_id where, core::time_point came);
/// Of its crane hours, those before the counted year.
void account_cranes(run& all, crane_kind kind, place_id where, core::duration before);
/// A call of other traffic ended; it took all the time until now.
void account_other(const run& all, group_work& into, const group_hold& call);

/// Loading is completed: the voyage begins, and the cargo has left its yard.
void account_loaded(run& all, const operation& service, vehicle& self);
/// Unloading is completed, of a vehicle that still has its cargo aboard.
void account_unloaded(run& all, const operation& service, vehicle& self);
/// Likewise of a wagon that came after its train.
void account_followed(run& all, const operation& service, vehicle& part);

/// A step of a train's crossing is completed.
void account_border_step(run& all, place_id where, direction heading, std::size_t step,
                         core::duration took);
/// What a border had for this cargo, once it has ended its count.
void account_border(run& all, place_id where, direction heading,
                    const border_direction::observed& seen);

/// At the first and the last instant of the counted year.
void begin_accounts(run& all);
void end_accounts(run& all);

}  // namespace corridor::models
