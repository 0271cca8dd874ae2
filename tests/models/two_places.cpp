#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

TEST_CASE("A full train leaves on the next path and runs for an hour", "[models][rail]") {
    // Two lots of two TEU become ready together and fill a train of four; it waits for a path, one
    // each full hour, and runs 60 km at 60 km/h. 3660 TEU a year are 915 trains. Nothing else
    // takes time, so a lot's transit is between one and two hours, but for the few trains that find
    // their path taken by another (2.5 trains a day on 24 paths: about one in twenty).
    const replication_result result = run(two_places());

    const flow_result& flow = result.flows[0];
    CHECK(flow.offered.teu >= 3656);
    CHECK(flow.offered.teu <= 3664);
    CHECK(balances(flow));
    CHECK(flow.cohort == flow.arrived);
    CHECK(static_cast<double>(flow.on_time_lots) > 0.9 * static_cast<double>(flow.arrived.lots));
    const auto lots = static_cast<double>(flow.arrived.lots);
    CHECK(flow.cause_hours[index_of(cause::moving)] == Approx(lots));
    CHECK(flow.cause_hours[index_of(cause::waiting_train)] == Approx(0.0));
    CHECK(flow.cause_hours[index_of(cause::waiting_path)] / lots > 0.0);
    CHECK(flow.cause_hours[index_of(cause::waiting_path)] / lots < 1.0);
    CHECK(result.services[0].load_factor == 1.0);
}

TEST_CASE("The hours of a consignment sum to its transit time", "[models][ledger]") {
    const replication_result result = run(two_places());

    const flow_result& flow = result.flows[0];
    double booked = 0;
    for (const double each : flow.cause_hours) {
        booked += each;
    }
    constexpr double ms_per_h = 3'600'000.0;
    CHECK(booked == Approx(static_cast<double>(flow.transit.total_ms()) / ms_per_h));
    CHECK(flow.stages[0].hours == Approx(booked));
}

TEST_CASE("The hours of cargo that was taken back are no hours of the cohort", "[models][ledger]") {
    // A train of four TEU every other day for ten TEU a day: four in five give up after ten days,
    // and the rest has arrived long before the run ends.
    scenario set = two_places();
    set.services[0].interval = std::chrono::hours{48};
    set.flows[0].patience = std::chrono::hours{240};

    const flow_result flow = run(set).flows[0];

    REQUIRE(flow.lost.lots > 1000);
    REQUIRE(flow.arrived == flow.cohort);
    double booked = 0;
    for (const double each : flow.cause_hours) {
        booked += each;
    }
    CHECK(booked == Approx(hours(core::duration{flow.transit.total_ms()})));
}

TEST_CASE("A train that is not full leaves when the longest wait is over", "[models][rail]") {
    // A lot alone never fills a train: it waits six hours, then for a path, then runs an hour.
    scenario set = two_places();
    set.flows[0].release_lots = 1;
    set.flows[0].teu_per_year = 100;  // one lot a week

    const replication_result result = run(set);

    const flow_result& flow = result.flows[0];
    const auto lots = static_cast<double>(flow.arrived.lots);
    REQUIRE(lots > 40);
    CHECK(flow.cause_hours[index_of(cause::waiting_train)] / lots == Approx(6.0));
    CHECK(result.services[0].load_factor == 0.5);
}

TEST_CASE("Other traffic's paths delay ours and never count as ours", "[models][rail]") {
    // Each path is free with probability 1/4: the wait is the rest of an hour and a geometric
    // number of further hours of mean three, 3.5 h; trains come so rarely, one in four days, that
    // they do not meet. The mean of 91 such waits (standard deviation 3.5 h) lies within 1.8 h of
    // it but for a chance of 10^-6.
    scenario set = two_places();
    set.legs[0].other_trains_per_day = 18;
    set.flows[0].teu_per_year = 366;

    const replication_result result = run(set);

    const flow_result& flow = result.flows[0];
    const double wait =
        flow.cause_hours[index_of(cause::waiting_path)] / static_cast<double>(flow.arrived.lots);
    CHECK(wait == Approx(3.5).margin(1.8));
    CHECK(result.legs[0].trips >= 2 * 90);  // there and, empty, back
}

TEST_CASE("Empties go back along their cargo's way and are counted apart", "[models][empties]") {
    scenario set = two_places();
    set.flows[0].empty_return_share = 1;

    const replication_result result = run(set);

    REQUIRE(result.flows.size() == 2);
    CHECK(result.flows[1].offered.kg == 0);
    CHECK(result.flows[1].offered.teu == result.flows[0].delivered.teu);
    CHECK(balances(result.flows[1]));
}

TEST_CASE("Cargo without an open way is lost for that reason", "[models][demand]") {
    scenario set = two_places();
    close_the_only_way(set);

    const flow_result flow = run(set).flows[0];

    CHECK(flow.offered.lots > 0);
    CHECK(flow.lost == flow.offered);
    CHECK(flow.lost_by_reason[index_of(loss::no_open_way)] == flow.offered);
    CHECK(balances(flow));
}

TEST_CASE("A run shorter than a year offers its share of the year's volume", "[models][demand]") {
    // 3,660 TEU a year are 1,830 lots, in 60 days 300.8 of them; releases are of two.
    scenario set = two_places();
    set.run_in_days = 30;
    set.days = 60;
    set.cohort_days = 30;

    const flow_result flow = run(set).flows[0];

    CHECK(flow.offered.lots == Approx(300.8).margin(4));
}

TEST_CASE("Two years offer two years' volume", "[models][demand]") {
    // 1,830 lots a year; releases are of two.
    scenario set = two_places();
    set.days = 730;

    const flow_result flow = run(set).flows[0];

    CHECK(flow.offered.lots == Approx(3660).margin(4));
}

TEST_CASE("One vehicle more leaves every release as it was", "[models][random]") {
    scenario more = two_places();
    more.services[0].vehicles = 13;

    const flow_result before = run(two_places()).flows[0];
    const flow_result after = run(more).flows[0];

    CHECK(before.offered == after.offered);
    CHECK(before.way_lots == after.way_lots);
    // Vehicles abound in both: the same trains take the same paths at the same instants.
    CHECK(before.transit.total_ms() == after.transit.total_ms());
}

TEST_CASE("Equal seeds give equal runs, other replications other ones", "[models][random]") {
    CHECK(run(two_places(), 3).event_hash == run(two_places(), 3).event_hash);
    CHECK(run(two_places(), 3).event_hash != run(two_places(), 4).event_hash);
}

}  // namespace corridor::models
