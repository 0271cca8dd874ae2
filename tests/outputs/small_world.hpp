// A corridor of three places and two flows with results written by hand, for the tests of outputs.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <unistd.h>

#include "models/bound_result.hpp"
#include "models/result.hpp"
#include "models/scenario.hpp"
#include "outputs/writer.hpp"

namespace corridor::tests {

using namespace std::chrono_literals;

/// Kazakhstan – Aktau – Klaipeda, one leg each, one container flow and its returning empties.
inline models::scenario small_scenario() {
    models::scenario s;
    s.name = "small";
    s.title = "A small world";
    s.start_date = {19723};  // 2024-01-01
    s.days = 10;
    s.stages = {"rail", "sea"};
    s.countries = {{"KZ", 5h, false}, {"LT", 2h, true}};
    s.places.resize(3);
    s.places[0].name = "almaty";
    s.places[0].label = "Almaty";
    s.places[0].kind = models::place_kind::origin;
    s.places[0].longitude = 76.9;
    s.places[0].latitude = 43.2;
    s.places[1].name = "aktau";
    s.places[1].label = "Aktau";
    s.places[1].kind = models::place_kind::port;
    s.places[1].longitude = 51.2;
    s.places[1].latitude = 43.6;
    s.places[1].docks[2].places = 2;
    s.places[1].quay_cranes.count = 2;
    s.places[2].name = "klaipeda";
    s.places[2].label = "Klaipėda";
    s.places[2].kind = models::place_kind::market;
    s.places[2].country = models::country_id{1};
    s.places[2].longitude = 21.1;
    s.places[2].latitude = 55.7;
    s.places[1].border.emplace();
    s.legs.resize(2);
    s.legs[0].name = "almaty-aktau";
    s.legs[0].to = models::place_id{1};
    s.legs[0].length = models::km{3000};
    s.legs[0].line.emplace().layout.sections.resize(2);
    s.legs[0].line->layout.sections[0].length = models::km{1000};
    s.legs[0].line->layout.sections[1].length = models::km{2000};
    s.legs[1].name = "aktau-klaipeda";
    s.legs[1].mode = models::leg_mode::sea;
    s.legs[1].from = models::place_id{1};
    s.legs[1].to = models::place_id{2};
    s.legs[1].length = models::km{4000};
    s.services.resize(1);
    s.services[0].name = "feeder";
    s.services[0].label = "Feeder Aktau–Klaipėda";
    s.services[0].kind = models::service_kind::feeder;
    s.services[0].vehicles = 2;
    s.ways.resize(1);
    s.ways[0].name = "caspian";
    s.ways[0].label = "Caspian";
    s.disruptions.resize(1);
    s.disruptions[0].name = "strike";
    s.disruptions[0].label = "Strike at Aktau";
    s.disruptions[0].at = models::place_id{1};
    s.depots.resize(1);
    s.depots[0].name = "kazakhstan";
    s.depots[0].label = "Kazakhstan";
    s.depots[0].serves = {models::place_id{0}};
    s.flows.resize(2);
    s.flows[0].name = "copper";
    s.flows[0].label = "Copper to the Baltic";
    s.flows[0].commodity = "copper";
    s.flows[0].destination = models::place_id{2};
    s.flows[0].lot_size = models::teu{2};
    s.flows[1].name = "copper-empties";
    s.flows[1].label = "Empties of copper";
    s.flows[1].origin = models::place_id{2};
    s.flows[1].heading = models::direction::eastbound;
    s.flows[1].returns_of = models::flow_id{0};
    return s;
}

/// 100 lots of 2 TEU and 20.001 t released, 95 delivered, in 101 h to 195 h, five still under way.
inline models::flow_result small_flow(const models::scenario& from, int late_h) {
    models::flow_result f;
    f.offered = f.cohort = {2'000'100, 200, 100};
    f.delivered = f.arrived = {1'900'095, 190, 95};
    f.in_system_end = {100'005, 10, 5};
    f.on_time_lots = 80;
    for (int lot = 1; lot <= 95; ++lot)
        f.transit.add(std::chrono::hours{100 + late_h + lot});
    f.way_lots = {60, 40};
    f.stages.resize(from.stages.size());
    f.stages[0].hours = 5000;
    f.stages[0].usd[models::index_of(models::payer::shipper)] = 100'000;
    for (int lot = 0; lot < 100; ++lot)
        f.stages[0].time.add(50h);
    f.cause_hours[models::index_of(models::cause::moving)] = 4000;
    f.cause_hours[models::index_of(models::cause::waiting_vessel)] = 9000;
    f.node_cause_hours.resize(from.places.size());
    f.node_cause_hours[1] = f.cause_hours;
    f.origin_times.resize(from.places.size());
    f.origin_times[1][models::index_of(models::cause::moving)] = 4000h;
    f.origin_times[1][models::index_of(models::cause::weather)] = 9000h;
    f.source_times.resize(from.places.size());
    f.source_times[1][models::index_of(models::cause::moving)] = 4000h;
    f.source_times[2][models::index_of(models::cause::weather)] = 9000h;
    f.fleet_times.resize(from.services.size());
    return f;
}

inline models::replication_result small_result(const models::scenario& from, int replication) {
    models::replication_result r;
    r.replication = replication;
    r.flows = {small_flow(from, replication), {}};
    r.flows[1].way_lots.resize(2);
    r.flows[1].stages.resize(from.stages.size());
    r.flows[1].node_cause_hours.resize(from.places.size());
    r.flows[1].origin_times.resize(from.places.size());
    r.flows[1].source_times.resize(from.places.size());
    r.flows[1].fleet_times.resize(from.services.size());
    r.nodes.resize(3);
    r.nodes[1].throughput = {2'000'100, 200, 100};
    r.facilities.resize(models::facilities_of(from).size());
    r.facilities[0].utilisation = 0.9;
    r.facilities[0].waiting_mean_h = 12.5;
    r.facilities[0].queue_mean = 1.5;
    r.facilities[0].served = 40;
    r.borders.resize(models::crossings_of(from).size());
    r.borders[1].trains = 7;
    r.borders[1].exit_mean_h = 3.5;
    r.borders[1].staff_utilisation[4] = 0.25;
    // At the first depot, containers of 40 feet; the mean wait is that of four lots.
    r.depots = {{models::depot_result{}, {12.5, 3, 40, 30, 8, 0, 2, 0, 4, 6.5}}};
    r.legs.resize(2);
    r.legs[0].throughput = r.legs[1].throughput = {2'000'100, 200, 100};
    r.services.resize(1);
    r.services[0] = {20, 3, 0.8, 120, 0.7, 6};
    // Two of four days together, backlogs of 60 kg at most, halved in 6 h and 18 h, one gone.
    r.disruptions = {{2, 96, 60, 2, 24, 1, 36}};
    r.weekly.week_days = {7, 3};
    r.weekly.node_throughput.assign(2, std::vector<models::amount>(3));
    r.weekly.node_stock = r.weekly.node_throughput;
    r.weekly.flow_delivered.assign(2, std::vector<models::amount>(2));
    r.weekly.leg_throughput.assign(2, std::vector<models::amount>(2));
    r.weekly.flow_transit_h.assign(2, std::vector<double>(2));
    r.weekly.flow_arrived.assign(2, std::vector<std::int64_t>(2));
    r.weekly.depot_stock = {{{0, 11}}, {{0, 9}}};
    return r;
}

inline std::vector<models::replication_result> small_results(const models::scenario& from) {
    return {small_result(from, 0), small_result(from, 1), small_result(from, 2)};
}

/// Two consignments, a trip and two changes of a queue, on the days that the comments say.
inline models::trace_rows small_rows(const models::scenario& from) {
    const core::time_point start = core::at(24h * from.run_in_days);
    models::trace_rows rows;
    rows.consignments = {
        {models::flow_id{0}, 7, 0, std::nullopt, start + 12h, start + 36h, 250, 40},  // 0.5, 1.5
        {models::flow_id{1}, 7, 1, std::nullopt, start + 48h, core::never, 0, 0},     // 2, not yet
        {models::flow_id{0}, 8, 2, models::loss::no_open_way, start + 72h, start + 72h, 0,
         0}};  // 3
    models::trip_row trip;
    trip.vehicle = 1;
    trip.voyage = 30;
    trip.heading = models::direction::eastbound;
    trip.lots = 5;
    trip.load = 10;
    trip.departed = start + 6h;  // 0.25
    trip.loaded = start + 12h;   // 0.5
    rows.trips = {trip};
    rows.queues = {{1, 0, start, 0}, {1, 3, start + 18h, 2}};  // 0, 0.75
    rows.line = models::leg_id{0};
    rows.string_lines = {{9, 0, true, true, start + 6h, start + 12h},     // 0.25, 0.5
                         {8, 1, false, false, start + 6h, start + 18h}};  // 0.25, 0.75
    return rows;
}

inline std::vector<models::replication_result> small_traced_results(const models::scenario& from) {
    std::vector<models::replication_result> results = small_results(from);
    for (models::replication_result& each : results)
        each.trace = small_rows(from);
    return results;
}

/// The network could carry 500 TEU and 52 t of the 600 TEU and 60 t offered; its berths are full in
/// half of the weeks.
inline models::bound_result small_bound(const models::scenario& from) {
    models::bound_result b;
    b.flows = {{60, 600, 52, 500, 48, 480}, {}};
    b.facilities.resize(models::facilities_of(from).size());
    b.facilities[0].saturated_share = 0.5;
    b.facilities[0].dual_t_per_unit = 26;
    b.legs.resize(2);
    b.legs[1].saturated_share = {0.25, 0};
    b.legs[1].dual_t_per_path = {3, 0};
    b.services = {{1, 9}};
    b.offered_t = 60;
    b.bound_t = 52;
    b.reach = 0.8125;
    b.limits = {"Aktau container berths", "the fleet of Feeder Aktau–Klaipėda"};
    return b;
}

inline outputs::provenance small_provenance() {
    return {"name = \"small\"\n", "--seed 1", "0.1.0", "abc", 1, {"third-crane"}};
}

/// A folder of this test's own that goes with it.
struct scratch_folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("corridor-outputs-" + std::to_string(getpid()));
    scratch_folder() { std::filesystem::create_directories(path); }
    ~scratch_folder() { std::filesystem::remove_all(path); }
    scratch_folder(const scratch_folder&) = delete;
    scratch_folder& operator=(const scratch_folder&) = delete;
    std::string file(const char* name) const { return (path / name).string(); }
};

}  // namespace corridor::tests
