// What the water lets a ship load: the arithmetic by hand, published limits of the Caspian, and a
// port that is dredged.
#include "models/sea/draught.hpp"

#include <catch2/catch.hpp>

#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;

namespace {

using namespace std::chrono_literals;

constexpr date first_of_2024{19'723};
constexpr date july_of_2025{20'270};

/// quay ~~240 km, 12 h~~ far quay: a tanker of 600 t that draws 4 m and keeps half a metre under
/// its keel, 2 t a centimetre. 4.5 m of water at the near quay, 4 m at the far one: it stays 50 cm
/// and 100 t lighter. 500 t come at once, every 30 days or so, in lots of 50 t.
scenario shallow_sea() {
    scenario out = two_places();
    for (place_params& port : out.places) {
        port.kind = place_kind::port;
        port.sea = sea_id{0};
        port.docks[index_of(dock_kind::oil_berths)] = {1, 100'000.0, 1h, 4.5, {}};
    }
    out.places[1].docks[index_of(dock_kind::oil_berths)].depth_m = 4.0;
    sea_params sea;
    sea.name = "sea";
    sea.level_on = out.start_date;
    out.seas = {sea};
    out.legs = {rail(0, 1, 240)};
    out.legs[0].mode = leg_mode::sea;
    service_params& tanker = out.services[0];
    tanker.kind = service_kind::tanker;
    tanker.vehicles = 1;
    tanker.capacity = 600'000;
    tanker.hull = {4.0, 2.0, 0.5, 600'000, {1}, 1.0};
    tanker.speed = {20};
    tanker.longest_wait = 240h;
    flow_params& oil = out.flows[0];
    oil.form = cargo_form::wagonload;
    oil.vessels = {service_kind::tanker};
    oil.teu_per_year = 0;
    oil.t_per_year = 500 * 12;
    oil.lot_size = {0};
    oil.lot_mass = {50'000};
    oil.release_lots = 10;
    return out;
}

/// A Caspian port of 6 m, and of 8 m at its oil berths, at a datum 1.1 m above the level of 2024.
scenario caspian(service_kind kind, const hull_params& hull) {
    scenario out = shallow_sea();
    out.seas[0].level_m = -1.1;
    out.seas[0].level_on = first_of_2024;
    out.seas[0].level_change_m_per_year = -0.22;
    for (place_params& port : out.places) {
        port.docks[index_of(dock_kind::dry_berths)] = {1, 100'000.0, 1h, 6.0, {}};
        port.docks[index_of(dock_kind::oil_berths)].depth_m = 8.0;
    }
    out.services[0].kind = kind;
    out.services[0].capacity = hull.capacity;
    out.services[0].hull = hull;
    return out;
}

double july_t(const scenario& from) {
    return tonnes({room_on(from, from.services[0], july_of_2025)});
}

}  // namespace

TEST_CASE("A sea falls day by day", "[models][sea][draught]") {
    // 547 days at 22 cm a year of 365.25 days are 32.95 cm.
    sea_params sea;
    sea.level_m = -1.1;
    sea.level_on = first_of_2024;
    sea.level_change_m_per_year = -0.22;

    CHECK(level_m(sea, first_of_2024) == Approx(-1.1));
    CHECK(level_m(sea, july_of_2025) == Approx(-1.42948).epsilon(1e-5));
    CHECK(level_m(sea, {first_of_2024.days - 547}) == Approx(-0.77052).epsilon(1e-5));
}

TEST_CASE("What ships of Aktau may load in 2025 follows from the fall of the sea",
          "[models][sea][draught]") {
    // July 2025 stands 1.43 m below the datum: 4.57 m of water at the dry berths and 6.57 m at the
    // oil berths. A ship of 140 x 16.5 m, 20 t a centimetre, that draws 4.67 m and keeps 0.4 m
    // lacks 0.4995 m: 999 t of 6,500, where 5,500 t are published. A tanker of 23 t a centimetre
    // that draws 7 m lacks 0.8295 m: 1,907.8 t of 12,000, where 10,000 t are published.
    const scenario dry = caspian(service_kind::dry_cargo, {4.67, 20, 0.4, 6'500'000, {1}, 1});
    const scenario oil = caspian(service_kind::tanker, {7.0, 23, 0.4, 12'000'000, {1}, 1});

    CHECK(july_t(dry) == Approx(5'501.0).margin(0.5));
    CHECK(july_t(oil) == Approx(10'092.2).margin(0.5));
}

TEST_CASE("A ship gives up whole units, and the payload share is of what is left",
          "[models][sea][draught]") {
    // 30 cm of 22 t are 660 t: eight wagons of 84 t of 28; half of the other twenty are ten.
    const hull_params ferry{4.4, 22, 0.4, 28, {84'000}, 0.5};
    scenario set = caspian(service_kind::dry_cargo, ferry);
    set.services[0].kind = service_kind::rail_ferry;
    set.services[0].capacity = 14;
    for (place_params& port : set.places) {
        port.docks[index_of(dock_kind::ferry_berths)] = {1, 10, 1h, 5.6, {}};
    }

    CHECK(room_on(set, set.services[0], first_of_2024) == 10);
    set.places[0].dredged_m = set.places[1].dredged_m = 0.25;  // 5 cm are 110 t, two wagons
    CHECK(room_on(set, set.services[0], first_of_2024) == 13);
    set.places[1].dredged_m = 0.3;  // the other port rules
    CHECK(room_on(set, set.services[0], first_of_2024) == 13);
    set.places[0].dredged_m = 1;
    CHECK(room_on(set, set.services[0], first_of_2024) == 14);
}

TEST_CASE("A ship that low water fills at five sixths sails full", "[models][sea][draught]") {
    // 500 t find room for 500 t: nobody waits, five hours at the pumps and one to moor at each end.
    const replication_result result = run(shallow_sea());

    CHECK(balances(result.flows[0]));
    CHECK(result.services[0].load_factor == Approx(1.0));
    CHECK(result.services[0].water_share == Approx(5.0 / 6));
    CHECK(per_lot(result.flows[0], cause::waiting_vessel) == Approx(0.0));
    CHECK(per_lot(result.flows[0], cause::handling) == Approx(12.0));
}

TEST_CASE("Dredging gives the payload back where the shallower port is dredged",
          "[models][sea][draught]") {
    // At the near quay it gains nothing. At the far one 500 t no longer fill the ship, which sails
    // when they have waited for its 240 h.
    scenario near = shallow_sea();
    near.places[0].dredged_m = 0.5;
    scenario far = shallow_sea();
    far.places[1].dredged_m = 0.5;

    CHECK(run(near).services[0].water_share == Approx(5.0 / 6));
    const replication_result deep = run(far);
    CHECK(deep.services[0].water_share == Approx(1.0));
    CHECK(deep.services[0].load_factor == Approx(5.0 / 6));
    CHECK(per_lot(deep.flows[0], cause::waiting_vessel) == Approx(240.0));
}

TEST_CASE("Dredging counts from its first day", "[models][sea][draught]") {
    scenario set = shallow_sea();
    set.places[1].dredged_m = 0.25;
    set.places[1].dredged_on = date{set.start_date.days + 100};
    const service_params& tanker = set.services[0];

    CHECK(room_on(set, tanker, {set.start_date.days + 99}) == 500'000);
    CHECK(room_on(set, tanker, {set.start_date.days + 100}) == 550'000);
    CHECK(least_room(set, tanker) == 500'000);
}

}  // namespace corridor::models
