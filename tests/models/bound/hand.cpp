// Bounds and reaches of small corridors, worked out by hand. A lot is two TEU with 28 t of content;
// a year has 366 days or 8784 hours.
#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::bound {

using namespace models::miniature;
using models::bound_result;
using models::scenario;

namespace {

bound_result bound_of(scenario set) {
    add_empty_returns(set);
    return compute(set);
}

/// origin --60 km-- border --60 km-- market, one service over both legs.
scenario over_a_border() {
    scenario out = two_places();
    models::place_params crossing = place("crossing", models::place_kind::border);
    crossing.border.emplace();
    crossing.border->accepted_per_day = {2, 2};
    out.places.insert(out.places.begin() + 1, crossing);
    out.legs = {rail(0, 1, 60), rail(1, 2, 60)};
    out.services[0].to = models::place_id{2};
    out.services[0].legs = {models::leg_id{0}, models::leg_id{1}};
    out.services[0].stops = {models::place_id{0}, models::place_id{1}, models::place_id{2}};
    out.flows[0].destination = models::place_id{2};
    return out;
}

/// origin --60 km-- terminal --60 km-- market, one service on each leg.
scenario over_a_terminal() {
    scenario out = two_places();
    out.places.insert(out.places.begin() + 1, place("terminal", models::place_kind::terminal));
    out.legs = {rail(0, 1, 60), rail(1, 2, 60)};
    out.services = {trains(0, 1, 0), trains(1, 2, 1)};
    out.flows[0].destination = models::place_id{2};
    return out;
}

}  // namespace

TEST_CASE("A fleet's bound is vehicles times capacity times trips a year", "[bound]") {
    // One train of four TEU, an hour there and an hour back: 8784 / 2 trips, 17,568 TEU. 36,600 are
    // offered. The reach is their ratio, 0.48; a second train would carry as much again, until the
    // paths, 24 a day, are all taken: 245,952 t.
    scenario set = two_places();
    set.services[0].vehicles = 1;
    set.flows[0].teu_per_year = 36'600;

    const bound_result found = bound_of(set);

    CHECK(found.offered_teu == Approx(36'600));
    CHECK(found.bound_teu == Approx(17'568));
    CHECK(found.bound_t == Approx(17'568 * 14.0));
    CHECK(found.reach == Approx(0.48));
    CHECK(found.limits == std::vector<std::string>{"the fleet of "});
    CHECK(found.services[0].dual_t_per_vehicle == Approx(245'952));
    // The fluid knows the same round trip, and is full in all 53 weeks.
    CHECK(found.fluid_teu == Approx(17'568).epsilon(1e-4));
    CHECK(found.services[0].saturated_share == 1.0);
}

TEST_CASE("Supply bounds where vehicles abound, and the reach says how far they would go",
          "[bound]") {
    // The same train for 3660 TEU: all are carried, and it could carry 4.8 times as many.
    scenario set = two_places();
    set.services[0].vehicles = 1;

    const bound_result found = bound_of(set);

    CHECK(found.bound_teu == Approx(3660));
    CHECK(found.bound_t == Approx(3660 * 14.0));
    CHECK(found.fluid_teu == Approx(3660));
    CHECK(found.reach == Approx(4.8));
    CHECK(found.services[0].dual_t_per_vehicle == 0.0);
}

TEST_CASE("Train paths that other traffic holds bound a line", "[bound]") {
    // 24 paths a day, 18 of them held: 6 * 366 trains of four TEU are 8784 TEU.
    scenario set = two_places();
    set.legs[0].other_trains_per_day = 18;
    set.flows[0].teu_per_year = 36'600;

    const bound_result found = bound_of(set);

    CHECK(found.bound_teu == Approx(8784));
    CHECK(found.legs[0].dual_t_per_path[0] == Approx(366 * 4 * 14.0));
    CHECK(found.legs[0].saturated_share[0] == 1.0);
    CHECK(found.legs[0].saturated_share[1] == 0.0);
}

TEST_CASE("What a border accepts bounds what crosses it", "[bound]") {
    // Two trains a day, and every other day one of others': 1.5 * 366 trains of four TEU, 2196 of
    // 3660. For ten days of holidays it accepts half: ten trains fewer.
    scenario set = over_a_border();
    set.places[1].border->other_per_day = {0.5, 0.5};
    const bound_result open = bound_of(set);
    models::holiday_params holidays;
    holidays.name = "holidays";
    holidays.countries = {models::country_id{0}};
    holidays.first = {19'730};
    holidays.last = {19'739};
    holidays.acceptance_factor = 0.5;
    set.holidays = {holidays};

    const bound_result found = bound_of(set);

    CHECK(open.bound_teu == Approx(2196));
    CHECK(open.reach == Approx(0.6));
    CHECK(open.limits == std::vector<std::string>{"crossing border westbound"});
    CHECK(open.facilities[0].dual_t_per_accepted == Approx(366 * 4 * 14.0));
    CHECK(found.bound_teu == Approx(2196 - 10 * 4));
}

TEST_CASE("A border's staff bounds as well", "[bound]") {
    // One brigade on the way out, twelve hours a train: 732 trains of four TEU.
    scenario set = over_a_border();
    set.places[1].border->accepted_per_day = {24, 24};
    set.places[1].border->staff[0][0].service.mean = std::chrono::hours{12};
    set.services[0].vehicles = 100;
    set.flows[0].teu_per_year = 36'600;

    CHECK(bound_of(set).bound_teu == Approx(732 * 4));
}

TEST_CASE("A border's staff is there for all traffic, and rests on holidays", "[bound]") {
    // One brigade, six hours a train, nobody for ten days of 366, and another train a day from the
    // same: 356 * 24 - 366 * 6 = 6348 h, 1058 trains of four TEU. An embargo of 100 days on the
    // others gives their 600 h back, 100 trains more.
    scenario set = over_a_border();
    models::border_params& border = *set.places[1].border;
    border.accepted_per_day = {24, 24};
    border.other_per_day = {1, 0};
    border.others_inspected = true;
    border.staff[0][0].service.mean = std::chrono::hours{6};
    models::holiday_params holidays;
    holidays.countries = {models::country_id{0}};
    holidays.first = {19'730};
    holidays.last = {19'739};
    holidays.staff_factor = 0;
    set.holidays = {holidays};
    set.services[0].vehicles = 100;
    set.flows[0].teu_per_year = 36'600;
    const bound_result usual = bound_of(set);
    models::border_spell embargo;
    embargo.first = {19'750};
    embargo.last = {19'849};
    embargo.other_per_day[0] = 0.0;
    border.spells = {embargo};

    CHECK(usual.bound_teu == Approx(1058 * 4));
    CHECK(bound_of(set).bound_teu == Approx(1158 * 4));
}

TEST_CASE("A yard's bound is its places times the year by the shortest stay", "[bound]") {
    // 40 TEU of westbound places are kept from the train's departure, one hour on the way and
    // eleven of clearance: 40 * 8784 / 12 TEU.
    scenario set = over_a_terminal();
    set.places[1].yards[models::index_of(models::yard_kind::containers)].capacity = 80;
    set.places[1].clearance.mean = std::chrono::hours{11};
    set.flows[0].teu_per_year = 366'000;

    const bound_result found = bound_of(set);

    CHECK(found.bound_teu == Approx(29'280));
    CHECK(found.limits == std::vector<std::string>{"terminal yard containers westbound"});
}

TEST_CASE("Cranes and tracks bound by their hours", "[bound]") {
    // Each TEU is moved twice at the terminal, off one train and onto another.
    // One crane of five TEU an hour: 8784 * 5 / 2 TEU. One track: of each train of four TEU it is
    // held 0.8 h for the crane and, once its shunting of 1.2 h counts, 2 h: 8784 / 2 trains, every
    // second of which comes with cargo and every second fetches it: 8784 TEU.
    scenario set = over_a_terminal();
    set.places[1].rail_cranes = {1, 1, 5};
    set.places[1].docks[models::index_of(models::dock_kind::tracks_1520)].places = 2;
    set.flows[0].teu_per_year = 36'600;
    const bound_result by_crane = bound_of(set);
    models::dock_params& tracks =
        set.places[1].docks[models::index_of(models::dock_kind::tracks_1520)];
    tracks.places = 1;
    tracks.setup = std::chrono::minutes{72};

    const bound_result by_track = bound_of(set);

    CHECK(by_crane.bound_teu == Approx(21'960));
    CHECK(by_crane.limits == std::vector<std::string>{"terminal rail cranes"});
    CHECK(by_track.bound_teu == Approx(8784));
    CHECK(by_track.limits == std::vector<std::string>{"terminal tracks 1520"});
}

TEST_CASE("Other traffic's calls take their hours of a dock", "[bound]") {
    // As above, one track; 365.25 calls a year of twelve hours hold it half the time.
    scenario set = over_a_terminal();
    set.places[1].rail_cranes = {1, 1, 5};
    models::dock_params& tracks =
        set.places[1].docks[models::index_of(models::dock_kind::tracks_1520)];
    tracks.places = 1;
    tracks.setup = std::chrono::minutes{72};
    set.flows[0].teu_per_year = 36'600;
    models::other_traffic_params other;
    other.name = "other";
    other.at = models::place_id{1};
    other.calls_per_year = 365.25;
    other.dock_time.mean = std::chrono::hours{12};
    other.shape.fill(1);
    set.other_traffic = {other};

    CHECK(bound_of(set).bound_teu == Approx(4392));
}

TEST_CASE("Empties take room that cargo back would have had", "[bound]") {
    // One train, as above, full both ways: westbound 17,568 TEU. All containers come back empty,
    // which leaves nothing for the cargo that is offered eastbound; a tonne of it is worth as much,
    // so the sum is bound by 17,568 TEU of either.
    scenario set = two_places();
    set.services[0].vehicles = 1;
    set.flows[0].teu_per_year = 36'600;
    models::flow_params back = boxes(1, 0, 36'600);
    back.name = "back";
    back.heading = models::direction::eastbound;
    set.flows.push_back(back);
    const bound_result without = bound_of(set);
    set.flows[0].empty_return_share = 1;

    const bound_result found = bound_of(set);

    CHECK(without.bound_teu == Approx(2 * 17'568));
    CHECK(found.bound_teu == Approx(17'568));
}

TEST_CASE("A way counts for as long as it is open", "[bound]") {
    // Half of the year's 366 days open, 183: half of the supply, whatever the fleet.
    scenario set = two_places();
    models::way_params way;
    way.name = "half";
    way.through = {models::service_id{0}};
    way.open_from = models::date{19'723 + 183};
    set.ways = {way};

    const bound_result found = bound_of(set);

    CHECK(found.offered_teu == Approx(3660));
    CHECK(found.bound_teu == Approx(1830));
    CHECK(found.fluid_teu == Approx(1830));
    CHECK(found.reach > 1);
}

}  // namespace corridor::bound
