#include "models/cargo/rerouting.hpp"

#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

constexpr int change_day = 100;  // of the counted year

/// origin --train-- hub --one train or the other-- market. Nothing ever leaves the hub by the first
/// way, which has no trains, and the second costs so much more that nobody begins with it.
scenario stuck_at_the_hub() {
    scenario set = two_places();
    set.name = "stuck_at_the_hub";
    place_params hub = place("hub", place_kind::terminal);
    hub.docks[index_of(dock_kind::tracks_1520)].places = 4;
    hub.rail_cranes = {4, 1, 100.0};
    hub.yards[index_of(yard_kind::containers)].capacity = 20'000;
    set.places = {place("origin", place_kind::origin), hub, place("market", place_kind::market)};
    set.legs = {rail(0, 1, 60), rail(1, 2, 60), rail(1, 2, 60)};
    set.services = {trains(0, 1, 0), trains(1, 2, 1), trains(1, 2, 2)};
    set.services[1].vehicles = 0;
    set.services[2].usd_per_teu = 10'000;
    set.flows = {boxes(0, 2, 3660)};
    for (const std::uint32_t i : {0U, 1U}) {
        way_params way;
        way.name = i == 0 ? "first" : "second";
        way.through = {service_id{i + 1}};
        set.ways.push_back(way);
    }
    set.routing.choice_scale_usd_per_teu = 100;
    set.routing.reroutes = true;
    return set;
}

date day_of_year(const scenario& set, int day) { return date{set.start_date.days + day}; }

void check_books(const scenario& set, const replication_result& seen) {
    CHECK(balances(seen.flows[0]));
    CHECK(bound::check_replication(set, seen).broken.empty());
}

}  // namespace

TEST_CASE("What waits for a way that closes takes another", "[models][rerouting]") {
    // Ten TEU a day stand at the hub until the first way closes after day 100; then all of them and
    // all later ones go by the second. The hub holds 20,000 TEU, half of it for westbound cargo.
    scenario set = stuck_at_the_hub();
    set.ways[0].open_until = day_of_year(set, change_day);
    set.services[2].vehicles = 100;

    const replication_result seen = miniature::run(set);

    const flow_result& flow = seen.flows[0];
    CHECK(flow.way_lots[0] == 0);
    CHECK(flow.way_lots[1] == flow.cohort.lots);
    CHECK(flow.arrived == flow.cohort);
    CHECK(seen.nodes[1].stock_max_teu == Approx(10 * (30 + change_day + 1)).margin(20));
    CHECK(flow.in_system_end.teu < 20);
    for (std::size_t week = 0; week < 14; ++week) {
        CHECK(seen.weekly.flow_delivered[week][0].lots == 0);
    }
    check_books(set, seen);
}

TEST_CASE("Without rerouting it waits for ever", "[models][rerouting]") {
    scenario set = stuck_at_the_hub();
    set.ways[0].open_until = day_of_year(set, change_day);
    set.routing.reroutes = false;

    const flow_result flow = miniature::run(set).flows[0];

    // What became ready before stands there; what did later went by the second way.
    CHECK(flow.in_system_end.teu == Approx(10 * (30 + change_day + 1)).margin(20));
    CHECK(flow.way_lots[0] * 2 == Approx(10 * (change_day + 1)).margin(20));
}

TEST_CASE("What waits takes a way that opens, by its share", "[models][rerouting]") {
    // The second way opens on day 100 at the same price: of what stands there, some 1,300 TEU in
    // 650 lots, half changes (deviation 13 lots; within 65 but for a chance of 10^-6), and so does
    // half of what comes later; the rest stays with a way without trains.
    scenario set = stuck_at_the_hub();
    set.services[2].usd_per_teu = 0;
    set.services[2].vehicles = 100;
    set.ways[1].open_from = day_of_year(set, change_day);

    const replication_result seen = miniature::run(set);

    const double standing_lots = 5.0 * (30 + change_day);
    double changed_lots = 0;
    for (std::size_t week = 0; week < 16; ++week) {  // ends on day 112
        changed_lots += static_cast<double>(seen.weekly.flow_delivered[week][0].lots);
    }
    CHECK(changed_lots == Approx(standing_lots / 2 + 5.0 * 12 / 2).margin(65));
    check_books(set, seen);
}

TEST_CASE("What arrives at the fork of a closed way takes another there", "[models][rerouting]") {
    // The first train takes six days; what is under way when the first way closes finds it closed.
    scenario set = stuck_at_the_hub();
    set.legs[0].length = {6 * 24 * 60};
    set.services[0].vehicles = 100;
    set.services[1].vehicles = 100;
    set.services[2].vehicles = 100;
    set.ways[0].open_until = day_of_year(set, change_day);

    const replication_result seen = miniature::run(set);

    // Six days of ten TEU a day were under way by the first way, and end by the second; so do some
    // lots that stood at the hub for hours.
    const flow_result& flow = seen.flows[0];
    CHECK(flow.arrived == flow.cohort);
    CHECK(2 * flow.way_lots[0] == Approx(10 * (change_day + 1 - 6)).margin(30));
    check_books(set, seen);
}

TEST_CASE("Cargo with no other way keeps its own when that closes", "[models][rerouting]") {
    scenario set = stuck_at_the_hub();
    set.services[1].vehicles = 100;
    set.ways[1].open = false;
    set.ways[0].open_until = day_of_year(set, change_day);

    const flow_result flow = miniature::run(set).flows[0];

    CHECK(flow.arrived == flow.cohort);
    CHECK(2 * flow.arrived.lots == Approx(10 * (change_day + 1)).margin(20));
    CHECK(flow.lost_by_reason[index_of(loss::no_open_way)] == flow.lost);
}

TEST_CASE("A place in another yard is no place to change from", "[models][rerouting]") {
    // Grain that came in wagons waits among the wagons for a rail ferry, whichever it is, and in
    // the shed for a dry-cargo ship. Before its first ride it has no place to lose.
    scenario set = over_the_sea();
    for (const service_kind kind : {service_kind::rail_ferry, service_kind::dry_cargo}) {
        set.services.push_back(set.services[1]);
        set.services.back().kind = kind;
    }
    set.services[0].kind = set.services[2].kind = service_kind::wagon_train;
    set.services[1].kind = service_kind::rail_ferry;
    flow_params flow = set.flows[0];
    flow.form = cargo_form::wagonload;
    const auto by = [](std::uint32_t ship) {
        itinerary along;
        for (const std::uint32_t service : {0U, ship, 2U}) {
            along.rides.push_back({service_id{service}, direction::westbound});
        }
        return along;
    };

    CHECK(change_of_way(set, flow, by(1), 1, by(3)) == 1U);
    CHECK(change_of_way(set, flow, by(1), 1, by(4)) == std::nullopt);
    CHECK(change_of_way(set, flow, by(1), 0, by(4)) == 0U);
    itinerary elsewhere;
    elsewhere.rides = {{service_id{2}, direction::westbound}};
    CHECK(change_of_way(set, flow, by(1), 1, elsewhere) == std::nullopt);
}

}  // namespace corridor::models
