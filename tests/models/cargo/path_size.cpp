#include "models/cargo/path_size.hpp"

#include <catch2/catch.hpp>

#include "models/cargo/way_choice.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

/// A trunk of 300 km to a fork, and as many ways on as there are lengths, each of its own legs.
scenario forked(const std::vector<double>& lengths_km) {
    scenario set = two_places();
    set.places = {place("origin", place_kind::origin), place("fork", place_kind::terminal),
                  place("market", place_kind::market)};
    set.legs = {rail(0, 1, 300)};
    set.services = {trains(0, 1, 0)};
    for (std::uint32_t i = 0; i < lengths_km.size(); ++i) {
        set.legs.push_back(rail(1, 2, lengths_km[i]));
        set.services.push_back(trains(1, 2, i + 1));
        way_params way;
        way.name = "way" + std::to_string(i);
        way.through = {service_id{i + 1}};
        set.ways.push_back(way);
    }
    set.flows = {boxes(0, 2, 366)};
    set.routing.path_size_exponent = 1;
    return set;
}

/// The last way once more, over the very same leg by trains of its own.
scenario split(scenario set) {
    set.services.push_back(set.services.back());
    way_params twin = set.ways.back();
    twin.name += " twin";
    twin.through = {service_id{static_cast<std::uint32_t>(set.services.size() - 1)}};
    set.ways.push_back(twin);
    return set;
}

std::vector<double> sizes_of(const scenario& set) {
    std::vector<bool> open(set.ways.size(), true);
    open.push_back(false);  // no direct itinerary
    return path_sizes(set, find_itineraries(set)[0], open);
}

std::vector<double> shares_of(const scenario& set) {
    const itineraries routes = find_itineraries(set);
    way_choice choice(set, set.flows[0], routes[0]);
    std::vector<double> shares = choice.offer(planned_times(routes[0]), set.start_date).weights;
    double sum = 0;
    for (const double each : shares) {
        sum += each;
    }
    for (double& each : shares) {
        each /= sum;
    }
    return shares;
}

}  // namespace

TEST_CASE(
    "A path is as large as the part of it that it shares with nobody, and its part of the rest",
    "[models][routing]") {
    // Half of 300 + 100 km is shared by two: 150 of 400, and 100 of its own: 0.625. Of the other,
    // 150 + 300 of 600: 0.75.
    const std::vector<double> sizes = sizes_of(forked({100, 300}));

    CHECK(sizes[0] == Approx(0.625));
    CHECK(sizes[1] == Approx(0.75));
    CHECK(sizes[2] == 0);
}

TEST_CASE("A way that is closed shares nothing", "[models][routing]") {
    const scenario set = forked({100, 300});
    CHECK(path_sizes(set, find_itineraries(set)[0], {true, false, false})[0] == Approx(1));
}

TEST_CASE("Identical ways share the path size that one of them would have", "[models][routing]") {
    // Three ways, the last two alike: the trunk still has two users in effect.
    const std::vector<double> sizes = sizes_of(split(forked({100, 300})));

    CHECK(sizes[0] == Approx(0.625));
    CHECK(sizes[1] == Approx(0.375));
    CHECK(sizes[2] == Approx(0.375));
}

TEST_CASE("Splitting a way into identical ones leaves the shares of all others",
          "[models][routing]") {
    // Whatever the costs: a way of 100 USD more, and times by the lengths.
    scenario set = forked({100, 250, 300});
    set.ways[1].constant_usd_per_teu = 100;
    set.flows[0].usd_per_h = 3;
    set.routing.choice_scale_usd_per_teu = 200;

    const std::vector<double> before = shares_of(set);
    const std::vector<double> after = shares_of(split(set));

    CHECK(after[0] == Approx(before[0]).epsilon(1e-12));
    CHECK(after[1] == Approx(before[1]).epsilon(1e-12));
    CHECK(after[2] == Approx(before[2] / 2).epsilon(1e-12));
    CHECK(after[3] == Approx(before[2] / 2).epsilon(1e-12));
}

TEST_CASE("Without path sizes a split way takes from all others", "[models][routing]") {
    scenario set = forked({300, 300});
    set.routing.path_size_exponent = 0;

    CHECK(shares_of(set)[0] == Approx(1.0 / 2));
    CHECK(shares_of(split(set))[0] == Approx(1.0 / 3));
}

TEST_CASE("A split way's lots are those that the one way had", "[models][routing]") {
    // One uniform a lot is inverted over the fixed order: the last way's interval is halved, all
    // others end where they ended.
    const scenario set = forked({300, 300});
    const flow_result before = run(set).flows[0];
    const flow_result after = run(split(set)).flows[0];

    REQUIRE(before.way_lots[1] > 0);
    CHECK(after.way_lots[0] == before.way_lots[0]);
    CHECK(after.way_lots[1] + after.way_lots[2] == before.way_lots[1]);
}

}  // namespace corridor::models
