// Locomotives and crews of a territory, by themselves and before trains, against answers by hand.
#include "models/rail/traction.hpp"

#include <chrono>
#include <functional>

#include <catch2/catch.hpp>

#include "models/rail/hauls.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;
using namespace std::chrono_literals;

namespace {

traction_params territory(place_id depot, int locomotives) {
    traction_params out;
    out.name = "steam";
    out.depot = depot;
    out.count = {locomotives, 0};
    return out;
}

/// west --60 km-- middle --120 km-- east at 60 km/h, all of one territory.
scenario three_in_a_row() {
    scenario set = two_places();
    set.places = {place("west", place_kind::market), place("middle", place_kind::junction),
                  place("east", place_kind::origin)};
    set.legs = {rail(0, 1, 60), rail(1, 2, 120)};
    set.tractions = {territory(place_id{0}, 2)};
    for (leg_params& each : set.legs)
        each.traction = traction_id{0};
    return set;
}

/// Trains that fill with four TEU, on a path each hour: one leaves every fourth day.
scenario one_leg(int locomotives) {
    scenario set = two_places();
    set.flows[0].teu_per_year = 366;
    set.tractions = {territory(place_id{0}, locomotives)};
    set.legs[0].traction = traction_id{0};
    return set;
}

}  // namespace

TEST_CASE("A light locomotive takes the shortest way of its territory", "[models][traction]") {
    // Beside 60 + 120 km there is a line of 150 km from end to end, which is another territory's,
    // and one of 170 km of its own.
    scenario set = three_in_a_row();
    set.legs.push_back(rail(0, 2, 150));
    const light_running before(set, traction_id{0});
    set.legs.push_back(rail(0, 2, 170));
    set.legs.back().traction = traction_id{0};
    const light_running after(set, traction_id{0});

    CHECK(before.between(place_id{2}, place_id{0}) == 180min);
    CHECK(after.between(place_id{2}, place_id{0}) == 170min);
    CHECK(after.between(place_id{0}, place_id{1}) == 60min);
    CHECK(after.between(place_id{1}, place_id{1}) == 0min);
}

TEST_CASE("Who asks gets the locomotive that would be there first", "[models][traction]") {
    // Two stand in the west; servicing takes 5 h.
    //   00:00  A asks in the east: 3 h light.  B asks in the west: at once.
    //   01:00  B's is let go in the middle, serviced by 06:00.  C asks there: 06:00, as A's is
    //   taken. 02:00  D asks in the west: none is left. 04:00  A's is let go in the east, serviced
    //   by 09:00: it is D's, 3 h light, by 12:00.
    const scenario set = three_in_a_row();
    core::simulation sim;
    const light_running light(set, traction_id{0});
    traction_pool pool(sim, light, 2, 5h, place_id{0});

    traction_pool::request& a = pool.ask(place_id{2}, core::at(0h));
    traction_pool::request& b = pool.ask(place_id{0}, core::at(0h));
    CHECK(a.comes == core::at(3h));
    CHECK(b.comes == core::at(0h));
    const std::uint32_t of_b = pool.take(b, core::at(0h));
    pool.let_go(of_b, place_id{1}, core::at(1h));
    traction_pool::request& c = pool.ask(place_id{1}, core::at(1h));
    CHECK(c.comes == core::at(6h));
    CHECK(c.unit == of_b);
    traction_pool::request& d = pool.ask(place_id{0}, core::at(2h));
    CHECK(d.comes == core::never);
    const std::uint32_t of_a = pool.take(a, core::at(3h));
    pool.let_go(of_a, place_id{2}, core::at(4h));
    CHECK(d.comes == core::at(12h));
    CHECK(d.unit == of_a);
}

TEST_CASE("A train that finds its locomotive takes the change, and no more", "[models][traction]") {
    // Half an hour to couple and an hour to run; the path is each hour, so half an hour's wait for
    // it follows the change: all trains of this demand leave on the hour when their cargo is ready.
    scenario set = one_leg(12);
    set.tractions[0].change = 30min;

    const flow_result flow = run(set).flows[0];

    REQUIRE(flow.arrived.lots > 150);
    CHECK(per_lot(flow, cause::handling) == Approx(0.5));
    CHECK(per_lot(flow, cause::moving) == Approx(1.0));
    CHECK(per_lot(flow, cause::waiting_locomotive) == Approx(0.0).margin(1e-9));
}

TEST_CASE("One locomotive hauls one train at a time, and comes back for the next",
          "[models][traction]") {
    // The only one stands where a train ends, and takes the empty wagons back: nobody waits. With
    // five days of servicing a round trip takes 2 x (1 h + 120 h) and about an hour for two paths,
    // and a train is offered every 96 h: 96 of 243 are hauled.
    scenario set = one_leg(1);
    const replication_result at_once = run(set);
    set.tractions[0].after = {120h, 0h};
    const replication_result short_of_it = run(set);

    CHECK(per_lot(at_once.flows[0], cause::waiting_locomotive) == Approx(0.0).margin(0.1));
    const auto offered = static_cast<double>(short_of_it.flows[0].offered.lots);
    const auto delivered = static_cast<double>(short_of_it.flows[0].delivered.lots);
    CHECK(delivered / offered == Approx(96.0 / 243).margin(0.03));
    CHECK(short_of_it.facilities[0].utilisation == Approx(1.0));
    CHECK(facilities_of(set)[0].name == "origin/diesel_locomotives");
}

TEST_CASE("Where the country ends, so does the locomotive's work", "[models][traction]") {
    // origin -- border -- junction -- market: the same territory before and after the border, then
    // another. A haul ends at the border and where the territory does; back, the same the other
    // way.
    scenario set = two_places();
    place_params border = place("border", place_kind::border);
    border.border.emplace();
    set.places = {place("origin", place_kind::origin), border,
                  place("junction", place_kind::junction), place("market", place_kind::market)};
    set.legs = {rail(0, 1, 60), rail(1, 2, 60), rail(2, 3, 60)};
    set.tractions = {territory(place_id{0}, 1), territory(place_id{3}, 1)};
    set.legs[0].traction = set.legs[1].traction = traction_id{0};
    set.legs[2].traction = traction_id{1};
    set.services = {trains(0, 3, 0)};
    set.services[0].legs = {leg_id{0}, leg_id{1}, leg_id{2}};
    set.services[0].stops = {place_id{0}, place_id{1}, place_id{2}, place_id{3}};

    const std::vector<haul> west = hauls_of(set, set.services[0], direction::westbound);
    const std::vector<haul> east = hauls_of(set, set.services[0], direction::eastbound);

    REQUIRE(west.size() == 3);
    CHECK(west[0].legs == std::vector{leg_id{0}});
    CHECK(west[1].by == traction_id{0});
    CHECK(west[2].by == traction_id{1});
    REQUIRE(east.size() == 3);
    CHECK(east[0].by == traction_id{1});
    set.places[1].border.reset();
    CHECK(hauls_of(set, set.services[0], direction::westbound)[0].legs.size() == 2);
}

TEST_CASE("Crews that rest are short before locomotives are", "[models][traction]") {
    // As many locomotives as there could be trains at both ends. One crew that rests 120 h after
    // each trip hauls 96 of 243 trains, as above; those that wait for it have a locomotive.
    scenario set = one_leg(24);
    set.tractions[0].count[index_of(hauler::crew)] = 1;
    set.tractions[0].after[index_of(hauler::crew)] = 120h;

    const replication_result result = run(set);

    const flow_result& flow = result.flows[0];
    CHECK(per_lot(flow, cause::waiting_locomotive) < 1);
    CHECK(per_lot(flow, cause::waiting_crew) > 100);
    CHECK(static_cast<double>(flow.delivered.lots) / static_cast<double>(flow.offered.lots) ==
          Approx(96.0 / 243).margin(0.03));
    CHECK(facilities_of(set)[1].name == "origin/crews");
    CHECK(result.facilities[1].utilisation == Approx(1.0));
    CHECK(result.facilities[1].waiting_mean_h > 100);
}

}  // namespace corridor::models
