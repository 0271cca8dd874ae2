#include "models/cargo/rivals.hpp"

#include <map>
#include <utility>

#include <catch2/catch.hpp>

#include "models/cargo/way_choice.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

rival_params rival(const std::string& name, double usd_per_teu) {
    rival_params out;
    out.name = name;
    out.flows = {flow_id{0}};
    out.usd_per_teu = usd_per_teu;
    return out;
}

/// The trains cost 100 USD a TEU and time nothing; the scale is 100 USD a TEU.
scenario contested() {
    scenario set = two_places();
    set.services[0].usd_per_teu = 100;
    set.routing.rival_scale_usd_per_teu = 100;
    set.rivals = {rival("north", 200)};
    return set;
}

std::int64_t market_lots(const flow_result& flow) {
    std::int64_t lots = flow.offered.lots;
    for (const amount& each : flow.by_rival) {
        lots += each.lots;
    }
    return lots;
}

/// Of each lot that was the corridor's: when it became ready and which way it took.
std::map<std::uint32_t, std::pair<core::time_point, std::uint32_t>> lots_of(const scenario& set) {
    std::map<std::uint32_t, std::pair<core::time_point, std::uint32_t>> all;
    const replication_result seen = run(set, 0, tracing::on);
    for (const consignment_row& each : seen.trace->consignments) {
        all[each.number] = {each.released, each.way};
    }
    return all;
}

}  // namespace

TEST_CASE("The corridor and its rivals share the market by a logit", "[models][rivals]") {
    // The rival is 100 USD dearer at a scale of 100: 1 to 1 / e. A constant of 100 against the
    // corridor makes them equal; a rival that is closed has nothing.
    scenario set = contested();
    const std::vector<rival_id> north = {rival_id{0}};
    const auto shares = [&] {
        return market_shares(set, set.flows[0], north, 100, set.start_date);
    };

    CHECK(shares()[0] == Approx(1));
    CHECK(shares()[1] == Approx(0.367879441));
    set.flows[0].corridor_constant_usd_per_teu = 100;
    CHECK(shares()[1] == Approx(1));
    set.rivals[0].open_until = date{set.start_date.days - 1};
    CHECK(shares()[1] == 0);
}

TEST_CASE("A rival's time and its spread count as the corridor's do", "[models][rivals]") {
    // 200 USD a TEU; lots of two TEU at 4 USD an hour: 100 h cost 200 USD a TEU, and a deviation of
    // 50 h at a ratio of 0.4 another 40.
    scenario set = contested();
    set.flows[0].usd_per_h = 4;
    set.routing.reliability_ratio = 0.4;
    set.rivals[0].time = std::chrono::hours{100};
    set.rivals[0].deviation = std::chrono::hours{50};

    CHECK(rival_usd(set, set.flows[0], set.rivals[0]) == Approx(440));
}

TEST_CASE("What the ways offer together is their logsum", "[models][rivals]") {
    // Two ways of 100 USD at a scale of 50 are worth 50 * ln 2 more than one, if they share
    // nothing; over the same leg they are one.
    scenario set = contested();
    set.routing.choice_scale_usd_per_teu = 50;
    set.services.push_back(set.services[0]);
    for (const std::uint32_t i : {0U, 1U}) {
        way_params way;
        way.name = "way";
        way.through = {service_id{i}};
        set.ways.push_back(way);
    }
    const itineraries routes = find_itineraries(set);
    const auto offered_usd = [&] {
        way_choice choice(set, set.flows[0], routes[0]);
        return choice.offer(planned_times(routes[0]), set.start_date).usd;
    };

    CHECK(offered_usd() == Approx(100 - 50 * 0.693147181));
    set.routing.path_size_exponent = 1;
    CHECK(offered_usd() == Approx(100));
}

TEST_CASE("The market is as large as the corridor's share of it says", "[models][rivals]") {
    // 3660 TEU are a quarter: 14,640 TEU in 3660 releases of two lots of two. Prices are such that
    // the corridor gets half: evenly drawn, of 3660 releases it is within ten.
    scenario set = contested();
    set.flows[0].corridor_share = 0.25;
    set.flows[0].corridor_constant_usd_per_teu = 100;

    const flow_result flow = run(set).flows[0];

    CHECK(market_lots(flow) == Approx(7320).margin(4));
    CHECK(flow.offered.lots == Approx(3660).margin(20));
    CHECK(balances(flow));
}

TEST_CASE("Another rival takes lots and moves no draw of the others", "[models][rivals]") {
    scenario set = contested();
    set.services.push_back(set.services[0]);
    for (const std::uint32_t i : {0U, 1U}) {
        way_params way;
        way.name = "way";
        way.through = {service_id{i}};
        set.ways.push_back(way);
    }
    const auto before = lots_of(set);
    set.rivals.push_back(rival("sea", 200));
    const auto after = lots_of(set);

    // 1 / (1 + 1 / e) of the market before, 1 / (1 + 2 / e) with two.
    CHECK(static_cast<double>(after.size()) / static_cast<double>(before.size()) ==
          Approx(1.367879 / 1.735759).margin(0.01));
    for (const auto& [number, lot] : after) {
        REQUIRE(before.contains(number));
        CHECK(before.at(number) == lot);
    }
}

TEST_CASE("Choosing a rival costs no event", "[models][rivals]") {
    scenario none = contested();
    none.demand.scale = 0;
    scenario all = contested();
    all.flows[0].corridor_constant_usd_per_teu = 40'000;  // e^-399 of them would come

    const replication_result left = run(all);

    CHECK(left.flows[0].offered.lots == 0);
    CHECK(left.flows[0].by_rival[0].lots == Approx(1830).margin(4));
    CHECK(left.events == run(none).events);
}

TEST_CASE("With a rival, cargo that finds no open way is not turned away", "[models][rivals]") {
    scenario set = contested();
    close_the_only_way(set);

    const flow_result flow = run(set).flows[0];

    CHECK(flow.offered.lots == 0);
    CHECK(flow.lost.lots == 0);
    CHECK(flow.by_rival[0].lots == Approx(1830).margin(4));
}

TEST_CASE("Late orders shift to a rival, and give up without one", "[models][rivals]") {
    // No vehicle ever comes. What has waited for the two promised hours leaves, when the next lot
    // comes at the latest; at the end at most one release of two lots stands there, or two within
    // two hours of each other.
    scenario set = contested();
    set.services[0].vehicles = 0;
    set.flows[0].shifts_when_late = true;

    const flow_result shifted = run(set).flows[0];
    set.rivals.clear();
    const flow_result gave_up = run(set).flows[0];

    CHECK(shifted.lost_by_reason[index_of(loss::shifted)] == shifted.lost);
    CHECK(shifted.lost.lots > 1000);
    CHECK(gave_up.lost_by_reason[index_of(loss::gave_up)] == gave_up.lost);
    CHECK(gave_up.in_system_end.lots <= 4);
    CHECK(balances(shifted));
    CHECK(balances(gave_up));
}

}  // namespace corridor::models
