// What a small terminal carries, worked out by hand.
#include "models/places/terminal_capacity.hpp"

#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

namespace {

/// 1520 mm trains of 40 TEU, two tracks, cranes of 10 TEU an hour, trucks of two TEU, no papers.
place_params small_terminal(int cranes, int lanes) {
    place_params out = miniature::place("terminal", place_kind::terminal);
    out.docks[index_of(dock_kind::tracks_1520)].places = 2;
    out.docks[index_of(dock_kind::gate)] = {lanes, 10.0, {}, {}, {}};
    out.rail_cranes = {cranes, 1, 10.0};
    out.yards[index_of(yard_kind::containers)].capacity = 2000;
    return out;
}

double capacity_of(const place_params& terminal) {
    terminal_traffic traffic;
    traffic.gate_1520 = 1;
    traffic.train_teu = 40;
    return terminal_capacity(terminal, {"LT", {}, false}, traffic, {});
}

constexpr double hours_a_year = 366 * 24;

}  // namespace

TEST_CASE("One crane binds a terminal", "[models][places][terminal][long]") {
    // Each container is lifted once, off a train or onto one, and a truck takes its turn at one of
    // many lanes: 10 TEU an hour.
    const place_params terminal = small_terminal(1, 20);

    const double found = capacity_of(terminal);

    CHECK(found == Approx(10 * hours_a_year).epsilon(0.06));
    CHECK(capacity_of(with_more(terminal, terminal_part::cranes)) ==
          Approx(2 * found).epsilon(0.06));
    CHECK(capacity_of(with_more(terminal, terminal_part::gate_lanes)) ==
          Approx(found).epsilon(0.06));
}

TEST_CASE("One lane binds a terminal, the more so when it closes at night",
          "[models][places][terminal][long]") {
    // Ten trucks of two TEU an hour, all day or for half of it.
    place_params terminal = small_terminal(8, 1);
    CHECK(capacity_of(terminal) == Approx(20 * hours_a_year).epsilon(0.06));

    terminal.gate = {7, 19, 7, 19};
    CHECK(capacity_of(terminal) == Approx(10 * hours_a_year).epsilon(0.07));
}

}  // namespace corridor::models
