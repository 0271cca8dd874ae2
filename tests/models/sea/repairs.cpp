#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

using namespace std::chrono_literals;

/// One train of 4 TEU to and fro, an hour each way, a full load twice as often as it can go.
scenario busy_train() {
    scenario out = two_places();
    out.services[0].vehicles = 1;
    out.flows[0].teu_per_year = 8 * 12 * 366;
    return out;
}

}  // namespace

TEST_CASE("A fleet in repair a fifth of the time carries a fifth less", "[models][sea][repairs]") {
    // 36.525 failures a year of two days each: 73.05 of 365.25 days. The train goes every second
    // hour when it can, 4392 times a year, and as failures come in calendar time, a fifth of that
    // is lost. 36.6 failures with a standard deviation of 6.05: 12.1 days, 3.3 % of the year;
    // within four of them but for a chance of 6 in 10^5.
    scenario set = busy_train();
    set.services[0].failures_per_year = 36.525;
    set.services[0].repair = {48h, 0};

    const replication_result seen = run(set);

    const service_result& fleet = seen.services[0];
    INFO("seed " << set.seed << ", in repair " << fleet.repair_share);
    CHECK(balances(seen.flows[0]));
    CHECK(fleet.repair_share == Approx(0.2).margin(4 * 0.033));
    CHECK(static_cast<double>(fleet.departures) / 4392 ==
          Approx(1 - fleet.repair_share).margin(0.01));
    CHECK(hours(seen.work.repairs[0]) == Approx(fleet.repair_share * 366 * 24));
    CHECK(bound::check_replication(set, seen).broken.empty());
}

TEST_CASE("A train that never fails is one whose repairs take no time", "[models][sea][repairs]") {
    scenario set = busy_train();
    const replication_result never = run(set);
    set.services[0].failures_per_year = 36.525;
    const replication_result at_once = run(set);

    CHECK(at_once.services[0].departures == never.services[0].departures);
    CHECK(at_once.services[0].repair_share == 0.0);
}

TEST_CASE("One ship more changes no failure of the others", "[models][sea][repairs][random]") {
    // Two trains of which one would do: what the first repairs is its own, whoever sails beside it.
    // A train that is always under way is in repair for the same hours with twice the cargo.
    scenario set = busy_train();
    set.services[0].failures_per_year = 10;
    set.services[0].repair = {48h, 0.5};
    const replication_result one = run(set);
    set.flows[0].teu_per_year *= 2;
    const replication_result more_cargo = run(set);

    CHECK(one.work.repairs[0] > 0h);
    CHECK(hours(one.work.repairs[0]) == Approx(hours(more_cargo.work.repairs[0])).margin(4));
}

TEST_CASE("A year with a repair left out breaks the fleet's row", "[models][sea][repairs]") {
    scenario set = busy_train();
    set.services[0].failures_per_year = 36.525;
    set.services[0].repair = {48h, 0};
    replication_result seen = run(set);
    seen.work.repairs[0] += 240h;

    const bound::hard_check found = bound::check_replication(set, seen);
    REQUIRE(found.broken.size() == 1);
    CHECK(found.broken[0].name == "trains fleet");
}

}  // namespace corridor::models
