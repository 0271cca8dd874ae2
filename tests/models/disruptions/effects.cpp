// What disruptions do to a corridor, against answers by hand.
#include <cmath>

#include <catch2/catch.hpp>

#include "models/borders/embargo.hpp"
#include "models/places/harbour.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

using namespace std::chrono_literals;

constexpr core::time_point counted_day(int day) { return core::at(24h * (30 + day)); }

/// origin --60 km-- market, 90 days; what is disrupted on days 10 and 11.
scenario disrupted_world(disruption_params each) {
    scenario out = two_places();
    out.days = 90;
    each.name = each.label = "it";
    each.first_day = date{19'733};
    each.last_day = date{19'734};
    each.sustained = 24h;
    out.disruptions = {std::move(each)};
    return out;
}

/// Before the border all that is sent stands at time zero: four sets of wagons, one train a day.
scenario before_a_border() {
    scenario out = two_places();
    out.days = 20;
    out.run_in_days = 0;
    place_params border = place("border", place_kind::border);
    border.border.emplace();
    border.border->accepted_per_day = {1, 1};
    out.places = {place("origin", place_kind::origin), border, place("market", place_kind::market)};
    out.legs = {rail(0, 1, 60), rail(1, 2, 60)};
    out.services = {trains(0, 2, 0)};
    out.services[0].legs = {leg_id{0}, leg_id{1}};
    out.services[0].stops = {place_id{0}, place_id{1}, place_id{2}};
    out.services[0].vehicles = 8;
    out.flows = {boxes(0, 2, 3660)};
    out.demand.initial_stock_days = 5;
    return out;
}

/// When loaded westbound trains left.
std::vector<core::time_point> departures_of(const replication_result& result) {
    std::vector<core::time_point> all;
    for (const trip_row& each : result.trace->trips) {
        if (each.heading == direction::westbound && each.lots > 0)
            all.push_back(each.departed);
    }
    return all;
}

}  // namespace

TEST_CASE("A closed leg lets nobody in, and then one train a path", "[models][disruptions]") {
    disruption_params closure;
    closure.what = disrupted::leg;
    const replication_result result = run(disrupted_world(closure), 0, tracing::on);

    // Trains that reach it in those two days enter on the hours from midnight of day 12 on, and are
    // there an hour later: the first at 01:00, the next at 02:00, and so on.
    std::vector<core::time_point> arrived;
    for (const trip_row& each : result.trace->trips) {
        if (each.lots > 0 && each.departed >= counted_day(10) && each.departed < counted_day(12))
            arrived.push_back(each.arrived);
    }
    REQUIRE(arrived.size() >= 2);
    for (std::size_t i = 0; i < arrived.size(); ++i)
        CHECK(arrived[i] == counted_day(12) + 1h * static_cast<int>(i + 1));
    for (const trip_row& each : result.trace->trips)
        CHECK_FALSE((each.arrived > counted_day(10) + 1h && each.arrived < counted_day(12) + 1h));

    REQUIRE(result.disruptions.size() == 1);
    CHECK(result.disruptions[0].occurrences == 1);
    CHECK(result.disruptions[0].disrupted_hours == 48);
    CHECK(result.disruptions[0].backlog_peak >= static_cast<double>(arrived.size() - 1));
    CHECK(result.disruptions[0].recovered == 1);
    CHECK(result.disruptions[0].recovery_hours <= 1);
    CHECK(balances(result.flows[0]));
}

TEST_CASE("On a leg at a quarter of its speed a train takes four times as long",
          "[models][disruptions]") {
    // From day 10 to day 12: those that enter then are four hours under way, all others one.
    disruption_params slow;
    slow.what = disrupted::leg;
    slow.remaining_share = 0.25;
    const replication_result result = run(disrupted_world(slow), 0, tracing::on);
    std::size_t slower = 0;
    for (const trip_row& each : result.trace->trips) {
        if (each.lots == 0 || each.arrived == core::never)
            continue;
        // The path is the first full hour from the departure on.
        const core::duration since = each.departed.time_since_epoch() + 1h - core::duration{1};
        const core::time_point enters = core::at(since / 1h * 1h);
        const bool within = enters >= counted_day(10) && enters < counted_day(12);
        CHECK(each.arrived - enters == (within ? 4h : 1h));
        slower += within ? 1 : 0;
    }
    CHECK(slower >= 2);
}

TEST_CASE("Of a fleet that is gone nothing leaves until it is back", "[models][disruptions]") {
    disruption_params gone;
    gone.what = disrupted::fleet;
    const replication_result result = run(disrupted_world(gone), 0, tracing::on);
    std::size_t at_once = 0;
    for (const core::time_point left : departures_of(result)) {
        CHECK_FALSE((left >= counted_day(10) && left < counted_day(12)));
        at_once += left == counted_day(12) ? 1 : 0;
    }
    // Two and a half trains a day: four to six full loads stand there by then.
    CHECK(at_once >= 4);
    CHECK(at_once <= 6);
    CHECK(result.disruptions[0].backlog_peak >= 4.0 * 4);  // TEU
    CHECK(result.disruptions[0].recovered == 1);
}

TEST_CASE("Nothing is told of what never happens, and nothing else changes",
          "[models][disruptions]") {
    scenario calm = disrupted_world({});
    calm.disruptions[0].what = disrupted::leg;
    calm.disruptions[0].first_day = date{19'000};
    calm.disruptions[0].last_day = date{19'001};
    const replication_result told = run(calm);
    calm.disruptions.clear();
    const replication_result untold = run(calm);
    CHECK(told.disruptions[0].occurrences == 0);
    CHECK(untold.disruptions.empty());
    CHECK(told.flows[0].delivered == untold.flows[0].delivered);
    CHECK(told.flows[0].transit.total_ms() == untold.flows[0].transit.total_ms());
}

TEST_CASE("Of a shut way it is told how long, and no backlog", "[models][disruptions]") {
    disruption_params shut;
    shut.what = disrupted::way;
    scenario world = disrupted_world(shut);
    way_params rail_way;
    rail_way.name = rail_way.label = "rail";
    rail_way.through = {service_id{0}};
    world.ways = {rail_way};
    const replication_result result = run(world, 0, tracing::on);
    CHECK(result.disruptions[0].occurrences == 1);
    CHECK(result.disruptions[0].disrupted_hours == 48);
    CHECK(std::isnan(result.disruptions[0].recovery_hours));
    // It is the only way: what becomes ready in those days is turned away, and nothing else.
    std::int64_t turned_away = 0;
    for (const consignment_row& each : result.trace->consignments) {
        const bool within = each.released >= counted_day(10) && each.released < counted_day(12);
        CHECK(each.lost.has_value() == within);
        turned_away += within ? 1 : 0;
    }
    CHECK(turned_away >= 6);
}

TEST_CASE("A berth closes when its vessel has left, and opens for who waits",
          "[models][disruptions][harbour]") {
    place_params place;
    place.docks[index_of(dock_kind::ferry_berths)].places = 1;
    core::simulation sim;
    harbour port(sim, place);
    berth_call& first = port.ask(dock_kind::ferry_berths, false);
    port.close(dock_kind::ferry_berths);
    CHECK(first.berthed);
    const berth_call& second = port.ask(dock_kind::ferry_berths, false);
    port.leave(first);
    CHECK_FALSE(second.berthed);
    port.reopen(dock_kind::ferry_berths);
    CHECK(second.berthed);
}

TEST_CASE("While the tracks of a port are closed no train is worked there",
          "[models][disruptions]") {
    scenario world = over_the_sea();
    world.days = 60;
    disruption_params strike;
    strike.name = strike.label = "strike";
    strike.at = place_id{1};
    strike.dock = dock_kind::tracks_1520;
    strike.first_day = date{19'733};
    strike.last_day = date{19'734};
    strike.sustained = 24h;
    world.disruptions = {strike};
    const replication_result result = run(world, 0, tracing::on);
    // A train there is worked 12 minutes, so all that was on a track has left it by 00:12.
    std::size_t held = 0;
    for (const trip_row& each : result.trace->trips) {
        if (index_of(each.service) != 0 || each.lots == 0)
            continue;
        CHECK_FALSE((each.unloaded > counted_day(10) + 12min && each.unloaded < counted_day(12)));
        held += each.arrived > counted_day(10) && each.arrived < counted_day(12) ? 1 : 0;
    }
    CHECK(held >= 2);
    CHECK(balances(result.flows[0]));
}

TEST_CASE("An embargo is declared and lifted by the trains that wait", "[models][border]") {
    // Declared at three, lifted below two.
    embargo ahead(3, 2);
    ahead.comes();
    ahead.comes();
    CHECK_FALSE(ahead.holds());
    ahead.comes();
    CHECK(ahead.holds());
    ahead.goes();
    CHECK(ahead.holds());
    ahead.comes();
    ahead.goes();
    CHECK(ahead.holds());
    ahead.goes();
    CHECK_FALSE(ahead.holds());
    CHECK(ahead.waiting() == 1);
    embargo never(0, 0);
    for (int i = 0; i < 100; ++i)
        never.comes();
    CHECK_FALSE(never.holds());
}

TEST_CASE("No train leaves for a border under embargo, and those under way arrive",
          "[models][border]") {
    // Eight sets of wagons, four of them at the origin with twelve full loads: they leave at time
    // zero, each on a path of its own, and are at the border at 01:00 to 04:00. At 03:00 three
    // wait: the embargo is declared; the fourth is under way and comes. The border accepts one at
    // each midnight, so at that of day 3 one is left, fewer than two: it is lifted on the dot.
    // The four sets at the market are called empty at time zero, one in time for each load that
    // waits: eastbound the border accepts one a day, too, and the first is at the origin at 01:00
    // of day 1. Without the embargo it leaves with cargo at once.
    scenario world = before_a_border();
    const std::vector<core::time_point> free = departures_of(run(world, 0, tracing::on));
    REQUIRE(free.size() > 5);
    for (std::size_t i = 0; i < 4; ++i)
        CHECK(free[i] == core::at(0h));
    CHECK(free[4] == core::at(25h));

    world.places[1].border->embargo_at = 3;
    world.places[1].border->embargo_lifted_below = 2;
    const std::vector<core::time_point> held = departures_of(run(world, 0, tracing::on));
    REQUIRE(held.size() > 5);
    for (std::size_t i = 0; i < 4; ++i)
        CHECK(held[i] == core::at(0h));
    CHECK(held[4] == core::at(72h));
}

}  // namespace corridor::models
