// Conditions so extreme that the answer is known: no demand, and no capacity at one place.
#include <chrono>
#include <cmath>

#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "tests/models/free_flow.hpp"

namespace corridor::models {

using namespace miniature;
using namespace std::chrono_literals;

namespace {

/// What holds as long as the run lasts, the run-in and the cohort's tail included.
disruption_params always(const scenario& in, disrupted what) {
    disruption_params out;
    out.name = out.label = "always";
    out.what = what;
    out.first_day = date{in.start_date.days - in.run_in_days};
    out.last_day = date{in.start_date.days + in.days + in.cohort_days - 1};
    out.sustained = 24h;
    return out;
}

void check_year(const scenario& set, const replication_result& seen) {
    for (const flow_result& each : seen.flows)
        CHECK(balances(each));
    CHECK(bound::check_replication(set, seen).broken.empty());
}

/// origin --60 km-- market twice, beside each other, as two ways of the same cost.
scenario two_ways() {
    scenario out = two_places();
    out.legs.push_back(out.legs[0]);
    out.services.push_back(out.services[0]);
    out.services[1].legs = {leg_id{1}};
    out.routing.choice_scale_usd_per_teu = 100;
    for (const std::uint32_t i : {0U, 1U}) {
        way_params way;
        way.name = i == 0 ? "one" : "other";
        way.through = {service_id{i}};
        out.ways.push_back(way);
    }
    out.flows[0].patience = 240h;
    return out;
}

/// What is younger than ten days of patience, five lots a day, and a pair that just came.
constexpr std::int64_t patient_lots = 5 * 10 + 4;

}  // namespace

// ---- no demand ---------------------------------------------------------------------------------

TEST_CASE("Without demand nothing moves, and figures of nothing are missing",
          "[models][extremes]") {
    scenario set = free_flow();
    set.flows[0].teu_per_year = 0;
    set.flows[0].empty_return_share = 1;

    const replication_result seen = run(set);

    REQUIRE(seen.flows.size() == 2);  // and its empties
    for (const flow_result& each : seen.flows) {
        CHECK(each.offered == amount{});
        CHECK(each.delivered == amount{});
        CHECK(each.cohort == amount{});
        CHECK(each.in_system_end == amount{});
        CHECK_FALSE(each.transit.mean_ms());
        CHECK_FALSE(each.transit.quantile(0.5));
        for (const double hours_of_cause : each.cause_hours)
            CHECK(hours_of_cause == 0);
    }
    for (const node_result& each : seen.nodes) {
        CHECK(each.stock_mean_teu == 0);
        CHECK(std::isnan(each.dwell_mean_h));
    }
    for (const facility_result& each : seen.facilities) {
        CHECK(each.utilisation == 0);
        CHECK(each.queue_mean == 0);
        CHECK(each.served == 0);
    }
    CHECK(std::isnan(seen.facilities.front().waiting_mean_h));
    for (const border_result& each : seen.borders) {
        CHECK(each.trains == 0);
        CHECK(std::isnan(each.exit_mean_h));
        CHECK(std::isnan(each.held_mean_h));
    }
    for (const leg_result& each : seen.legs) {
        CHECK(each.trips == 0);
        CHECK(std::isnan(each.time_mean_h));
    }
    for (const service_result& each : seen.services) {
        CHECK(each.departures + each.empty_departures == 0);
        CHECK(std::isnan(each.load_factor));
        CHECK(each.fleet_utilisation == 0);
    }
    CHECK(seen.longest_wait_h == 0);
}

TEST_CASE("Without demand the bound is zero", "[models][extremes][bound]") {
    scenario set = free_flow();
    set.flows[0].teu_per_year = 0;

    const bound_result found = bound::compute(set);

    CHECK(found.offered_t == 0);
    CHECK(found.bound_t == 0);
    CHECK(found.bound_teu == 0);
    CHECK(found.fluid_t == 0);
    CHECK(bound::check_replication(set, run(set)).bound_t == 0);
}

// ---- no capacity at one place ------------------------------------------------------------------

TEST_CASE("Before a leg that is closed all year trains stand, and the rest gives up",
          "[models][extremes]") {
    // Half of twelve sets of wagons begin at the origin: they take six full trains, 24 TEU in
    // twelve lots, in front of the closed leg. The other six never come over. Five lots a day.
    scenario set = two_places();
    set.flows[0].patience = 240h;
    set.disruptions = {always(set, disrupted::leg)};

    const replication_result seen = run(set);

    check_year(set, seen);
    const flow_result& flow = seen.flows[0];
    CHECK(flow.delivered.lots == 0);
    CHECK(seen.legs[0].trips == 0);
    CHECK(flow.lost_by_reason[index_of(loss::gave_up)] == flow.lost);
    CHECK(flow.in_system_end.lots >= 12);
    CHECK(flow.in_system_end.lots <= 12 + patient_lots);
    CHECK(std::isnan(seen.legs[0].time_mean_h));
}

TEST_CASE("All cargo goes the other way when one is closed all year", "[models][extremes]") {
    scenario set = two_ways();
    set.disruptions = {always(set, disrupted::way)};  // the first of them

    const replication_result seen = run(set);

    check_year(set, seen);
    const flow_result& flow = seen.flows[0];
    CHECK(flow.way_lots[0] == 0);
    CHECK(flow.way_lots[1] == flow.cohort.lots);
    CHECK(flow.lost.lots == 0);
    CHECK(flow.arrived == flow.cohort);
    CHECK(flow.cohort.teu >= 3656);
    CHECK(seen.legs[0].trips == 0);
}

TEST_CASE("A way without a vehicle keeps its half of the cargo waiting until it gives up",
          "[models][extremes]") {
    // Two ways of one cost: each lot chooses either with chance 1/2, and nobody who has chosen the
    // way without vehicles knows better. Of 1,830 lots the share has standard deviation 0.0117:
    // within 0.057 but for a chance of 10^-6. A share of no fleet is missing.
    scenario set = two_ways();
    set.services[0].vehicles = 0;

    const replication_result seen = run(set);

    check_year(set, seen);
    const flow_result& flow = seen.flows[0];
    const double lost = static_cast<double>(flow.lost.lots);
    CHECK(lost / static_cast<double>(flow.offered.lots) == Approx(0.5).margin(0.057));
    CHECK(flow.lost_by_reason[index_of(loss::gave_up)] == flow.lost);
    CHECK(flow.way_lots[0] <= patient_lots);  // of the cohort is who has not been lost
    CHECK(flow.way_lots[1] == flow.arrived.lots);
    CHECK(seen.legs[0].trips == 0);
    CHECK_FALSE(seen.services[0].fleet_utilisation > 0);
    CHECK(std::isnan(seen.services[0].load_factor));
    CHECK(std::isnan(seen.services[0].repair_share));
}

TEST_CASE("A port without a berth fills up and stops what comes", "[models][extremes]") {
    // Half of 160 places are westbound cargo's: 80 TEU come as far as the port, on twenty trains,
    // and stay; the two ships reserve it and stand at anchor, empty. The rest gives up at the
    // origin after ten days.
    scenario set = over_the_sea();
    set.flows[0].patience = 240h;
    disruption_params berths = always(set, disrupted::docks);
    berths.at = place_id{1};
    berths.dock = dock_kind::container_berths;
    set.disruptions = {berths};

    const replication_result seen = run(set);

    check_year(set, seen);
    const flow_result& flow = seen.flows[0];
    CHECK(flow.delivered.lots == 0);
    CHECK(seen.nodes[1].stock_max_teu == 80);
    CHECK(seen.nodes[1].stock_mean_teu == Approx(80));
    CHECK(seen.nodes[1].throughput == amount{});
    CHECK(seen.nodes[2].throughput == amount{});
    CHECK(seen.services[1].departures == 0);
    CHECK(flow.lost_by_reason[index_of(loss::gave_up)] == flow.lost);
    CHECK(flow.in_system_end.lots >= 40);
    CHECK(flow.in_system_end.lots <= 40 + patient_lots);
}

}  // namespace corridor::models
