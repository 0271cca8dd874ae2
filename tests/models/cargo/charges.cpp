// Who pays what, and what vehicles emit beside running with cargo, worked out by hand.
#include "models/cargo/charges.hpp"

#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;
using namespace std::chrono_literals;

namespace {

double paid(const stage_result& stage, payer by) { return stage.usd[index_of(by)]; }

double lots_of(const stage_result& stage) { return static_cast<double>(stage.time.count()); }

/// A train on each full hour takes the path of that hour, runs 60 km in half an hour, and waits as
/// long for the path back, without cargo.
scenario to_and_fro() {
    scenario out = two_places();
    out.legs[0].speed = {120};
    out.services[0].vehicles = 2;
    out.services[0].interval = 1h;
    return out;
}

}  // namespace

TEST_CASE("The empty part of a round trip is on its laden part", "[models][charges]") {
    // A train carries two lots of 28 t in 4.6 t of containers: 60 km * 32.6 t * 20 g is 39.12 kg a
    // lot. Running back it emits 2 kg/km, 120 kg, which the next two lots share.
    scenario set = to_and_fro();
    set.services[0].g_co2_per_t_km = 20;
    set.services[0].empty_kg_co2_per_km = 2;

    const stage_result stage = miniature::run(set).flows[0].stages[0];

    CHECK(stage.kg_co2_beside / lots_of(stage) == Approx(60.0));
    CHECK(stage.kg_co2 / lots_of(stage) == Approx(39.12 + 60.0));
}

TEST_CASE("A vehicle that waits emits, and its carrier pays", "[models][charges]") {
    // Half an hour without cargo before the path back, for two lots: 0.5 h * 8 kg / 2 and
    // 0.5 h * 40 USD / 2 each. The state adds 30 USD for each of a lot's two TEU.
    scenario set = to_and_fro();
    set.services[0].waiting_kg_co2_per_h = 8;
    set.services[0].waiting_usd_per_h = 40;
    set.services[0].usd_per_teu = 100;
    set.services[0].subsidy_usd_per_teu = 30;

    const stage_result stage = miniature::run(set).flows[0].stages[0];

    CHECK(stage.kg_co2 / lots_of(stage) == Approx(2.0));
    CHECK(paid(stage, payer::railway) / lots_of(stage) == Approx(10.0));
    CHECK(paid(stage, payer::shipper) / lots_of(stage) == Approx(200.0));
    CHECK(paid(stage, payer::state) / lots_of(stage) == Approx(60.0));
    CHECK(paid(stage, payer::ship_operator) == 0.0);
}

TEST_CASE("A ship emits at its berths, and its cargo shares that by mass", "[models][charges]") {
    // The only ship is at either berth for one hour of mooring and two of work: six hours of 100 kg
    // a voyage, for 20 lots of equal mass. Empty, it sails back past both berths.
    scenario set = over_the_sea();
    set.services[1].vehicles = 1;
    set.services[1].waiting_kg_co2_per_h = 100;

    const replication_result result = miniature::run(set);

    const stage_result& sea = result.flows[0].stages[1];
    CHECK(sea.kg_co2 / lots_of(sea) == Approx(30.0));
    // Of the year's voyages, all on the one leg.
    CHECK(result.services[1].kg_co2 ==
          Approx(600.0 * static_cast<double>(result.services[1].departures)).epsilon(0.02));
    CHECK(result.legs[1].kg_co2 == Approx(result.services[1].kg_co2).epsilon(0.02));
}

TEST_CASE("What the flows are charged with is what the vehicles emitted", "[models][charges]") {
    // Nothing is released in December: all voyages of the year lie in it. Trains emit running with
    // cargo, and the ships at their berths too, which they pass when empty: none owes anything.
    scenario set = over_the_sea();
    set.run_in_days = 0;
    set.flows[0].shape[11] = 0;
    set.services[1].waiting_kg_co2_per_h = 10;
    for (service_params& each : set.services)
        each.g_co2_per_t_km = 20;

    const replication_result result = miniature::run(set);

    REQUIRE(result.flows[0].arrived.lots == result.flows[0].cohort.lots);
    double charged = 0;
    for (const stage_result& each : result.flows[0].stages)
        charged += each.kg_co2;
    double emitted = 0;
    double on_legs = 0;
    for (const service_result& each : result.services)
        emitted += each.kg_co2;
    for (const leg_result& each : result.legs)
        on_legs += each.kg_co2;
    CHECK(charged > 0);
    CHECK(charged == Approx(emitted).epsilon(1e-12));  // but for rounding
    CHECK(on_legs == Approx(emitted).epsilon(1e-12));
}

TEST_CASE("Storage is paid for each day begun after the free ones", "[models][charges]") {
    place_params yard;
    yard.storage_usd_per_teu_day = 8;
    yard.storage_usd_per_t_day = 0.5;
    yard.storage_free = 96h;
    flow_params boxed;
    boxed.lot_size = {2};
    boxed.lot_mass = {28'000};
    flow_params bulk = boxed;
    bulk.lot_size = {0};
    lot each;
    each.put_down = core::at(10h);
    const auto charged = [&](const flow_params& flow, core::duration leaves) {
        lot copy = each;
        charge_storage(yard, flow, copy, core::at(leaves));
        return copy.usd[index_of(payer::shipper)];
    };

    CHECK(charged(boxed, 106h) == 0.0);
    CHECK(charged(boxed, 106h + 1min) == 16.0);
    CHECK(charged(boxed, 130h) == 16.0);
    CHECK(charged(boxed, 131h) == 32.0);
    CHECK(charged(bulk, 131h) == 28.0);
}

}  // namespace corridor::models
