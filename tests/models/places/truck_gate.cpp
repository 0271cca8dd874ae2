// When trucks come to a gate: when they can, by habit, or by appointment.
#include "models/places/truck_gate.hpp"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

using namespace std::chrono_literals;

/// origin --an hour by road-- terminal: one lane takes ten trucks an hour. So many a year come.
scenario truck_road(double trucks_a_year, int at_once) {
    scenario out = two_places();
    out.name = "truck_road";
    place_params& terminal = out.places[1];
    terminal.kind = place_kind::terminal;
    terminal.docks[index_of(dock_kind::gate)].places = 1;
    terminal.docks[index_of(dock_kind::gate)].rate_per_h = 10;
    out.legs[0].mode = leg_mode::road;
    service_params& trucks = out.services[0];
    trucks.kind = service_kind::truck;
    trucks.vehicles = 100;
    trucks.capacity = 1;
    flow_params& loads = out.flows[0];
    loads.form = cargo_form::truck;
    loads.lot_size = {0};
    loads.lot_mass = {12'000};
    loads.teu_per_year = 0;
    loads.t_per_year = 12 * trucks_a_year;
    loads.release_lots = at_once;
    return out;
}

by_hour only(std::size_t hour) {
    by_hour weights{};
    weights[hour] = 1;
    return weights;
}

/// The gate is the only facility of these corridors.
const facility_result& gate_of(const replication_result& seen) { return seen.facilities[0]; }

}  // namespace

TEST_CASE("Appointments lie evenly in the opening hours, one truck each",
          "[models][places][gate]") {
    // Day 0 is Saturday, 2023-12-02: the first opening hour is Monday's eighth.
    const scenario set = two_places();
    const calendar days(set);
    place_params here = place("terminal", place_kind::terminal);
    here.gate = {8, 10, 0, 0};
    here.gate_appointments_per_h = 4;
    truck_gate gate(here, days);
    const core::time_point monday = calendar::midnight(2);

    CHECK(gate.comes(calendar::midnight(0), 0) == monday + 8h);
    CHECK(gate.comes(monday + 8h, 0) == monday + 8h + 15min);
    CHECK(gate.comes(monday + 8h, 0) == monday + 8h + 30min);
    CHECK(gate.comes(monday + 9h + 31min, 0) == monday + 9h + 45min);
    CHECK(gate.comes(monday + 9h + 31min, 0) == monday + 32h);
    CHECK(gate.appointments(calendar::midnight(0), calendar::midnight(7)) == 5 * 8);
}

TEST_CASE("Trucks keep their hours by one uniform", "[models][places][gate]") {
    // Of those that can come from 8:15 on a third come at once, the rest at any time from 9 to 10;
    // who comes too late for that looks again the next day.
    const scenario set = two_places();
    const calendar days(set);
    place_params here = place("terminal", place_kind::terminal);
    here.gate = {8, 10, 8, 10};
    by_hour weights = only(9);
    weights[8] = 1.0 / 3;
    weights[15] = 7;  // closed then
    here.gate_arrivals = weights;
    truck_gate gate(here, days);
    const core::time_point day = calendar::midnight(3);
    const auto clock_h = [&](core::duration ready, double uniform) {
        return hours(gate.comes(day + ready, uniform) - day);
    };

    CHECK(clock_h(8h + 15min, 0.3) == Approx(8.25));
    CHECK(clock_h(8h + 15min, 2.0 / 3) == Approx(9.5));
    CHECK(clock_h(9h + 30min, 0.9) == Approx(9.5));
    CHECK(clock_h(10h, 2.0 / 3) == Approx(24 + 9.5));
}

TEST_CASE("Ten trucks that come together queue, or wait outside for their turn",
          "[models][places][gate]") {
    // Six minutes each: 0 to 54 minutes, 27 in the mean. With ten appointments an hour the first
    // waits for the next of them, up to six minutes more for all, and nobody stands at the lane.
    scenario set = truck_road(10 * 12, 10);
    const replication_result queueing = run(set);
    CHECK(per_lot(queueing.flows[0], cause::waiting_berth) == Approx(0.45));
    CHECK(per_lot(queueing.flows[0], cause::handling) == Approx(0.1));
    CHECK(gate_of(queueing).queue_max == 9);

    set.places[1].gate_appointments_per_h = 10;
    const replication_result booked = run(set);

    CHECK(balances(booked.flows[0]));
    CHECK(per_lot(booked.flows[0], cause::waiting_berth) >= 0.45);
    CHECK(per_lot(booked.flows[0], cause::waiting_berth) <= 0.55);
    CHECK(per_lot(booked.flows[0], cause::handling) == Approx(0.1));
    CHECK(gate_of(booked).queue_max <= 1);
    CHECK(gate_of(booked).waiting_mean_h == Approx(0.5).margin(0.05));
    CHECK(bound::check_replication(set, booked).broken.empty());
}

TEST_CASE("A peak hour queues, and appointments spread it", "[models][places][gate]") {
    // A truck an hour, day and night. All come between 8 and 9: those that can come in that hour at
    // once, the other 23 of 24 after 0 to 23 h and half an hour: 11.5 h in the mean of all. Then 24
    // come in an hour and 2.4 h of work begin: the nth, after n / 24 h, is served after n / 10 h,
    // so the mean of n (1 / 10 - 1 / 24) h over n below 24 is 0.67 h each and 0.67 trucks stand
    // there in the mean of the day.
    scenario set = truck_road(24 * 366, 1);
    CHECK(gate_of(run(set)).queue_mean < 0.02);

    set.places[1].gate_arrivals = only(8);
    const replication_result peak = run(set);
    CHECK(balances(peak.flows[0]));
    CHECK(gate_of(peak).queue_mean == Approx(0.67).margin(0.1));
    CHECK(per_lot(peak.flows[0], cause::waiting_berth) == Approx(11.5 + 0.67).margin(0.5));

    // One of six appointments an hour is at most ten minutes away, seldom taken, and never at 8.
    set.places[1].gate_appointments_per_h = 6;
    const replication_result booked = run(set);
    CHECK(per_lot(booked.flows[0], cause::waiting_berth) < 0.2);
    CHECK(gate_of(booked).queue_mean < 0.02);
    CHECK(bound::check_replication(set, booked).broken.empty());
}

TEST_CASE("More trucks than appointments break the row that forbids them",
          "[models][places][gate][bound]") {
    // One an hour, 8784 in the year, and three times as many want to come.
    scenario set = truck_road(3 * 24 * 366, 1);
    set.places[1].gate_appointments_per_h = 1;
    const replication_result seen = run(set);
    CHECK(seen.flows[0].delivered.lots <= 8784 + seen.work.came_before[1]);
    CHECK(seen.flows[0].delivered.lots > 8700);
    REQUIRE(bound::check_replication(set, seen).broken.empty());

    replication_result more = seen;
    more.work.services[0][0].arrived_loaded += 2 + seen.work.came_before[1];
    const std::vector<bound::broken_row> broken = bound::check_replication(set, more).broken;
    CHECK(std::any_of(broken.begin(), broken.end(), [](const bound::broken_row& each) {
        return each.name == "market appointments";
    }));
}

}  // namespace corridor::models
