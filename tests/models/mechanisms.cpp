#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

/// origin --60 km-- border --60 km-- market, a path each hour on both legs.
scenario over_a_border() {
    scenario out = two_places();
    place_params border = place("border", place_kind::border);
    border.border.emplace();
    border.border->exit_lanes = border.border->entry_lanes = 4;
    border.border->exit_service.mean = std::chrono::hours{1};
    border.border->entry_service.mean = std::chrono::hours{2};
    border.border->accepted_per_day = {24, 24};
    out.places = {place("origin", place_kind::origin), border, place("market", place_kind::market)};
    out.legs = {rail(0, 1, 60), rail(1, 2, 60)};
    out.services = {trains(0, 2, 0)};
    out.services[0].legs = {leg_id{0}, leg_id{1}};
    out.services[0].stops = {place_id{0}, place_id{1}, place_id{2}};
    out.flows = {boxes(0, 2, 366)};
    return out;
}

}  // namespace

TEST_CASE("A border takes both services and the wait to be accepted", "[models][border]") {
    // The train enters its leg on the hour, arrives an hour later, is inspected for one hour, is
    // accepted on that very hour and cleared in two: three hours on the dot, then a path at once.
    const replication_result result = run(over_a_border());

    CHECK(per_lot(result.flows[0], cause::border) == Approx(3.0));
    CHECK(per_lot(result.flows[0], cause::moving) == Approx(2.0));
    CHECK(result.facilities[0].time_mean_h == Approx(3.0));
    CHECK(result.facilities[0].waiting_mean_h == Approx(0.0).margin(1e-9));
}

TEST_CASE("What the other side accepts a day caps a border", "[models][border]") {
    // Two trains a day are accepted, at midnight and noon; trains come one in four days at any
    // hour, so each waits six hours on average (standard deviation 3.5 h, 91 trains: within 1.9 h
    // but for a chance of 10^-6), beside three hours of service.
    scenario set = over_a_border();
    set.places[1].border->accepted_per_day = {2, 2};

    const replication_result result = run(set);

    CHECK(per_lot(result.flows[0], cause::border) == Approx(9.0).margin(1.9));
}

TEST_CASE("Trains held for documents are the share that was set", "[models][border]") {
    // Half of 91 trains are held for 100 h: 50 h on average, standard deviation 50 h / sqrt(91).
    scenario set = over_a_border();
    set.places[1].border->documents_share = 0.5;
    set.places[1].border->documents_hold.mean = std::chrono::hours{100};

    const replication_result result = run(set);

    CHECK(per_lot(result.flows[0], cause::border) == Approx(53.0).margin(26.0));
}

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
