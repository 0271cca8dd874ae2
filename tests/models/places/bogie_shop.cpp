// Trains of wagons that change gauge on their bogies, worked out by hand: the time in a pit, and
// what happens when bogies run out.
#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

using namespace std::chrono_literals;

/// origin --1520, 60 km-- shop --1435, 60 km-- market: trains of ten wagons at 60 km/h, a path each
/// full hour, five wagons an hour in each of three pits. So many loads come together every month;
/// of the trains all but every second begin at the market, with bogies of 1435 mm.
scenario through_the_shop(int trains_at_once) {
    scenario out = two_places();
    out.name = "through_the_shop";
    out.run_in_days = 60;
    out.places.insert(out.places.begin() + 1, place("shop", place_kind::junction));
    out.places[1].bogies = {3, 5.0, {10, 10}};
    out.legs = {rail(0, 1, 60), rail(1, 2, 60)};
    out.legs[1].gauge_mm = 1435;
    service_params& train = out.services[0];
    train.kind = service_kind::wagon_train;
    train.to = place_id{2};
    train.legs = {leg_id{0}, leg_id{1}};
    train.stops = {place_id{0}, place_id{1}, place_id{2}};
    train.bogies_at = place_id{1};
    train.capacity = 10;
    train.vehicles = trains_at_once;
    flow_params& wagons = out.flows[0];
    wagons.form = cargo_form::wagonload;
    wagons.destination = place_id{2};
    wagons.teu_per_year = 0;
    wagons.t_per_year = 600 * 12 * trains_at_once;
    wagons.lot_size = {0};
    wagons.lot_mass = {60'000};
    wagons.release_lots = 10 * trains_at_once;
    return out;
}

}  // namespace

TEST_CASE("A train changes gauge on its bogies", "[models][bogies]") {
    const scenario set = through_the_shop(1);

    const replication_result seen = run(set);

    CHECK(balances(seen.flows[0]));
    CHECK(per_lot(seen.flows[0], cause::handling) == Approx(2.0));
    CHECK(per_lot(seen.flows[0], cause::moving) == Approx(2.0));
    CHECK(per_lot(seen.flows[0], cause::waiting_wagons) == 0);
    CHECK(facilities_of(set)[0].kind == "bogie_pits");
    CHECK(seen.facilities[0].served ==
          seen.services[0].departures + seen.services[0].empty_departures);
    CHECK(bound::check_replication(set, seen).broken.empty());
}

TEST_CASE("A train waits until another brings bogies back", "[models][bogies]") {
    // Three trains, 20 sets of 1435 mm: ten in stock, and ten that the train from the market left.
    //   1:00 the first is in a pit until 3:00
    //   2:00 the second until 4:00: no bogies are left
    //   3:00 the third comes, and waits
    //   4:00 the first is at the market and sent back at once
    //   5:00 it is in a pit until 7:00, when the third gets its bogies
    const scenario set = through_the_shop(3);

    const replication_result seen = run(set);

    CHECK(per_lot(seen.flows[0], cause::waiting_wagons) == Approx(4.0 / 3));
    CHECK(per_lot(seen.flows[0], cause::handling) == Approx(2.0));
    CHECK(seen.flows[0].in_system_end.lots == 0);
    CHECK(bound::check_replication(set, seen).broken.empty());
}

TEST_CASE("A train waits for a pit", "[models][bogies]") {
    // One pit and bogies for all: the trains are in it from 1:00, 3:00 and 5:00, and came at 1:00,
    // 2:00 and 3:00. The first is back only when the last has been worked.
    scenario set = through_the_shop(3);
    set.places[1].bogies = {1, 5.0, {30, 30}};

    CHECK(per_lot(run(set).flows[0], cause::waiting_wagons) == Approx(1.0));
}

}  // namespace corridor::models
