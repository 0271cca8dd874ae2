#include "models/bound/network.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "models/bound/calls.hpp"
#include "models/bound/network_builder.hpp"
#include "models/bound/network_names.hpp"
#include "models/cargo/rerouting.hpp"
#include "models/places/transloading.hpp"

namespace corridor::bound {

row_id network_builder::limit(std::string name, std::vector<term>& terms, double most) {
    if (terms.empty() || most == unlimited) {
        return no_row;
    }
    return out_.lp.add({.name = std::move(name), .terms = std::move(terms), .most = most});
}

/// Setting-up of the calls at both ends; the work on the cargo is added with the rides.
void network_builder::add_calls(const models::service_params& set, std::size_t service,
                                models::direction heading) {
    const auto& columns = out_.services[service][index_of(heading)];
    const call loads = call_at(from_, set, origin_of(set, heading));
    const call unloads = call_at(from_, set, destination_of(set, heading));
    for (const auto& [end, voyages] :
         {std::pair{loads, columns.left_loaded}, {unloads, columns.arrived_loaded}}) {
        if (!end.exists) {
            continue;
        }
        shared_.docks[index_of(end.where)][index_of(end.dock)].push_back({voyages, end.setup_h});
        if (end.dock == models::dock_kind::gate) {
            shared_.gates[index_of(end.where)].push_back({voyages, 1});
        }
    }
    shared_.fleets[service].push_back({columns.arrived_loaded, loads.setup_h + unloads.setup_h});
}

/// An arrived voyage has entered each of its legs and crossed each of its borders, in the period
/// or, if it was under way at its start, perhaps before: those are let off. At a border they are
/// all that had entered the leg before it; likewise at a hump.
void network_builder::add_passages(const models::service_params& set, std::size_t service,
                                   models::direction heading) {
    const auto& columns = out_.services[service][index_of(heading)];
    const heading_year& seen = year_.services[service].headings[index_of(heading)];
    const std::vector<passage> all = passages(from_, set, heading);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const column_id voyages : {columns.arrived_loaded, columns.arrived_empty}) {
            shared_.legs[index_of(all[i].leg)][all[i].along].push_back(
                {voyages, static_cast<double>(all[i].trains)});
            if (all[i].border) {
                shared_.borders[index_of(all[i].here)][index_of(heading)].push_back({voyages, 1});
            }
            if (all[i].hump) {
                shared_.humps[index_of(all[i].here)].push_back(
                    {voyages, hump_h(from_, set, all[i].here)});
            }
            if (all[i].bogies_h > 0) {
                shared_.pits[index_of(all[i].here)].push_back({voyages, all[i].bogies_h});
            }
        }
        if (all[i].bogies_h > 0) {
            shared_.in_pits_at_start[index_of(all[i].here)] +=
                seen.entered_at_start[i - 1] * all[i].bogies_h;
        }
        shared_.entered_at_start[index_of(all[i].leg)][all[i].along] +=
            all[i].trains * seen.entered_at_start[i];
        if (all[i].border) {
            shared_.crossed_at_start[index_of(all[i].here)][index_of(heading)] +=
                seen.entered_at_start[i - 1];
        }
        if (all[i].hump) {
            shared_.humped_at_start[index_of(all[i].here)] +=
                seen.entered_at_start[i - 1] * hump_h(from_, set, all[i].here);
        }
    }
}

/// An arrived voyage had its locomotives for as long as they ran, in the period or before.
void network_builder::add_hauls(std::size_t service, models::direction heading) {
    const auto& columns = out_.services[service][index_of(heading)];
    const heading_year& seen = year_.services[service].headings[index_of(heading)];
    for (std::size_t i = 0; i < from_.tractions.size(); ++i) {
        for (std::size_t which = 0; which < models::haulers && seen.trips[i] > 0; ++which) {
            const double after_h = models::hours(from_.tractions[i].after[which]);
            const double voyage_h = seen.hauled_h[i] + seen.trips[i] * after_h;
            for (const column_id voyages : {columns.arrived_loaded, columns.arrived_empty}) {
                shared_.haulers[i][which].push_back({voyages, voyage_h});
            }
        }
    }
}

void network_builder::add_voyages(std::size_t service) {
    const models::service_params& set = from_.services[service];
    auto& both = out_.services.emplace_back();
    for (const models::direction heading : headings) {
        auto& columns = both[index_of(heading)];
        columns.left_loaded = out_.lp.add();
        columns.arrived_loaded = year_.repeats ? columns.left_loaded : out_.lp.add();
        columns.arrived_empty = out_.lp.add();
        const double running = year_.services[service].headings[index_of(heading)].running_h;
        shared_.fleets[service].push_back({columns.arrived_loaded, running});
        shared_.fleets[service].push_back({columns.arrived_empty, running});
        add_calls(set, service, heading);
        add_passages(set, service, heading);
        add_hauls(service, heading);
    }
}

void network_builder::add_flow_columns(std::size_t flow) {
    auto& ways = out_.flows.emplace_back(routes_[flow].size());
    if (from_.routing.reroutes && !year_.repeats) {
        add_change_columns(flow);
    }
    for (std::size_t way = 0; way < ways.size(); ++way) {
        if (!routes_[flow][way].exists()) {
            continue;
        }
        ways[way].delivered = out_.lp.add(gain_of(from_.flows[flow]));
        for (std::size_t k = 0; k < routes_[flow][way].rides.size(); ++k) {
            if (year_.repeats) {
                ways[way].rides.push_back({ways[way].delivered, ways[way].delivered});
            } else {
                ways[way].rides.push_back({out_.lp.add(), out_.lp.add()});
                add_progress(flow, way, k);
            }
            add_ride(flow, way, k);
            add_transloading(flow, way, k);
        }
        if (year_.repeats) {
            continue;
        }
        // Delivered is what stood unloaded or was unloaded: nothing else can be.
        out_.lp.add({.name = name_of(from_, flow, way) + " delivered",
                     .terms = {{ways[way].delivered, 1}, {ways[way].rides.back().unloaded, -1}},
                     .most = year_.flows[flow].ways[way].uncleared});
    }
}

void network_builder::add_change_columns(std::size_t flow) {
    const std::vector<models::itinerary>& ways = routes_[flow];
    for (std::size_t way = 0; way < ways.size(); ++way) {
        for (std::size_t k = 0; k < ways[way].rides.size(); ++k) {
            for (std::size_t to = 0; to < ways.size(); ++to) {
                const auto hop = models::change_of_way(from_, from_.flows[flow], ways[way],
                                                       static_cast<std::uint32_t>(k), ways[to]);
                if (to != way && hop) {
                    out_.changes.push_back({flow, way, k, to, *hop, out_.lp.add()});
                }
            }
        }
    }
}

/// Of what is loaded from a stock: more where lots came from other ways, less where they left.
void network_builder::take_changes(row& standing, std::size_t flow, std::size_t way,
                                   std::size_t k) const {
    for (const network::change_columns& each : out_.changes) {
        if (each.flow != flow) {
            continue;
        }
        if (each.way == way && each.hop == k) {
            standing.terms.push_back({each.lots, 1});
        }
        if (each.to == way && each.to_hop == k) {
            standing.terms.push_back({each.lots, -1});
        }
    }
}

/// What is loaded for a ride stood there or was unloaded from the ride before; what is unloaded
/// was aboard or has been loaded.
void network_builder::add_progress(std::size_t flow, std::size_t way, std::size_t k) {
    const ride_year& seen = year_.flows[flow].ways[way].rides[k];
    const auto& rides = out_.flows[flow][way].rides;
    const network::ride_columns& columns = rides[k];
    const std::string name = name_of(from_, flow, way) + fmt::format(" ride {}", k + 1);
    if (k > 0) {
        row loaded{.name = name + " loaded",
                   .terms = {{columns.loaded, 1}, {rides[k - 1].unloaded, -1}},
                   .most = seen.standing};
        take_changes(loaded, flow, way, k);
        out_.lp.add(std::move(loaded));
    }
    out_.lp.add({.name = name + " unloaded",
                 .terms = {{columns.unloaded, 1}, {columns.loaded, -1}},
                 .most = seen.aboard});
}

/// Vehicles, docks, cranes and yards take a ride's cargo.
void network_builder::add_ride(std::size_t flow, std::size_t way, std::size_t k) {
    const models::flow_params& cargo = from_.flows[flow];
    const models::ride& ride = routes_[flow][way].rides[k];
    const models::service_params& set = from_.services[index_of(ride.service)];
    const network::ride_columns& columns = out_.flows[flow][way].rides[k];
    const auto size = static_cast<double>(models::size_aboard(set.kind, cargo));
    const call loads = call_at(from_, set, origin_of(set, ride.heading));
    const call unloads = call_at(from_, set, destination_of(set, ride.heading));
    auto& full = shared_.full[index_of(ride.service)][index_of(ride.heading)];
    const heading_year& seen =
        year_.services[index_of(ride.service)].headings[index_of(ride.heading)];
    full.left.push_back({columns.loaded, size / seen.room_left});
    full.arrived.push_back({columns.unloaded, size / seen.room_arrived});
    shared_.fleets[index_of(ride.service)].push_back(
        {columns.unloaded, loads.dock_h(cargo, set.kind) + unloads.dock_h(cargo, set.kind)});
    for (const auto& [end, lots] :
         {std::pair{loads, columns.loaded}, {unloads, columns.unloaded}}) {
        if (!end.exists) {
            continue;
        }
        shared_.docks[index_of(end.where)][index_of(end.dock)].push_back(
            {lots, end.dock_h(cargo, set.kind)});
        if (end.cranes != models::crane_kind::none) {
            shared_.cranes[index_of(end.where)][end.cranes == models::crane_kind::quay ? 0 : 1]
                .push_back({lots, end.crane_h(cargo, set.kind)});
        }
    }
    if (k > 0) {
        const yard_use yard = yard_before(from_, cargo, routes_[flow][way], k);
        if (yard.size > 0) {
            shared_.yards[index_of(yard.where)][index_of(yard.kind)][index_of(yard.heading)]
                .push_back(
                    {columns.loaded, yard.size * year_.flows[flow].ways[way].rides[k].held_h});
        }
    }
}

/// Lots that go from train to train need a pair of tracks, and one lift where the rides count two.
void network_builder::add_transloading(std::size_t flow, std::size_t way, std::size_t k) {
    if (k == 0) {
        return;
    }
    const std::vector<models::ride>& rides = routes_[flow][way].rides;
    const models::service_params& arriving = from_.services[index_of(rides[k - 1].service)];
    const models::service_params& leaving = from_.services[index_of(rides[k].service)];
    const models::place_id here = origin_of(leaving, rides[k].heading);
    if (!models::transloads(from_, arriving, leaving, here)) {
        return;
    }
    const call unloads = call_at(from_, arriving, here);
    const models::flow_params& cargo = from_.flows[flow];
    const column_id lots = out_.lp.add();
    const auto& columns = out_.flows[flow][way].rides;
    const std::string name = name_of(from_, flow, way) + fmt::format(" ride {}", k + 1);
    out_.transloaded.push_back({flow, way, k, lots});
    for (const column_id each : {columns[k - 1].unloaded, columns[k].loaded}) {
        out_.lp.add({.name = name + " transloaded", .terms = {{lots, 1}, {each, -1}}, .most = 0});
    }
    shared_.pairs[index_of(here)].push_back({lots, unloads.dock_h(cargo, arriving.kind)});
    shared_.cranes[index_of(here)][1].push_back({lots, -unloads.crane_h(cargo, arriving.kind)});
}

/// What is loaded at the origin stood there or was released, on each way no more than while it was
/// open. For the reach both are multiples, and each flow delivers the same multiple.
void network_builder::add_supply(std::size_t flow) {
    const flow_year& seen = year_.flows[flow];
    if (from_.flows[flow].repositions) {
        return;  // of the depot that sends them: there they are counted
    }
    if (from_.flows[flow].returns_of) {
        add_empties(flow);
        return;
    }
    row all{.name = from_.flows[flow].name + " offered", .terms = {}, .most = 0};
    row mix{.name = from_.flows[flow].name + " in the mix", .terms = {}, .most = 0};
    const bool scaled = aim_ == aim::reach;
    const auto supplied = [&](row& to, double lots) {
        if (scaled) {
            to.terms.push_back({reach_, -lots});
        } else {
            to.most += lots;
        }
    };
    for (std::size_t way = 0; way < seen.ways.size(); ++way) {
        if (!routes_[flow][way].exists()) {
            continue;
        }
        const network::way_columns& columns = out_.flows[flow][way];
        const double standing = seen.ways[way].rides.front().standing;
        row open{.name = name_of(from_, flow, way) + " offered",
                 .terms = {{columns.rides.front().loaded, 1}},
                 .most = standing};
        supplied(open, seen.ways[way].open);
        take_changes(open, flow, way, 0);
        out_.lp.add(std::move(open));
        all.terms.push_back({columns.rides.front().loaded, 1});
        all.most += standing;
        mix.terms.push_back({columns.delivered, -1});
    }
    supplied(all, seen.open);
    out_.lp.add(std::move(all));
    if (scaled) {
        mix.terms.push_back({reach_, seen.open});
        out_.lp.add(std::move(mix));
    }
}

/// An empty carrier comes into being where its cargo was delivered. All that did are back by the
/// end, but for what stands on the way then in excess of the start.
void network_builder::add_empties(std::size_t flow) {
    const flow_year& seen = year_.flows[flow];
    const std::size_t cargo = index_of(*from_.flows[flow].returns_of);
    row back{.name = from_.flows[flow].name + " come back", .terms = {}, .most = seen.left_over};
    for (std::size_t way = 0; way < seen.ways.size(); ++way) {
        if (!routes_[flow][way].exists()) {
            continue;
        }
        const network::way_columns& columns = out_.flows[flow][way];
        const column_id delivered = out_.flows[cargo][way].delivered;
        row released{.name = name_of(from_, flow, way) + " released",
                     .terms = {{columns.rides.front().loaded, 1}, {delivered, -seen.returned_most}},
                     .most = seen.ways[way].rides.front().standing};
        take_changes(released, flow, way, 0);
        out_.lp.add(std::move(released));
        back.terms.push_back({delivered, seen.returned});
        back.terms.push_back({columns.delivered, -1});
    }
    out_.lp.add(std::move(back));
}

network network_of(const models::scenario& from, const models::itineraries& routes,
                   const year& period, aim maximised) {
    return network_builder(from, routes, period, maximised).build();
}

}  // namespace corridor::bound
