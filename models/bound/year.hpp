// What a linear program of a period is made from: supply, what stands and is under way at its
// start, the mean service of each trade, and the time and paths that are there for this cargo.
// Two fill it: the scenario's means (`expected`), and what a replication observed (`realised`).
// Cargo is counted in lots, time in hours.
#pragma once

#include <array>
#include <vector>

#include "models/bound/unlimited.hpp"
#include "models/calendar.hpp"
#include "models/cargo/itinerary.hpp"
#include "models/result.hpp"
#include "models/scenario.hpp"

namespace corridor::bound {

struct ride_year {
    double standing = 0;  ///< at the start, not yet loaded for this ride
    double aboard = 0;    ///< at the start
    double held_h = 0;    ///< shortest time for which a lot keeps its yard place before this ride
};

struct way_year {
    double open = 0;       ///< lots released while it is open
    double uncleared = 0;  ///< at the start, unloaded at the destination
    std::vector<ride_year> rides;
};

struct flow_year {
    double offered = 0;        ///< lots released, whether a way was open or not
    double open = 0;           ///< of those, while some way was
    double returned = 0;       ///< empties: so many come into being for each lot delivered
    double returned_most = 0;  ///< empties: of each way, at most
    double left_over = 0;      ///< empties: so many more stand at the end than at the start
    std::vector<way_year> ways;
};

struct heading_year {
    double loaded_at_start = 0;    ///< voyages
    double left_most = 0;          ///< a timetable's departures; infinite without one
    double running_h = 0;          ///< mean of a voyage under way
    double room_left = 1;          ///< mean of what a voyage that leaves may load
    double room_arrived = 1;       ///< the same of those that arrive loaded
    double followed = 0;           ///< cargo unloaded that came after its vehicle, in its unit
    std::vector<double> hauled_h;  ///< [traction] of a voyage: changes and running
    std::vector<double> trips;     ///< [traction] of locomotives for a voyage
    std::vector<double> entered_at_start;  ///< [leg in travel order] voyages that had entered it
};

struct service_year {
    std::array<heading_year, models::directions> headings;
    double vehicle_hours = 0;
    double uneven = 0;  ///< voyages one way more than the other, at most
};

struct border_year {
    std::array<double, models::border_steps> service_h{};    ///< of a train, mean; 0: no such step
    std::array<double, models::border_steps> staff_hours{};  ///< for this cargo
    double accepted = 0;                                     ///< trains
};

/// The scarcest section of a leg's line, when that has one track.
struct section_year {
    std::array<double, models::directions> train_h{};  ///< of a train, along the leg and back
    double hours = unlimited;                          ///< that others leave
};

struct year {
    double hours = 0;      ///< its length
    bool repeats = false;  ///< nothing stands or is under way at its start: what is loaded arrives
    std::vector<flow_year> flows;
    std::vector<service_year> services;
    std::vector<std::array<double, models::directions>> leg_paths;  ///< [leg], along and back
    std::vector<section_year> sections;                             ///< [leg]
    std::vector<std::array<double, models::haulers>> hauler_hours;  ///< [traction]
    /// [place] of docks that share vessels, all at the first of them
    std::vector<std::array<double, models::dock_kinds>> dock_hours;
    std::vector<double> appointments;                ///< [place] trucks that its gate may take
    std::vector<double> pair_hours;                  ///< [place] of paired tracks
    std::vector<std::array<double, 2>> crane_hours;  ///< [place] quay, rail
    std::vector<std::array<border_year, models::directions>> borders;  ///< [place]
    /// [depot][size] there at the start, beside those of lots that stand, or hired meanwhile
    std::vector<std::array<double, models::container_sizes>> containers;
    /// [place][kind][heading] units times hours
    std::vector<std::array<std::array<double, models::directions>, models::yard_kinds>> yard_hours;
};

/// What is there for this cargo in the days [first, last) of the run, by the scenario's means;
/// without `flows`.
year expected_capacity(const models::scenario& from, const models::calendar& days, int first,
                       int last);

/// Days [first, last) of the run by the scenario's means, as a period that repeats itself: nothing
/// stands at its start that does not stand at its end, all empties come back, and as many vehicles
/// go one way as the other.
year expected_year(const models::scenario& from, const models::itineraries& routes,
                   const models::calendar& days, int first, int last);

/// The counted year of a replication: its own releases, closures, free paths and mean services,
/// and what stood and was under way at its start. Of what was under way at its end it takes the
/// empties only.
year realised_year(const models::scenario& from, const models::itineraries& routes,
                   const models::replication_result& seen);

}  // namespace corridor::bound
