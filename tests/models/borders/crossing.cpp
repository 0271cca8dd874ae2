// Trains and their cargo at a border, against answers by hand.
#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

/// origin --60 km-- border --60 km-- market, a path each hour on both legs.
scenario over_a_border() {
    scenario out = two_places();
    place_params border = place("border", place_kind::border);
    border.border.emplace();
    border.border->staff[0][index_of(border_stage::customs)] = {4, {std::chrono::hours{1}, 0}};
    border.border->staff[1][index_of(border_stage::customs)] = {4, {std::chrono::hours{2}, 0}};
    border.border->accepted_per_day = {24, 24};
    out.places = {place("origin", place_kind::origin), border, place("market", place_kind::market)};
    out.legs = {rail(0, 1, 60), rail(1, 2, 60)};
    out.services = {trains(0, 2, 0)};
    out.services[0].legs = {leg_id{0}, leg_id{1}};
    out.services[0].stops = {place_id{0}, place_id{1}, place_id{2}};
    out.flows = {boxes(0, 2, 366)};
    return out;
}

}  // namespace

TEST_CASE("A border takes both services and the wait to be accepted", "[models][border]") {
    // The train enters its leg on the hour, arrives an hour later, is inspected for one hour, is
    // accepted on that very hour and cleared in two: three hours on the dot, then a path at once.
    const replication_result result = run(over_a_border());

    CHECK(per_lot(result.flows[0], cause::border) == Approx(3.0));
    CHECK(per_lot(result.flows[0], cause::moving) == Approx(2.0));
    CHECK(result.facilities[0].time_mean_h == Approx(3.0));
    CHECK(result.facilities[0].waiting_mean_h == Approx(0.0).margin(1e-9));
}

TEST_CASE("What the other side accepts a day caps a border", "[models][border]") {
    // Two trains a day are accepted, at midnight and noon; trains come one in four days at any
    // hour, so each waits six hours on average (standard deviation 3.5 h, 91 trains: within 1.9 h
    // but for a chance of 10^-6), beside three hours of service.
    scenario set = over_a_border();
    set.places[1].border->accepted_per_day = {2, 2};

    const replication_result result = run(set);

    CHECK(per_lot(result.flows[0], cause::border) == Approx(9.0).margin(1.9));
}

TEST_CASE("A train is inspected, cleared and papered on both sides, in this order",
          "[models][border]") {
    // Out 1, 2 and 0.5 h, in 0.5, 1 and 1 h, all by themselves: six hours. The train is at the
    // border on the hour, planned to be handed over 3.5 h later, and gets the turn at four hours:
    // half an hour on the line, 3.5 at the exit side and 2.5 on the other.
    scenario set = over_a_border();
    set.places[1].border->staff[0] = {{{1, {std::chrono::minutes{60}, 0}},
                                       {1, {std::chrono::minutes{120}, 0}},
                                       {1, {std::chrono::minutes{30}, 0}}}};
    set.places[1].border->staff[1] = {{{1, {std::chrono::minutes{30}, 0}},
                                       {1, {std::chrono::minutes{60}, 0}},
                                       {1, {std::chrono::minutes{60}, 0}}}};

    const replication_result result = run(set);

    CHECK(per_lot(result.flows[0], cause::border) == Approx(6.5));
    const border_result& west = result.borders[0];
    CHECK(west.line_waiting_mean_h == Approx(0.5));
    CHECK(west.exit_mean_h == Approx(3.5));
    CHECK(west.entry_mean_h == Approx(2.5));
    CHECK(west.staff_waiting_mean_h[0] == Approx(0.0).margin(1e-9));
    CHECK(west.staff_utilisation[1] == Approx(2.0 * static_cast<double>(west.trains) / 8784));
    CHECK(west.lots_held == 0);
}

TEST_CASE("Wagons held for documents follow their train, and nothing else is held",
          "[models][border]") {
    // Each lot is held with a chance of one half, for 100 h: of 183 lots the hours at the border
    // are 3 and 103, 53 on average, with standard deviation 50 / sqrt(183): within 18 h but for a
    // chance of 10^-6. The fastest are as fast as ever, and the yards' books are even.
    scenario set = over_a_border();
    set.places[1].border->held_share = 0.5;
    set.places[1].border->held.mean = std::chrono::hours{100};

    const replication_result result = run(set);

    const flow_result& flow = result.flows[0];
    CHECK(per_lot(flow, cause::border) == Approx(53.0).margin(18.0));
    CHECK(hours(*flow.transit.quantile(0.05)) < 12);
    CHECK(hours(*flow.transit.quantile(0.95)) > 100);
    CHECK(result.borders[0].held_mean_h == Approx(100.0));
    CHECK(result.facilities[0].time_mean_h == Approx(3.0));
    CHECK(flow.arrived == flow.cohort);
    CHECK(balances(flow));
}

TEST_CASE("Which consignments are held does not depend on their trains", "[models][border]") {
    // Twice the trains of half the size: other trains, the same lots, so as many are held.
    scenario set = over_a_border();
    set.places[1].border->held_share = 0.3;
    set.places[1].border->held.mean = std::chrono::hours{10};
    set.run_in_days = 0;
    scenario small = set;
    small.services[0].capacity = 2;

    const replication_result large_trains = run(set);
    const replication_result small_trains = run(small);

    CHECK(large_trains.borders[0].lots_held > 0);
    CHECK(large_trains.borders[0].lots_held == small_trains.borders[0].lots_held);
    CHECK(large_trains.borders[0].trains < small_trains.borders[0].trains);
}

}  // namespace corridor::models
