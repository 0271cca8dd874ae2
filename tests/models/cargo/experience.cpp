#include "models/cargo/experience.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;
using namespace std::chrono_literals;

namespace {

/// One flow whose only way is planned to take 100 h, surely.
itineraries one_way() {
    itinerary along;
    along.rides = {{service_id{0}, direction::westbound}};
    along.planned = {100, 0};
    return {{along}};
}

constexpr flow_id first{0};

core::time_point week(int number) { return core::at(168h * number); }

/// Two ways over a leg each. One is cheap, and a train of four TEU comes back for the next after
/// two days: what it does not carry waits, and what waits goes by the dear one in time.
scenario one_way_jams() {
    scenario set = two_places();
    set.legs = {rail(0, 1, 1440), rail(0, 1, 1440)};
    set.services = {trains(0, 1, 0), trains(0, 1, 1)};
    set.services[0].vehicles = 4;
    set.services[1].vehicles = 40;
    set.services[1].usd_per_teu = 100;
    for (const std::uint32_t i : {0U, 1U}) {
        way_params way;
        way.name = i == 0 ? "cheap" : "dear";
        way.through = {service_id{i}};
        set.ways.push_back(way);
    }
    set.flows[0].usd_per_h = 4;
    set.run_in_days = 365;
    set.routing.choice_scale_usd_per_teu = 50;
    set.routing.learning_step = 1;
    return set;
}

double mean_h(const flow_result& flow) {
    return hours(core::duration{flow.transit.total_ms()}) / static_cast<double>(flow.arrived.lots);
}

double share_of_the_first(const flow_result& flow) {
    return static_cast<double>(flow.way_lots[0]) / static_cast<double>(flow.cohort.lots);
}

}  // namespace

TEST_CASE("Expectations follow the weeks' experience by smaller and smaller steps",
          "[models][learning]") {
    // Week 1: 120 and 140 h, 20 and 40 from the plan: mean 130, variance (400 + 1600) / 2. Week 2:
    // 100 h, 30 from 130, counts for 1 / 2^(2/3) = 0.63: 130 - 18.9, variance 1000 - 63.
    experience known(1, 0, one_way());
    known.arrived(first, 0, 120h, core::at(10h));
    known.arrived(first, 0, 140h, core::at(90h));
    CHECK(known.of(first, core::at(167h))[0] == expected_time{100, 0});

    CHECK(known.of(first, week(1))[0].mean_h == Approx(130));
    CHECK(known.of(first, week(1))[0].deviation_h == Approx(std::sqrt(1000.0)));
    known.arrived(first, 0, 100h, week(1));
    CHECK(known.of(first, week(2))[0].mean_h == Approx(111.101));
    CHECK(known.of(first, week(2))[0].deviation_h == Approx(std::sqrt(937.004)));
}

TEST_CASE("A week without arrivals teaches nothing and makes no step smaller",
          "[models][learning]") {
    // A step of a half: 100 + (140 - 100) / 2 after the first week with arrivals, the fourth.
    experience known(0.5, 0, one_way());
    known.arrived(first, 0, 140h, week(3));

    CHECK(known.of(first, week(4))[0].mean_h == Approx(120));
    CHECK(known.of(first, week(40))[0].mean_h == Approx(120));
}

TEST_CASE("What nobody meets any more fades", "[models][learning]") {
    // 140 h in the first week. Then each week without arrivals leaves three quarters of the 40 h
    // and of the variance of 40^2: 16.875 h and 675 after three.
    experience known(1, 4, one_way());
    known.arrived(first, 0, 140h, week(0));

    CHECK(known.of(first, week(1))[0] == expected_time{140, 40});
    CHECK(known.of(first, week(2))[0].mean_h == Approx(130));
    CHECK(known.of(first, week(4))[0].mean_h == Approx(116.875));
    CHECK(known.of(first, week(4))[0].deviation_h == Approx(std::sqrt(675.0)));
}

TEST_CASE("When and how often is asked changes nothing", "[models][learning]") {
    experience asked(1, 8, one_way());
    experience silent(1, 8, one_way());
    for (int day = 0; day < 70; ++day) {
        const core::time_point now = core::at(24h * day);
        asked.of(first, now);
        for (experience* each : {&asked, &silent}) {
            each->arrived(first, 0, std::chrono::hours{100 + day * 7 % 50}, now);
        }
    }
    CHECK(asked.of(first, week(10)) == silent.of(first, week(10)));
}

TEST_CASE("Nothing is learnt with a step of 0", "[models][learning]") {
    experience known(0, 0, one_way());
    known.arrived(first, 0, 140h, week(0));
    CHECK(known.of(first, week(1))[0].mean_h == 100);
}

TEST_CASE("What shippers expect becomes what they meet", "[models][learning]") {
    // Planned are 12 h at docks that this corridor does not have, 3 of waiting and one under way:
    // 16. Full trains leave on the next path: 1.5 h, and that is what is expected after two months.
    scenario set = two_places();
    set.run_in_days = 60;
    set.routing.learning_step = 1;

    const flow_result flow = run(set).flows[0];

    const double met_h = mean_h(flow);
    CHECK(met_h == Approx(1.5).margin(0.1));
    CHECK(flow.expected[0].mean_h == Approx(met_h).margin(0.1));
}

TEST_CASE("Expectations and shares settle, and the same in every run", "[models][learning]") {
    // 2.5 trains a day want the cheap way, and four train sets that are two days away each carry
    // two a day. The year after the first and the year after the second see the same.
    scenario set = one_way_jams();
    const replication_result once = run(set);
    CHECK(run(set).event_hash == once.event_hash);
    set.run_in_days = 730;
    const flow_result later = run(set).flows[0];

    const flow_result& flow = once.flows[0];
    CHECK(flow.expected[0].mean_h > 24 + 12);  // it does jam
    CHECK(share_of_the_first(later) == Approx(share_of_the_first(flow)).margin(0.03));
    for (const std::size_t way : {0U, 1U}) {
        CHECK(later.expected[way].mean_h == Approx(flow.expected[way].mean_h).epsilon(0.1));
    }
}

}  // namespace corridor::models
