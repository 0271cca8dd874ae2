// Empty containers: who waits for one, who brings it back, and how depots keep their balances.
#include "models/places/depot.hpp"

#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "models/cargo/containers.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

using namespace std::chrono_literals;

constexpr std::size_t ft20 = 0;
constexpr std::size_t ft40 = 1;

depot_params depot_at(std::uint32_t place) {
    depot_params out;
    out.name = out.label = "depot_" + std::to_string(place);
    out.at = place_id{place};
    out.serves = {out.at};
    out.room_teu = 1000;
    return out;
}

/// Two lots a release, each of one container of 40 feet, an hour from origin to market; the origin
/// has a depot.
scenario with_depot(std::int64_t stock_40ft) {
    scenario out = two_places();
    out.name = "with_depot";
    out.run_in_days = 0;
    out.days = 10;
    out.cohort_days = 60;
    out.flows[0].size = container_size::ft40;
    out.flows[0].teu_per_year = 2 * 2 * 366;  // ten days of one release a day
    out.depots = {depot_at(0)};
    out.depots[0].stock[ft40] = stock_40ft;
    return out;
}

/// The market has one, too, and sends what comes there back to the origin.
scenario with_two_depots(std::int64_t stock_40ft) {
    scenario out = with_depot(stock_40ft);
    out.depots.push_back(depot_at(1));
    repositioning_params back;
    back.name = "back";
    back.from = depot_id{1};
    back.to = depot_id{0};
    back.size = container_size::ft40;
    back.reorder_below = 4;
    back.order_up_to = 4;
    out.repositionings = {back};
    flow_params empties = out.flows[0];
    empties.name = back.name;
    empties.heading = direction::eastbound;
    std::swap(empties.origin, empties.destination);
    empties.teu_per_year = 0;
    empties.lot_mass = {};
    empties.repositions = repositioning_id{0};
    out.flows.push_back(empties);
    return out;
}

replication_result bounded(const scenario& set) {
    replication_result seen = miniature::run(set);
    CHECK(bound::check_replication(set, seen).broken.empty());
    for (const flow_result& each : seen.flows) {
        CHECK(balances(each));
    }
    return seen;
}

}  // namespace

TEST_CASE("Cargo without a container waits at its origin", "[models][places][depot]") {
    // Ten releases of two; twelve containers carry the first six, and nobody brings any.
    const replication_result seen = bounded(with_depot(12));

    const depot_result& boxes = seen.depots[0][ft40];
    CHECK(seen.flows[0].offered.lots == 20);
    CHECK(seen.flows[0].arrived.lots == 12);
    CHECK(boxes.taken == 12);
    CHECK(boxes.lots == 12);
    CHECK(boxes.waiting_mean_h == 0);
    CHECK(boxes.stock_least == 0);
    CHECK(seen.depots[0][ft20].taken == 0);
    CHECK(seen.weekly.depot_stock.back()[0][ft40] == 0);
}

TEST_CASE("A shipper hires a container after a while", "[models][places][depot]") {
    // None is there. At the third midnight after it became ready cargo has waited for less than
    // three days, at the fourth for more: then it hires, 3.5 days later in the mean.
    scenario set = with_depot(0);
    set.depots[0].hired_after = 72h;
    const replication_result seen = bounded(set);

    const flow_result& flow = seen.flows[0];
    CHECK(flow.arrived.lots == 20);
    CHECK(seen.depots[0][ft40].hired == 12);  // until the tenth day begins: of the first six
    CHECK(per_lot(flow, cause::waiting_container) == Approx(84).margin(12));
    const auto lack = index_of(origin_of(cause::waiting_container));
    CHECK(flow.origin_times[0][lack] == flow.cause_times[0][index_of(cause::waiting_container)]);
}

TEST_CASE("An order given up while it waits for containers is lost", "[models][places][depot]") {
    // Four containers go with the first two days' cargo. The next gives up at the third midnight
    // after it became ready; within the ten days those of five.
    scenario set = with_depot(4);
    set.flows[0].patience = 48h;
    const replication_result seen = bounded(set);

    const flow_result& flow = seen.flows[0];
    CHECK(flow.arrived.lots == 4);
    CHECK(flow.lost_by_reason[index_of(loss::gave_up)].lots == 10);
    CHECK(flow.cause_hours[index_of(cause::waiting_container)] == 0);
}

TEST_CASE("Depots order what they lack, and no container is lost", "[models][places][depot]") {
    // Two a day go west, and come back from the consignee a day later; the next midnight the origin
    // orders up to four. Six at the beginning are enough for ever.
    scenario set = with_two_depots(6);
    set.days = 100;
    set.depots[1].turn = 24h;
    set.flows[0].teu_per_year = 4 * 366;
    const replication_result seen = bounded(set);

    const depot_result& origin = seen.depots[0][ft40];
    const depot_result& market = seen.depots[1][ft40];
    CHECK(origin.taken == seen.flows[0].offered.lots);
    CHECK(origin.received == seen.flows[1].delivered.lots);
    CHECK(market.sent == seen.flows[1].offered.lots);
    CHECK(market.returned >= 2 * 97);
    CHECK(origin.waiting_mean_h < 24);
    CHECK(market.left == 0);
}

TEST_CASE("What a depot has no room for leaves", "[models][places][depot]") {
    scenario set = with_depot(20);
    set.depots.push_back(depot_at(1));
    set.depots[1].room_teu = 5;  // two of forty feet
    const replication_result seen = bounded(set);

    CHECK(seen.depots[1][ft40].returned == 20);
    CHECK(seen.depots[1][ft40].left == 18);
    CHECK(seen.weekly.depot_stock.back()[1][ft40] == 2);
}

TEST_CASE("Orders respect what the sender keeps and the least order", "[models][places][depot]") {
    scenario set = with_two_depots(20);
    set.flows[0].teu_per_year = 0;
    set.depots[1].stock[ft40] = 10;
    set.depots[0].stock[ft40] = 0;
    set.repositionings[0].keeps = 7;

    CHECK(bounded(set).depots[1][ft40].sent == 3);
    set.repositionings[0].least_order = 4;
    CHECK(bounded(set).depots[1][ft40].sent == 0);
}

TEST_CASE("Only dry containers of stated size are a depot's", "[models][places][depot]") {
    flow_params flow = boxes(0, 1, 100);  // lots of two TEU
    CHECK(depot_containers(flow) == 0);
    flow.size = container_size::ft20;
    CHECK(depot_containers(flow) == 2);
    flow.size = container_size::ft40;
    CHECK(depot_containers(flow) == 1);
    flow.container = container_kind::reefer;
    CHECK(depot_containers(flow) == 0);
}

}  // namespace corridor::models
