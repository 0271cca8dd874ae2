#include <algorithm>

#include "models/bound/calls.hpp"
#include "models/bound/year.hpp"
#include "models/places/station.hpp"

namespace corridor::bound {

namespace {

using models::directions;
using models::index_of;

/// The mean service that was drawn, or `planned` when none was completed.
double mean_h(const models::service_work& work, double planned) {
    return work.count > 0 ? models::hours(work.drawn) / static_cast<double>(work.count) : planned;
}

/// The mean of what voyages might load, or `planned` without any.
double mean_room(std::int64_t sum, std::int64_t voyages, double planned) {
    return voyages > 0 ? static_cast<double>(sum) / static_cast<double>(voyages) : planned;
}

void fill_flow(flow_year& out, const std::vector<models::way_work>& work) {
    out.open = 0;
    for (std::size_t way = 0; way < work.size(); ++way) {
        way_year& each = out.ways[way];
        out.open += static_cast<double>(work[way].released);
        each.open = static_cast<double>(work[way].open);
        each.uncleared = static_cast<double>(work[way].uncleared_at_start);
        for (std::size_t k = 0; k < each.rides.size(); ++k) {
            const models::ride_work& ride = work[way].rides[k];
            each.rides[k].standing = static_cast<double>(ride.standing_at_start);
            each.rides[k].aboard = static_cast<double>(ride.aboard_at_start);
            each.rides[k].held_h = mean_h(ride.held, each.rides[k].held_h);
        }
    }
}

void fill_empties(const models::scenario& from, const models::replication_result& seen,
                  std::size_t i, flow_year& out) {
    const models::flow_result& empties = seen.flows[i];
    const models::flow_result& cargo = seen.flows[index_of(*from.flows[i].returns_of)];
    out.returned_most = 1;
    out.returned = cargo.delivered.lots > 0 ? static_cast<double>(empties.offered.lots) /
                                                  static_cast<double>(cargo.delivered.lots)
                                            : 0;
    out.left_over = static_cast<double>(empties.in_system_end.lots - empties.in_system_start.lots);
}

/// Turns of a timetable in the counted year; it counts them from time zero.
double turns(const models::scenario& from, core::duration interval) {
    const core::duration begin = std::chrono::hours{24} * from.run_in_days;
    const core::duration end = begin + std::chrono::hours{24} * from.days;
    const core::duration tick{1};
    return static_cast<double>((end - tick) / interval - (begin - tick) / interval);
}

void fill_service(const models::scenario& from, const models::service_params& service,
                  const std::array<models::heading_work, directions>& work, service_year& out) {
    out.uneven = service.vehicles;
    for (std::size_t heading = 0; heading < directions; ++heading) {
        const models::heading_work& seen = work[heading];
        heading_year& each = out.headings[heading];
        const std::int64_t arrived = seen.arrived_loaded + seen.arrived_empty;
        each.running_h = mean_h({arrived, seen.running, {}}, each.running_h);
        each.loaded_at_start = static_cast<double>(seen.loaded_at_start);
        each.room_left = mean_room(seen.room_left, seen.left_loaded, each.room_left);
        each.room_arrived = mean_room(seen.room_arrived, seen.arrived_loaded, each.room_arrived);
        each.followed = static_cast<double>(seen.followed);
        for (std::size_t i = 0; i < each.trips.size() && arrived > 0; ++i) {
            each.hauled_h[i] = models::hours(seen.hauled[i]) / static_cast<double>(arrived);
            each.trips[i] = static_cast<double>(seen.trips[i]) / static_cast<double>(arrived);
        }
        if (service.interval) {
            each.left_most =
                turns(from, *service.interval) + static_cast<double>(seen.loading_at_start);
        }
        for (std::size_t leg = 0; leg < each.entered_at_start.size(); ++leg) {
            each.entered_at_start[leg] = static_cast<double>(seen.entered_at_start[leg]);
        }
    }
}

void fill_border(const models::border_work& work, border_year& out) {
    for (std::size_t step = 0; step < models::border_steps; ++step) {
        const models::border_stage_work& stage = work.stages[step];
        out.service_h[step] = mean_h(stage.trains, out.service_h[step]);
        out.staff_hours[step] =
            models::hours(stage.staffed - stage.others) + models::hours(stage.trains.before);
    }
    out.accepted = static_cast<double>(work.free_paths);
}

void fill_section(const models::section_work& work, double year_h, section_year& out) {
    if (out.hours == unlimited) {
        return;
    }
    for (std::size_t along = 0; along < directions; ++along) {
        out.train_h[along] = mean_h({work.trains[along], work.held[along], {}}, out.train_h[along]);
    }
    out.hours = year_h - models::hours(work.others) - models::hours(work.possessed);
}

/// Each may end its last servicing, or rest, after the year.
void fill_traction(const models::traction_params& of, const models::traction_work& work,
                   std::array<double, models::haulers>& hours) {
    for (std::size_t i = 0; i < models::haulers; ++i) {
        if (hours[i] != unlimited) {
            hours[i] += models::hours(work.before[i] + of.count[i] * of.after[i]);
        }
    }
}

void fill_place(const models::scenario& from, const models::year_of_work& work, std::size_t i,
                year& out) {
    const models::place_params& place = from.places[i];
    const std::array<models::dock_kind, models::dock_kinds> first = models::first_shared(place);
    out.dock_hours[i] = {};
    for (std::size_t kind = 0; kind < models::dock_kinds; ++kind) {
        const models::group_work& dock = work.docks[i][kind];
        out.dock_hours[i][index_of(first[kind])] += place.docks[kind].places * out.hours +
                                                    models::hours(dock.before) -
                                                    models::hours(dock.other);
    }
    out.pair_hours[i] += models::hours(work.pairs[i].before);
    out.appointments[i] += static_cast<double>(work.came_before[i]);
    for (std::size_t kind = 0; kind < 2; ++kind) {
        const int count = kind == 0 ? place.quay_cranes.count : place.rail_cranes.count;
        const models::group_work& cranes = work.cranes[i][kind];
        // Other traffic works on in the wind that stops our cranes: the two are not to be summed.
        const double taken =
            std::max(models::hours(cranes.other), count * models::hours(cranes.stopped));
        out.crane_hours[i][kind] = count * out.hours + models::hours(cranes.before) - taken;
    }
    for (std::size_t heading = 0; heading < directions && place.border; ++heading) {
        fill_border(work.borders[i][heading], out.borders[i][heading]);
    }
}

void add_held_before(const models::scenario& from, const models::itineraries& routes,
                     const models::year_of_work& work, year& out) {
    for (std::size_t flow = 0; flow < routes.size(); ++flow) {
        for (std::size_t way = 0; way < routes[flow].size(); ++way) {
            for (std::size_t k = 1; k < routes[flow][way].rides.size(); ++k) {
                const yard_use yard = yard_before(from, from.flows[flow], routes[flow][way], k);
                out.yard_hours[index_of(yard.where)][index_of(yard.kind)][index_of(yard.heading)] +=
                    yard.size * models::hours(work.flows[flow][way].rides[k].held.before);
            }
        }
    }
}

}  // namespace

year realised_year(const models::scenario& from, const models::itineraries& routes,
                   const models::replication_result& seen) {
    const models::calendar days(from);
    const models::year_of_work& work = seen.work;
    year out = expected_year(from, routes, days, from.run_in_days, from.run_in_days + from.days);
    out.repeats = false;
    for (std::size_t i = 0; i < from.flows.size(); ++i) {
        fill_flow(out.flows[i], work.flows[i]);
        out.flows[i].offered = static_cast<double>(seen.flows[i].offered.lots);
        if (from.flows[i].returns_of) {
            fill_empties(from, seen, i, out.flows[i]);
        }
    }
    for (std::size_t i = 0; i < from.services.size(); ++i) {
        fill_service(from, from.services[i], work.services[i], out.services[i]);
        out.services[i].vehicle_hours =
            from.services[i].vehicles * out.hours - models::hours(work.repairs[i]);
        for (const models::heading_work& each : work.services[i]) {
            out.services[i].vehicle_hours += models::hours(each.before);
        }
    }
    for (std::size_t i = 0; i < from.legs.size(); ++i) {
        for (std::size_t along = 0; along < directions; ++along) {
            if (from.legs[i].mode == models::leg_mode::rail &&
                out.leg_paths[i][along] != unlimited) {
                out.leg_paths[i][along] = static_cast<double>(work.leg_free_paths[i][along]);
            }
        }
        fill_section(work.sections[i], out.hours, out.sections[i]);
    }
    for (std::size_t i = 0; i < from.tractions.size(); ++i) {
        fill_traction(from.tractions[i], work.tractions[i], out.hauler_hours[i]);
    }
    for (std::size_t i = 0; i < from.places.size(); ++i) {
        fill_place(from, work, i, out);
    }
    for (std::size_t i = 0; i < from.depots.size(); ++i) {
        for (std::size_t size = 0; size < models::container_sizes; ++size) {
            out.containers[i][size] =
                static_cast<double>(work.containers[i][size] + seen.depots[i][size].hired);
        }
    }
    add_held_before(from, routes, work, out);
    return out;
}

}  // namespace corridor::bound
