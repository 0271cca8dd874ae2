#include "models/bound/network.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "models/bound/calls.hpp"
#include "models/bound/network_names.hpp"
#include "models/cargo/rerouting.hpp"

namespace corridor::bound {

namespace {

using models::directions;
using models::index_of;

constexpr std::array headings = {models::direction::westbound, models::direction::eastbound};

// Terms of the rows that many flows or services share, gathered while these are walked through.
struct shared_terms {
    explicit shared_terms(const models::scenario& from)
        : fleets(from.services.size()),
          full(from.services.size()),
          legs(from.legs.size()),
          docks(from.places.size()),
          cranes(from.places.size()),
          yards(from.places.size()),
          borders(from.places.size()),
          crossed_at_start(from.places.size()),
          entered_at_start(from.legs.size()) {}

    using terms = std::vector<term>;
    struct loads {
        terms left, arrived;  // in vehicle loads
    };
    std::vector<terms> fleets;                                 // hours
    std::vector<std::array<loads, directions>> full;           // [service]
    std::vector<std::array<terms, directions>> legs;           // trains
    std::vector<std::array<terms, models::dock_kinds>> docks;  // hours
    std::vector<std::array<terms, 2>> cranes;                  // hours
    std::vector<std::array<std::array<terms, directions>, models::yard_kinds>> yards;
    std::vector<std::array<terms, directions>> borders;  // trains
    std::vector<std::array<double, directions>> crossed_at_start;
    std::vector<std::array<double, directions>> entered_at_start;
};

class builder {
public:
    builder(const models::scenario& from, const models::itineraries& routes, const year& period,
            aim maximised)
        : from_(from), routes_(routes), year_(period), aim_(maximised), shared_(from) {}

    network build() && {
        if (aim_ == aim::reach) {
            reach_ = out_.lp.add(1.0);
        }
        for (std::size_t i = 0; i < from_.services.size(); ++i) {
            add_voyages(i);
        }
        for (std::size_t i = 0; i < from_.flows.size(); ++i) {
            add_flow_columns(i);
        }
        for (std::size_t i = 0; i < from_.flows.size(); ++i) {
            add_supply(i);
        }
        add_service_rows();
        add_leg_rows();
        add_place_rows();
        return std::move(out_);
    }

private:
    double gain_of(const models::flow_params& flow) const {
        if (flow.returns_of || aim_ == aim::reach) {
            return 0;
        }
        return aim_ == aim::tonnes ? models::tonnes(flow.lot_mass)
                                   : static_cast<double>(flow.lot_size.count);
    }

    void add_voyages(std::size_t service);
    void add_calls(const models::service_params& set, std::size_t service,
                   models::direction heading);
    void add_passages(const models::service_params& set, std::size_t service,
                      models::direction heading);
    void add_flow_columns(std::size_t flow);
    void add_change_columns(std::size_t flow);
    void take_changes(row& standing, std::size_t flow, std::size_t way, std::size_t k) const;
    void add_progress(std::size_t flow, std::size_t way, std::size_t k);
    void add_ride(std::size_t flow, std::size_t way, std::size_t k);
    void add_supply(std::size_t flow);
    void add_empties(std::size_t flow);
    double followed_h(std::size_t service) const;
    void add_service_rows();
    void add_leg_rows();
    void add_section_row(std::size_t leg);
    void add_place_rows();
    void add_border_rows(std::size_t place);
    row_id limit(std::string name, std::vector<term>& terms, double most);

    const models::scenario& from_;
    const models::itineraries& routes_;
    const year& year_;
    const aim aim_;
    shared_terms shared_;
    network out_;
    column_id reach_{};
};

row_id builder::limit(std::string name, std::vector<term>& terms, double most) {
    if (terms.empty() || most == unlimited) {
        return no_row;
    }
    return out_.lp.add({.name = std::move(name), .terms = std::move(terms), .most = most});
}

/// Setting-up of the calls at both ends; the work on the cargo is added with the rides.
void builder::add_calls(const models::service_params& set, std::size_t service,
                        models::direction heading) {
    const auto& columns = out_.services[service][index_of(heading)];
    const call loads = call_at(from_, set, origin_of(set, heading));
    const call unloads = call_at(from_, set, destination_of(set, heading));
    if (loads.exists) {
        shared_.docks[index_of(loads.where)][index_of(loads.dock)].push_back(
            {columns.left_loaded, loads.setup_h});
    }
    if (unloads.exists) {
        shared_.docks[index_of(unloads.where)][index_of(unloads.dock)].push_back(
            {columns.arrived_loaded, unloads.setup_h});
    }
    shared_.fleets[service].push_back({columns.arrived_loaded, loads.setup_h + unloads.setup_h});
}

/// An arrived voyage has entered each of its legs and crossed each of its borders, in the period
/// or, if it was under way at its start, perhaps before: those are let off. At a border they are
/// all that had entered the leg before it.
void builder::add_passages(const models::service_params& set, std::size_t service,
                           models::direction heading) {
    const auto& columns = out_.services[service][index_of(heading)];
    const heading_year& seen = year_.services[service].headings[index_of(heading)];
    const std::vector<passage> all = passages(from_, set, heading);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const column_id voyages : {columns.arrived_loaded, columns.arrived_empty}) {
            shared_.legs[index_of(all[i].leg)][all[i].along].push_back({voyages, 1});
            if (all[i].border) {
                shared_.borders[index_of(all[i].border_at)][index_of(heading)].push_back(
                    {voyages, 1});
            }
        }
        shared_.entered_at_start[index_of(all[i].leg)][all[i].along] += seen.entered_at_start[i];
        if (all[i].border) {
            shared_.crossed_at_start[index_of(all[i].border_at)][index_of(heading)] +=
                seen.entered_at_start[i - 1];
        }
    }
}

void builder::add_voyages(std::size_t service) {
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
    }
}

void builder::add_flow_columns(std::size_t flow) {
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

void builder::add_change_columns(std::size_t flow) {
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
void builder::take_changes(row& standing, std::size_t flow, std::size_t way, std::size_t k) const {
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
void builder::add_progress(std::size_t flow, std::size_t way, std::size_t k) {
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
void builder::add_ride(std::size_t flow, std::size_t way, std::size_t k) {
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
        {columns.unloaded, size * (loads.hours_per_unit + unloads.hours_per_unit)});
    for (const auto& [end, lots] :
         {std::pair{loads, columns.loaded}, {unloads, columns.unloaded}}) {
        if (!end.exists) {
            continue;
        }
        shared_.docks[index_of(end.where)][index_of(end.dock)].push_back(
            {lots, size * end.hours_per_unit});
        if (end.cranes != models::crane_kind::none) {
            shared_.cranes[index_of(end.where)][end.cranes == models::crane_kind::quay ? 0 : 1]
                .push_back({lots, size * end.crane_hours_per_unit});
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

/// What is loaded at the origin stood there or was released, on each way no more than while it was
/// open. For the reach both are multiples, and each flow delivers the same multiple.
void builder::add_supply(std::size_t flow) {
    const flow_year& seen = year_.flows[flow];
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
void builder::add_empties(std::size_t flow) {
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

/// Hours that the row of a fleet counts for cargo that was set off on the way: whether its vehicle
/// loaded it in the period or unloads it at all is not known.
double builder::followed_h(std::size_t service) const {
    const models::service_params& set = from_.services[service];
    double sum = 0;
    for (const models::direction heading : headings) {
        sum += year_.services[service].headings[index_of(heading)].followed *
               (call_at(from_, set, set.from).hours_per_unit +
                call_at(from_, set, set.to).hours_per_unit);
    }
    return sum;
}

/// A vehicle's cargo fits aboard; what arrives loaded left loaded or was under way; a timetable
/// leaves once a turn; a vehicle goes to and fro in turn; and it serves one voyage at a time.
void builder::add_service_rows() {
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
void builder::add_section_row(std::size_t leg) {
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
void builder::add_leg_rows() {
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

/// A dock, a crane, a place in a yard and a border's staff serve one at a time.
void builder::add_place_rows() {
    out_.yards.resize(from_.places.size());
    out_.borders.resize(from_.places.size());
    for (std::size_t i = 0; i < from_.places.size(); ++i) {
        const std::string& name = from_.places[i].name;
        auto& docks = out_.docks.emplace_back();
        for (std::size_t kind = 0; kind < models::dock_kinds; ++kind) {
            docks[kind] = limit(fmt::format("{} dock {}", name, kind), shared_.docks[i][kind],
                                year_.dock_hours[i][kind]);
        }
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
        add_border_rows(i);
    }
}

/// A train is served by the staff of each step, and takes a turn with the other side.
void builder::add_border_rows(std::size_t place) {
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

}  // namespace

network network_of(const models::scenario& from, const models::itineraries& routes,
                   const year& period, aim maximised) {
    return builder(from, routes, period, maximised).build();
}

}  // namespace corridor::bound
