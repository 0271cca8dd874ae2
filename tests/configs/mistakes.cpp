// Each mistake that a scenario file can hold, and the one message that it must give, exactly.
#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "configs/reader.hpp"
#include "configs/reading/nearest.hpp"
#include "tests/configs/minimal.hpp"

using namespace corridor;
using tests::minimal;
using tests::replaced;

namespace {

struct mistake {
    const char* right;    // in the minimal scenario
    const char* wrong;    // in its place; @ stands before what the message points at
    const char* message;  // without the place
    const char* also_right = "";
    const char* also_wrong = "";
};

// The text with the mistake, and where the @ was: an answer that owes nothing to the reader.
std::string spoilt(const mistake& by, std::string& place) {
    std::string text = replaced(minimal, by.right, by.wrong);
    text = replaced(text, by.also_right, by.also_wrong);
    const std::size_t mark = text.find('@');
    place = "a.toml";
    if (mark != std::string::npos) {
        text.erase(mark, 1);
        const auto here = text.begin() + static_cast<std::ptrdiff_t>(mark);
        const std::size_t before = text.substr(0, mark).rfind('\n');
        place += fmt::format(":{}:{}", 1 + std::count(text.begin(), here, '\n'),
                             mark - (before == std::string::npos ? 0 : before + 1) + 1);
    }
    return text;
}

const std::string no_source =
    " has no source; expected \"# source: ...\" or \"# assumed ...\" at the end of its line, or a "
    "key source in its table";

void expect_each(const std::vector<mistake>& mistakes) {
    for (const mistake& each : mistakes) {
        CAPTURE(each.wrong);
        std::string place;
        const configs::read_result result = tests::read({{"a.toml", spoilt(each, place)}});
        CHECK_FALSE(result.scenario);
        CHECK(result.resolved_toml.empty());
        CHECK(result.figures.empty());
        REQUIRE(!result.problems.empty());
        CHECK(result.problems[0].text() == place + ": " + each.message);
        CHECK(result.problems.size() == 1);
    }
}

}  // namespace

TEST_CASE("A wrong value is told where it stands, with what may be there", "[configs]") {
    expect_each({
        {"quay_cranes = 2", "quay_cranes = @-4",
         "port.aktau.quay_cranes: -4 is less than 0; expected a whole number from 0 to 100"},
        {"quay_cranes = 2", "quay_cranes = @101",
         "port.aktau.quay_cranes: 101 is more than 100; expected a whole number from 0 to 100"},
        {"quay_cranes = 2", "quay_cranes = @2.5",
         "port.aktau.quay_cranes: 2.5 is not whole; expected a whole number from 0 to 100"},
        {"quay_cranes = 2", "quay_cranes = @\"two\"",
         "port.aktau.quay_cranes: \"two\" is text; expected a whole number from 0 to 100"},
        {"mooring_h = 2", "mooring_h = @nan",
         "port.aktau.mooring_h: nan is no finite number; expected a number from 0 to 72"},
        {"mooring_h = 2", "mooring_h = @inf",
         "port.aktau.mooring_h: inf is no finite number; expected a number from 0 to 72"},
        {"mooring_h = 2", "mooring_h = @07:30:00",
         "port.aktau.mooring_h: a value of another kind is no value of use here; expected a number "
         "from 0 to 72"},
        {"yard_other_share = 0.2", "yard_other_share = @0.99",
         "port.aktau.yard_other_share: 0.99 is more than 0.98; expected a number from 0 to 0.98"},
        {"latitude_deg = 43.6", "latitude_deg = @143.6",
         "port.aktau.latitude_deg: 143.6 is more than 90; expected a number from -90 to 90"},
        {"label = \"Aktau\"", "label = @7", "port.aktau.label: 7 is a whole number; expected text"},
        {"utc_offset_h = 5", "eu_daylight_saving = @1\nutc_offset_h = 5",
         "country.KZ.eu_daylight_saving: 1 is a whole number; expected true or false"},
        {"start_date = 2024-01-01", "start_date = @\"1 January\"",
         "start_date: \"1 January\" is text; expected a date like 2024-01-31"},
        {"[0.2, 0.1, 0.1,", "@[0.1,",
         "sea.caspian.closed_share_by_month: these are 10 numbers; expected 12 numbers from 0 to "
         "0.9, January first"},
        {"[0.2, 0.1, 0.1,", "@[0.95, 0.1, 0.1,",
         "sea.caspian.closed_share_by_month: 0.95 is more than 0.9; expected 12 numbers from 0 to "
         "0.9, January first"},
        {"[1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3]", "@[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]",
         "flow.boxes.shape_by_month: all of it is 0; expected 12 numbers from 0 to 1000000, "
         "January first"},
        {"mode = \"sea\"", "mode = @\"see\"",
         "leg.caspian.mode: \"see\" is none of them; expected one of \"rail\", \"sea\", \"road\""},
        {"gauge_mm = 1520\npairs", "gauge_mm = @1524\npairs",
         "leg.steppe.gauge_mm: 1524 is none of them; expected 1520 or 1435"},
        {"gauge_mm = 1520\nstage = \"west\"", "gauge_mm = @1524\nstage = \"west\"",
         "service.kura_boxes.gauge_mm: 1524 is none of them; expected 1520 or 1435"},
        {"vessels = [\"feeder\"]", "vessels = @[\"steamer\"]",
         "flow.boxes.vessels: \"steamer\" is none of them; expected a list of \"feeder\", "
         "\"rail_ferry\", \"roro\", \"dry_cargo\", \"tanker\""},
        {"stages = [\"east\", \"sea\", \"west\"]", "stages = @[\"east\", 2, \"sea\", \"west\"]",
         "stages: 2 is not text; expected a list of texts"},
        {"days = 366", "days = @0",
         "days: 0 is less than 1; expected a whole number from 1 to 3660"},
    });
}

TEST_CASE("A key or name that is not known comes with the nearest that is", "[configs]") {
    expect_each({
        {"quay_cranes = 2", "quay_cranes = 2\n@quay_crane = 2",
         "port.aktau.quay_crane: unknown key; did you mean quay_cranes?"},
        {"days = 366", "days = 366\n@run_in = 3", "run_in: unknown key; did you mean run_in_days?"},
        {"scale = 1.0", "@skale = 1.0", "demand.skale: unknown key; did you mean scale?"},
        {"[demand]", "[@demnd]", "demnd: unknown table; did you mean demand?"},
        {"origin = \"east\"", "origin = @\"eist\"",
         "flow.boxes.origin: there is no place eist; did you mean east?"},
        {"country = \"KZ\"\nlatitude_deg = 43.6", "country = @\"KX\"\nlatitude_deg = 43.6",
         "port.aktau.country: there is no country KX; did you mean KZ?"},
        {"stage = \"sea\"", "stage = @\"see\"",
         "service.feeder.stage: there is no stage see; did you mean sea?"},
        {"sea = \"caspian\"", "sea = @\"kaspian\"",
         "port.aktau.sea: there is no sea kaspian; did you mean caspian?"},
        {"[flow.boxes]", "[way.middle]\nthrough = @[\"feedr\"]\n[flow.boxes]",
         "way.middle.through: there is no service feedr; did you mean feeder?"},
        {"[market.west]",
         "[port.@west]\nsource = \"map\"\ncountry = \"AZ\"\nlatitude_deg = 40.7\n"
         "longitude_deg = 46.4\nsea = \"caspian\"\n[market.west]",
         "port.west: is a market already; expected a name that no other place has"},
    });
}

TEST_CASE("What is missing or does not belong is said", "[configs]") {
    const std::string cranes = "port.aktau.quay_cranes: 2" + no_source;
    const std::string spell = "sea.caspian.closed_spell_mean_h: 20" + no_source;
    const std::string length = "leg.caspian.length_nm: 253" + no_source;
    const std::string latitude = "origin.east.latitude_deg: 44.2" + no_source;
    expect_each({
        {"days = 366\n", "", "days: is missing; expected a whole number from 1 to 3660"},
        {"[country.KZ]\nutc_offset_h = 5  # source: law of 2024\n", "[country.@KZ]\n",
         "country.KZ.utc_offset_h: is missing; expected a number from -12 to 14"},
        {"length_nm = 253  # source: sea distance tables", "length_nm = @253  # a guess",
         length.c_str()},
        {"closed_spell_mean_h = 20  # assumed", "closed_spell_mean_h = @20", spell.c_str()},
        {"[leg.caspian]", "[leg.caspian]\n@length_km = 500 # assumed",
         "leg.caspian.length_km: is there; expected it not of a sea leg"},
        {"[service.feeder]\n", "[service.feeder]\n@gauge_mm = 1520\n",
         "service.feeder.gauge_mm: is there; expected it not of a feeder"},
        {"[flow.grain]\n", "[flow.grain]\n@teu_per_year = 5  # assumed\n",
         "flow.grain.teu_per_year: is there; expected it not of a wagonload flow"},
        {"[flow.grain]", "[@extra.one]", "extra: unknown table; did you mean sea?"},
    });
}

TEST_CASE("A cost that is forgotten is not nothing", "[configs]") {
    expect_each({
        {"[service.feeder]", "[service.@feeder]",
         "service.feeder.cost_usd_per_teu: is missing; expected it of a service that may carry "
         "boxes",
         "cost_usd_per_teu = 450  # assumed\n", ""},
        {"[service.ferry]", "[service.@ferry]",
         "service.ferry.cost_usd_per_t: is missing; expected it of a service that may carry grain",
         "cost_usd_per_t = 20  # assumed\n", ""},
        // Boxes on the rail ferry are charged by the TEU, which it does not state.
        {"[service.ferry]", "[service.@ferry]",
         "service.ferry.cost_usd_per_teu: is missing; expected it of a service that may carry "
         "boxes",
         "vessels = [\"feeder\"]", "vessels = [\"feeder\", \"rail_ferry\"]"},
        {"[service.steppe_boxes]", "[service.@steppe_boxes]",
         "service.steppe_boxes.co2_g_per_t_km: is missing; expected a number from 0 to 1000",
         "co2_g_per_t_km = 25  # assumed\n", ""},
        {"[port.aktau]", "[port.@aktau]",
         "port.aktau.handling_usd_per_teu: is missing; expected it where boxes may be handled",
         "handling_usd_per_teu = 60\n", ""},
        {"[port.aktau]", "[port.@aktau]",
         "port.aktau.handling_usd_per_t: is missing; expected it where grain may be handled",
         "handling_usd_per_t = 5\n", ""},
        {"[port.aktau]", "[port.@aktau]",
         "port.aktau.handling_kg_co2_per_teu: is missing; expected it where boxes may be handled",
         "handling_kg_co2_per_teu = 12\n", ""},
        {"[port.aktau]", "[port.@aktau]",
         "port.aktau.handling_kg_co2_per_t: is missing; expected it where grain may be handled",
         "handling_kg_co2_per_t = 1\n", ""},
    });
    // What nothing in the scenario is charged need not be stated.
    std::string boxes_only = minimal.substr(0, minimal.find("[flow.grain]"));
    for (const char* rate : {"handling_usd_per_t = 5\n", "handling_kg_co2_per_t = 1\n",
                             "cost_usd_per_t = 60  # assumed\n"}) {
        boxes_only = replaced(boxes_only, rate, "");
    }
    CHECK(tests::read({{"a.toml", boxes_only}}).scenario);
}

TEST_CASE("What contradicts is told at its value", "[configs]") {
    expect_each({
        {"length_km = 2900", "length_km = @2000",
         "leg.steppe.length_km: 2000 km is shorter than the great circle from east to aktau; "
         "expected at least 2328 km"},
        {"length_nm = 253", "length_nm = @210",
         "leg.caspian.length_nm: 210 nautical miles is shorter than the great circle from aktau to "
         "alat; expected at least 236 nautical miles"},
        {"pairs_per_day = 30  # assumed\n",
         "pairs_per_day = 30  # assumed\nother_trains_per_day = @30 # assumed\n",
         "leg.steppe.other_trains_per_day: 30 leaves no path of 30; expected less than "
         "pairs_per_day"},
        {"pairs_per_day = 30  # assumed\n", "section_lengths_km = @[1000, 1000]  # assumed\n",
         "leg.steppe.section_lengths_km: these are 2000.0 km in all; expected the leg's 2900 km"},
        {"pairs_per_day = 30  # assumed\n",
         "section_lengths_km = [1450, 1450]  # assumed\ndouble_sections = @[3]  # assumed\n",
         "leg.steppe.double_sections: there is no section 3; expected numbers from 1 to 2"},
        {"pairs_per_day = 30  # assumed\n",
         "section_lengths_km = [1450, 1450]  # assumed\ntracks_at_stations = @[2, 2]  # assumed\n",
         "leg.steppe.tracks_at_stations: these are 2 numbers; expected 1, one less than sections"},
        {"pairs_per_day = 30  # assumed\n",
         "pairs_per_day = 30  # assumed\n@tracks = 2  # assumed\n",
         "leg.steppe.tracks: is there; expected it not of a leg without section_lengths_km"},
        {"pairs_per_day = 30  # assumed\n",
         "section_lengths_km = [1450, 1450]  # assumed\nlong_tracks = @3  # assumed\n",
         "leg.steppe.long_tracks: 3 is more than the 2 tracks there are; expected no more than the "
         "fewest tracks of a station"},
        {"pairs_per_day = 30  # assumed\n",
         "section_lengths_km = [1450, 1450]  # assumed\nother_trains_per_day = @1  # assumed\n",
         "leg.steppe.other_trains_per_day: with the passenger trains they hold a section for 72.5 "
         "of "
         "the 24.0 hours a day that it is open; expected trains that leave room for others"},
        {"pairs_per_day = 30  # assumed\n",
         "section_lengths_km = [1450, 1450]  # assumed\npossession_from_h = @4  # "
         "assumed\npossession_to_h = 6  # assumed\n",
         "leg.steppe.possession_from_h: 4 to 6 local time crosses midnight UTC; expected hours on "
         "one side of it"},
        {"from = \"alat\"\nto = \"west\"\ngauge_mm = 1520\nstage = \"west\"\nvehicles = 20  # "
         "assumed\ncapacity_teu",
         "from = \"alat\"\nto = @\"west\"\ngauge_mm = 1435\nstage = \"west\"\nvehicles = 20  # "
         "assumed\ncapacity_teu",
         "service.kura_boxes.to: no rail legs of 1435 mm lead from alat to west; expected places "
         "that such legs join"},
        {"destination = \"west\"\nteu", "destination = @\"west\"\nteu",
         "flow.boxes.destination: no services carry it westbound from east to west; expected "
         "services of its form and vessels, each with room for a lot, that join, and at most one "
         "way's",
         "vessels = [\"feeder\"]", "vessels = []"},
        {"destination = \"west\"\nteu", "destination = @\"west\"\nteu",
         "flow.boxes.destination: no services carry it westbound from east to west; expected "
         "services of its form and vessels, each with room for a lot, that join, and at most one "
         "way's",
         "lot_teu = 2 ", "lot_teu = 101 "},  // a train of kura_boxes holds 100
        {"wagon_places = 400", "wagon_places = @90",
         "port.aktau.wagon_places: 45 are left for westbound cargo; expected room for the 50 of "
         "one full steppe_wagons"},
        {"kind = \"feeder\"\nfrom = ", "kind = \"feeder\"\nfrom = @",
         "service.feeder.from: aktau has no quay cranes that move; expected quay_cranes and "
         "crane_rate_moves_per_h there",
         "crane_rate_moves_per_h = 15\n", ""},
        {"kind = \"rail_ferry\"\nfrom = ", "kind = \"rail_ferry\"\nfrom = @",
         "service.ferry.from: aktau has no ferry_berths; expected port.aktau.ferry_berths of at "
         "least 1",
         "ferry_berths = 1", "ferry_berths = 0"},
        {"payload_share = 0.8  # assumed\n",
         "payload_share = 0.8  # assumed\nfailures_per_year = 20 # assumed\nrepair_d = @20 # "
         "assumed\n",
         "service.feeder.repair_d: 20 failures a year of 20 days leave less than a tenth of the "
         "time; expected fewer or shorter repairs"},
        {"[flow.boxes]",
         "[holiday.new_year]\ncountries = [\"KZ\"]\nfirst_day = 2024-01-02\n"
         "last_day = @2024-01-01\n[flow.boxes]",
         "holiday.new_year.last_day: 2024-01-01 is before the first day; expected 2024-01-02 or "
         "later"},
        {"[flow.boxes]",
         "[other_traffic.grain_ships]\nat = \"alat\"\ndock = @\"dry_berths\"\n"
         "calls_per_year = 9 # assumed\ndock_time_h = 9 # assumed\n[flow.boxes]",
         "other_traffic.grain_ships.dock: alat has no dry_berths; expected a dock that is there"},
    });
}

TEST_CASE("Other traffic must leave room at a dock", "[configs]") {
    // Of the year's 8766 h grain takes 438.3 x 10 h of the one dry berth at aktau, half of it, and
    // steel 438.3 x 20 h, all of it. Zinc comes too late to be told of.
    const std::string others = R"([other_traffic.grain]
source = "port authority"
at = "aktau"
dock = "dry_berths"
calls_per_year = 438.3
dock_time_h = 10
[other_traffic.steel]
source = "port authority"
at = "aktau"
dock = "dry_berths"
calls_per_year = @438.3
dock_time_h = 20
[other_traffic.zinc]
source = "port authority"
at = "aktau"
dock = "dry_berths"
calls_per_year = 9
dock_time_h = 20
[flow.boxes])";
    expect_each({{"[flow.boxes]", others.c_str(),
                  "other_traffic.steel.calls_per_year: other traffic keeps 1.50 dry_berths busy of "
                  "the 1 that aktau has; expected fewer calls or less dock_time_h"}});
    // With 219.1 calls of steel and none of zinc 0.9999 of it is taken.
    const std::string fewer = replaced(replaced(others, "@438.3", "219.1"), "= 9\n", "= 0\n");
    CHECK(tests::read({{"a.toml", replaced(minimal, "[flow.boxes]", fewer)}}).scenario);
}

TEST_CASE("A yard must hold one full vehicle in each direction", "[configs]") {
    // 200 TEU, of which a fifth is others' and half of the rest each direction's: 80. Half of the
    // boxes come back empty, so the feeder of 350 TEU times 0.8 unloads here eastbound.
    const configs::read_result result = tests::read(
        {{"a.toml", replaced(minimal, "yard_slots_teu = 1000", "yard_slots_teu = 200")}});
    REQUIRE(result.problems.size() == 2);
    const auto said = [&](std::size_t i) {
        return result.problems[i].wrong + "; " + result.problems[i].right;
    };
    CHECK(said(0) ==
          "80 are left for westbound cargo; expected room for the 110 of one full steppe_boxes");
    CHECK(said(1) ==
          "80 are left for eastbound cargo; expected room for the 280 of one full feeder");
}

TEST_CASE("Plugs must hold one release of reefers", "[configs]") {
    // One of two plugs is westbound's, and a lot of two TEU becomes ready by itself.
    const std::string plugs = replaced(minimal, "yard_slots_teu = 1000",
                                       "reefer_plugs_teu = 2 # assumed\nyard_slots_teu = 1000");
    CHECK(tests::read({{"a.toml", plugs}}).scenario);

    const configs::read_result result =
        tests::read({{"a.toml", replaced(plugs, "form = \"container\"",
                                         "form = \"container\"\ncontainer_kind = \"reefer\"")}});

    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems[0].key == "port.aktau.reefer_plugs_teu");
    CHECK(result.problems[0].wrong + "; " + result.problems[0].right ==
          "1 are left for westbound cargo; expected room for the 2 of one release");
}

TEST_CASE("A vessel's draught says all that the water needs to know", "[configs]") {
    const std::string hull = "payload_share = 0.8  # assumed\n";
    const std::string bare = hull + "draught_full_m = 4 # assumed\n";
    const std::string whole = hull +
                              "draught_full_m = @4 # assumed\nimmersion_t_per_cm = 100 # assumed\n"
                              "laden_unit_t = 16 # assumed\n";
    expect_each({
        {"[service.feeder]", "[service.@feeder]",
         "service.feeder.immersion_t_per_cm: is missing; expected it of a vessel with "
         "draught_full_m",
         hull.c_str(), (bare + "laden_unit_t = 16 # assumed\n").c_str()},
        {"[service.feeder]", "[service.@feeder]",
         "service.feeder.laden_unit_t: is missing; expected it of a vessel with draught_full_m",
         hull.c_str(), (bare + "immersion_t_per_cm = 20 # assumed\n").c_str()},
        {"[service.kura_boxes]", "[service.kura_boxes]\n@draught_full_m = 4 # assumed",
         "service.kura_boxes.draught_full_m: is there; expected it not of a container_train"},
        {"closed_spell_mean_h = 20  # assumed\n",
         "closed_spell_mean_h = 20  # assumed\nlevel_change_m_per_year = -0.2 # assumed\n",
         "sea.caspian.level_on: is missing; expected the day on which the sea stands at level_m",
         "[sea.caspian]", "[sea.@caspian]"},
        {"container_berths = 1", "depth_m = 3\ncontainer_berths = 1",
         "service.feeder.draught_full_m: 4 with 0 under the keel leaves nothing to load between "
         "aktau and alat on 2023-01-01; expected a smaller draught, or deeper or dredged ports",
         hull.c_str(), whole.c_str()},
    });
}

TEST_CASE("What follows from a mistake elsewhere is not told beside it", "[configs]") {
    // Other vessels hold a crane at alat: of cranes that are less than none or of a dock that is
    // text, nothing can be said.
    const std::string vessels =
        "[other_traffic.vessels]\nat = \"alat\"\ndock = \"container_berths\"\ncalls_per_year = 9 # "
        "assumed\ndock_time_h = 9 # assumed\ncranes = 1 # assumed\n[flow.boxes]";
    expect_each({
        {"gate_trucks_per_h = 6\ncontainer_berths = 1\nquay_cranes = 2",
         "gate_trucks_per_h = 6\ncontainer_berths = 1\nquay_cranes = @-2",
         "port.alat.quay_cranes: -2 is less than 0; expected a whole number from 0 to 100",
         "[flow.boxes]", vessels.c_str()},
        {"gate_trucks_per_h = 6\ncontainer_berths = 1",
         "gate_trucks_per_h = 6\ncontainer_berths = @\"one\"",
         "port.alat.container_berths: \"one\" is text; expected a whole number from 0 to 100",
         "[flow.boxes]", vessels.c_str()},
    });
}

TEST_CASE("A border must leave trains to this cargo", "[configs]") {
    const std::string gate = R"([border.gate]
source = "railway"
country = "KZ"
latitude_deg = 45.2
longitude_deg = 82.5
east_country = "KZ"
west_country = "AZ"
exit_customs_h = 3
entry_customs_h = 3
accepts_trains_per_day_westbound = 12
accepts_trains_per_day_eastbound = 12
)";
    const std::string others = gate + "other_trains_per_day_westbound = @14\n[flow.boxes]";
    const std::string short_weeks =
        gate + "short_week_share = 1\nshort_week_factor = @0.05\n[flow.boxes]";
    expect_each(
        {{"[flow.boxes]", others.c_str(),
          "border.gate.other_trains_per_day_westbound: 14 leaves none of the 12 trains that "
          "are accepted; expected less than accepts_trains_per_day_westbound"},
         {"[flow.boxes]", short_weeks.c_str(),
          "border.gate.short_week_factor: 0.05 leaves less than a train a day in every week; "
          "expected more, or a short_week_share below 1"}});
    const std::string night = gate + "west_opens_h = 20\nwest_closes_h = @6\n[flow.boxes]";
    const std::string spell = gate + "[border_spell.embargo]\nsource = \"railway\"\n";
    const std::string backwards = spell +
                                  "border = \"gate\"\nfirst_day = 2024-03-02\n"
                                  "last_day = @2024-03-01\n"
                                  "accepts_trains_per_day_westbound = 0\n[flow.boxes]";
    const std::string nothing = spell +
                                "border = @\"gate\"\nfirst_day = 2024-03-01\n"
                                "last_day = 2024-03-01\n[flow.boxes]";
    const std::string nowhere = spell +
                                "border = @\"gat\"\nfirst_day = 2024-03-01\n"
                                "last_day = 2024-03-01\n"
                                "other_trains_per_day_eastbound = 0\n[flow.boxes]";
    expect_each({{"[flow.boxes]", night.c_str(),
                  "border.gate.west_closes_h: 6 is not after 20; expected more than west_opens_h"},
                 {"[flow.boxes]", backwards.c_str(),
                  "border_spell.embargo.last_day: 2024-03-01 is before the first day; expected "
                  "2024-03-02 or later"},
                 {"[flow.boxes]", nothing.c_str(),
                  "border_spell.embargo.border: no figure is stated for these days; expected "
                  "accepts_trains_per_day or other_trains_per_day in a direction"},
                 {"[flow.boxes]", nowhere.c_str(),
                  "border_spell.embargo.border: there is no border gat; did you mean gate?"}});
}

TEST_CASE("A file that is no TOML or not there is one problem", "[configs]") {
    using tests::read;
    CHECK(read({}).problems.at(0).text() == "a.toml: there is no such file; expected a scenario");
    CHECK(read({{"a.toml", "extends = \"b.toml\""}}).problems.at(0).text() ==
          "a.toml:1:11: extends: there is no file b.toml; expected a path relative to this file");
    CHECK(read({{"a.toml", "extends = \"x/b.toml\""}, {"x/b.toml", "extends = \"../a.toml\""}})
              .problems.at(0)
              .text() ==
          "x/b.toml:1:11: extends: a.toml extends itself through this file; expected "
          "a scenario that does not");
    const configs::read_result cut = read({{"a.toml", "days = 3\n[ = 1"}});
    REQUIRE(cut.problems.size() == 1);
    CHECK(cut.problems[0].line == 2);
    CHECK(cut.problems[0].right == "expected a text in TOML");
}

TEST_CASE("An override that is wrong is told by its origin", "[configs]") {
    const auto said = [](const char* path, const char* value) {
        const configs::read_result result =
            tests::read({{"a.toml", minimal}}, "a.toml", {{path, value, "--set"}});
        CHECK_FALSE(result.scenario);
        REQUIRE(result.problems.size() == 1);
        return result.problems[0].text();
    };
    CHECK(
        said("port.aktau.quay_cranes", "-1") ==
        "--set: port.aktau.quay_cranes: -1 is less than 0; expected a whole number from 0 to 100");
    CHECK(said("port.akto.quay_cranes", "3") ==
          "--set: port.akto.quay_cranes: there is no port.akto; did you mean port.aktau?");
    CHECK(said("port.aktau.cranes", "3") ==
          "--set: port.aktau.cranes: unknown key; did you mean rail_cranes?");
    CHECK(said("demand.scale", "much") ==
          "--set: demand.scale: \"much\" is text; expected a number from 0 to 20");
    CHECK(said("extends", "\"b.toml\"") ==
          "--set: extends: has no effect when it is set; expected it in the scenario's file");
}

TEST_CASE("All mistakes of a file come at once, by line", "[configs]") {
    std::string text = replaced(minimal, "promised_d = 25  # assumed", "promised_d = 25");
    text = replaced(text, "days = 366", "days = 0");
    text = replaced(text, "length_km = 2900", "length_km = 100");
    text = replaced(text, "quay_cranes = 2", "quay_crane = 2");
    const configs::read_result result = tests::read({{"a.toml", text}});
    std::vector<std::string> keys;
    for (const configs::problem& each : result.problems) {
        keys.push_back(each.key);
    }
    CHECK(keys == std::vector<std::string>{"days", "port.aktau.quay_crane", "leg.steppe.length_km",
                                           "flow.grain.promised_d"});
    CHECK_FALSE(result.scenario);
}

TEST_CASE("The edit distance counts insertions, deletions and changes", "[configs]") {
    CHECK(configs::edit_distance("aktau", "aktau") == 0);
    CHECK(configs::edit_distance("", "aktau") == 5);
    CHECK(configs::edit_distance("akto", "aktau") == 2);  // o to a, and a u
    CHECK(configs::edit_distance("kitten", "sitting") == 3);
    CHECK(configs::nearest("crane_rate", {"rail_cranes", "crane_rate_moves_per_h"}) ==
          "crane_rate_moves_per_h");
}
