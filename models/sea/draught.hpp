// What the water of a shallow sea lets a ship load. The level rises or falls year by year, a port
// keeps the depth that it was dug to, and a hull that needs more water than there is stays lighter:
//
//     water   = depth at the datum + what dredging has added + level over the datum  [m]
//     missing = draught when full + water to keep under the keel - water             [m]
//     lighter = 100 x missing x immersion                                            [t]
//
// The shallower of the two ports rules. Sides are taken as upright between the two draughts, so
// that a centimetre always carries the same ("tonnes per centimetre immersion", Barrass and
// Derrett, Ship Stability for Masters and Mates). An empty carrier counts as a laden one.
#pragma once

#include <cstdint>
#include <vector>

#include "models/scenario.hpp"

namespace corridor::models {

/// Level over the datum of the ports' depths, in metres.
double level_m(const sea_params& sea, date day);

/// Water at the place's berths of that kind, in metres; infinite where no depth is stated.
double water_m(const scenario& from, place_id at, dock_kind berths, date day);

/// What one vehicle of the service may load on that day, in the service's unit, from nothing to
/// `capacity`: whole units, and of them the payload share.
std::int64_t room_on(const scenario& from, const service_params& service, date day);

/// The same by day of the run, 0 first; empty for services whose hull is not stated.
std::vector<std::int64_t> rooms_by_day(const scenario& from, const service_params& service);

/// The least of them; `capacity` for services whose hull is not stated.
std::int64_t least_room(const scenario& from, const service_params& service);

}  // namespace corridor::models
