// A change of gauge without the yard: at a pair of tracks, one of either gauge, cranes lift
// containers from the wagons that came onto those that go on. One lift instead of two, and no place
// in the yard beyond the one that was reserved.
//
//  - A train whose cargo goes on by a service of the other gauge waits for wagons of it and for a
//    pair, no longer than its patience, and with nothing in hand: both tracks are claimed at once,
//    and the wagons are taken in the instant in which the tracks are. Then it is unloaded to the
//    yard as any other.
//  - Who waits in the yard for those wagons goes first, and fills what the train leaves free.
//  - On the wagons, cargo needs a place at their next stop as any cargo that boards.
//  - Papers take their time once the cargo has been lifted, off the pair, aboard the new wagons.
#pragma once

#include "models/scenario.hpp"
#include "models/services/operation.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::models {

struct run;

/// Whether `arriving` and `leaving` are container trains of different gauges that meet at pairs of
/// tracks. A timetable's trains leave at their turn, and are loaded from the yard.
bool transloads(const scenario& from, const service_params& arriving, const service_params& leaving,
                place_id here);

/// The service by which most of the train's cargo goes on, where it may do so wagon to wagon and
/// makes up enough of a load; null: there is none.
operation* goes_on_with(run& all, const operation& service, const vehicle& self);

/// Once wagons and a pair are there, both trains are worked, the rest of the cargo into the yard.
/// Then `self.onward` is the new train; else nothing has been done, and the patience is over.
core::process transloading(core::simulation& sim, run& all, operation& service, vehicle& self,
                           operation& onward);

/// After such work, once the train's own arrival is accounted for: the new train takes its cargo
/// over, and leaves.
void hand_over(run& all, const operation& service, vehicle& self);

}  // namespace corridor::models
