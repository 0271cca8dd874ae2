// The baseline without anything that makes cargo wait: each consignment's transit is the sum of
// what is done to it, of every flow by every way.
#include <chrono>
#include <vector>

#include <catch2/catch.hpp>

#include "models/cargo/containers.hpp"
#include "models/cargo/itinerary.hpp"
#include "models/leg_time.hpp"
#include "models/rail/hauls.hpp"
#include "models/services/operation.hpp"
#include "tests/configs/shipped.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

namespace {

using namespace std::chrono_literals;

constexpr int plenty = 1000;
constexpr double turns_per_day = 1440;  // one each minute

void open_border(border_params& border) {
    for (auto& side : border.staff) {
        for (border_staff_params& each : side) {
            each.count = plenty;
            each.service.cv = 0;
        }
    }
    border.hours = {};
    border.accepted_per_day = {turns_per_day, turns_per_day};
    border.other_per_day = {0, 0};
    border.short_week_share = 0;
    border.spells.clear();
    border.held_share = 0;
    border.embargo_at = border.embargo_lifted_below = 0;
}

void open_place(place_params& place) {
    for (dock_params& each : place.docks)
        each.places = each.places > 0 ? plenty : 0;
    for (yard_params& each : place.yards)
        each.capacity = each.capacity > 0 ? 1'000'000'000'000 : 0;
    for (crane_params* const each : {&place.quay_cranes, &place.rail_cranes})
        each->count = each->count > 0 ? plenty : 0;
    place.yard_tiers = 1;
    place.channel_interval = {};
    place.clearance.cv = place.accumulation.cv = 0;
    place.hump_wagons_per_h *= 1'000'000'000;
    place.gate = place.customs = place.rail_work = {};
    place.gate_arrivals = {};
    place.gate_appointments_per_h = 0;
    if (place.border)
        open_border(*place.border);
}

/// Two tracks and a headway of a millisecond: everybody finds the line free.
void open_leg(leg_params& leg) {
    leg.running_cv = 0;
    leg.other_trains_per_day = 0;
    leg.traction.reset();  // else the first train everywhere waits for a locomotive from the depot
    if (leg.mode != leg_mode::rail)
        return;
    if (!leg.line) {
        leg.line.emplace().layout.sections = {{leg.length, 2, leg.speed, 1.0, 1ms}};
        return;
    }
    leg.line->passenger_trains_per_day = 0;
    leg.line->layout.possession = {};
    for (section_params& each : leg.line->layout.sections) {
        each.tracks = 2;
        each.headway = 1ms;
    }
    for (line_station_params& each : leg.line->layout.stations)
        each = {plenty, plenty};
}

/// A vehicle for each consignment, at once.
void open_service(service_params& service) {
    service.vehicles = plenty;
    service.hull = {};
    service.longest_wait = {};
    service.interval.reset();
    service.sailing_cv = 0;
    service.failures_per_year = 0;
}

/// One lot at a time, so few in the year that each rides alone; no empties. Of one direction only:
/// else a vehicle that finds no cargo back goes home, and who comes next waits for it to return.
scenario open_corridor(direction heading) {
    scenario set = corridor::tests::read_shipped("configs/scenarios/baseline.toml", {});
    set.run_in_days = set.cohort_days = 60;
    set.holidays.clear();
    set.other_traffic.clear();
    set.rivals.clear();
    set.shocks.clear();
    set.disruptions.clear();
    set.tractions.clear();
    set.depots.clear();
    set.repositionings.clear();
    std::erase_if(set.flows, [](const flow_params& each) { return each.is_empty(); });
    set.demand.scale = 0.005;
    set.demand.initial_stock_days = 0;
    set.routing.reroutes = false;
    for (sea_params& each : set.seas)
        each.closed_share = {};
    for (place_params& each : set.places)
        open_place(each);
    for (leg_params& each : set.legs)
        open_leg(each);
    for (service_params& each : set.services)
        open_service(each);
    for (flow_params& each : set.flows) {
        each.release_lots = 1;
        each.empty_return_share = 0;
        if (each.heading != heading)
            each.teu_per_year = each.t_per_year = 0;
    }
    return set;
}

/// Mooring or shunting, and the work on one lot: at no dock there is nothing to do.
core::duration at_the_dock(const scenario& in, const service_params& service, place_id where,
                           const flow_params& flow) {
    const place_params& here = in.places[index_of(where)];
    const int gauge = in.legs[index_of(service.legs.front())].gauge_mm;
    const dock_kind kind = dock_of(service.kind, gauge);
    if (here.docks[index_of(kind)].places == 0)
        return {};
    const auto size = static_cast<double>(size_aboard(service.kind, flow));
    const core::duration setup = setup_time(service, here, kind);
    const crane_kind by = cranes_of(service.kind);
    if (by == crane_kind::none)
        return setup + from_hours(size / here.docks[index_of(kind)].rate_per_h);
    const crane_params& cranes = by == crane_kind::quay ? here.quay_cranes : here.rail_cranes;
    // The last crane's last millisecond counts as a whole one.
    const core::duration alone = from_hours(crane_teu(cranes, flow) / cranes.teu_per_h);
    return setup + (alone + core::duration{cranes.per_vehicle - 1}) / cranes.per_vehicle;
}

struct free_time {
    core::duration sum{};
    int borders = 0;  ///< each adds a wait for its turn
};

void add_ride(const scenario& in, const flow_params& flow, const ride& on, free_time& to) {
    const service_params& service = in.services[index_of(on.service)];
    for (const leg_id each : service.legs)
        to.sum += free_running_time(in.legs[index_of(each)], service.speed, true);
    for (std::size_t stop = 1; stop + 1 < service.stops.size(); ++stop) {
        const auto& border = in.places[index_of(service.stops[stop])].border;
        if (!border)
            continue;
        to.borders += 1;
        for (const auto& side : border->staff) {
            for (const border_staff_params& each : side)
                to.sum += each.service.mean;
        }
    }
    to.sum += planned_stops(in, service, on.heading);
    for (const place_id end : {service.from, service.to})
        to.sum += at_the_dock(in, service, end, flow);
    const bool west = on.heading == direction::westbound;
    to.sum += in.places[index_of(west ? service.to : service.from)].clearance.mean;
}

free_time free_time_of(const scenario& in, const flow_params& flow, const itinerary& along) {
    free_time out;
    for (const ride& each : along.rides)
        add_ride(in, flow, each, out);
    return out;
}

struct checked {
    std::size_t arrived = 0;
    std::size_t exact = 0;  ///< crossed no border
};

checked check_transit(direction heading) {
    const scenario set = open_corridor(heading);
    const itineraries routes = find_itineraries(set);
    const replication_result seen = miniature::run(set, 0, tracing::on);
    checked out;
    for (const consignment_row& each : seen.trace->consignments) {
        if (each.lost || each.ended == core::never)
            continue;
        const flow_params& flow = set.flows[index_of(each.flow)];
        const free_time planned = free_time_of(set, flow, routes[index_of(each.flow)][each.way]);
        const core::duration took = each.ended - each.released;
        INFO(flow.name << " by way " << each.way << ", lot " << each.number << ": " << hours(took)
                       << " h of " << hours(planned.sum));
        CHECK(took >= planned.sum);
        CHECK(took <= planned.sum + planned.borders * 2min);
        CHECK((took == planned.sum || planned.borders > 0));
        out.exact += planned.borders == 0 ? 1 : 0;
        out.arrived += 1;
    }
    return out;
}

}  // namespace

TEST_CASE("Where nothing waits, the baseline's transit is the sum of all that is done",
          "[models][extremes][baseline][long]") {
    // Running times of legs or sections, mooring and shunting, cranes and pumps, border services
    // and papers: to the millisecond where no border is crossed. At each there is up to a minute
    // until the next turn, and one more for whoever comes within a minute of another.
    for (const direction heading : {direction::westbound, direction::eastbound}) {
        const checked found = check_transit(heading);
        CHECK(found.arrived > 200);
        CHECK(found.exact > 50);
    }
}

}  // namespace corridor::models
