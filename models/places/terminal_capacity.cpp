#include "models/places/terminal_capacity.hpp"

#include <algorithm>
#include <string>

#include "models/corridor.hpp"

namespace corridor::models {

namespace {

constexpr place_id east{0}, here{1}, west{2}, region_east{3}, region_west{4};
constexpr std::int64_t lot_teu = 2;

place_params open_place(const char* name) {
    place_params out;
    out.name = out.label = name;
    out.kind = place_kind::market;
    return out;
}

leg_params leg_of(leg_mode mode, place_id from, place_id to, int gauge_mm) {
    leg_params out;
    out.name = "leg";
    out.mode = mode;
    out.from = from;
    out.to = to;
    out.length = {60};
    out.gauge_mm = gauge_mm;
    out.pairs_per_day = 1440;
    out.speed = {60};
    return out;
}

void add_service(scenario& to, service_kind kind, const leg_params& along,
                 const terminal_traffic& traffic) {
    const bool train = kind == service_kind::container_train;
    service_params out;
    out.name = to.places[index_of(along.from)].name + "_" + to.places[index_of(along.to)].name;
    out.kind = kind;
    out.from = along.from;
    out.to = along.to;
    out.legs = {leg_id{static_cast<std::uint32_t>(to.legs.size())}};
    out.stops = {along.from, along.to};
    out.vehicles = train ? 200 : 2000;
    out.capacity = train ? traffic.train_teu : 1;
    out.train_length_m = train ? traffic.train_length_m : 0;
    out.longest_wait = std::chrono::hours{train ? 24 : 1};
    to.legs.push_back(along);
    to.services.push_back(std::move(out));
}

/// Half of it westbound from `from`, half of it back.
void add_flows(scenario& to, place_id from, place_id onto, double teu_per_year,
               const terminal_traffic& traffic) {
    if (teu_per_year <= 0) {
        return;
    }
    for (const direction heading : {direction::westbound, direction::eastbound}) {
        const bool there = heading == direction::westbound;
        flow_params out;
        out.name = to.places[index_of(from)].name + (there ? "_out" : "_back");
        out.heading = heading;
        out.origin = there ? from : onto;
        out.destination = there ? onto : from;
        out.teu_per_year = teu_per_year / 2;
        out.shape.fill(1);
        out.lot_size = {lot_teu};
        out.lot_mass = {20'000};
        const bool by_train = out.origin == east || out.origin == west;
        out.release_lots = by_train ? static_cast<int>(traffic.train_teu / lot_teu) : 1;
        to.flows.push_back(std::move(out));
    }
}

/// Lots that are on their way at the year's end beyond those at its start, over what was offered.
double growth(const scenario& set, core::seeds seeds) {
    core::simulation sim;
    const replication_result seen = simulate(sim, set, seeds);
    std::int64_t more = 0;
    std::int64_t offered = 0;
    for (const flow_result& each : seen.flows) {
        more += each.in_system_end.lots - each.in_system_start.lots;
        offered += each.offered.lots;
    }
    return static_cast<double>(more) / static_cast<double>(std::max<std::int64_t>(1, offered));
}

}  // namespace

const std::array<const char*, terminal_parts> terminal_part_names = {
    "tracks", "cranes", "crane hours", "yard", "gate lanes", "gate hours", "customs hours"};

scenario terminal_alone(const place_params& terminal, const country_params& country,
                        const terminal_traffic& traffic, double teu_per_year,
                        const terminal_search& how) {
    scenario out;
    out.name = "terminal_alone";
    out.start_date = {19'723};  // 2024-01-01, a Monday
    out.run_in_days = how.run_in_days;
    out.days = how.counted_days;
    out.cohort_days = 0;
    out.stages = {"all"};
    out.countries = {country};
    out.places = {open_place("east"), terminal, open_place("west"), open_place("region_east"),
                  open_place("region_west")};
    out.places[index_of(here)].country = country_id{0};
    const bool broad = terminal.docks[index_of(dock_kind::tracks_1520)].places > 0;
    const bool normal = terminal.docks[index_of(dock_kind::tracks_1435)].places > 0;
    if (broad) {
        add_service(out, service_kind::container_train, leg_of(leg_mode::rail, east, here, 1520),
                    traffic);
        add_service(out, service_kind::truck, leg_of(leg_mode::road, here, region_west, 0),
                    traffic);
    }
    if (normal) {
        add_service(out, service_kind::container_train, leg_of(leg_mode::rail, here, west, 1435),
                    traffic);
        add_service(out, service_kind::truck, leg_of(leg_mode::road, region_east, here, 0),
                    traffic);
    }
    add_flows(out, east, west, teu_per_year * traffic.between_gauges, traffic);
    add_flows(out, east, region_west, teu_per_year * traffic.gate_1520, traffic);
    add_flows(out, region_east, west, teu_per_year * traffic.gate_1435, traffic);
    return out;
}

double terminal_capacity(const place_params& terminal, const country_params& country,
                         const terminal_traffic& traffic, const terminal_search& how) {
    constexpr double accepted_growth = 0.02;
    const auto carries = [&](double teu_per_year) {
        return growth(terminal_alone(terminal, country, traffic, teu_per_year, how), how.seeds) <
               accepted_growth;
    };
    constexpr double least = 10'000;
    constexpr double most = 10'000'000;
    double low = least;
    while (low < most && carries(2 * low)) {
        low *= 2;
    }
    double high = 2 * low;
    while (high - low > how.tolerance * low) {
        const double middle = (low + high) / 2;
        (carries(middle) ? low : high) = middle;
    }
    return low;
}

place_params with_more(place_params terminal, terminal_part of) {
    switch (of) {
        case terminal_part::tracks:
            terminal.docks[index_of(dock_kind::tracks_1520)].places *= 2;
            terminal.docks[index_of(dock_kind::tracks_1435)].places *= 2;
            terminal.transloading.paired_tracks *= 2;
            break;
        case terminal_part::cranes:
            terminal.rail_cranes.count *= 2;
            break;
        case terminal_part::crane_hours:
            terminal.rail_work = {};
            break;
        case terminal_part::yard:
            terminal.yards[index_of(yard_kind::containers)].capacity *= 2;
            break;
        case terminal_part::gate_lanes:
            terminal.docks[index_of(dock_kind::gate)].places *= 2;
            break;
        case terminal_part::gate_hours:
            terminal.gate = {};
            break;
        case terminal_part::customs:
            terminal.customs = {};
            break;
    }
    return terminal;
}

}  // namespace corridor::models
