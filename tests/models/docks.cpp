// What happens at a dock, worked out by hand: berths, cranes, pumps, fleets that are too small, and
// the change of gauge. Cargo comes by the load and so rarely that loads do not meet.
#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

using namespace std::chrono_literals;

/// quay ~~240 km, 12 h~~ far quay: a feeder takes 40 TEU. One berth, an hour to moor, two cranes of
/// 10 TEU an hour on one ship: three hours a call. 80 TEU come at once, every 30 days or so.
scenario two_quays() {
    scenario out = two_places();
    out.name = "two_quays";
    for (place_params& port : out.places) {
        port.kind = place_kind::port;
        port.docks[index_of(dock_kind::container_berths)].places = 1;
        port.docks[index_of(dock_kind::container_berths)].setup = 1h;
        port.quay_cranes = {2, 2, 10.0};
    }
    out.legs = {rail(0, 1, 240)};
    out.legs[0].mode = leg_mode::sea;
    service_params& feeder = out.services[0];
    feeder.kind = service_kind::feeder;
    feeder.vehicles = 2;
    feeder.capacity = 40;
    feeder.speed = {20};
    feeder.longest_wait = 240h;
    flow_params& boxes = out.flows[0];
    boxes.teu_per_year = 80 * 12;
    boxes.release_lots = 40;
    boxes.vessels = {service_kind::feeder};
    return out;
}

}  // namespace

TEST_CASE("The second of two ships waits while the first is worked", "[models][docks]") {
    //  0:00 both ships are called; the first takes the berth
    //  3:00 the first sails, the second moors; it has waited three hours
    //  6:00 the second sails, and finds the far berth free as the first leaves it at 18:00
    const replication_result result = run(two_quays());

    const flow_result& flow = result.flows[0];
    CHECK(balances(flow));
    CHECK(per_lot(flow, cause::waiting_berth) == Approx(1.5));
    CHECK(per_lot(flow, cause::handling) == Approx(6.0));
    CHECK(per_lot(flow, cause::moving) == Approx(12.0));
    CHECK(per_lot(flow, cause::waiting_vessel) == Approx(0.0));
    CHECK(result.facilities[0].queue_max == 1);
    CHECK(facilities_of(two_quays())[1].kind == "anchorage");
    CHECK(result.facilities[1].queue_max == 1);
    CHECK(result.facilities[1].waiting_mean_h == Approx(1.5));
}

TEST_CASE("A second ship takes a free berth of another class", "[models][docks]") {
    // As at two container berths: nobody waits, and the ships share the cranes.
    scenario set = two_quays();
    for (place_params& port : set.places) {
        port.docks[index_of(dock_kind::dry_berths)].places = 1;
        port.docks[index_of(dock_kind::dry_berths)].also_for = {dock_kind::container_berths};
    }

    const replication_result seen = run(set);

    CHECK(per_lot(seen.flows[0], cause::waiting_berth) == Approx(0.0));
    CHECK(per_lot(seen.flows[0], cause::handling) == Approx(10.0));
    CHECK(bound::check_replication(set, seen).broken.empty());
}

TEST_CASE("Ships at two berths share the cranes", "[models][docks]") {
    // Both moor by 1:00 and have one crane each: 40 TEU at 10 TEU an hour, until 5:00. At the far
    // end they come together, too: five hours again.
    scenario set = two_quays();
    for (place_params& port : set.places) {
        port.docks[index_of(dock_kind::container_berths)].places = 2;
    }

    const flow_result flow = run(set).flows[0];

    CHECK(per_lot(flow, cause::waiting_berth) == Approx(0.0));
    CHECK(per_lot(flow, cause::handling) == Approx(10.0));
}

TEST_CASE("A crane that one ship leaves goes to the next", "[models][docks]") {
    // Three cranes, two at most on one ship.
    //   1:00 both are moored: two cranes on the first, one on the second
    //   3:00 the first sails; the second has 20 of 40 TEU and gets its second crane
    //   4:00 the second sails
    //  16:00 the first is moored at the far end, with two cranes
    //  17:00 the second is moored there, with the third; the first has 20 TEU left
    //  18:00 the first is done; the second has 30 TEU left and gets a second crane
    //  19:30 the second is done: 3 + 3 and 4 + 3.5 hours
    scenario set = two_quays();
    for (place_params& port : set.places) {
        port.docks[index_of(dock_kind::container_berths)].places = 2;
        port.quay_cranes.count = 3;
    }

    CHECK(per_lot(run(set).flows[0], cause::handling) == Approx(6.75));
}

TEST_CASE("Ships come in one after another by the channel", "[models][docks]") {
    //   0:00 both ships have a berth of their own; the first moors
    //   2:00 the channel is free for the second
    //   3:00 the first sails, the second at 5:00; they come in two hours apart at the far end
    scenario set = two_quays();
    for (place_params& port : set.places) {
        port.docks[index_of(dock_kind::container_berths)].places = 2;
        port.quay_cranes.count = 4;
        port.channel_interval = 2h;
    }

    const replication_result seen = run(set);

    CHECK(per_lot(seen.flows[0], cause::waiting_berth) == Approx(1.0));
    CHECK(per_lot(seen.flows[0], cause::handling) == Approx(6.0));
    CHECK(bound::check_replication(set, seen).broken.empty());
}

TEST_CASE("A ship gives up a crane when another comes that has none", "[models][docks]") {
    // The ships leave the near quay at 3:00 and 6:00, see above. At the far end two berths share
    // two cranes of 5 TEU an hour.
    //  16:00 the first is moored and has both
    //  19:00 the second is moored; the first has 10 TEU left and gives up one
    //  21:00 the first is done; the second has 30 TEU left and gets both
    //  24:00 the second is done: 3 + 6 hours each
    scenario set = two_quays();
    set.places[1].docks[index_of(dock_kind::container_berths)].places = 2;
    set.places[1].quay_cranes.teu_per_h = 5;

    const replication_result seen = run(set);

    CHECK(per_lot(seen.flows[0], cause::handling) == Approx(9.0));
    CHECK(bound::check_replication(set, seen).broken.empty());
}

TEST_CASE("One ship for two loads takes the second a round trip later", "[models][docks]") {
    // Loading 3 h, 12 h out, unloading 3 h, 12 h back without cargo or call: the second load waits
    // 30 h, the first none.
    scenario set = two_quays();
    set.services[0].vehicles = 1;

    const replication_result result = run(set);

    CHECK(per_lot(result.flows[0], cause::waiting_vessel) == Approx(15.0));
    CHECK(per_lot(result.flows[0], cause::waiting_berth) == Approx(0.0));
    CHECK(result.services[0].departures == 24);
    CHECK(result.services[0].empty_departures == 24);
    CHECK(result.services[0].load_factor == Approx(1.0));
}

TEST_CASE("A tanker is filled and emptied at the pumps' rate", "[models][docks]") {
    // 600 t at 100 t an hour are 6 h, with an hour to moor 7 h at either end; 12 h at sea.
    scenario set = two_quays();
    for (place_params& port : set.places) {
        port.docks[index_of(dock_kind::oil_berths)] = {1, 100'000.0, 1h, {}, {}};
    }
    set.services[0].kind = service_kind::tanker;
    set.services[0].capacity = 600'000;
    flow_params& oil = set.flows[0];
    oil.form = cargo_form::wagonload;
    oil.vessels = {service_kind::tanker};
    oil.teu_per_year = 0;
    oil.t_per_year = 600 * 12;
    oil.lot_size = {0};
    oil.lot_mass = {60'000};
    oil.release_lots = 10;

    const flow_result flow = run(set).flows[0];

    CHECK(flow.delivered.kg > 0);
    CHECK(flow.delivered.teu == 0);
    CHECK(per_lot(flow, cause::handling) == Approx(14.0));
    CHECK(per_lot(flow, cause::moving) == Approx(12.0));
}

TEST_CASE("A change of gauge is two trains, two tracks and a crane", "[models][docks]") {
    // origin --1435, 60 km-- terminal --1520, 60 km-- market, trains of 40 TEU at 60 km/h: an hour
    // each. Half an hour of shunting and 40 TEU at 20 TEU an hour are 2.5 h on either track; six
    // hours of papers between them.
    scenario set = two_places();
    set.places.insert(set.places.begin() + 1, place("terminal", place_kind::terminal));
    place_params& terminal = set.places[1];
    for (const dock_kind tracks : {dock_kind::tracks_1435, dock_kind::tracks_1520}) {
        terminal.docks[index_of(tracks)] = {1, 0, 30min, {}, {}};
    }
    terminal.rail_cranes = {1, 1, 20.0};
    terminal.yards[index_of(yard_kind::containers)].capacity = 160;
    terminal.clearance = {6h, 0};
    set.legs = {rail(0, 1, 60), rail(1, 2, 60)};
    set.legs[0].gauge_mm = 1435;
    set.services = {trains(0, 1, 0), trains(1, 2, 1)};
    for (service_params& each : set.services) {
        each.capacity = 40;
        each.vehicles = 2;
    }
    set.flows[0].destination = place_id{2};
    set.flows[0].teu_per_year = 40 * 12;
    set.flows[0].release_lots = 20;

    const replication_result result = run(set);

    const flow_result& flow = result.flows[0];
    CHECK(balances(flow));
    CHECK(per_lot(flow, cause::handling) == Approx(5.0));
    CHECK(per_lot(flow, cause::border) == Approx(6.0));
    CHECK(per_lot(flow, cause::moving) == Approx(2.0));
    CHECK(per_lot(flow, cause::waiting_path) < 2.0);
    CHECK(result.nodes[1].stock_max_teu == 40);
}

TEST_CASE("A berth and a train more elsewhere leave every other draw as it was",
          "[models][random]") {
    // The same quays, with wind and spread, beside a railway of its own. There one train more and,
    // at a third port, a berth more change nothing for the ships.
    const auto world = [](int trains_there, int berths_there) {
        scenario set = two_quays();
        sea_params sea;
        sea.name = "sea";
        sea.closed_share.fill(0.2);
        sea.closed_spell = 20h;
        set.seas = {sea};
        set.places[0].sea = set.places[1].sea = sea_id{0};
        set.services[0].sailing_cv = 0.2;
        set.places.push_back(place("elsewhere", place_kind::origin));
        set.places.push_back(place("there", place_kind::port));
        set.places.back().docks[index_of(dock_kind::container_berths)].places = berths_there;
        set.legs.push_back(rail(2, 3, 60));
        set.services.push_back(trains(2, 3, 1));
        set.services.back().vehicles = trains_there;
        set.flows.push_back(boxes(2, 3, 3660));
        return run(set);
    };
    const replication_result before = world(3, 1);
    const replication_result after = world(4, 2);

    CHECK(before.flows[0].cause_hours == after.flows[0].cause_hours);
    CHECK(before.flows[0].transit.total_ms() == after.flows[0].transit.total_ms());
    CHECK(before.flows[1].offered == after.flows[1].offered);
}

}  // namespace corridor::models
