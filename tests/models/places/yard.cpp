// What a full yard and short tracks cost the trains that are worked there.
#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "models/places/rehandles.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

using namespace std::chrono_literals;

/// Trains of 4 TEU, half an hour of shunting and 0.2 h by one crane at either end: 1.4 h in all.
/// Docks enough that they hardly meet.
scenario worked_trains() {
    scenario out = two_places();
    for (place_params& end : out.places) {
        end.kind = place_kind::terminal;
        end.docks[index_of(dock_kind::tracks_1520)].places = 4;
        end.docks[index_of(dock_kind::tracks_1520)].setup = 30min;
        end.rail_cranes = {4, 1, 20.0};
    }
    return out;
}

double handling_h(const scenario& set) { return per_lot(run(set).flows[0], cause::handling); }

}  // namespace

TEST_CASE("What stands above a container must be moved first", "[models][places][yard]") {
    CHECK(rehandles(0.2, 4) == 0.0);              // stacks of one
    CHECK(rehandles(0.5, 4) == Approx(0.5));      // of two: one time in two
    CHECK(rehandles(1.0, 5) == Approx(2.0));      // of five: 0 to 4, as likely each
    CHECK(rehandles(1.3, 5) == rehandles(1, 5));  // fuller than full is full
    CHECK(rehandles(1.0, 1) == 0.0);
}

TEST_CASE("A fuller yard takes more crane time to load a train", "[models][places][yard]") {
    // 4 TEU and a quarter of others' in a yard of 8: three quarters of four tiers, stacks of three,
    // one rehandle a container. Loading takes 0.4 h instead of 0.2, unloading is as before.
    scenario set = worked_trains();
    CHECK(handling_h(set) == Approx(1.4).margin(0.01));
    set.places[0].yards[index_of(yard_kind::containers)] = {8, 0.25, 0.5};
    set.places[0].yard_tiers = 4;

    const replication_result seen = run(set);

    CHECK(per_lot(seen.flows[0], cause::handling) == Approx(1.6).margin(0.01));
    CHECK(bound::check_replication(set, seen).broken.empty());
}

TEST_CASE("A train longer than the tracks is shunted in parts", "[models][places][yard]") {
    // 900 m on tracks of 500 m at one end: two parts, half an hour more.
    scenario set = worked_trains();
    set.services[0].train_length_m = 900;
    dock_params& tracks = set.places[0].docks[index_of(dock_kind::tracks_1520)];
    tracks.track_length_m = 500;
    CHECK(handling_h(set) == Approx(1.9).margin(0.01));

    tracks.track_length_m = 900;
    CHECK(handling_h(set) == Approx(1.4).margin(0.01));
}

}  // namespace corridor::models
