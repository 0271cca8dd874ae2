// Small corridors with answers worked out by hand: an origin, a terminal, a port and a market, and
// whatever a test adds.
#pragma once

#include <string>

#include "models/cargo/itinerary.hpp"
#include "models/corridor.hpp"

namespace corridor::models::miniature {

inline place_params place(const std::string& name, place_kind kind) {
    place_params out;
    out.name = out.label = name;
    out.kind = kind;
    return out;
}

inline leg_params rail(std::uint32_t from, std::uint32_t to, double length_km) {
    leg_params out;
    out.name = "rail";
    out.from = place_id{from};
    out.to = place_id{to};
    out.length = {length_km};
    out.gauge_mm = 1520;
    out.pairs_per_day = 24;  // a path each full hour
    out.speed = {60};
    return out;
}

inline service_params trains(std::uint32_t from, std::uint32_t to, std::uint32_t leg) {
    service_params out;
    out.name = "trains";
    out.kind = service_kind::container_train;
    out.from = place_id{from};
    out.to = place_id{to};
    out.legs = {leg_id{leg}};
    out.stops = {out.from, out.to};
    out.vehicles = 12;
    out.capacity = 4;
    out.longest_wait = std::chrono::hours{6};
    return out;
}

inline flow_params boxes(std::uint32_t from, std::uint32_t to, double teu_a_year) {
    flow_params out;
    out.name = "boxes";
    out.commodity = "boxes";
    out.origin = place_id{from};
    out.destination = place_id{to};
    out.teu_per_year = teu_a_year;
    out.shape.fill(1);
    out.lot_size = {2};
    out.lot_mass = {28'000};
    out.release_lots = 2;  // a full train of four TEU at once
    out.promised = std::chrono::hours{2};
    return out;
}

/// origin --60 km-- market: one train an hour at most, one hour under way.
inline scenario two_places() {
    scenario out;
    out.name = "two_places";
    out.start_date = {19'723};  // 2024-01-01
    out.run_in_days = 30;
    out.cohort_days = 30;
    out.stages = {"rail"};
    out.countries.push_back({"KZ", {}, false});
    out.places = {place("origin", place_kind::origin), place("market", place_kind::market)};
    out.legs = {rail(0, 1, 60)};
    out.services = {trains(0, 1, 0)};
    out.flows = {boxes(0, 1, 3660)};
    return out;
}

/// origin --train-- port A ~~feeder~~ port B --train-- market, all westbound.
inline scenario over_the_sea() {
    scenario out = two_places();
    out.name = "over_the_sea";
    out.stages = {"east", "sea", "west"};
    place_params east = place("east_port", place_kind::port);
    place_params west = place("west_port", place_kind::port);
    for (place_params* port : {&east, &west}) {
        port->docks[index_of(dock_kind::tracks_1520)].places = 2;
        port->docks[index_of(dock_kind::container_berths)].places = 1;
        port->docks[index_of(dock_kind::container_berths)].setup = std::chrono::hours{1};
        port->quay_cranes = {2, 2, 10.0};
        port->rail_cranes = {1, 1, 20.0};
        port->yards[index_of(yard_kind::containers)].capacity = 160;
        port->sea = sea_id{0};
    }
    out.places = {place("origin", place_kind::origin), east, west,
                  place("market", place_kind::market)};
    sea_params sea;
    sea.name = "sea";
    out.seas = {sea};
    leg_params crossing = rail(1, 2, 240);
    crossing.mode = leg_mode::sea;
    out.legs = {rail(0, 1, 60), crossing, rail(2, 3, 60)};
    service_params feeder = trains(1, 2, 1);
    feeder.kind = service_kind::feeder;
    feeder.stage = stage_id{1};
    feeder.vehicles = 2;
    feeder.capacity = 40;
    feeder.speed = {20};
    feeder.longest_wait = std::chrono::hours{200};  // 10 TEU a day fill it in 96
    service_params onward = trains(2, 3, 2);
    onward.stage = stage_id{2};
    onward.vehicles = 12;
    out.services = {trains(0, 1, 0), feeder, onward};
    out.services[0].vehicles = 12;
    out.flows = {boxes(0, 3, 3660)};
    out.flows[0].vessels = {service_kind::feeder};
    return out;
}

/// The way by the first service, which all cargo needs, is closed.
inline void close_the_only_way(scenario& set) {
    way_params closed;
    closed.name = "closed";
    closed.through = {service_id{0}};
    closed.open = false;
    set.ways = {closed};
}

inline replication_result run(scenario set, std::uint32_t replication = 0,
                              tracing wanted = tracing::off) {
    add_empty_returns(set);
    core::simulation sim;
    return simulate(sim, set, {set.seed, replication}, wanted);
}

/// Mean hours of a lot of the cohort that were booked to that cause.
inline double per_lot(const flow_result& flow, cause why) {
    return flow.cause_hours[index_of(why)] / static_cast<double>(flow.cohort.lots);
}

inline bool balances(const flow_result& flow) {
    amount in = flow.in_system_start;
    in += flow.offered;
    amount out = flow.delivered;
    out += flow.lost;
    out += flow.in_system_end;
    return in == out;
}

}  // namespace corridor::models::miniature
