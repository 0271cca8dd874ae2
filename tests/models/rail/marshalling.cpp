// Wagons that are sorted on their way, against answers by hand.
#include <chrono>

#include <catch2/catch.hpp>

#include "models/rail/hauls.hpp"
#include "models/rail/hump.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;
using namespace std::chrono_literals;

namespace {

/// origin --60 km-- yard --60 km-- market: four wagons every fourth day, sorted at eight an hour,
/// and ten hours until the next train for the market is full.
scenario sorted_on_the_way() {
    scenario set = two_places();
    set.places = {place("origin", place_kind::origin), place("yard", place_kind::junction),
                  place("market", place_kind::market)};
    set.places[1].hump_wagons_per_h = 8;
    set.places[1].accumulation = {10h, 0};
    set.legs = {rail(0, 1, 60), rail(1, 2, 60)};
    set.services = {trains(0, 2, 0)};
    service_params& wagons = set.services[0];
    wagons.kind = service_kind::wagon_train;
    wagons.legs = {leg_id{0}, leg_id{1}};
    wagons.stops = {place_id{0}, place_id{1}, place_id{2}};
    wagons.marshalled_at = {place_id{1}};
    flow_params& flow = set.flows[0];
    flow = boxes(0, 2, 0);
    flow.form = cargo_form::wagonload;
    flow.t_per_year = 366 * 60;
    flow.lot_size = {0};
    flow.lot_mass = {60'000};
    flow.release_lots = 4;
    return set;
}

}  // namespace

TEST_CASE("Trains are sorted one after another", "[models][marshalling]") {
    // Four wagons take half an hour; the second of two that come together waits for as long.
    hump yard(8);
    const core::duration takes = yard.time_for(4);
    CHECK(takes == 30min);
    CHECK(yard.book(core::at(0h), takes) == core::at(0h));
    CHECK(yard.book(core::at(0h), takes) == core::at(30min));
    CHECK(yard.book(core::at(2h), takes) == core::at(2h));
}

TEST_CASE("A sorted train takes the hump and the wait for others", "[models][marshalling]") {
    // Half an hour and ten: it comes on the hour, so the next path is half an hour later. Laden and
    // empty trains use the hump, 91 or 92 of each in the year.
    const replication_result result = run(sorted_on_the_way());

    const flow_result& flow = result.flows[0];
    REQUIRE(flow.arrived.lots > 300);
    CHECK(per_lot(flow, cause::marshalling) == Approx(10.5));
    CHECK(per_lot(flow, cause::moving) == Approx(2.0));
    CHECK(facilities_of(sorted_on_the_way())[0].name == "yard/hump");
    CHECK(result.facilities[0].served >= 2 * 90);
    CHECK(result.facilities[0].time_mean_h == Approx(0.5).margin(0.05));
    CHECK(result.facilities[0].utilisation == Approx(183 * 0.5 / 8784).margin(0.001));
}

TEST_CASE("Wagons of containers are sorted as others are", "[models][marshalling]") {
    // Sixteen TEU every fourth day on four wagons: half an hour and ten again.
    scenario set = sorted_on_the_way();
    service_params& containers = set.services[0];
    containers.kind = service_kind::container_train;
    containers.capacity = 16;
    containers.teu_per_wagon = 4;
    set.flows[0] = boxes(0, 2, 366 * 4);
    set.flows[0].release_lots = 8;

    const replication_result result = run(set);

    REQUIRE(result.flows[0].arrived.lots > 300);
    CHECK(per_lot(result.flows[0], cause::marshalling) == Approx(10.5));
    CHECK(per_lot(result.flows[0], cause::moving) == Approx(2.0));

    CHECK_FALSE(is_block_train(containers));
    containers.capacity = 18;  // the last of five wagons is half empty
    CHECK(wagons_of(containers) == 5);
    containers.marshalled_at.clear();
    CHECK(is_block_train(containers));
}

TEST_CASE("A block train goes past the hump", "[models][marshalling]") {
    scenario set = sorted_on_the_way();
    set.services[0].marshalled_at.clear();

    const replication_result result = run(set);

    CHECK(per_lot(result.flows[0], cause::marshalling) == Approx(0.0));
    CHECK(result.facilities[0].served == 0);
}

}  // namespace corridor::models
