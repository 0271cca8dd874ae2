// The program of a period: multi-commodity flow of lots over the rides of the ways that are open,
// carried by voyages, through docks, cranes, yards, borders and train paths.
//
// Why each row holds for every simulated year, filled with what that year observed:
//  - supply, rides, delivery: lots are counted where they change state; none appears.
//  - room: what is loaded or unloaded at one call fits the vehicle, at the water of its day; the
//    number of voyages times their mean room is its sum.
//  - to and fro: each vehicle's voyages alternate, so the two counts differ by one a vehicle.
//  - fleet, docks, cranes, yards, border staff: nothing serves two at once, so the services
//    completed in the year, less their part before it, fit places times year less what others held
//    of it, and less the repairs of vehicles. Their
//    number times their mean is their sum, and a service is no longer than the stay that it is in.
//  - transloading: one lift serves two rides, so the cranes are let off the second; what goes so is
//    unloaded and loaded at once, at a pair of tracks.
//  - a section of one track: holds one train, and none while track is worked on.
//  - locomotives and crews: each hauls one train at a time, and is serviced or rests after it.
//  - paths and acceptance: each train that enters takes one that other traffic has left.
//  - appointments: each truck that is worked has had one, in the year or, if it came before, not.
//  - timetable: one departure a turn.
//  - depots: a container that leaves was there at the start, with cargo that stands or without, or
//    was hired, or has come back with a lot that was delivered.
//  - pits: an arrived voyage has been in its pit, in the period or, if it was under way at its
//    start, perhaps before: those are let off.
// Sets of bogies, waits, weather that closes a port, and the order of things are left out: a bound
// may.
#pragma once

#include <array>
#include <limits>
#include <vector>

#include "models/bound/program.hpp"
#include "models/bound/year.hpp"

namespace corridor::bound {

/// What is maximised.
enum class aim : std::uint8_t {
    tonnes,  ///< delivered, of content: a container counts with what is in it, empties with nothing
    teu,     ///< delivered in loaded containers
    reach,   ///< the multiple of the mix that is delivered, of what found an open way; a repeating
             ///< period only
};

constexpr row_id no_row{std::numeric_limits<std::uint32_t>::max()};

/// Columns and rows by what they stand for.
struct network {
    program lp;

    struct ride_columns {
        column_id loaded, unloaded;
    };
    struct way_columns {
        std::vector<ride_columns> rides;
        column_id delivered;
    };
    struct heading_columns {
        column_id left_loaded, arrived_loaded, arrived_empty;
    };
    /// Lots that stand before one way's ride and take another way from there.
    struct change_columns {
        std::size_t flow, way, hop, to, to_hop;
        column_id lots;
    };
    /// Lots that are loaded for a ride straight from the train of the ride before.
    struct transloaded_columns {
        std::size_t flow, way, hop;
        column_id lots;
    };
    std::vector<std::vector<way_columns>> flows;                            ///< [flow][way]
    std::vector<change_columns> changes;                                    ///< by flow
    std::vector<transloaded_columns> transloaded;                           ///< by flow
    std::vector<std::array<heading_columns, models::directions>> services;  ///< [service]

    // rows that limit, `no_row` where there is nothing to limit
    std::vector<row_id> fleets;                                       ///< [service]
    std::vector<std::array<row_id, models::directions>> timetables;   ///< [service]
    std::vector<std::array<row_id, models::directions>> leg_paths;    ///< [leg]
    std::vector<row_id> sections;                                     ///< [leg]
    std::vector<std::array<row_id, models::haulers>> haulers;         ///< [traction]
    std::vector<std::array<row_id, models::container_sizes>> depots;  ///< [depot]
    std::vector<row_id> humps;                                        ///< [place]
    std::vector<std::array<row_id, models::dock_kinds>> docks;        ///< [place]
    std::vector<row_id> pairs;                                        ///< [place] of tracks
    std::vector<row_id> pits;                                         ///< [place] for bogies
    std::vector<row_id> gates;                                        ///< [place] appointments
    std::vector<std::array<row_id, 2>> cranes;                        ///< [place]
    std::vector<std::array<std::array<row_id, models::directions>, models::yard_kinds>> yards;
    struct border_rows {
        std::array<row_id, models::border_steps> staff;
        row_id accepted = no_row;
    };
    std::vector<std::array<border_rows, models::directions>> borders;  ///< [place]
};

network network_of(const models::scenario& from, const models::itineraries& routes,
                   const year& period, aim maximised);

/// The columns of what a replication did in its counted year.
std::vector<double> simulated_point(const network& of, const models::year_of_work& work);

}  // namespace corridor::bound
