// Where containers stand by kind, and what happens when their block is full.
#include "models/places/yard_blocks.hpp"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

using namespace std::chrono_literals;

/// origin --60 km-- terminal --60 km-- market: an hour each. Four reefers of 2 TEU come at once,
/// every 30 days or so; trains of 8 TEU bring them, trains of 4 TEU take them on as soon as full.
scenario reefer_trains() {
    scenario out = two_places();
    out.name = "reefer_trains";
    out.places.insert(out.places.begin() + 1, place("terminal", place_kind::terminal));
    out.places[1].yards[index_of(yard_kind::containers)].capacity = 160;
    out.legs = {rail(0, 1, 60), rail(1, 2, 60)};
    out.services = {trains(0, 1, 0), trains(1, 2, 1)};
    out.services[0].capacity = 8;
    out.flows = {boxes(0, 2, 8 * 12)};
    out.flows[0].release_lots = 4;
    out.flows[0].container = container_kind::reefer;
    return out;
}

void give_plugs(scenario& set, std::int64_t teu) {
    set.places[1].yards[index_of(yard_kind::reefers)].capacity = teu;
}

}  // namespace

TEST_CASE("A container stands in its kind's block, or in the yard where there is none",
          "[models][places][yard]") {
    const auto stands_in = [](const place_params& here, const flow_params& flow) {
        return yard_between(here, service_kind::container_train, service_kind::feeder, flow);
    };
    flow_params flow = boxes(0, 1, 100);
    flow_params empties = flow;
    empties.container = container_kind::reefer;  // without cargo it needs no plug
    empties.returns_of = flow_id{0};
    place_params here = place("terminal", place_kind::terminal);
    for (const yard_kind block : container_blocks) {
        here.yards[index_of(block)].capacity = 100;
    }

    CHECK(stands_in(here, flow) == yard_kind::containers);
    flow.container = container_kind::reefer;
    CHECK(stands_in(here, flow) == yard_kind::reefers);
    flow.container = container_kind::dangerous;
    CHECK(stands_in(here, flow) == yard_kind::dangerous);
    CHECK(stands_in(here, empties) == yard_kind::empties);

    here.yards[index_of(yard_kind::dangerous)].capacity = 0;
    here.yards[index_of(yard_kind::empties)].capacity = 0;
    CHECK(stands_in(here, flow) == yard_kind::containers);
    CHECK(stands_in(here, empties) == yard_kind::containers);
}

TEST_CASE("Reefers wait for plugs where boxes find a slot", "[models][places][yard]") {
    // Of eight plugs half are westbound's: two of the four reefers.
    //  0:00  four are ready; the train would be full, and two have no plug
    //  6:00  the longest wait is over: the train leaves with two, on the next full hour's path
    //  7:00 to 8:00  it arrives; they go on at once, which frees their plugs for the other two
    // So two wait six hours for a plug and two wait seven to eight: 6.5 to 7 in the mean.
    scenario set = reefer_trains();
    give_plugs(set, 8);

    const replication_result seen = run(set);

    CHECK(balances(seen.flows[0]));
    CHECK(per_lot(seen.flows[0], cause::waiting_slot) > 6.5);
    CHECK(per_lot(seen.flows[0], cause::waiting_slot) < 7.0);
    CHECK(bound::check_replication(set, seen).broken.empty());
    const std::vector<facility> named = facilities_of(set);
    const auto plugs = std::find_if(named.begin(), named.end(), [](const facility& each) {
        return each.kind == "yard_reefers_westbound";
    });
    REQUIRE(plugs != named.end());
    CHECK(plugs->capacity == 4);
    const auto row = static_cast<std::size_t>(plugs - named.begin());
    CHECK(seen.facilities[row].utilisation > 0.0);

    scenario dry = set;
    dry.flows[0].container = container_kind::dry;
    CHECK(per_lot(run(dry).flows[0], cause::waiting_slot) == 0.0);
}

TEST_CASE("Twice the plugs take a whole train of reefers", "[models][places][yard]") {
    scenario set = reefer_trains();
    give_plugs(set, 16);
    CHECK(per_lot(run(set).flows[0], cause::waiting_slot) == 0.0);

    give_plugs(set, 0);  // then they stand among all others
    CHECK(per_lot(run(set).flows[0], cause::waiting_slot) == 0.0);
}

TEST_CASE("A reefer without a plug keeps nobody back who has a place", "[models][places][yard]") {
    // Four plugs westbound, and dry boxes of 4 TEU twice a day. The train takes two reefers and the
    // next 4 TEU of boxes, and is full; the other two reefers find free plugs soon after, and leave
    // with the boxes after those: within a day. Else both would stand until the longest wait of ten
    // days is over.
    scenario set = reefer_trains();
    give_plugs(set, 8);
    set.services[0].longest_wait = 240h;
    set.flows.push_back(boxes(0, 2, 4 * 2 * 366));

    const replication_result seen = run(set);

    for (const flow_result& flow : seen.flows) {
        CHECK(balances(flow));
        CHECK(per_lot(flow, cause::waiting_train) + per_lot(flow, cause::waiting_slot) < 30.0);
    }
    CHECK(bound::check_replication(set, seen).broken.empty());
}

TEST_CASE("Empties that fill their block do not keep laden containers out",
          "[models][places][yard]") {
    // Westbound boxes come back empty, in two trains of 4 TEU. Their block has room for one, and
    // the train onwards waits for 16 TEU or ten days: the second stays behind, no laden box does.
    scenario set = reefer_trains();
    set.flows[0].container = container_kind::dry;
    set.flows[0].empty_return_share = 1;
    flow_params back = boxes(2, 0, 8 * 12);
    back.heading = direction::eastbound;
    set.flows.push_back(back);
    set.services[0].longest_wait = 240h;
    set.services[0].capacity = 16;
    set.places[1].yards[index_of(yard_kind::empties)] = {4, 0.0, 0.0};

    const replication_result seen = run(set);

    CHECK(per_lot(seen.flows[2], cause::waiting_slot) > 24.0);
    CHECK(per_lot(seen.flows[1], cause::waiting_slot) == 0.0);
    CHECK(bound::check_replication(set, seen).broken.empty());
}

}  // namespace corridor::models
