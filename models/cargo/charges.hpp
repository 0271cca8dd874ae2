// Who pays what for a lot, and what its journey emits.
//
//  - Shippers pay tariffs, handling at both ends of a ride, and storage beyond the free days.
//  - Carriers pay for what keeps their vehicles on a voyage while they neither run nor are worked.
//    Their tariff is what they receive, so the sum over payers is not a price.
//  - The state pays the subsidies of a service.
//
// Emissions are CO2 equivalents well to wheel, by ISO 14083:2023. A vehicle's running with cargo
// emits by tonne-kilometre; that factor may be a default one, which has empty trips in it already.
// What it emits beside that, waiting, being worked and running empty, belongs to the transport
// operation as well (5.2) and is allocated to its freight by mass (5.6): it is owed from voyage to
// voyage until cargo arrives, and that cargo shares it, so that the empty part of a round trip is
// on its laden part. A vehicle that stands idle at an end of its service is laid up.
#pragma once

#include "models/services/operation.hpp"

namespace corridor::models {

struct run;

/// A ride begins: tariff, handling and the running with cargo of the nth lot aboard.
void charge_ride(run& all, operation& service, const vehicle& self, std::size_t nth);

/// A lot leaves the yard in which it has stood since it was put down.
void charge_storage(const place_params& yard, const flow_params& flow, lot& each,
                    core::time_point now);

/// What a voyage cost and emitted beside tariff and running with cargo; call when it is over, while
/// its cargo is aboard. Cargo that came by the vehicle shares it and all that was owed.
void settle_voyage(run& all, operation& service, vehicle& self);

/// A leg, or the part of it that it `ran`, is behind it: what that and all waiting and work since
/// the last leg emitted.
void note_emissions(run& all, const operation& service, vehicle& self, leg_id leg, km ran);

/// Ends everything through `core::broken` unless lots and owing vehicles have what all vehicles
/// emitted, but for rounding: a billionth of it.
void check_emissions(const run& all);

}  // namespace corridor::models
