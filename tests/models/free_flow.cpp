// Where nothing ever waits transit is known beforehand: exactly without spread, in the mean with
// it, and in whatever units the scenario is told.
#include "tests/models/free_flow.hpp"

#include <chrono>
#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/models/fingerprint.hpp"

namespace corridor::models {

using namespace miniature;
using namespace std::chrono_literals;

namespace {

std::vector<consignment_row> consignments(const scenario& set) {
    return run(set, 0, tracing::on).trace->consignments;
}

// Minutes, by hand:
//   to the border     20 km at 60 km/h                    20
//                     40 km at 60 km/h, laden 1.1         44    64
//   exit side         30 + 60                                   90
//   entry side        45 + 15                                   60
//   to the terminal   25 km at 60 km/h                          25
//   there             shunting 30, 2 TEU at 20 an hour 6        36
//                     papers                                   360
//                     shunting and crane again                  36
//   to the port       3 x 10 km at 50 km/h                      36
//   there             shunting 20, 2 TEU at 30 an hour 4        24
//                     mooring 60, 2 TEU at 2 x 10 an hour 6     66
//   over the sea      240 km at 20 km/h                        720
//   there             mooring and cranes 66, train 24           90
//   to the market     7 km at 60 km/h                            7
constexpr core::duration to_the_border = 64min;
constexpr core::duration exit_side = 90min;
constexpr core::duration from_entry_on = 1460min;
constexpr core::duration free_transit = to_the_border + exit_side + from_entry_on;  // 26 h 54 min

/// When a lot is there: the turn that it gets at the border is the first full minute at which it
/// may be handed over.
core::time_point expected_end(core::time_point released) {
    const core::duration earliest = released.time_since_epoch() + to_the_border + exit_side;
    const core::duration turn = (earliest + 1min - core::duration{1}) / 1min * 1min;
    return core::at(turn + from_entry_on);
}

}  // namespace

TEST_CASE("Where nothing waits, transit is the free-flow time to the millisecond",
          "[models][extremes]") {
    const std::vector<consignment_row> all = consignments(free_flow());

    REQUIRE(all.size() > 175);
    for (const consignment_row& each : all) {
        CHECK(each.ended == expected_end(each.released));
        CHECK(each.ended - each.released >= free_transit);
        CHECK(each.ended - each.released < free_transit + 1min);
    }
}

TEST_CASE("Where nothing waits, hours are moving, handling and the border's",
          "[models][extremes]") {
    // Moving 64 + 25 + 36 + 720 + 7 min, handling 36 + 36 + 24 + 66 + 90 min, the border 90 + 60
    // and papers 360 min, and less than a minute for the turn.
    const flow_result flow = run(free_flow()).flows[0];

    CHECK(flow.arrived == flow.cohort);
    CHECK(per_lot(flow, cause::moving) == Approx(852.0 / 60));
    CHECK(per_lot(flow, cause::handling) == Approx(252.0 / 60));
    CHECK(per_lot(flow, cause::border) >= 510.0 / 60);
    CHECK(per_lot(flow, cause::border) < 511.0 / 60);
    for (const cause none : {cause::waiting_train, cause::waiting_vessel, cause::waiting_berth,
                             cause::waiting_slot, cause::waiting_path, cause::waiting_locomotive,
                             cause::waiting_crew, cause::marshalling, cause::weather})
        CHECK(per_lot(flow, none) == 0);
}

// ---- spread ------------------------------------------------------------------------------------

namespace {

struct mean_and_error {
    double mean_h = 0;
    double error_h = 0;  ///< standard error of the mean
};

/// Of lots that each go by themselves, so that their times are independent.
mean_and_error transit_of(const std::vector<consignment_row>& all) {
    const auto count = static_cast<double>(all.size());
    double sum = 0;
    double squares = 0;
    for (const consignment_row& each : all) {
        const double took = hours(each.ended - each.released);
        sum += took;
        squares += took * took;
    }
    const double mean = sum / count;
    return {mean, std::sqrt((squares / count - mean * mean) / (count - 1))};
}

scenario with_spread() {
    scenario set = free_flow();
    set.flows[0].teu_per_year *= 10;
    for (leg_params& each : set.legs)
        each.running_cv = 0.1;
    set.services[2].sailing_cv = 0.2;
    set.places[2].clearance.cv = 0.6;
    for (border_staff_params& each : set.places[1].border->staff[1])
        each.service.cv = 0.5;
    return set;
}

}  // namespace

TEST_CASE("Spread leaves the mean transit where nothing waits at the free-flow time",
          "[models][extremes]") {
    // Every spread has mean one. The wait for a turn is half a minute in the mean. The 95 %
    // interval misses the truth once in twenty seeds; the seed is fixed.
    const scenario set = with_spread();
    const mean_and_error seen = transit_of(consignments(set));

    INFO("seed " << set.seed << ", " << seen.mean_h << " h with error " << seen.error_h);
    const double expected = hours(free_transit + 30s);
    CHECK(seen.error_h < 0.15);
    CHECK(std::abs(seen.mean_h - expected) < 1.96 * seen.error_h);
}

TEST_CASE("A train done early waits for its turn, so spread before the turn adds to the mean",
          "[models][extremes]") {
    // The turn is given for the planned L = 1 h of customs. A train leaves the exit side at the
    // later of both: L + E[(X - L)+] = L + L (2 Phi(s / 2) - 1) of a lognormal X with mean L and
    // s^2 = ln(1 + 0.5^2) = 0.2231, s = 0.4724. Phi(0.2362) = 0.59336: 0.1867 h more. All else is
    // drawn alike in both runs. (X - L)+ deviates by less than X, half an hour: the mean of 1,830
    // by less than 0.0117 h, so it lies within 0.057 h but for a chance of 10^-6.
    scenario set = with_spread();
    const flow_result before = run(set).flows[0];
    set.places[1].border->staff[0][index_of(border_stage::customs)].service.cv = 0.5;
    const flow_result after = run(set).flows[0];

    INFO("seed " << set.seed);
    REQUIRE(after.arrived == before.arrived);
    const core::duration more{after.transit.total_ms() - before.transit.total_ms()};
    CHECK(hours(more) / static_cast<double>(after.arrived.lots) == Approx(0.1867).margin(0.057));
}

// ---- units -------------------------------------------------------------------------------------

TEST_CASE("Sections of the same sum in other pieces give the same times", "[models][extremes]") {
    // 25 km as 10 + 15 and as five times five, 30 km as one section: each section is a whole number
    // of minutes, so nothing is rounded.
    const std::vector<consignment_row> before = consignments(free_flow());
    scenario set = free_flow();
    set.legs[1].line = unlimited_line({5, 5, 5, 5, 5});
    set.legs[2].line = unlimited_line({30});
    set.legs[2].line->layout.sections[0].speed = km_per_h{50};
    const std::vector<consignment_row> after = consignments(set);

    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        CHECK(after[i].released == before[i].released);
        CHECK(after[i].ended == before[i].ended);
    }
}

TEST_CASE("Two lots of two TEU that fill a train are one of four", "[models][extremes]") {
    // They are ready together and a train takes four TEU: the same trains at the same instants,
    // half the lots, the same mass.
    const scenario set = two_places();
    scenario large = set;
    large.flows[0].release_lots = 1;
    large.flows[0].lot_size = {4};
    large.flows[0].lot_mass = {56'000};

    const flow_result two = run(set).flows[0];
    const flow_result one = run(large).flows[0];

    CHECK(one.offered.teu == two.offered.teu);
    CHECK(one.delivered.kg == two.delivered.kg);
    CHECK(2 * one.delivered.lots == two.delivered.lots);
    CHECK(2 * one.transit.total_ms() == two.transit.total_ms());
    for (std::size_t i = 0; i < causes; ++i)
        CHECK(2 * one.cause_hours[i] == Approx(two.cause_hours[i]));
}

TEST_CASE("Other units of cargo and road give the same instants", "[models][extremes]") {
    // Twice the kilometres at twice the speed; cranes, yards, trains and lots in units of half a
    // TEU. What is delivered is twice the units, at the same instants.
    const scenario set = free_flow();
    scenario other = set;
    for (leg_params& each : other.legs) {
        each.length.count *= 2;
        each.speed.count *= 2;
        if (!each.line)
            continue;
        for (section_params& section : each.line->layout.sections) {
            section.length.count *= 2;
            section.speed.count *= 2;
        }
    }
    for (place_params& each : other.places) {
        each.quay_cranes.teu_per_h *= 2;
        each.rail_cranes.teu_per_h *= 2;
    }
    for (service_params& each : other.services) {
        each.capacity *= 2;
        each.speed.count *= 2;
    }
    other.flows[0].lot_size.count *= 2;
    other.flows[0].teu_per_year *= 2;

    const replication_result before = run(set);
    const replication_result after = run(other);

    CHECK(after.event_hash == before.event_hash);
    CHECK(after.flows[0].transit == before.flows[0].transit);
    CHECK(after.flows[0].delivered.teu == 2 * before.flows[0].delivered.teu);
    CHECK(after.flows[0].delivered.lots == before.flows[0].delivered.lots);
}

TEST_CASE("A start some weeks later changes nothing where nothing is seasonal",
          "[models][extremes]") {
    // 56 days from 2024-02-05 or 2024-04-29, both Mondays: no holiday, one weight for every month,
    // and the year that the volume is of is the same.
    scenario set = with_spread();
    set.run_in_days = 28;
    set.days = 56;
    set.cohort_days = 28;
    set.start_date.days += 35;
    scenario later = set;
    later.start_date.days += 84;

    const replication_result before = run(set);
    const replication_result after = run(later);

    REQUIRE(before.flows[0].arrived.lots > 200);
    CHECK(fingerprint_of_flows(after) == fingerprint_of_flows(before));
    CHECK(fingerprint_of_network(after) == fingerprint_of_network(before));
}

}  // namespace corridor::models
