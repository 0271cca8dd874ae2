// What one replication worked and carried in the counted year, and what was under way when it
// began: enough for the linear program of `models/bound/` to ask whether it could have been. Work
// is service as it was drawn, without any wait, and is counted when it is completed.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "models/cargo/itinerary.hpp"
#include "models/scenario.hpp"
#include "sim/core/time.hpp"

namespace corridor::models {

/// Services of one kind that were completed in the counted year. Of a group of places their time
/// in the year, `drawn - before`, is no more than places times year: nothing serves two at once.
struct service_work {
    std::int64_t count = 0;
    core::duration drawn{};   ///< summed over places held at once
    core::duration before{};  ///< of `drawn`, at most what lies before the counted year
};

/// Of one group of docks or cranes. The time of its places, by whom.
struct group_work {
    core::duration before{};   ///< of this cargo's calls completed in the year, the part before it
    core::duration other{};    ///< in the year, held by other traffic's calls completed in it
    core::duration stopped{};  ///< of the year, when wind or the hour lets no crane work
};

/// One stage of one side of a border, in one direction.
struct border_stage_work {
    service_work trains;       ///< of this cargo
    core::duration staffed{};  ///< staff time in the year, overtime included
    core::duration others{};   ///< of that, with other traffic
};

/// One direction of a border.
struct border_work {
    std::array<border_stage_work, border_steps> stages;  ///< exit side first
    std::int64_t free_paths = 0;  ///< trains that may be accepted beside other traffic's
};

/// The scarcest section of a leg's line. Along the leg and back.
struct section_work {
    std::array<std::int64_t, directions> trains{};  ///< of this cargo, that entered it
    std::array<core::duration, directions> held{};  ///< by those; on one track
    core::duration others{};                        ///< held by others; on one track
    core::duration possessed{};
};

/// One ride of one flow's way, in lots.
struct ride_work {
    std::int64_t standing_at_start = 0;  ///< not yet loaded, in clearance or loading included
    std::int64_t aboard_at_start = 0;    ///< loaded and not unloaded
    std::int64_t loaded = 0;             ///< loading completed in the year
    std::int64_t unloaded = 0;
    std::int64_t transloaded = 0;  ///< of what was loaded: straight from the train before
    service_work held;            ///< of what was loaded: service since its yard place was reserved
    std::int64_t changed_in = 0;  ///< came from before another way's ride while it stood
    std::int64_t changed_out = 0;
    std::vector<std::int64_t> changed_to;  ///< [way] of those that left, whereto; empty: none did
};

/// One way of one flow, in lots.
struct way_work {
    std::int64_t released = 0;
    std::int64_t open = 0;                ///< of the flow, released while this way was open
    std::int64_t uncleared_at_start = 0;  ///< unloaded at the destination, not yet delivered
    std::int64_t delivered = 0;
    std::vector<ride_work> rides;
};

/// One direction of a service, in voyages. A voyage leaves when its loading is completed.
struct heading_work {
    std::int64_t loading_at_start = 0;
    std::int64_t loaded_at_start = 0;  ///< under way with cargo
    std::int64_t left_loaded = 0;
    std::int64_t arrived_loaded = 0;
    std::int64_t arrived_empty = 0;
    std::int64_t room_left = 0;     ///< summed over `left_loaded`: what each might load
    std::int64_t room_arrived = 0;  ///< summed over `arrived_loaded`
    std::int64_t followed = 0;      ///< of cargo unloaded that came after its train, in its unit
    core::duration running{};       ///< of those arrived: legs and border services
    core::duration before{};        ///< of their whole service, at most what lies before the year
    std::vector<core::duration> hauled;  ///< [traction] of those arrived: changes and running
    std::vector<std::int64_t> trips;     ///< [traction] of locomotives, for those arrived
    /// [leg in travel order] voyages under way at the start that had entered it by then; one more
    /// element than legs, the last zero.
    std::vector<std::int64_t> entered_at_start;
};

/// Of what locomotives and crews did for voyages that arrived in the year, servicing and rest
/// included, at most what lies before the year.
struct traction_work {
    std::array<core::duration, haulers> before{};
};

struct year_of_work {
    std::vector<std::vector<way_work>> flows;                    ///< [flow][way]
    std::vector<std::array<heading_work, directions>> services;  ///< [service][heading]
    std::vector<core::duration> repairs;  ///< [service] in the year, summed over vehicles
    std::vector<std::array<std::int64_t, directions>> leg_free_paths;  ///< [leg], along it and back
    std::vector<section_work> sections;                                ///< [leg]
    std::vector<std::array<group_work, dock_kinds>> docks;             ///< [place]
    std::vector<std::int64_t> came_before;  ///< [place] trucks worked that came before the year
    std::vector<group_work> pairs;          ///< [place] paired tracks
    std::vector<std::array<group_work, 2>> cranes;             ///< [place] quay, rail
    std::vector<std::array<border_work, directions>> borders;  ///< [place][heading]
    std::vector<traction_work> tractions;                      ///< [traction]
    /// [depot] at the start, at consignees too, less those that shippers wait for
    std::vector<std::array<std::int64_t, container_sizes>> containers;
};

/// The part of a service that lies before `year`, when it began at `began` and took `took` or,
/// with rests, longer: at most that.
constexpr core::duration part_before(core::time_point year, core::time_point began,
                                     core::duration took) {
    return began < year ? std::min(took, year - began) : core::duration{};
}

/// An empty account with a place for every flow's rides, service, leg and place.
year_of_work no_work(const scenario& from, const itineraries& routes);

}  // namespace corridor::models
