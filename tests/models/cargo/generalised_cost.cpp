#include <catch2/catch.hpp>

#include "models/cargo/way_choice.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

/// origin --60 km-- market, one way through the trains and one through a dearer, surer twin.
scenario two_ways() {
    scenario set = two_places();
    set.services.push_back(set.services[0]);
    for (const std::uint32_t i : {0U, 1U}) {
        way_params way;
        way.name = i == 0 ? "first" : "second";
        way.through = {service_id{i}};
        set.ways.push_back(way);
    }
    return set;
}

}  // namespace

TEST_CASE("A ride is planned with its docks, half its longest wait and its running time",
          "[models][routing]") {
    // Half a day at the docks, 3 of at most 6 hours of waiting, an hour under way: 16 h. The wait
    // is uniform, 6 h wide: variance 36 / 12 = 3; the hour varies by half of itself: 0.25 more. Two
    // TEU at 100 USD, and each end handles them for 10 USD a TEU.
    scenario set = two_places();
    set.legs[0].running_cv = 0.5;
    set.services[0].usd_per_teu = 100;
    for (place_params& each : set.places) {
        each.handling_usd_per_teu = 10;
    }

    const ride_plan plan = plan_of(set, set.services[0], set.flows[0]);

    CHECK(plan.time == std::chrono::hours{16});
    CHECK(plan.variance_h2 == Approx(3.25));
    CHECK(plan.usd == 240);
}

TEST_CASE("A timetable is planned by its interval", "[models][routing]") {
    // 12 + 48 / 2 + 1 hours, variance 48 * 48 / 12.
    scenario set = two_places();
    set.services[0].interval = std::chrono::hours{48};

    const ride_plan plan = plan_of(set, set.services[0], set.flows[0]);

    CHECK(plan.time == std::chrono::hours{37});
    CHECK(plan.variance_h2 == Approx(192));
}

TEST_CASE("Generalised cost adds money, time, reliability and transfers", "[models][routing]") {
    // 500 USD, and 2 USD an hour for 100 h, for 0.4 times a deviation of 30 h, for 2 transfers that
    // count as 24 h each: 500 + 2 * (100 + 12 + 48) = 820.
    routing_params by;
    by.reliability_ratio = 0.4;
    by.transfer_penalty_h = 24;
    flow_params flow = boxes(0, 1, 100);
    flow.usd_per_h = 2;

    CHECK(generalised_usd(by, flow, 500, 2, {100, 30}) == Approx(820));
}

TEST_CASE("Each part of the generalised cost moves the choice", "[models][routing]") {
    // Lots of two TEU, 4 USD an hour, scale 100 USD a TEU. Against a twin, the second way has
    //   50 h more: 100 USD a TEU; a deviation 125 h larger at a ratio of 0.4: the same 50 h.
    // Its weight is then 1 / e of the first's.
    scenario set = two_ways();
    set.flows[0].usd_per_h = 4;
    set.routing.choice_scale_usd_per_teu = 100;
    set.routing.reliability_ratio = 0.4;
    const itineraries routes = find_itineraries(set);
    way_choice choice(set, set.flows[0], routes[0]);
    const auto second = [&](const expected_time& time) {
        return choice.offer({{100, 20}, time, {}}, set.start_date).weights[1];
    };

    CHECK(second({100, 20}) == Approx(1));
    CHECK(second({150, 20}) == Approx(0.367879441));
    CHECK(second({100, 145}) == Approx(0.367879441));
}

TEST_CASE("A transfer penalty sends cargo by the itinerary of fewer rides", "[models][routing]") {
    // origin --60 km-- halt --60 km-- market by two rides for 10 USD a TEU each, or by one train
    // for
    // 50. At 1 USD an hour the two rides cost two TEU 40 USD and 32 h, the one 100 USD and 17 h:
    // 72 against 117. A penalty of 48 h turns it: 120.
    scenario set = two_places();
    set.places = {place("origin", place_kind::origin), place("halt", place_kind::terminal),
                  place("market", place_kind::market)};
    set.legs = {rail(0, 1, 60), rail(1, 2, 60)};
    set.services = {trains(0, 1, 0), trains(1, 2, 1), trains(0, 2, 0)};
    set.services[0].usd_per_teu = set.services[1].usd_per_teu = 10;
    set.services[2].usd_per_teu = 50;
    set.services[2].legs = {leg_id{0}, leg_id{1}};
    set.services[2].stops = {place_id{0}, place_id{1}, place_id{2}};
    set.flows = {boxes(0, 2, 100)};
    set.flows[0].usd_per_h = 1;

    CHECK(find_itineraries(set)[0].back().rides.size() == 2);
    set.routing.transfer_penalty_h = 48;
    CHECK(find_itineraries(set)[0].back().rides.size() == 1);
}

}  // namespace corridor::models
