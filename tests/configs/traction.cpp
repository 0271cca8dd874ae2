// Locomotives, parts of trains and humps as a scenario states them.
#include <chrono>

#include <catch2/catch.hpp>

#include "configs/filling/filling.hpp"
#include "tests/configs/minimal.hpp"
#include "tests/configs/problems.hpp"

namespace corridor::configs {

using corridor::tests::minimal;
using corridor::tests::only_message;
using corridor::tests::read;
using corridor::tests::replaced;
using namespace std::chrono_literals;

namespace {

const std::string figures = "locomotives = 3  # assumed\n";
const std::string steppe = "kind = \"diesel\"\ndepot = \"aktau\"\nlegs = [\"steppe\"]\n" + figures;

std::string with(const std::string& table) { return minimal + "\n[traction.it]\n" + table; }

models::scenario read_all(const std::string& text) {
    const read_result result = read({{"a.toml", text}});
    for (const problem& each : result.problems)
        UNSCOPED_INFO(each.text());
    REQUIRE(result.scenario);
    return *result.scenario;
}

const models::leg_params& leg_of(const models::scenario& from, const std::string& name) {
    return from.legs[index_of(id_of<models::leg_id>(from.legs, name))];
}

}  // namespace

TEST_CASE("A territory is read with its locomotives, crews and legs", "[configs][traction]") {
    const models::scenario set = read_all(
        with(steppe + "servicing_h = 4  # assumed\ncrews = 7  # assumed\nrest_h = 12  # assumed\n"
                      "change_h = 0.5  # assumed\n"));

    REQUIRE(set.tractions.size() == 1);
    const models::traction_params& it = set.tractions[0];
    CHECK(it.kind == models::traction_kind::diesel);
    CHECK(set.places[index_of(it.depot)].name == "aktau");
    CHECK(it.count == std::array{3, 7});
    CHECK(it.after == std::array<core::duration, 2>{4h, 12h});
    CHECK(it.change == 30min);
    CHECK(leg_of(set, "steppe").traction == models::traction_id{0});
    CHECK_FALSE(leg_of(set, "kura").traction);
}

TEST_CASE("A territory that is not clear is refused", "[configs][traction]") {
    const auto of = [](const std::string& depot, const std::string& legs) {
        return "kind = \"diesel\"\ndepot = \"" + depot + "\"\nlegs = [" + legs + "]\n" + figures;
    };
    CHECK(only_message(with(of("aktau", "\"caspian\""))) ==
          "traction.it.legs: caspian is no railway; expected rail legs");
    CHECK(only_message(with(of("aktau", ""))) ==
          "traction.it.legs: the list is empty; expected a list of names, each of a leg");
    CHECK(only_message(with(of("alat", "\"steppe\""))) ==
          "traction.it.legs: no locomotive comes from alat to steppe; expected legs that are "
          "connected with the depot and each other");
    CHECK(only_message(with(of("aktau", "\"steppe\", \"kura\""))) ==
          "traction.it.legs: no locomotive comes from aktau to kura; expected legs that are "
          "connected with the depot and each other");
    CHECK(only_message(with(steppe + "rest_h = 8  # assumed\n")) ==
          "traction.it.rest_h: is there; expected it not of a territory without crews");
    CHECK(only_message(with(of("east", "\"steppe\"")) + "[traction.more]\n" + steppe) ==
          "traction.more.legs: steppe is territory it's already; expected legs that no other "
          "territory has");
}

TEST_CASE("A leg states its longest train, and no shunting without", "[configs][traction]") {
    const std::string paths = "pairs_per_day = 30  # assumed\n";
    const std::string shunting = "splitting_h = 2  # assumed\n";
    const models::scenario set =
        read_all(replaced(minimal, paths, paths + "longest_train_m = 400  # assumed\n" + shunting));

    CHECK(leg_of(set, "steppe").longest_train_m == 400);
    CHECK(leg_of(set, "steppe").splitting == 2h);
    CHECK(only_message(replaced(minimal, paths, paths + shunting)) ==
          "leg.steppe.splitting_h: is there; expected it not of a leg without longest_train_m");
}

TEST_CASE("Wagons are sorted where a hump is, on the way of a train", "[configs]") {
    const std::string yard =
        "[junction.yard]\ncountry = \"KZ\"\nlatitude_deg = 44  # map: assumed\n"
        "longitude_deg = 65  # assumed\n";
    const std::string hump =
        "hump_wagons_per_h = 20  # assumed\nhump_other_share = 0.6  # assumed\n"
        "accumulation_h = 12  # assumed\n";
    const std::string service =
        "[service.sorted]\nkind = \"wagon_train\"\nfrom = \"east\"\nto = \"aktau\"\n"
        "gauge_mm = 1520\nstage = \"east\"\nvehicles = 4  # assumed\n"
        "capacity_wagons = 50  # assumed\nlongest_wait_h = 24  # assumed\n"
        "cost_usd_per_t = 10  # assumed\nco2_g_per_t_km = 20  # assumed\n";
    const std::string leg =
        "[leg.more]\nmode = \"rail\"\nfrom = \"east\"\nto = \"yard\"\nlength_km = 1400  # assumed\n"
        "gauge_mm = 1520\npairs_per_day = 30  # assumed\nspeed_km_per_h = 40  # assumed\n"
        "[leg.and_more]\nmode = \"rail\"\nfrom = \"yard\"\nto = \"aktau\"\n"
        "length_km = 1400  # assumed\ngauge_mm = 1520\npairs_per_day = 30  # assumed\n"
        "speed_km_per_h = 40  # assumed\n";
    const std::string at = "marshalled_at = [\"yard\"]\n";
    const std::string before = minimal + leg;

    const models::scenario set = read_all(before + yard + hump + service + at);
    const auto found = id_of<models::place_id>(set.places, "yard");
    CHECK(set.places[index_of(found)].hump_wagons_per_h == Approx(8));
    CHECK(set.places[index_of(found)].accumulation.mean == 12h);
    const auto sorted = id_of<models::service_id>(set.services, "sorted");
    CHECK(set.services[index_of(sorted)].marshalled_at == std::vector{found});
    std::string boxes = service;
    boxes.replace(boxes.find("wagon_train"), 11, "container_train");
    boxes.replace(boxes.find("capacity_wagons"), 15, "capacity_teu");
    boxes.replace(boxes.find("cost_usd_per_t ="), 16, "cost_usd_per_teu =");
    const std::string per_wagon = "teu_per_wagon = 4  # assumed\n";
    CHECK(read_all(before + yard + hump + boxes + at + per_wagon)
              .services[index_of(sorted)]
              .teu_per_wagon == 4);
    CHECK(only_message(before + yard + hump + boxes + at) ==
          "service.sorted.teu_per_wagon: is missing; expected it of a container_train with "
          "marshalled_at");
    CHECK(only_message(before + yard + boxes + per_wagon) ==
          "service.sorted.teu_per_wagon: is there; expected it not of a container_train without "
          "marshalled_at");
    CHECK(only_message(before + yard + service + at) ==
          "service.sorted.marshalled_at: no wagons are sorted at yard; expected places with "
          "hump_wagons_per_h");
    CHECK(only_message(before + yard + hump + service + "marshalled_at = [\"alat\"]\n") ==
          "service.sorted.marshalled_at: alat is not between its ends; expected places that it "
          "passes");
    CHECK(only_message(before + yard + "accumulation_h = 12  # assumed\n") ==
          "junction.yard.accumulation_h: is there; expected it not of a place without "
          "hump_wagons_per_h");
}

}  // namespace corridor::configs
