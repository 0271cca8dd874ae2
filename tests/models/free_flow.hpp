// A corridor on which nothing ever waits: two gauges, lines of sections, a border with its staff, a
// sea and two ports, with more of everything than its cargo can use, and no wind, season or spread.
#pragma once

#include <chrono>
#include <initializer_list>

#include "tests/models/miniature.hpp"

namespace corridor::models::miniature {

/// Two tracks and a headway of a millisecond: each train finds the line free.
inline rail_line_params unlimited_line(std::initializer_list<double> sections_km) {
    using namespace std::chrono_literals;
    rail_line_params out;
    for (const double each : sections_km) {
        out.layout.sections.push_back({km{each}, 2, km_per_h{120}, 1.0, 1ms});
    }
    out.layout.stations.resize(sections_km.size() - 1, {100, 100});
    out.passenger_speed = km_per_h{60};
    return out;
}

inline place_params unlimited_port(const char* name) {
    using namespace std::chrono_literals;
    place_params out = place(name, place_kind::port);
    out.docks[index_of(dock_kind::tracks_1520)] = {100, 0, 20min, 0, {}};
    out.docks[index_of(dock_kind::container_berths)] = {100, 0, 1h, 0, {}};
    out.rail_cranes = {100, 1, 30.0};
    out.quay_cranes = {200, 2, 10.0};
    out.yards[index_of(yard_kind::containers)].capacity = 100'000;
    out.sea = sea_id{0};
    return out;
}

/// Half an hour of inspection and an hour of customs, then 45 min of customs and 15 of documents. A
/// turn each minute, in UTC.
inline place_params unlimited_border() {
    using namespace std::chrono_literals;
    place_params out = place("border", place_kind::border);
    border_params& border = out.border.emplace();
    border.staff[0][index_of(border_stage::inspection)] = {100, {30min, 0}};
    border.staff[0][index_of(border_stage::customs)] = {100, {1h, 0}};
    border.staff[1][index_of(border_stage::customs)] = {100, {45min, 0}};
    border.staff[1][index_of(border_stage::documents)] = {100, {15min, 0}};
    border.accepted_per_day = {1440, 1440};
    return out;
}

inline place_params unlimited_terminal() {
    using namespace std::chrono_literals;
    place_params out = place("terminal", place_kind::terminal);
    for (const dock_kind tracks : {dock_kind::tracks_1435, dock_kind::tracks_1520}) {
        out.docks[index_of(tracks)] = {100, 0, 30min, 0, {}};
    }
    out.rail_cranes = {100, 1, 20.0};
    out.yards[index_of(yard_kind::containers)].capacity = 100'000;
    out.clearance = {6h, 0};
    return out;
}

/// origin --1435-- border --1435-- terminal --1520-- east port ~~feeder~~ west port --1520--
/// market: lots of two TEU, each by itself, every other day, and a vehicle at once wherever one
/// comes.
inline scenario free_flow() {
    scenario out = two_places();
    out.name = "free_flow";
    out.places = {place("origin", place_kind::origin),
                  unlimited_border(),
                  unlimited_terminal(),
                  unlimited_port("east_port"),
                  unlimited_port("west_port"),
                  place("market", place_kind::market)};
    out.seas.emplace_back().name = "sea";
    out.legs = {rail(0, 1, 60), rail(1, 2, 25), rail(2, 3, 30), rail(3, 4, 240), rail(4, 5, 7)};
    out.legs[0].line = unlimited_line({20, 40});
    out.legs[0].line->layout.sections[1].laden_factor = 1.1;
    out.legs[1].line = unlimited_line({25});
    out.legs[2].line = unlimited_line({10, 10, 10});
    out.legs[3].mode = leg_mode::sea;
    out.legs[4].line = unlimited_line({7});
    out.legs[0].gauge_mm = out.legs[1].gauge_mm = 1435;
    for (section_params& each : out.legs[2].line->layout.sections) {
        each.speed = km_per_h{50};
    }
    out.services = {trains(0, 2, 0), trains(2, 3, 2), trains(3, 4, 3), trains(4, 5, 4)};
    out.services[0].legs = {leg_id{0}, leg_id{1}};
    out.services[0].stops = {place_id{0}, place_id{1}, place_id{2}};
    out.services[2].kind = service_kind::feeder;
    out.services[2].speed = {20};
    for (service_params& each : out.services) {
        each.vehicles = 200;
        each.longest_wait = {};
    }
    out.flows = {boxes(0, 5, 366)};
    out.flows[0].release_lots = 1;
    out.flows[0].vessels = {service_kind::feeder};
    return out;
}

}  // namespace corridor::models::miniature
