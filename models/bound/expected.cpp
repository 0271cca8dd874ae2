#include <algorithm>
#include <cmath>
#include <utility>

#include "models/borders/border_shifts.hpp"
#include "models/borders/dated_figure.hpp"
#include "models/bound/calls.hpp"
#include "models/bound/year.hpp"
#include "models/cargo/demand.hpp"
#include "models/cargo/rivals.hpp"
#include "models/cargo/way_choice.hpp"
#include "models/places/station.hpp"
#include "models/places/transloading.hpp"
#include "models/sea/draught.hpp"

namespace corridor::bound {

namespace {

using models::index_of;

constexpr double hours_a_day = 24;
constexpr double days_a_year = 365.25;  // of the rates of other traffic's calls

struct period {
    const models::scenario& from;
    const models::calendar& days;
    int first;
    int last;
    double hours() const { return hours_a_day * (last - first); }
};

// The smallest time between the reservation of a yard place and its return: service of the ride
// that brings the lot, clearance, and the loading of the next, each for this lot alone.
double shortest_held_h(const models::scenario& from, const models::flow_params& flow,
                       const models::itinerary& way, std::size_t k) {
    const models::ride& before = way.rides[k - 1];
    const models::service_params& arriving = from.services[index_of(before.service)];
    const models::service_params& leaving = from.services[index_of(way.rides[k].service)];
    const models::place_id here = destination_of(arriving, before.heading);
    const auto served = [&](const models::service_params& by, models::place_id where) {
        const call each = call_at(from, by, where);
        return each.setup_h + each.dock_h(flow, by.kind);
    };
    const double until_unloaded = served(arriving, origin_of(arriving, before.heading)) +
                                  running_h(from, arriving, before.heading) +
                                  served(arriving, here);
    if (models::transloads(from, arriving, leaving, here)) {
        return until_unloaded;
    }
    return until_unloaded + models::hours(from.places[index_of(here)].clearance.mean) +
           served(leaving, here);
}

flow_year supply(const period& of, const models::itineraries& routes, models::flow_id id) {
    const models::flow_params& flow = of.from.flows[index_of(id)];
    const std::vector<models::itinerary>& ways = routes[index_of(id)];
    flow_year out;
    out.ways.resize(ways.size());
    for (std::size_t way = 0; way < ways.size(); ++way) {
        out.ways[way].rides.resize(ways[way].rides.size());
        for (std::size_t k = 1; k < ways[way].rides.size(); ++k) {
            out.ways[way].rides[k].held_h = shortest_held_h(of.from, flow, ways[way], k);
        }
    }
    if (flow.repositions) {
        return out;
    }
    if (flow.returns_of) {
        out.returned = out.returned_most =
            of.from.flows[index_of(*flow.returns_of)].empty_return_share;
        return out;
    }
    const std::vector<double> releases = models::releases_by_day(of.from, of.days, flow);
    const std::vector<models::expected_time> planned = models::planned_times(ways);
    const std::vector<models::rival_id> rivals = models::rivals_of(of.from, id);
    models::way_choice choice(of.from, flow, ways);
    for (int day = of.first; day < of.last; ++day) {
        const models::date today = of.days.date_of_day(day);
        const models::corridor_offer offer = choice.offer(planned, today);
        const std::vector<double>& weights = offer.weights;
        const double lots = releases[static_cast<std::size_t>(day)] * flow.release_lots *
                            models::corridor_part(of.from, flow, rivals, offer.usd, today);
        bool any = false;
        for (std::size_t way = 0; way < ways.size(); ++way) {
            out.ways[way].open += weights[way] > 0 ? lots : 0;
            any = any || weights[way] > 0;
        }
        out.offered += lots;
        out.open += any ? lots : 0;
    }
    return out;
}

/// What a vehicle may load, the mean over the days of the period.
double mean_room(const period& of, const models::service_params& service) {
    const std::vector<std::int64_t> rooms = models::rooms_by_day(of.from, service);
    if (rooms.empty()) {
        return static_cast<double>(service.capacity);
    }
    double sum = 0;
    for (int day = of.first; day < of.last; ++day) {
        sum += static_cast<double>(rooms[static_cast<std::size_t>(day)]);
    }
    return sum / (of.last - of.first);
}

service_year fleet(const period& of, const models::service_params& service) {
    const double room = mean_room(of, service);
    service_year out;
    const double in_repair = service.failures_per_year * models::hours(service.repair.mean) /
                             (days_a_year * hours_a_day);
    out.vehicle_hours = service.vehicles * of.hours() * std::max(0.0, 1 - in_repair);
    for (const models::direction heading :
         {models::direction::westbound, models::direction::eastbound}) {
        heading_year& each = out.headings[index_of(heading)];
        each.running_h = running_h(of.from, service, heading);
        hauled_by planned = hauled(of.from, service, heading);
        each.hauled_h = std::move(planned.hours);
        each.trips = std::move(planned.trips);
        each.room_left = each.room_arrived = room;
        each.entered_at_start.assign(service.legs.size() + 1, 0);
        each.left_most =
            service.interval ? of.hours() / models::hours(*service.interval) : unlimited;
    }
    return out;
}

double rounded(double trains) { return std::floor(trains + 0.5); }

/// A path is held by other traffic or free as a whole.
double paths_of(const period& of, const models::leg_params& leg) {
    const double per_day = std::max(1.0, leg.pairs_per_day);
    const double free = std::max(0.0, 1 - leg.other_trains_per_day / per_day);
    return (of.last - of.first) * rounded(per_day) * free;
}

double passenger_h(const models::section_params& over, const models::rail_line_params& line) {
    return models::hours(models::running_time(over, {line.passenger_speed, false, false, {}}));
}

double freight_h(const models::section_params& over, const models::leg_params& leg) {
    return models::hours(models::running_time(over, {leg.speed, true, false, {}}));
}

/// Of a line's day, the share in which track is not worked on.
double open_share(const models::line_params& layout) {
    return 1 - models::hours(layout.possession.to - layout.possession.from) / hours_a_day;
}

/// What the scarcest section of a line has left beside other traffic: trains a direction on two
/// tracks, hours on one.
void add_line(const period& of, const models::leg_params& leg, year& to) {
    const models::rail_line_params& line = *leg.line;
    const models::section_params& over =
        line.layout.sections[models::scarcest_section(line.layout)];
    const double open_h = of.hours() * open_share(line.layout);
    const double days = of.last - of.first;
    section_year& section = to.sections.emplace_back();
    double paths = unlimited;
    if (over.tracks > 1) {
        const double others = leg.other_trains_per_day + line.passenger_trains_per_day;
        paths = std::max(0.0, open_h / models::hours(over.headway) - days * others);
    } else {
        const double freight = freight_h(over, leg);
        const double passenger = passenger_h(over, line);
        section.train_h = {freight, freight};
        section.hours = std::max(0.0, open_h - 2 * days *
                                                   (leg.other_trains_per_day * freight +
                                                    line.passenger_trains_per_day * passenger));
    }
    to.leg_paths.push_back({paths, paths});
}

/// What is there for one stage of a side, and what of it other traffic does not take.
double staff_hours(const period& of, const models::border_params& set, std::size_t step,
                   models::direction heading, double others) {
    const std::size_t side = step / models::border_stages;
    const bool eastern = (heading == models::direction::westbound) == (side == 0);
    const models::opening_hours& hours = set.hours[eastern ? 0 : 1];
    const models::border_staff_params& staff = set.staff[side][step % models::border_stages];
    const models::border_shifts shifts(hours, eastern ? set.east : set.west, of.days);
    const double service_h = models::hours(staff.service.mean);
    double sum = set.others_inspected ? -others * service_h : 0;
    for (int nth = 0; nth < staff.count; ++nth) {
        sum += models::hours(shifts.worked(nth, staff.count, models::calendar::midnight(of.first),
                                           models::calendar::midnight(of.last)));
    }
    // Each may finish a train past closing.
    const bool closes = hours.opens_h > 0 || hours.closes_h < hours_a_day || !hours.weekends;
    sum += closes ? staff.count * (of.last - of.first) * service_h : 0;
    return std::max(0.0, sum);
}

border_year border(const period& of, const models::border_params& set, models::direction heading) {
    const std::size_t i = index_of(heading);
    const bool west = heading == models::direction::westbound;
    const std::vector<models::dated_figure> accepted = models::accepted_in_spells(set, heading);
    const std::vector<models::dated_figure> sent = models::others_in_spells(set, heading);
    border_year out;
    double others = 0;
    for (int day = of.first; day < of.last; ++day) {
        const models::date date = of.days.date_of_day(day);
        const double most = std::max(1.0, set.accepted_per_day[i]) *
                            of.days.acceptance_factor(west ? set.west : set.east, day);
        const double usual = (1 - set.short_week_share) * rounded(most) +
                             set.short_week_share * rounded(most * set.short_week_factor);
        const auto stated = models::figure_on(accepted, date);
        out.accepted += stated ? rounded(*stated) : usual;
        others += models::figure_on(sent, date)
                      .value_or(set.other_per_day[i] *
                                of.days.demand_factor(west ? set.east : set.west, day));
    }
    out.accepted = std::max(0.0, out.accepted - others);
    for (std::size_t step = 0; step < models::border_steps; ++step) {
        const models::border_staff_params& staff =
            set.staff[step / models::border_stages][step % models::border_stages];
        out.service_h[step] = models::hours(staff.service.mean);
        out.staff_hours[step] = staff_hours(of, set, step, heading, others);
    }
    return out;
}

/// Calls of other traffic in the period.
double calls_of(const period& of, const models::other_traffic_params& other) {
    double calls = 0;
    for (int day = of.first; day < of.last; ++day) {
        const auto month = static_cast<std::size_t>(of.days.month_of_day(day));
        calls += other.calls_per_year * std::max(0.05, other.shape[month]) / days_a_year;
    }
    return calls;
}

/// Hours in which wind lets no crane of the place work.
double stopped_h(const period& of, const models::place_params& place) {
    if (!place.sea) {
        return 0;
    }
    const models::sea_params& sea = of.from.seas[index_of(*place.sea)];
    double sum = 0;
    for (int day = of.first; day < of.last; ++day) {
        const auto month = static_cast<std::size_t>(of.days.month_of_day(day));
        sum += hours_a_day * sea.closed_share[month] * place.closed_share_factor *
               sea.crane_stop_share;
    }
    return sum;
}

void add_place(const period& of, const models::place_params& place, year& to) {
    auto& docks = to.dock_hours.emplace_back();
    const std::array<models::dock_kind, models::dock_kinds> first = models::first_shared(place);
    for (std::size_t kind = 0; kind < models::dock_kinds; ++kind) {
        docks[index_of(first[kind])] += place.docks[kind].places * of.hours();
    }
    to.pair_hours.push_back(place.transloading.paired_tracks * of.hours());
    const models::truck_gate gate(place, of.days);
    const bool booked = place.gate_appointments_per_h > 0;
    to.appointments.push_back(
        booked ? static_cast<double>(gate.appointments(models::calendar::midnight(of.first),
                                                       models::calendar::midnight(of.last)))
               : unlimited);
    to.crane_hours.push_back(
        {place.quay_cranes.count * of.hours(), place.rail_cranes.count * of.hours()});
    auto& yards = to.yard_hours.emplace_back();
    auto& borders = to.borders.emplace_back();
    for (const models::direction heading :
         {models::direction::westbound, models::direction::eastbound}) {
        for (std::size_t kind = 0; kind < models::yard_kinds; ++kind) {
            yards[kind][index_of(heading)] =
                static_cast<double>(models::quota_of(place.yards[kind], heading)) * of.hours();
        }
        if (place.border) {
            borders[index_of(heading)] = border(of, *place.border, heading);
        }
    }
}

void take_other_traffic(const period& of, year& from_what) {
    for (const models::other_traffic_params& other : of.from.other_traffic) {
        const models::place_params& place = of.from.places[index_of(other.at)];
        const bool quay = other.dock == models::dock_kind::container_berths;
        const int cranes = quay ? place.quay_cranes.count : place.rail_cranes.count;
        const double held_h = calls_of(of, other) * models::hours(other.dock_time.mean);
        const models::dock_kind first = models::first_shared(place)[index_of(other.dock)];
        double& docks = from_what.dock_hours[index_of(other.at)][index_of(first)];
        double& group = from_what.crane_hours[index_of(other.at)][quay ? 0 : 1];
        docks = std::max(0.0, docks - held_h);
        group = std::max(0.0, group - held_h * std::min(other.cranes, cranes));
    }
    for (std::size_t i = 0; i < of.from.places.size(); ++i) {
        const models::place_params& place = of.from.places[i];
        double& rail = from_what.crane_hours[i][1];
        const core::duration open = of.days.open_between(place.rail_work, place.country,
                                                         models::calendar::midnight(of.first),
                                                         models::calendar::midnight(of.last));
        rail = std::min(rail, place.rail_cranes.count * models::hours(open));
        double& quay = from_what.crane_hours[i][0];
        quay = std::min(quay, place.quay_cranes.count * (of.hours() - stopped_h(of, place)));
    }
}

}  // namespace

year expected_capacity(const models::scenario& from, const models::calendar& days, int first,
                       int last) {
    const period of{from, days, first, last};
    year out;
    out.hours = of.hours();
    out.repeats = true;
    for (const models::service_params& service : from.services) {
        out.services.push_back(fleet(of, service));
    }
    for (const models::leg_params& leg : from.legs) {
        if (leg.line) {
            add_line(of, leg, out);
            continue;
        }
        out.sections.emplace_back();
        const double paths = leg.mode == models::leg_mode::rail ? paths_of(of, leg) : unlimited;
        out.leg_paths.push_back({paths, paths});
    }
    for (const models::depot_params& each : from.depots) {
        const bool hires = each.hired_after > core::duration{};
        auto& containers = out.containers.emplace_back();
        containers.fill(hires ? unlimited : 0);
    }
    for (const models::traction_params& each : from.tractions) {
        auto& hours = out.hauler_hours.emplace_back();
        for (std::size_t i = 0; i < models::haulers; ++i) {
            hours[i] = each.count[i] > 0 ? each.count[i] * out.hours : unlimited;
        }
    }
    for (const models::place_params& place : from.places) {
        add_place(of, place, out);
    }
    take_other_traffic(of, out);
    return out;
}

year expected_year(const models::scenario& from, const models::itineraries& routes,
                   const models::calendar& days, int first, int last) {
    const period of{from, days, first, last};
    year out = expected_capacity(from, days, first, last);
    for (std::size_t i = 0; i < from.flows.size(); ++i) {
        out.flows.push_back(supply(of, routes, models::flow_id{static_cast<std::uint32_t>(i)}));
    }
    return out;
}

}  // namespace corridor::bound
