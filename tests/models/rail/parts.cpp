// Trains that are longer than a leg takes run over it in parts, against answers by hand.
#include "models/rail/parts.hpp"

#include <chrono>

#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;
using namespace std::chrono_literals;

namespace {

/// One train of 900 m every fourth day over a leg that takes 450 m.
scenario long_trains() {
    scenario set = two_places();
    set.flows[0].teu_per_year = 366;
    set.services[0].train_length_m = 900;
    set.legs[0].longest_train_m = 450;
    return set;
}

/// On two sections of single track, 20 and 40 km, instead of a path each hour.
scenario on_two_sections() {
    scenario set = long_trains();
    rail_line_params line;
    for (const double each : {20, 40})
        line.layout.sections.push_back({km{each}, 1, km_per_h{120}, 1.0, 12min});
    line.layout.stations.resize(1);
    line.loop_length_m = 450;
    line.passenger_speed = km_per_h{60};
    set.legs[0].line = line;
    return set;
}

}  // namespace

TEST_CASE("A train has as many parts as the leg's longest train goes into it",
          "[models][traction]") {
    const scenario set = long_trains();
    leg_params leg = set.legs[0];
    CHECK(parts_on(leg, set.services[0]) == 2);
    leg.longest_train_m = 449;
    CHECK(parts_on(leg, set.services[0]) == 3);
    leg.longest_train_m = 900;
    CHECK(parts_on(leg, set.services[0]) == 1);
    leg.longest_train_m = 0;
    CHECK(parts_on(leg, set.services[0]) == 1);
}

TEST_CASE("Each part books its own path, and the train goes on with the last",
          "[models][traction]") {
    // Three parts take three paths, an hour apart: the last runs two hours after the first. Two
    // times an hour to split and to join, which moves the train by whole hours, so it waits for its
    // first path as long as if it stayed whole.
    scenario set = long_trains();
    set.legs[0].longest_train_m = 300;
    set.legs[0].splitting = 1h;
    const replication_result parted = run(set);
    set.legs[0].longest_train_m = 0;
    const replication_result whole = run(set);

    const flow_result& flow = parted.flows[0];
    REQUIRE(flow.arrived.lots > 150);
    CHECK(per_lot(flow, cause::handling) == Approx(4.0));
    CHECK(per_lot(flow, cause::moving) == Approx(1.0));
    CHECK(per_lot(flow, cause::waiting_path) ==
          Approx(2.0 + per_lot(whole.flows[0], cause::waiting_path)));
    CHECK(parted.legs[0].trips == whole.legs[0].trips);
    CHECK(parted.legs[0].utilisation == Approx(3 * whole.legs[0].utilisation));
}

TEST_CASE("Parts follow each other over a line's sections", "[models][traction]") {
    // The second enters at 20 min, is at the loop at 40, enters the second section at 60 and is
    // there at 100: an hour under way, 40 minutes behind the first.
    const flow_result flow = run(on_two_sections()).flows[0];

    REQUIRE(flow.arrived.lots > 150);
    CHECK(per_lot(flow, cause::moving) == Approx(1.0));
    CHECK(per_lot(flow, cause::waiting_path) == Approx(40.0 / 60).margin(0.02));
    CHECK(per_lot(flow, cause::handling) == Approx(0.0));
}

TEST_CASE("Each part has a locomotive, the same one when there is no other", "[models][traction]") {
    // The one locomotive takes the first part over in an hour and comes back light in another: the
    // second part waits two hours for it and has the line for itself.
    scenario set = on_two_sections();
    traction_params one;
    one.name = "one";
    one.depot = place_id{0};
    set.tractions = {one};
    set.legs[0].traction = traction_id{0};

    const flow_result flow = run(set).flows[0];

    REQUIRE(flow.arrived.lots > 150);
    CHECK(per_lot(flow, cause::moving) == Approx(1.0));
    CHECK(per_lot(flow, cause::waiting_locomotive) == Approx(2.0).margin(0.02));
    CHECK(per_lot(flow, cause::waiting_path) == Approx(0.0).margin(0.02));
}

}  // namespace corridor::models
