#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

TEST_CASE("A timetable leaves on its hours, full or not", "[models][timetable]") {
    // Departures each 48 h from time zero; pairs of lots come at any hour, one in four days: the
    // wait is 24 h on average, standard deviation 13.9 h, 91 pairs: within 7.3 h but for 10^-6.
    scenario set = two_places();
    set.flows[0].teu_per_year = 366;
    set.services[0].interval = std::chrono::hours{48};

    const replication_result result = run(set);

    CHECK(per_lot(result.flows[0], cause::waiting_train) == Approx(24.0).margin(7.3));
}

TEST_CASE("Shippers take back what has not left in time", "[models][demand]") {
    // No vehicle ever comes: nothing is delivered, and what waits at the end is younger than the
    // ten days of patience or has become known as impatient with the next lot's coming.
    scenario set = two_places();
    set.services[0].vehicles = 0;
    set.flows[0].patience = std::chrono::hours{240};

    const flow_result flow = run(set).flows[0];

    CHECK(flow.delivered.lots == 0);
    CHECK(flow.lost_by_reason[index_of(loss::gave_up)] == flow.lost);
    CHECK(flow.in_system_end.lots <= 2 * 27);  // ten days of five lots a day, and a pair
    CHECK(balances(flow));
}

TEST_CASE("A way carries from the day on which it opens", "[models][routing]") {
    // Open from 2024-07-01, day 182 of 366: half of the year's lots find it closed.
    scenario set = two_places();
    way_params late;
    late.name = "late";
    late.through = {service_id{0}};
    late.open_from = date{set.start_date.days + 182};
    set.ways = {late};

    const flow_result flow = run(set).flows[0];

    const double lost = static_cast<double>(flow.lost.lots);
    CHECK(lost / static_cast<double>(flow.offered.lots) == Approx(182.0 / 366.0).margin(0.01));
    CHECK(flow.way_lots[0] == flow.cohort.lots);
}

TEST_CASE("Cargo prefers the cheaper of two ways as the logit says", "[models][routing]") {
    // Two ways of equal time; the second costs 100 USD a TEU more at a scale of 100: its share is
    // 1 / (1 + e) = 0.269. Of 1830 lots the share has standard deviation 0.0104.
    scenario set = two_places();
    set.services.push_back(set.services[0]);
    set.services[1].usd_per_teu = 100;
    set.routing.choice_scale_usd_per_teu = 100;
    for (const std::uint32_t i : {0U, 1U}) {
        way_params way;
        way.name = i == 0 ? "cheap" : "dear";
        way.through = {service_id{i}};
        set.ways.push_back(way);
    }

    const flow_result flow = run(set).flows[0];

    const double dear = static_cast<double>(flow.way_lots[1]);
    CHECK(dear / static_cast<double>(flow.cohort.lots) == Approx(0.269).margin(0.052));
    CHECK(flow.way_lots[2] == 0);  // what belongs to a way is not direct
}

TEST_CASE("A holiday stops releases and the year's volume is met all the same",
          "[models][holidays]") {
    scenario set = two_places();
    holiday_params rest;
    rest.name = "rest";
    rest.countries = {country_id{0}};
    rest.first = date{set.start_date.days + 7};
    rest.last = date{set.start_date.days + 13};  // the second week
    rest.demand_factor = 0;
    set.holidays = {rest};

    const replication_result result = run(set);

    CHECK(result.weekly.flow_arrived[1][0] == 0);
    CHECK(result.weekly.flow_arrived[2][0] > 0);
    CHECK(result.flows[0].offered.teu == Approx(3660).margin(4));
}

}  // namespace corridor::models
