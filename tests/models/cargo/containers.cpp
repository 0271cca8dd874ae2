// What the size of containers means for cranes and for what trains weigh.
#include "models/cargo/containers.hpp"

#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

/// Trains of four TEU are unloaded by one crane of ten moves an hour.
scenario one_crane(std::optional<container_size> size) {
    scenario out = two_places();
    out.places[1].docks[index_of(dock_kind::tracks_1520)].places = 2;
    out.places[1].rail_cranes = {1, 1, 16.0, 1.6};
    out.flows[0].size = size;
    return out;
}

double handled_h(const scenario& set) {
    const replication_result seen = run(set);
    CHECK(bound::check_replication(set, seen).broken.empty());
    return per_lot(seen.flows[0], cause::handling);
}

}  // namespace

TEST_CASE("A crane moves a container of twenty feet in the time of one of forty",
          "[models][cargo][containers]") {
    // A train of four TEU has four containers of twenty feet, two of forty or, in a mix of 1.6 TEU
    // a move, two and a half: 24, 12 and 15 minutes.
    CHECK(handled_h(one_crane(container_size::ft20)) == Approx(0.4));
    CHECK(handled_h(one_crane(container_size::ft40)) == Approx(0.2));
    CHECK(handled_h(one_crane(std::nullopt)) == Approx(0.25));
}

TEST_CASE("Long containers weigh less by the TEU", "[models][cargo][containers]") {
    flow_params flow = boxes(0, 1, 100);  // lots of two TEU

    CHECK(tare_t(flow) == Approx(4.6));
    flow.size = container_size::ft20;
    CHECK(tare_t(flow) == Approx(4.6));
    flow.size = container_size::ft40;
    CHECK(tare_t(flow) == Approx(3.8));
    flow.lot_size = {};
    CHECK(tare_t(flow) == 0);
}

}  // namespace corridor::models
