#include <algorithm>
#include <optional>

#include <catch2/catch.hpp>

#include "models/sea/weather.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

TEST_CASE("A feeder's cargo moves for the hours that distance and speed give", "[models][sea]") {
    // Rail 1 h, sea 240 km at 20 km/h 12 h, rail 1 h. Handling: a full train of 4 TEU at one
    // 20 TEU/h crane 0.2 h at each port; a feeder of 40 TEU at two 10 TEU/h cranes 2 h and 1 h of
    // mooring, at each port: 6.4 h in all, and a little more where two trains meet at one crane.
    const replication_result result = run(over_the_sea());

    const flow_result& flow = result.flows[0];
    CHECK(balances(flow));
    CHECK(flow.cohort == flow.arrived);
    CHECK(per_lot(flow, cause::moving) == Approx(14.0));
    CHECK(per_lot(flow, cause::handling) >= 6.4);
    CHECK(per_lot(flow, cause::handling) < 6.8);
    CHECK(per_lot(flow, cause::weather) == 0.0);
    CHECK(result.services[1].load_factor == Approx(1.0));
}

TEST_CASE("What has not arrived when the run ends is of the cohort all the same", "[models][sea]") {
    // Ten TEU a day fill a feeder of 40 every four days. After 30 days of run-in the year ends on
    // day 396, with the 99th load exactly, and its cargo is 20 h from its market (two trains, two
    // hours each of work at the quays and one of mooring, twelve at sea): one day is enough for the
    // whole cohort. After 32 days of run-in about 20 TEU stay behind for two days more, too long
    // for a run that ends after one.
    scenario full = over_the_sea();
    full.cohort_days = 1;
    scenario half_full = full;
    half_full.run_in_days = 32;

    const flow_result all = run(full).flows[0];
    const flow_result some = run(half_full).flows[0];

    CHECK(all.arrived == all.cohort);
    CHECK(some.cohort.teu - some.arrived.teu >= 16);
    CHECK(some.cohort.teu - some.arrived.teu <= 24);
}

TEST_CASE("A closed port makes cargo wait, and the wait is booked to weather", "[models][sea]") {
    // Closed a quarter of the time in spells of 24 h on average, without memory; open ones last 72
    // h. Coming at any moment a vessel waits 0.25 * 24 h = 6 h. Once open, it is closed again after
    // t hours with probability 0.25 (1 - exp(-t / 18 h)): 0.9 h when it sails three hours later,
    // 3.0 h when it arrives twelve hours after that; 9.9 h in all. About 90 loaded voyages with
    // standard deviation 18 h: within 7.6 h of it but for a chance below 10^-4.
    scenario set = over_the_sea();
    set.seas[0].closed_share.fill(0.25);
    set.seas[0].closed_spell = std::chrono::hours{24};

    const replication_result result = run(set);

    CHECK(balances(result.flows[0]));
    CHECK(per_lot(result.flows[0], cause::weather) > 2.3);
    CHECK(per_lot(result.flows[0], cause::weather) < 17.5);
    CHECK(per_lot(result.flows[0], cause::moving) == Approx(14.0));
}

TEST_CASE("A full yard blocks what would enter it, upstream", "[models][yards]") {
    // The eastern port's westbound quota is 40 TEU, one vessel's load, and 100 TEU a day come where
    // two vessels take about 60: the port stands full and the rest waits at the origin for a slot.
    scenario set = over_the_sea();
    set.places[1].yards[index_of(yard_kind::containers)].capacity = 80;
    set.flows[0].teu_per_year *= 10;

    const replication_result result = run(set);

    CHECK(balances(result.flows[0]));
    CHECK(per_lot(result.flows[0], cause::waiting_slot) > 1.0);
    CHECK(result.nodes[1].stock_max_teu <= 40);
}

TEST_CASE("A small corridor at many times its capacity neither locks nor loses", "[models][lock]") {
    // Both directions at ten times the demand that the feeders can carry, tiny yards.
    scenario set = over_the_sea();
    for (const std::size_t port : {1U, 2U}) {
        set.places[port].yards[index_of(yard_kind::containers)].capacity = 80;
    }
    flow_params back = boxes(3, 0, 3660);
    back.heading = direction::eastbound;
    back.vessels = {service_kind::feeder};
    set.flows.push_back(back);
    set.flows[0].empty_return_share = 0.5;
    set.demand.scale = 30;

    const replication_result result = run(set);

    const amount carried = result.flows[0].delivered;
    const amount returned = result.flows[1].delivered;
    // A round trip is 24 h of sailing, eight dock calls of three hours and their queues: below
    // three days, so two vessels of 40 TEU carry more than 366 / 3 * 2 * 40 * 0.5 TEU a direction.
    CHECK(carried.teu > 4880);
    CHECK(returned.teu > 4880);
    for (const flow_result& flow : result.flows) {
        CHECK(balances(flow));
    }
    for (const auto& week : result.weekly.flow_delivered) {
        CHECK(week[0].lots > 0);
    }
}

TEST_CASE("Beyond the last day of the calendar the sea is calm", "[models][sea]") {
    // A vessel may ask for the weather after the run's end; the answer comes, and is its own time.
    const scenario set = over_the_sea();
    const calendar days{set};
    sea_weather wind{set.seas[0], days, {1, 0}, sea_id{0}};
    const core::time_point late = days.run_end() + std::chrono::hours{240};

    CHECK(wind.open_from(late, 1.0) == late);
    CHECK(wind.worked(late, std::chrono::hours{5}, 1.0) == late + std::chrono::hours{5});
}

TEST_CASE("A spread of closed spells keeps their mean and shortens the longest", "[models][sea]") {
    // A third of the time closed in spells of 24 h. Without spread each spell is 24 h long;
    // some hundred exponential ones have one of over 72 h but for a chance of 0.95^100, under 1 %.
    scenario set = over_the_sea();
    set.days = 366;
    set.seas[0].closed_share.fill(1.0 / 3);
    set.seas[0].closed_spell = std::chrono::hours{24};
    const auto longest_h = [&](std::optional<double> cv) {
        set.seas[0].closed_spell_cv = cv;
        const calendar days{set};
        sea_weather wind{set.seas[0], days, {1, 0}, sea_id{0}};
        core::duration longest{};
        core::time_point opens{};
        while (opens < days.run_end()) {
            const core::time_point asked = opens + std::chrono::minutes{1};
            opens = std::max(wind.open_from(asked, 1.0), asked);
            longest = std::max(longest, opens - asked);
        }
        return hours(longest);
    };

    CHECK(longest_h(0.0) == Approx(24).margin(1.0 / 60));
    CHECK(longest_h(std::nullopt) > 72);
}

}  // namespace corridor::models
