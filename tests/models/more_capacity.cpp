// More of one thing never carries less of one cargo; where two share what is scarce, it may carry
// fewer tonnes of both.
#include <chrono>
#include <cstdint>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

/// Ten times the cargo that `over_the_sea` is made for: a hundred TEU a day.
scenario overloaded() {
    scenario out = over_the_sea();
    for (const std::size_t port : {1U, 2U})
        out.places[port].docks[index_of(dock_kind::tracks_1520)].places = 8;
    for (service_params& each : out.services)
        each.vehicles = each.kind == service_kind::feeder ? 2 : 60;
    out.flows[0].teu_per_year *= 10;
    out.flows[0].patience = std::chrono::hours{240};
    return out;
}

std::int64_t delivered(const scenario& set) {
    const flow_result flow = run(set).flows[0];
    CHECK(balances(flow));
    return flow.delivered.teu;
}

/// Each at least as much as the one before it, but for one ship's load more or less under way when
/// the year ends.
void check_rising(const std::vector<std::int64_t>& carried) {
    for (std::size_t i = 1; i < carried.size(); ++i) {
        INFO("from " << carried[i - 1] << " to " << carried[i] << " TEU");
        CHECK(carried[i] >= carried[i - 1] - 40);
    }
}

}  // namespace

TEST_CASE("Another ship carries more until the railway is full", "[models][extremes][long]") {
    // A round trip of one ship is 3 h of loading, 12 at sea, 3 of unloading and 12 back: 40 TEU in
    // 30 h, 11,712 in 8,784 h, and twice that with two. Enough ships take all that the railway
    // brings: a train of 4 TEU each hour, 35,136 TEU of the 36,600 that are offered.
    std::vector<std::int64_t> carried;
    for (const int ships : {0, 1, 2, 3, 6, 12}) {
        scenario set = overloaded();
        set.services[1].vehicles = ships;
        carried.push_back(delivered(set));
    }

    check_rising(carried);
    CHECK(carried[0] == 0);
    CHECK(static_cast<double>(carried[1]) == Approx(11'712).margin(80));
    CHECK(static_cast<double>(carried[2]) == Approx(2 * 11'712).margin(160));
    CHECK(static_cast<double>(carried.back()) == Approx(35'136).margin(160));
}

TEST_CASE("Another berth, crane, track or yard place never carries less",
          "[models][extremes][long]") {
    // A call is an hour of mooring and 40 TEU at 2 TEU an hour and crane: one crane is busy 20 h a
    // call, 17,568 TEU in 8,784 h, and with one berth 21 h, 16,731 TEU. With two on a ship a berth
    // is held for 11 h, 31,942 TEU; two berths with four cranes take the railway's 35,136.
    for (const int berths : {1, 2}) {
        std::vector<std::int64_t> carried;
        for (const int cranes : {1, 2, 3, 4, 6}) {
            scenario set = overloaded();
            set.services[1].vehicles = 6;
            for (const std::size_t port : {1U, 2U}) {
                set.places[port].docks[index_of(dock_kind::container_berths)].places = berths;
                set.places[port].quay_cranes.count = cranes;
                set.places[port].quay_cranes.teu_per_h = 2;
                set.places[port].yards[index_of(yard_kind::containers)].capacity = 640;
            }
            carried.push_back(delivered(set));
        }
        INFO(berths << " berths");
        check_rising(carried);
        const bool one = berths == 1;
        CHECK(static_cast<double>(carried.front()) == Approx(one ? 16'731 : 17'568).margin(80));
        CHECK(static_cast<double>(carried.back()) == Approx(one ? 31'942 : 35'136).margin(80));
    }
    std::vector<std::int64_t> carried;
    for (const std::int64_t places : {80, 160, 320, 640}) {
        scenario set = overloaded();
        for (const std::size_t port : {1U, 2U})
            set.places[port].yards[index_of(yard_kind::containers)].capacity = places;
        carried.push_back(delivered(set));
    }
    check_rising(carried);
}

TEST_CASE("More of the lighter trains before a full border carry fewer tonnes in all",
          "[models][extremes]") {
    // Two turns a day for the container trains, 56 t each, and the wagon trains, 240 t each, in the
    // order of coming. All sets queue there, so every set crosses equally often, once in (sets / 2)
    // days, and a class gets turns by its share of the sets. Of 732 turns:
    //   6 and 6 sets    366 x 56 + 366 x 240 = 108,336 t
    //   18 and 6        549 x 56 + 183 x 240 = 74,664 t
    scenario set = two_places();
    place_params border = place("border", place_kind::border);
    border.border.emplace().accepted_per_day = {2, 1440};
    set.places = {place("origin", place_kind::origin), border, place("market", place_kind::market)};
    set.legs = {rail(0, 1, 60), rail(1, 2, 60)};
    set.services = {trains(0, 2, 0), trains(0, 2, 0)};
    for (service_params& each : set.services) {
        each.legs = {leg_id{0}, leg_id{1}};
        each.stops = {place_id{0}, place_id{1}, place_id{2}};
        each.vehicles = 6;
    }
    set.services[1].kind = service_kind::wagon_train;
    set.flows = {boxes(0, 2, 3660), boxes(0, 2, 0)};
    flow_params& wagons = set.flows[1];
    wagons.form = cargo_form::wagonload;
    wagons.lot_size = {0};
    wagons.lot_mass = {60'000};
    wagons.release_lots = 4;
    wagons.t_per_year = 120'000;
    scenario more = set;
    more.services[0].vehicles = 18;

    const auto carried_t = [](const scenario& in) {
        const replication_result seen = run(in);
        CHECK(balances(seen.flows[0]));
        CHECK(balances(seen.flows[1]));
        return tonnes({seen.flows[0].delivered.kg + seen.flows[1].delivered.kg});
    };
    // A few trains more or less when the year begins and ends.
    CHECK(carried_t(set) == Approx(108'336).margin(1'000));
    CHECK(carried_t(more) == Approx(74'664).margin(1'000));
}

}  // namespace corridor::models
