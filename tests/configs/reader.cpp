// A scenario that is right: what the structs hold, what extends and overrides do, and that the
// resolved text reads to the same.
#include "configs/reader.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "models/units.hpp"
#include "tests/configs/minimal.hpp"

using namespace corridor;
using tests::minimal;

namespace {

std::string all_of(const std::vector<configs::problem>& problems) {
    std::string text;
    for (const configs::problem& each : problems) {
        text += each.text() + "\n";
    }
    return text;
}

template <class Things>
const auto& by_name(const Things& things, const std::string& name) {
    return *std::find_if(things.begin(), things.end(),
                         [&](const auto& each) { return each.name == name; });
}

const models::dock_params& dock(const models::place_params& at, models::dock_kind kind) {
    return at.docks[models::index_of(kind)];
}

}  // namespace

TEST_CASE("A scenario without mistakes fills the structs in the model's units", "[configs]") {
    const configs::read_result result =
        tests::read({{"folder/minimal.toml", minimal}}, "folder/minimal.toml");
    INFO(all_of(result.problems));
    REQUIRE(result.scenario);
    const models::scenario& is = *result.scenario;
    CHECK(is.name == "minimal");
    CHECK(is.start_date.days == 19723);  // 54 years of which 13 have a leap day: 19710 + 13
    CHECK(is.run_in_days == 365);        // by default
    CHECK(is.countries.size() == 2);
    CHECK(is.countries[1].utc_offset == std::chrono::hours{5});

    const models::place_params& aktau = by_name(is.places, "aktau");
    CHECK(aktau.label == "Aktau");
    CHECK(by_name(is.places, "alat").label == "alat");
    CHECK(dock(aktau, models::dock_kind::ferry_berths).rate_per_h == 10);
    CHECK(dock(aktau, models::dock_kind::dry_berths).rate_per_h == 250'000);  // kilograms
    CHECK(dock(aktau, models::dock_kind::dry_berths).setup == std::chrono::hours{2});
    CHECK(aktau.quay_cranes.teu_per_h == Approx(24));  // 15 moves of 1.6 TEU
    CHECK(aktau.rail_cranes.teu_per_h == Approx(32));
    CHECK(aktau.yards[0].capacity == 1000);
    CHECK(aktau.yards[0].westbound_share == 0.5);
    CHECK(aktau.yards[2].capacity == 20'000'000);

    const models::service_params& feeder = by_name(is.services, "feeder");
    CHECK(feeder.capacity == 280);  // 350 TEU of which 0.8 can be used
    CHECK(feeder.speed.count == Approx(18.52));
    REQUIRE(feeder.legs.size() == 1);
    CHECK(is.legs[models::index_of(feeder.legs[0])].length.count == Approx(468.556));
    CHECK(feeder.stops == std::vector{feeder.from, feeder.to});

    const models::flow_params& boxes = by_name(is.flows, "boxes");
    CHECK(boxes.lot_mass.count == 19'000);                  // 2 TEU of 9.5 t
    CHECK(boxes.shape[0] == Approx(0.5));                   // the mean of six 1 and six 3 is 2
    CHECK(boxes.container == models::container_kind::dry);  // by default
    CHECK(boxes.shape[11] == Approx(1.5));
    CHECK(boxes.t_per_year == Approx(475'000));
    CHECK(boxes.patience == core::duration{});
    CHECK(by_name(is.flows, "grain").lot_mass.count == 65'000);
}

TEST_CASE("The resolved text reads to itself", "[configs]") {
    const configs::read_result first = tests::read({{"a.toml", minimal}});
    REQUIRE(first.scenario);
    const configs::read_result second = tests::read({{"a.toml", first.resolved_toml}});
    INFO(all_of(second.problems));
    REQUIRE(second.scenario);
    CHECK(second.resolved_toml == first.resolved_toml);
    CHECK(second.scenario->services.size() == first.scenario->services.size());
    CHECK(first.resolved_toml.find("quay_cranes = 2  # source: port authority\n") !=
          std::string::npos);
}

TEST_CASE("A scenario states only what differs from the one that it extends", "[configs]") {
    // c extends b in the folder above, which extends a: the last word on a key is c's.
    const tests::files texts = {
        {"a.toml", minimal},
        {"b.toml",
         "extends = \"a.toml\"\ntitle = \"B\"\n[port.aktau]\nquay_cranes = 3 # assumed\n"},
        {"cases/c.toml",
         "extends = \"../b.toml\"\n[port.aktau]\ncontainer_berths = 4 # assumed\n"}};
    const configs::read_result result = tests::read(texts, "cases/c.toml");
    INFO(all_of(result.problems));
    REQUIRE(result.scenario);
    CHECK(result.scenario->name == "c");
    CHECK(result.scenario->title == "B");
    const models::place_params& aktau = by_name(result.scenario->places, "aktau");
    CHECK(aktau.quay_cranes.count == 3);
    CHECK(dock(aktau, models::dock_kind::container_berths).places == 4);
    CHECK(dock(aktau, models::dock_kind::ferry_berths).places == 1);
}

TEST_CASE("An override takes the place of the file's value", "[configs]") {
    const configs::read_result result =
        tests::read({{"a.toml", minimal}}, "a.toml",
                    {{"port.aktau.quay_cranes", "5", "--set"}, {"title", "More cranes", "--set"}});
    INFO(all_of(result.problems));
    REQUIRE(result.scenario);
    CHECK(by_name(result.scenario->places, "aktau").quay_cranes.count == 5);
    CHECK(result.scenario->title == "More cranes");
    const configs::figure& cranes = *std::find_if(
        result.figures.begin(), result.figures.end(),
        [](const configs::figure& each) { return each.path == "port.aktau.quay_cranes"; });
    CHECK(cranes.value == "5");
    CHECK(cranes.source == "source: --set");
    CHECK(cranes.unit == "cranes");
    CHECK(cranes.range == "a whole number from 0 to 100");
    CHECK(cranes.stated);
}

TEST_CASE("A service goes the shortest way over the legs, and through its via", "[configs]") {
    // east to aktau is 2900 km by the steppe; by the junction it is 1500 + 1600 km.
    const std::string more = R"(
[junction.north]
country = "KZ"
latitude_deg = 49.0  # source: map
longitude_deg = 66.0
[leg.north_east]
mode = "rail"
from = "north"
to = "east"
length_km = 1500  # assumed
gauge_mm = 1520
pairs_per_day = 30  # assumed
speed_km_per_h = 40  # assumed
[leg.north_west]
mode = "rail"
from = "north"
to = "aktau"
length_km = 1600  # assumed
gauge_mm = 1520
pairs_per_day = 30  # assumed
speed_km_per_h = 40  # assumed
)";
    const configs::read_result direct = tests::read({{"a.toml", minimal + more}});
    INFO(all_of(direct.problems));
    REQUIRE(direct.scenario);
    CHECK(by_name(direct.scenario->services, "steppe_boxes").legs.size() == 1);

    const configs::read_result via =
        tests::read({{"a.toml", minimal + more}}, "a.toml",
                    {{"service.steppe_boxes.via", "[\"north\"]", "--set"}});
    REQUIRE(via.scenario);
    const models::service_params& round = by_name(via.scenario->services, "steppe_boxes");
    REQUIRE(round.legs.size() == 2);
    CHECK(via.scenario->legs[models::index_of(round.legs[0])].name == "north_east");
    CHECK(via.scenario->places[models::index_of(round.stops[1])].name == "north");
}

TEST_CASE("What comes back empty is a flow of its own", "[configs]") {
    // Half of the boxes' carriers come back empty, none of the grain's.
    const configs::read_result result = tests::read({{"a.toml", minimal}});
    REQUIRE(result.scenario);
    const auto& flows = result.scenario->flows;
    REQUIRE(flows.size() == 3);
    CHECK(flows[2].name == "boxes_empties");
    CHECK(flows[2].returns_of == models::flow_id{0});
    CHECK(flows[2].heading == models::direction::eastbound);
}
