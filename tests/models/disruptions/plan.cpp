// When what is disrupted, against answers by hand.
#include "models/disruptions/plan.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

namespace {

using namespace std::chrono_literals;

/// Thirty days of run-in, then from 2024-01-01.
scenario world_with(disruption_params each) {
    scenario out = miniature::two_places();
    out.disruptions = {std::move(each)};
    return out;
}

disruption_params dated(std::int32_t first, std::int32_t last) {
    disruption_params out;
    out.what = disrupted::leg;
    out.first_day = date{19'723 + first};
    out.last_day = date{19'723 + last};
    return out;
}

constexpr core::time_point counted_day(int day) { return core::at(24h * (30 + day)); }

}  // namespace

TEST_CASE("A dated disruption lasts to the end of its last day, within the run",
          "[models][disruptions]") {
    const scenario world = world_with(dated(2, 4));
    const calendar days(world);
    const auto stated = occurrences_of(world.disruptions[0], 0, days, {1, 0});
    REQUIRE(stated.size() == 1);
    CHECK(stated[0].begins == counted_day(2));
    CHECK(stated[0].ends == counted_day(5));

    const auto early = occurrences_of(dated(-40, -29), 0, days, {1, 0});
    REQUIRE(early.size() == 1);
    CHECK(early[0].begins == core::at(0h));
    CHECK(early[0].ends == core::at(48h));
    CHECK(occurrences_of(dated(-50, -40), 0, days, {1, 0}).empty());
}

TEST_CASE("By rate the gaps and lengths are those asked for, and apart", "[models][disruptions]") {
    // 20 a year of 5 days each: the gap is 18.3 days on average, so in 426 days some 18 begin.
    // 400 replications: 7,300 of them. The mean length of 5 days has an error of 0.03 (cv 0.5), the
    // mean gap of 18.26 one of 0.22, and gaps cut off by the run's end take some 4 % of it: five
    // deviations are a chance of 6 in 10 million.
    disruption_params set;
    set.per_year = 20;
    set.lasts = {5 * 24h, 0.5};
    const scenario world = world_with(set);
    const calendar days(world);
    double length = 0;
    double first_gap = 0;
    int count = 0;
    for (std::uint32_t replication = 0; replication < 400; ++replication) {
        const auto all = occurrences_of(world.disruptions[0], 0, days, {1, replication});
        for (std::size_t i = 0; i < all.size(); ++i) {
            CHECK(all[i].begins < all[i].ends);
            CHECK((i == 0 || all[i - 1].ends <= all[i].begins));
        }
        for (std::size_t i = 0; i + 1 < all.size(); ++i) {
            length += hours(all[i].ends - all[i].begins) / 24;
            ++count;
        }
        if (!all.empty())
            first_gap += hours(all[0].begins - core::at(0h)) / 24;
    }
    INFO("seed 1");
    CHECK(length / count == Approx(5).margin(0.15));
    CHECK(first_gap / 400 == Approx(18.26).margin(4.6));
}

TEST_CASE("More of them leave the ones before as they were", "[models][disruptions]") {
    disruption_params set;
    set.per_year = 5;
    set.lasts = {24h, 0};
    const scenario world = world_with(set);
    const calendar days(world);
    const auto few = occurrences_of(set, 0, days, {1, 0});
    set.per_year = 10;
    const auto many = occurrences_of(set, 0, days, {1, 0});
    REQUIRE(!few.empty());
    REQUIRE(many.size() >= few.size());
    // Half the gap to the first, from the same draw.
    CHECK(hours(many[0].begins - core::at(0h)) ==
          Approx(hours(few[0].begins - core::at(0h)) / 2).margin(0.001));
}

TEST_CASE("A leg opens when its last closure ends, and is slower in the others",
          "[models][disruptions]") {
    scenario world = world_with(dated(2, 4));
    world.disruptions.push_back(dated(4, 6));
    world.disruptions.push_back(dated(0, 1));
    world.disruptions[2].remaining_share = 0.25;
    const calendar days(world);
    const disruption_plan plan(world, days, {1, 0});
    CHECK(plan.leg_opens(leg_id{0}, counted_day(1)) == counted_day(1));
    CHECK(plan.leg_opens(leg_id{0}, counted_day(3)) == counted_day(7));  // through both
    CHECK(plan.leg_opens(leg_id{1}, counted_day(3)) == counted_day(3));
    CHECK(plan.leg_speed(leg_id{0}, counted_day(1)) == 0.25);
    CHECK(plan.leg_speed(leg_id{0}, counted_day(2)) == 1);
}

TEST_CASE("A border accepts what is left of its day", "[models][disruptions]") {
    // Two and a half days at a fifth: of those days 0.2, 0.2 and, half a day of it, 0.6.
    const scenario world = world_with(dated(0, 0));
    const calendar days(world);
    const std::vector<occurrence> spell = {{counted_day(1), counted_day(3) + 12h}};
    const std::vector<double> shares = shares_by_day(spell, 0.2, days);
    CHECK(shares[30] == 1);
    CHECK(shares[31] == Approx(0.2));
    CHECK(shares[32] == Approx(0.2));
    CHECK(shares[33] == Approx(0.6));
    CHECK(shares[34] == 1);
}

TEST_CASE("A closed way has no weight", "[models][disruptions]") {
    disruption_params set = dated(1, 1);
    set.what = disrupted::way;
    set.way = way_id{1};
    const scenario world = world_with(set);
    const calendar days(world);
    const disruption_plan plan(world, days, {1, 0});
    CHECK(plan.open_ways({0.5, 0.3, 0.2}, counted_day(1)) == std::vector<double>{0.5, 0, 0.2});
    CHECK(plan.open_ways({0.5, 0.3, 0.2}, counted_day(2)) == std::vector<double>{0.5, 0.3, 0.2});
}

}  // namespace corridor::models
