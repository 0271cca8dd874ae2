// Rows that many flows or services share: fleets, legs, docks, cranes, yards and borders.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "models/bound/calls.hpp"
#include "models/bound/network_builder.hpp"
#include "models/bound/network_names.hpp"

namespace corridor::bound {

/// Hours that the row of a fleet counts for cargo that was set off on the way: whether its vehicle
/// loaded it in the period or unloads it at all is not known.
double network_builder::followed_h(std::size_t service) const {
    const models::service_params& set = from_.services[service];
    double sum = 0;
    for (const models::direction heading : headings) {
        double hours_per_unit = 0;
        for (const models::place_id end : {set.from, set.to}) {
            const call at = call_at(from_, set, end);
            hours_per_unit += at.most_units() * at.hours_per_unit;
        }
        sum += year_.services[service].headings[index_of(heading)].followed * hours_per_unit;
    }
    return sum;
}

/// A vehicle's cargo fits aboard; what arrives loaded left loaded or was under way; a timetable
/// leaves once a turn; a vehicle goes to and fro in turn; and it serves one voyage at a time.
void network_builder::add_service_rows() {
    out_.timetables.assign(from_.services.size(), {no_row, no_row});
    for (std::size_t i = 0; i < from_.services.size(); ++i) {
        const std::string& name = from_.services[i].name;
        const auto& both = out_.services[i];
        for (std::size_t heading = 0; heading < directions; ++heading) {
            const heading_year& seen = year_.services[i].headings[heading];
            auto& full = shared_.full[i][heading];
            const std::string which = name + " " + heading_words[heading];
            full.left.push_back({both[heading].left_loaded, -1});
            full.arrived.push_back({both[heading].arrived_loaded, -1});
            limit(which + " room when leaving", full.left, 0);
            if (!year_.repeats) {
                limit(which + " room when arriving", full.arrived,
                      seen.followed / static_cast<double>(from_.services[i].capacity));
                std::vector<term> arrived = {{both[heading].arrived_loaded, 1},
                                             {both[heading].left_loaded, -1}};
                limit(which + " arrivals", arrived, seen.loaded_at_start);
            }
            std::vector<term> left = {{both[heading].left_loaded, 1}};
            out_.timetables[i][heading] = limit(which + " timetable", left, seen.left_most);
        }
        out_.lp.add({.name = name + " to and fro",
                     .terms = {{both[0].arrived_loaded, 1},
                               {both[0].arrived_empty, 1},
                               {both[1].arrived_loaded, -1},
                               {both[1].arrived_empty, -1}},
                     .least = -year_.services[i].uneven,
                     .most = year_.services[i].uneven});
        out_.fleets.push_back(limit(name + " fleet", shared_.fleets[i],
                                    year_.services[i].vehicle_hours + followed_h(i)));
    }
}

/// Trains either way take their time in the scarcest section of one track.
void network_builder::add_section_row(std::size_t leg) {
    const section_year& seen = year_.sections[leg];
    std::vector<term> held;
    double most = seen.hours;
    for (std::size_t along = 0; along < directions && most != unlimited; ++along) {
        for (const term& trains : shared_.legs[leg][along]) {
            held.push_back({trains.column, trains.factor * seen.train_h[along]});
        }
        most += shared_.entered_at_start[leg][along] * seen.train_h[along];
    }
    out_.sections.push_back(limit(from_.legs[leg].name + " section", held, most));
}

/// One train on one path, and none on another's.
void network_builder::add_leg_rows() {
    for (std::size_t i = 0; i < from_.legs.size(); ++i) {
        add_section_row(i);
        auto& rows = out_.leg_paths.emplace_back();
        for (std::size_t along = 0; along < directions; ++along) {
            rows[along] = limit(from_.legs[i].name + (along == 0 ? " paths" : " paths back"),
                                shared_.legs[i][along],
                                year_.leg_paths[i][along] + shared_.entered_at_start[i][along]);
        }
    }
}

/// A locomotive and a crew haul one train at a time.
void network_builder::add_traction_rows() {
    constexpr std::array<const char*, models::haulers> words = {" locomotives", " crews"};
    for (std::size_t i = 0; i < from_.tractions.size(); ++i) {
        auto& rows = out_.haulers.emplace_back();
        for (std::size_t which = 0; which < models::haulers; ++which) {
            rows[which] = limit(from_.tractions[i].name + words[which], shared_.haulers[i][which],
                                year_.hauler_hours[i][which]);
        }
    }
}

/// What is loaded where a depot serves took containers from it; what is delivered there brings
/// them.
void network_builder::add_containers(std::size_t flow, const models::depot_params& depot,
                                     row& to) const {
    const models::flow_params& set = from_.flows[flow];
    const auto containers = static_cast<double>(models::depot_containers(set));
    const auto serves = [&](models::place_id place) {
        return std::find(depot.serves.begin(), depot.serves.end(), place) != depot.serves.end();
    };
    for (std::size_t way = 0; way < routes_[flow].size(); ++way) {
        if (!routes_[flow][way].exists()) {
            continue;
        }
        const network::way_columns& columns = out_.flows[flow][way];
        if (serves(set.origin)) {
            to.terms.push_back({columns.rides.front().loaded, containers});
            to.most += containers * year_.flows[flow].ways[way].rides.front().standing;
        }
        if (serves(set.destination)) {
            to.terms.push_back({columns.delivered, -containers});
        }
    }
}

/// A container that leaves a depot was there before.
void network_builder::add_depot_rows() {
    constexpr std::array<const char*, models::container_sizes> words = {" 20 ft", " 40 ft"};
    for (std::size_t i = 0; i < from_.depots.size(); ++i) {
        std::array<row, models::container_sizes> rows;
        for (row& each : rows) {
            each.most = 0;
        }
        for (std::size_t flow = 0; flow < from_.flows.size(); ++flow) {
            if (models::depot_containers(from_.flows[flow]) > 0) {
                add_containers(flow, from_.depots[i], rows[index_of(*from_.flows[flow].size)]);
            }
        }
        auto& made = out_.depots.emplace_back();
        for (std::size_t size = 0; size < models::container_sizes; ++size) {
            made[size] = limit(from_.depots[i].name + words[size], rows[size].terms,
                               rows[size].most + year_.containers[i][size]);
        }
    }
}

/// A dock, a crane, a place in a yard and a border's staff serve one at a time.
void network_builder::add_place_rows() {
    out_.yards.resize(from_.places.size());
    out_.borders.resize(from_.places.size());
    for (std::size_t i = 0; i < from_.places.size(); ++i) {
        const std::string& name = from_.places[i].name;
        auto& docks = out_.docks.emplace_back();
        for (std::size_t kind = 0; kind < models::dock_kinds; ++kind) {
            docks[kind] = limit(fmt::format("{} dock {}", name, kind), shared_.docks[i][kind],
                                year_.dock_hours[i][kind]);
        }
        out_.pairs.push_back(limit(name + " paired tracks", shared_.pairs[i], year_.pair_hours[i]));
        out_.pits.push_back(
            limit(name + " bogie pits", shared_.pits[i],
                  from_.places[i].bogies.pits * year_.hours + shared_.in_pits_at_start[i]));
        out_.gates.push_back(
            limit(name + " appointments", shared_.gates[i], year_.appointments[i]));
        auto& cranes = out_.cranes.emplace_back();
        for (std::size_t kind = 0; kind < 2; ++kind) {
            cranes[kind] = limit(name + (kind == 0 ? " quay cranes" : " rail cranes"),
                                 shared_.cranes[i][kind], year_.crane_hours[i][kind]);
        }
        for (std::size_t kind = 0; kind < models::yard_kinds; ++kind) {
            for (std::size_t heading = 0; heading < directions; ++heading) {
                out_.yards[i][kind][heading] =
                    limit(fmt::format("{} yard {} {}", name, kind, heading_words[heading]),
                          shared_.yards[i][kind][heading], year_.yard_hours[i][kind][heading]);
            }
        }
        out_.humps.push_back(
            limit(name + " hump", shared_.humps[i], year_.hours + shared_.humped_at_start[i]));
        add_border_rows(i);
    }
}

/// A train is served by the staff of each step, and takes a turn with the other side.
void network_builder::add_border_rows(std::size_t place) {
    constexpr std::array<const char*, models::border_steps> step_words = {
        " exit inspection",  " exit customs",  " exit documents",
        " entry inspection", " entry customs", " entry documents"};
    for (std::size_t heading = 0; heading < directions; ++heading) {
        const std::vector<term>& trains = shared_.borders[place][heading];
        const border_year& seen = year_.borders[place][heading];
        const double crossed = shared_.crossed_at_start[place][heading];
        const std::string name = from_.places[place].name + " border " + heading_words[heading];
        network::border_rows& rows = out_.borders[place][heading];
        rows.staff.fill(no_row);
        for (std::size_t step = 0; step < models::border_steps; ++step) {
            const double service_h = seen.service_h[step];
            std::vector<term> hours = trains;
            for (term& each : hours) {
                each.factor *= service_h;
            }
            if (service_h > 0) {
                rows.staff[step] = limit(name + step_words[step], hours,
                                         seen.staff_hours[step] + crossed * service_h);
            }
        }
        std::vector<term> accepted = trains;
        rows.accepted = limit(name + " acceptance", accepted, seen.accepted + crossed);
    }
}

}  // namespace corridor::bound
