// Where the hours of whole corridors came from.
#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t at_origin = 0;
constexpr std::uint32_t at_east_port = 1;
constexpr std::uint32_t at_west_port = 2;

core::duration felt_at(const flow_result& flow, std::uint32_t place, cause why) {
    return flow.cause_times[place][index_of(why)];
}

core::duration came_to(const flow_result& flow, std::uint32_t place, origin why) {
    return flow.origin_times[place][index_of(why)];
}

core::duration came_from(const flow_result& flow, std::uint32_t place, origin why) {
    return flow.source_times[place][index_of(why)];
}

template <std::size_t Size>
core::duration total(const std::vector<std::array<core::duration, Size>>& by_place) {
    core::duration sum{};
    for (const auto& place : by_place) {
        for (const core::duration each : place)
            sum += each;
    }
    return sum;
}

/// Over the sea with one small ship and little room before it, so that both are short at times.
scenario one_small_ship() {
    scenario out = over_the_sea();
    out.services[1].vehicles = 1;
    out.services[1].capacity = 20;
    out.places[at_east_port].yards[index_of(yard_kind::containers)].capacity = 60;
    return out;
}

}  // namespace

TEST_CASE("A train that waits for its load says so", "[models][origins]") {
    // A lot alone never fills a train: it waits six hours beside it, and for nothing else.
    scenario set = two_places();
    set.flows[0].release_lots = 1;
    set.flows[0].teu_per_year = 100;

    const flow_result flow = run(set).flows[0];

    REQUIRE(flow.arrived == flow.cohort);
    CHECK(came_to(flow, at_origin, origin::load) == flow.arrived.lots * 6h);
    CHECK(came_from(flow, at_origin, origin::load) == flow.arrived.lots * 6h);
    CHECK(flow.fleet_times[0] == 0h);
}

TEST_CASE("A wait for a train that was under way is want of trains", "[models][origins]") {
    // One set of wagons for three full loads a day: it is under way for one hour each way and waits
    // for a path, on the full hour, before both. Whoever waits for it waits for that.
    scenario set = two_places();
    set.services[0].vehicles = 1;

    const flow_result flow = run(set).flows[0];

    const core::duration waited = felt_at(flow, at_origin, cause::waiting_train);
    const core::duration trains = came_to(flow, at_origin, origin_of(cause::waiting_train));
    REQUIRE(waited > flow.cohort.lots * 1min);
    CHECK(trains == flow.fleet_times[0]);
    CHECK(trains > waited / 4);
    // Paths: of the train that was waited for and of the lot's own.
    const core::duration paths = came_to(flow, at_origin, origin_of(cause::waiting_path));
    CHECK(trains + paths == waited + felt_at(flow, at_origin, cause::waiting_path));
    CHECK(came_to(flow, at_origin, origin::load) == 0h);
}

TEST_CASE("A storm at the ports shows as weather at the inland terminal", "[models][origins]") {
    // The yard before the ship fills while wind keeps it in port. Trains then wait inland for room
    // in that yard, and what they wait for is the wind at the ports. Without wind none of it is.
    scenario calm = one_small_ship();
    scenario storm = calm;
    storm.seas[0].closed_share.fill(0.6);
    storm.seas[0].closed_spell = 96h;

    const flow_result before = run(calm).flows[0];
    const flow_result after = run(storm).flows[0];

    const origin weather = origin_of(cause::weather);
    CHECK(came_to(before, at_origin, weather) == 0h);
    CHECK(felt_at(after, at_origin, cause::weather) == 0h);
    CHECK(came_to(after, at_origin, weather) > after.cohort.lots * 24h);
    CHECK(came_from(after, at_origin, weather) == 0h);
    core::duration everywhere{};
    for (const auto& place : after.origin_times)
        everywhere += place[index_of(weather)];
    CHECK(came_from(after, at_east_port, weather) + came_from(after, at_west_port, weather) ==
          everywhere);
}

TEST_CASE("A closed berth is why cargo waits at the other port", "[models][origins]") {
    // The western port's berth is closed for ten days; the only ship lies before it meanwhile.
    scenario set = one_small_ship();
    disruption_params closed;
    closed.name = closed.label = "closed";
    closed.at = place_id{at_west_port};
    closed.dock = dock_kind::container_berths;
    closed.first_day = date{19'763};
    closed.last_day = date{19'772};
    closed.sustained = 24h;
    scenario disrupted = set;
    disrupted.disruptions = {closed};

    const flow_result before = run(set).flows[0];
    const flow_result after = run(disrupted).flows[0];

    for (const std::uint32_t place : {at_origin, at_east_port})
        CHECK(came_to(before, place, origin::disruption) == 0h);
    // Ten TEU a day come. Those of the closure's first eight days, forty lots, wait at the eastern
    // port or before it for four days of it and more.
    CHECK(came_to(after, at_origin, origin::disruption) +
              came_to(after, at_east_port, origin::disruption) >
          40 * 96h);
    core::duration everywhere{};
    for (const auto& place : after.origin_times)
        everywhere += place[index_of(origin::disruption)];
    CHECK(came_from(after, at_west_port, origin::disruption) == everywhere);
}

TEST_CASE("Who waits for a train that waits for room where he stands is blocked by himself",
          "[models][origins]") {
    // Eastbound cargo comes faster than it is taken on in the east: its yard at the western port is
    // full, and for that trains stand at the market while westbound cargo at that port waits for
    // one.
    scenario tight = one_small_ship();
    tight.legs[0].length = {600};
    tight.services[0].vehicles = 1;
    tight.flows[0].teu_per_year = 900;
    flow_params back = boxes(3, 0, 3660);
    back.name = "back";
    back.heading = direction::eastbound;
    back.vessels = {service_kind::feeder};
    tight.flows.push_back(back);
    scenario wide = tight;
    wide.places[at_west_port].yards[index_of(yard_kind::containers)].capacity = 100'000;

    const flow_result blocked = run(tight).flows[0];
    const flow_result free = run(wide).flows[0];

    const core::duration circle = came_to(blocked, at_west_port, origin::mutual_blocking);
    CHECK(circle > blocked.cohort.lots * 30min);
    CHECK(circle < felt_at(blocked, at_west_port, cause::waiting_train));
    CHECK(came_from(blocked, at_west_port, origin::mutual_blocking) == circle);
    CHECK(came_to(free, at_west_port, origin::mutual_blocking) == 0h);
}

TEST_CASE("Hours felt and hours by origin are the transit times to the millisecond",
          "[models][origins]") {
    scenario set = one_small_ship();
    set.services[1].vehicles = 2;
    set.seas[0].closed_share.fill(0.2);
    set.seas[0].closed_spell = 48h;
    set.places[at_west_port].clearance = {5h, 0.5};
    set.flows[0].empty_return_share = 0.7;

    const replication_result result = run(set);

    const flow_result& flow = result.flows[0];
    REQUIRE(flow.arrived.lots == flow.cohort.lots);
    const core::duration lived{flow.transit.total_ms()};
    CHECK(total(flow.cause_times) == lived);
    CHECK(total(flow.origin_times) == lived);
    CHECK(total(flow.source_times) == lived);
    CHECK(total(result.flows[1].cause_times) == total(result.flows[1].origin_times));
}

}  // namespace corridor::models
