// A change of gauge at a pair of tracks, worked out by hand: one lift with wagons there, a wait
// without, and the yard when patience is over.
#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

using namespace std::chrono_literals;

/// origin --1435, 60 km-- terminal --1520, 60 km-- market, trains of 40 TEU at 60 km/h, a path each
/// full hour. Half an hour of shunting and 40 TEU at 20 TEU an hour are 2.5 h; papers take 6 h.
/// `trains_at_once` train loads come together, 12 times a year.
scenario change_of_gauge(int trains_at_once) {
    scenario out = two_places();
    out.name = "change_of_gauge";
    out.places.insert(out.places.begin() + 1, place("terminal", place_kind::terminal));
    place_params& terminal = out.places[1];
    for (const dock_kind tracks : {dock_kind::tracks_1435, dock_kind::tracks_1520}) {
        terminal.docks[index_of(tracks)] = {1, 0, 30min, {}, {}};
    }
    terminal.rail_cranes = {1, 1, 20.0};
    terminal.transloading = {1, 24h, 1};
    terminal.yards[index_of(yard_kind::containers)].capacity = 160;
    terminal.clearance = {6h, 0};
    terminal.handling_usd_per_teu = 10;
    terminal.handling_kg_co2_per_teu = 3;
    out.legs = {rail(0, 1, 60), rail(1, 2, 60)};
    out.legs[0].gauge_mm = 1435;
    out.services = {trains(0, 1, 0), trains(1, 2, 1)};
    for (service_params& each : out.services) {
        each.capacity = 40;
        each.vehicles = 4;
    }
    out.flows[0].destination = place_id{2};
    out.flows[0].teu_per_year = 40 * 12 * trains_at_once;
    out.flows[0].release_lots = 20 * trains_at_once;
    return out;
}

/// What shippers pay in the only stage, a TEU of lots of two.
double usd_per_teu(const replication_result& seen) {
    return seen.flows[0].stages[0].usd[index_of(payer::shipper)] /
           static_cast<double>(2 * seen.flows[0].arrived.lots);
}

}  // namespace

TEST_CASE("With wagons of the other gauge there a container is lifted once",
          "[models][transloading]") {
    // 2.5 h at the pair, then six hours of papers aboard; one move is paid for, and the yard, which
    // had a place for each, stays empty.
    const scenario set = change_of_gauge(1);

    const replication_result seen = run(set);

    const flow_result& flow = seen.flows[0];
    CHECK(balances(flow));
    CHECK(per_lot(flow, cause::handling) == Approx(2.5));
    CHECK(per_lot(flow, cause::border) == Approx(6.0));
    CHECK(per_lot(flow, cause::moving) == Approx(2.0));
    CHECK(per_lot(flow, cause::waiting_wagons) == 0);
    CHECK(usd_per_teu(seen) == Approx(10));
    CHECK(flow.stages[0].kg_co2 / static_cast<double>(2 * flow.arrived.lots) == Approx(3));
    CHECK(seen.nodes[1].stock_max_teu == 0);
    CHECK(seen.nodes[1].throughput.teu == flow.delivered.teu);
    CHECK(bound::check_replication(set, seen).broken.empty());
}

TEST_CASE("Without paired tracks a container is lifted into the yard and out of it",
          "[models][transloading]") {
    scenario set = change_of_gauge(1);
    set.places[1].transloading.paired_tracks = 0;

    const replication_result seen = run(set);

    CHECK(per_lot(seen.flows[0], cause::handling) == Approx(5.0));
    CHECK(usd_per_teu(seen) == Approx(20));
    CHECK(seen.nodes[1].stock_max_teu == 40);
}

TEST_CASE("A train waits for wagons of the other gauge", "[models][transloading]") {
    // Two trains come, an hour apart; there is one set of wagons.
    //   1:00 the first is at the pair until 3:30, its papers are done at 9:30
    //   2:00 the second comes, and waits
    //  10:00 the set leaves, is at the market at 11:00 and sent back at once
    //  12:00 it is back; the second has waited ten hours
    scenario set = change_of_gauge(2);
    set.services[1].vehicles = 1;

    const replication_result seen = run(set);

    CHECK(per_lot(seen.flows[0], cause::waiting_wagons) == Approx(5.0));
    CHECK(per_lot(seen.flows[0], cause::handling) == Approx(2.5));
    CHECK(seen.nodes[1].stock_max_teu == 0);
    CHECK(bound::check_replication(set, seen).broken.empty());
}

TEST_CASE("A train that has waited long enough is unloaded to the yard", "[models][transloading]") {
    // The second of these trains waits four hours, and is lifted twice.
    scenario set = change_of_gauge(2);
    set.services[1].vehicles = 1;
    set.places[1].transloading.patience = 4h;

    const replication_result seen = run(set);

    CHECK(per_lot(seen.flows[0], cause::waiting_wagons) == Approx(2.0));
    CHECK(per_lot(seen.flows[0], cause::handling) == Approx((2.5 + 5.0) / 2));
    CHECK(seen.nodes[1].stock_max_teu == 40);
    CHECK(bound::check_replication(set, seen).broken.empty());
}

TEST_CASE("A second train waits for the pair, not for wagons", "[models][transloading]") {
    // Two sets stand there. The second train comes at 2:00, the pair is free at 3:30.
    const replication_result seen = run(change_of_gauge(2));

    CHECK(per_lot(seen.flows[0], cause::waiting_wagons) == 0);
    CHECK(per_lot(seen.flows[0], cause::waiting_berth) == Approx(0.75));
    CHECK(per_lot(seen.flows[0], cause::handling) == Approx(2.5));
}

TEST_CASE("Wagons that too little cargo would fill are loaded from the yard",
          "[models][transloading]") {
    // 40 TEU fill half of a train of 80: it goes by the yard, unless half is enough.
    scenario set = change_of_gauge(1);
    set.services[1].capacity = 80;

    CHECK(per_lot(run(set).flows[0], cause::handling) == Approx(5.0));

    set.places[1].transloading.least_share = 0.5;
    CHECK(per_lot(run(set).flows[0], cause::handling) == Approx(2.5));
}

}  // namespace corridor::models
