// Tables beside a scenario: what they state is what TOML would state, with the same checks at the
// place of the cell, and each mistake gives one message.
#include "configs/tables/tables.hpp"

#include <algorithm>
#include <regex>

#include <catch2/catch.hpp>

#include "configs/experiments/intervention.hpp"
#include "tests/configs/minimal.hpp"

using namespace corridor;
using tests::minimal;
using tests::replaced;

namespace {

// The minimal scenario without its tables of that kind, and with a table in their place.
std::string without(const std::string& kind, const std::string& tables) {
    const std::regex table("\\[" + kind + "\\.[^\\]]*\\]\n([^\\[\n][^\n]*\n)*\n?");
    return replaced(std::regex_replace(minimal, table, ""), "\n[demand]",
                    "\ntables = " + tables + "\n\n[demand]");
}

const std::string legs =
    R"(name,mode,from,to,length_km,length_nm,gauge_mm,pairs_per_day,speed_km_per_h,source
steppe,rail,east,aktau,2900,,1520,30,40,railway tariff guide
caspian,sea,aktau,alat,,253,,,,source: sea distance tables
kura,rail,alat,west,320,,1520,30,40,assumed: as the guide
)";
const std::string with_legs = without("leg", "{ leg = \"legs.csv\" }");

const configs::figure& figure(const configs::read_result& of, const std::string& path) {
    return *std::find_if(of.figures.begin(), of.figures.end(),
                         [&](const configs::figure& each) { return each.path == path; });
}

configs::read_result read_right(const tests::files& texts, const std::string& name = "a.toml",
                                const std::vector<configs::override_>& overrides = {}) {
    configs::read_result result = tests::read(texts, name, overrides);
    for (const configs::problem& each : result.problems) {
        UNSCOPED_INFO(each.text());
    }
    REQUIRE(result.scenario);
    return result;
}

std::string without_sources(const std::string& toml) {
    return std::regex_replace(toml, std::regex("  # [^\n]*"), "");
}

std::vector<std::string> mistakes(const tests::files& texts) {
    std::vector<std::string> all;
    for (const configs::problem& each : tests::read(texts).problems) {
        all.push_back(each.text());
    }
    return all;
}

std::vector<std::string> mistakes_in_legs(const std::string& table) {
    return mistakes({{"a.toml", with_legs}, {"legs.csv", table}});
}

// In one cell of the legs.
std::vector<std::string> mistake_in_legs(const std::string& right, const std::string& wrong) {
    return mistakes_in_legs(replaced(legs, right, wrong));
}

using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("What a table states is what TOML would state", "[configs][tables]") {
    const configs::read_result is = read_right({{"a.toml", with_legs}, {"legs.csv", legs}});
    const configs::read_result toml = read_right({{"a.toml", minimal}});
    CHECK(without_sources(is.resolved_toml) == without_sources(toml.resolved_toml));
    CHECK(read_right({{"a.toml", is.resolved_toml}}).resolved_toml == is.resolved_toml);

    const configs::figure& length = figure(is, "leg.kura.length_km");
    CHECK(length.file == "legs.csv");
    CHECK(length.line == 4);
    CHECK(length.source == "assumed: as the guide");
    CHECK(figure(is, "leg.steppe.length_km").source == "source: railway tariff guide");
    CHECK(figure(is, "leg.caspian.length_nm").source == "source: sea distance tables");
}

TEST_CASE("Each kind of thing may come from a table, with lists, dates and words",
          "[configs][tables]") {
    const std::string flows =
        "name,form,cargo,direction,origin,destination,teu_per_year,t_per_teu,lot_teu,t_per_year,"
        "lot_t,vessels,shape_by_month,promised_d,value_usd_per_h,empty_return_share,source\n"
        "boxes,container,transit,westbound,east,west,50000,9.5,2,,,feeder,"
        "1; 1;1;1;1;1;3;3;3;3;3;3,20,4,0.5,assumed\n"
        "grain,wagonload,kazakh,westbound,east,west,,,,500000,65,rail_ferry,,25,1,,assumed\n";
    const configs::read_result toml = read_right({{"a.toml", minimal}});
    const configs::read_result is = read_right(
        {{"a.toml", without("flow", "{ flow = [\"flows.csv\"] }")}, {"flows.csv", flows}});
    CHECK(without_sources(is.resolved_toml) == without_sources(toml.resolved_toml));

    // A place says which kind of place it is; a key of another kind stays empty.
    const std::string places =
        "kind,name,country,latitude_deg,longitude_deg,sea,east_country,source\n"
        "origin,east,KZ,44.2,80.4,,,map\nmarket,west,AZ,40.7,46.4,,,map\n";
    const configs::read_result placed = read_right(
        {{"a.toml", replaced(replaced(minimal,
                                      "[origin.east]\ncountry = \"KZ\"\nlatitude_deg = "
                                      "44.2  # source: map\nlongitude_deg = 80.4\n",
                                      ""),
                             "[market.west]\ncountry = \"AZ\"\nlatitude_deg = 40.7  # source: "
                             "map\nlongitude_deg = 46.4\n",
                             "[tables]\nplace = \"places.csv\"\n")},
         {"places.csv", places}});
    CHECK(without_sources(placed.resolved_toml) == without_sources(toml.resolved_toml));

    const std::string sections =
        "name,section_lengths_km,double_sections,source\nkura,100.5; 119.5;100,1;3,assumed\n";
    const std::string line =
        replaced(replaced(minimal,
                          "length_km = 320  # source: railway tariff guide\ngauge_mm = 1520\n"
                          "pairs_per_day = 30  # assumed\n",
                          "length_km = 320  # source: railway tariff guide\ngauge_mm = 1520\n"),
                 "\n[demand]", "\ntables.leg = \"s.csv\"\n\n[demand]");
    const models::scenario lines = *read_right({{"a.toml", line}, {"s.csv", sections}}).scenario;
    REQUIRE(lines.legs[1].name == "kura");
    REQUIRE(lines.legs[1].line);
    const auto& built = lines.legs[1].line->layout.sections;
    REQUIRE(built.size() == 3);
    CHECK(built[1].length.count == 119.5);
    CHECK(built[1].tracks == 1);
    CHECK(built[2].tracks == 2);

    const std::string holidays =
        "name,countries,first_day,last_day,demand_factor,source\n"
        "nauryz,KZ;AZ,2024-03-21,2024-03-23,0.5,law of 2001\n";
    const std::string countries =
        "name,utc_offset_h,eu_daylight_saving,source\nKZ,5,FALSE,law\nAZ,4,True,law\n";
    const models::scenario calendar =
        *read_right({{"a.toml", without("country", "{ holiday = \"h.csv\", country = \"c.csv\" }")},
                     {"h.csv", holidays},
                     {"c.csv", countries}})
             .scenario;
    REQUIRE(calendar.holidays.size() == 1);
    CHECK(calendar.holidays[0].countries.size() == 2);
    CHECK(calendar.holidays[0].first.days == 19803);  // 19723 and 31 + 29 + 20 days
    CHECK(calendar.holidays[0].last.days == 19805);
    CHECK(calendar.countries[0].eu_daylight_saving);  // AZ
    CHECK_FALSE(calendar.countries[1].eu_daylight_saving);
}

TEST_CASE("Some figures of a thing may stand in TOML, others in tables", "[configs][tables]") {
    const std::string toml = with_legs + "\n[leg.kura]\nrunning_cv = 0.2  # assumed\n";
    const std::string more = "name,window_to_h,source\nkura,20,assumed\n";
    const models::scenario is =
        *read_right({{"a.toml", replaced(toml, "\"legs.csv\"", "[\"legs.csv\", \"more.csv\"]")},
                     {"legs.csv", legs},
                     {"more.csv", more}})
             .scenario;
    CHECK(is.legs[1].name == "kura");
    CHECK(is.legs[1].running_cv == 0.2);
    CHECK(is.legs[1].window_to_h == 20);
    CHECK(is.legs[1].length.count == 320);
}

TEST_CASE("The scenario that extends has the last word, in TOML or in a table",
          "[configs][tables]") {
    const tests::files files = {
        {"a.toml", with_legs},
        {"legs.csv", legs},
        {"cases/b.toml",
         "extends = \"../a.toml\"\n[leg.kura]\nlength_km = 330  # assumed: a detour\n"},
        {"cases/c.toml", "extends = \"b.toml\"\ntables.leg = \"longer.csv\"\n"},
        {"cases/longer.csv", "name,length_km,source\nkura,340,assumed: a longer one\n"}};
    const configs::read_result b = read_right(files, "cases/b.toml");
    CHECK(figure(b, "leg.kura.length_km").value == "330");
    CHECK(figure(b, "leg.kura.length_km").file == "cases/b.toml");
    const configs::read_result c = read_right(files, "cases/c.toml");
    CHECK(figure(c, "leg.kura.length_km").value == "340");
    CHECK(figure(c, "leg.kura.length_km").file == "cases/longer.csv");
    CHECK(figure(c, "leg.steppe.length_km").file == "legs.csv");
}

TEST_CASE("--set and interventions set what a table states", "[configs][tables]") {
    const tests::files files = {{"a.toml", with_legs}, {"legs.csv", legs}};
    const configs::read_result set =
        read_right(files, "a.toml", {{"leg.kura.length_km", "350", "--set"}});
    CHECK(figure(set, "leg.kura.length_km").value == "350");
    CHECK(figure(set, "leg.kura.length_km").source == "source: --set");
    const auto change = configs::read_intervention("i.toml", [](const std::string&) {
        return std::optional<std::string>("set = { leg.kura.pairs_per_day = 40 }  # assumed");
    });
    REQUIRE(change.read);
    const configs::read_result is = read_right(files, "a.toml", change.read->overrides);
    CHECK(figure(is, "leg.kura.pairs_per_day").value == "40");
    CHECK(figure(is, "leg.kura.pairs_per_day").file == "i.toml");
}

TEST_CASE("A wrong cell is told where it stands, as a wrong value of TOML", "[configs][tables]") {
    CHECK(mistake_in_legs("320,,1520,30", "320,,1520,0") ==
          texts{"legs.csv:4:31: leg.kura.pairs_per_day: 0 is less than 0.01; expected a number "
                "from 0.01 to 500"});
    CHECK(mistake_in_legs("2900", "\"2900,5\"") ==
          texts{"legs.csv:2:24: leg.steppe.length_km: \"2900,5\" is text; expected a number from "
                "0.1 to 20000"});
    CHECK(mistake_in_legs("2900", "2900 # or 3000") ==
          texts{"legs.csv:2:24: leg.steppe.length_km: \"2900 # or 3000\" is text; expected a "
                "number from 0.1 to 20000"});
    CHECK(mistake_in_legs("2900", "1000") ==
          texts{"legs.csv:2:24: leg.steppe.length_km: 1000 km is shorter than the great circle "
                "from east to aktau; expected at least 2328 km"});
    CHECK(mistake_in_legs("1520,30,40,railway", "1524,30,40,railway") ==
          texts{"legs.csv:2:30: leg.steppe.gauge_mm: 1524 is none of them; expected 1520 or 1435"});
    CHECK(mistake_in_legs("rail,alat", "rale,alat") ==
          texts{"legs.csv:4:6: leg.kura.mode: \"rale\" is none of them; expected one of \"rail\", "
                "\"sea\", \"road\""});
    CHECK(mistake_in_legs("alat,west", "alatt,west") ==
          texts{"legs.csv:4:11: leg.kura.from: there is no place alatt; did you mean alat?"});
    CHECK(mistake_in_legs("rail,alat", ",alat") ==
          texts{"legs.csv:4:1: leg.kura.mode: is missing; expected one of \"rail\", \"sea\", "
                "\"road\""});
    CHECK(mistake_in_legs("320,,", ",,") ==
          texts{"legs.csv:4:1: leg.kura.length_km: is missing; expected it of a rail leg"});
    CHECK(mistake_in_legs("alat,,253", "alat,500,253") ==
          texts{"legs.csv:3:24: leg.caspian.length_km: is there; expected it not of a sea leg"});
    CHECK(mistake_in_legs("assumed: as the guide", "")[0] ==
          "legs.csv:4:21: leg.kura.length_km: 320 has no source; expected one in the column "
          "source");
}

TEST_CASE("A mistake in a table's columns or names is one message", "[configs][tables]") {
    CHECK(mistake_in_legs("length_km", "lenght_km") ==
          texts{"legs.csv:1:19: leg.*.lenght_km: unknown column; did you mean length_km?"});
    CHECK(mistake_in_legs("length_nm", "length_km") ==
          texts{"legs.csv:1:29: leg.*.length_km: is there twice; expected one column"});
    CHECK(mistakes_in_legs("mode,from\nrail,east\n") ==
          texts{"legs.csv:1:1: leg.*.name: is missing; expected that column"});
    CHECK(mistake_in_legs("kura,", ",") ==
          texts{"legs.csv:4:1: leg.*.name: is missing; expected the name of a leg"});
    CHECK(mistake_in_legs("kura,", "the kura,") ==
          texts{"legs.csv:4:1: leg.*.name: \"the kura\" is not a name; expected letters, digits, _ "
                "and -"});
    CHECK(mistake_in_legs("kura,", "steppe,") ==
          texts{"legs.csv:4:1: leg.steppe: is in line 2 already; expected a name that no other row "
                "has"});
    CHECK(mistakes({{"a.toml", with_legs + "\n[leg.kura]\nlength_km = 1  # assumed\n"},
                    {"legs.csv", legs}}) ==
          texts{"legs.csv:4:21: leg.kura.length_km: is stated in a.toml:" +
                std::to_string(std::count(with_legs.begin(), with_legs.end(), '\n') + 3) +
                " too; expected one value"});
    CHECK(mistakes({{"a.toml", replaced(with_legs, "\"legs.csv\"", "[\"legs.csv\", \"b.csv\"]")},
                    {"legs.csv", legs},
                    {"b.csv", legs.substr(0, legs.find("caspian"))}}) ==
          texts{"b.csv:2:8: leg.steppe.mode: is stated in legs.csv:2 too; expected one value"});

    const auto in_places = [](const std::string& table) {
        return mistakes({{"a.toml", replaced(minimal, "[origin.east]",
                                             "[tables]\nplace = \"p.csv\"\n[origin.east]")},
                         {"p.csv", table}});
    };
    CHECK(in_places("name,country\nnorth,KZ\n") ==
          texts{"p.csv:1:1: place.*.kind: is missing; expected that column"});
    CHECK(in_places("name,kind\nnorth,\n") ==
          texts{"p.csv:2:1: place.*.kind: is missing; expected one of its kinds"});
    CHECK(in_places("name,kind\nnorth,junktion\n") ==
          texts{"p.csv:2:7: place.*.kind: there is no kind junktion; did you mean junction?"});
    CHECK(in_places("name,kind,country,latitude_deg,longitude_deg,quay_cranes,source\n"
                    "north,junction,KZ,49,66,3,map\n") ==
          texts{"p.csv:2:25: junction.north.quay_cranes: unknown key; did you mean label?"});
    CHECK(in_places("name,kind,country,latitude_deg,longitude_deg,source\n"
                    "west,junction,AZ,40.7,46.4,map\n") ==
          texts{"p.csv:2:1: junction.west: is a market already; expected a name that no other "
                "place has"});
}

TEST_CASE("A table that is not there or of no kind is one message", "[configs][tables]") {
    const auto said = [](const std::string& tables) {
        return mistakes({{"a.toml", replaced(with_legs, "{ leg = \"legs.csv\" }", tables)},
                         {"legs.csv", legs}});
    };
    CHECK(said("{ leg = \"lines.csv\" }") ==
          texts{"a.toml:6:18: tables.leg: there is no file lines.csv; expected a path relative to "
                "this file"});
    CHECK(said("{ legs = \"legs.csv\" }") ==
          texts{"a.toml:6:12: tables.legs: unknown kind; did you mean leg?"});
    CHECK(said("{ demand = \"legs.csv\" }").at(0).find("tables.demand: unknown kind") !=
          std::string::npos);
    CHECK(
        said("{ leg = \"legs.xls\" }") ==
        texts{"a.toml:6:18: tables.leg: legs.xls is neither CSV nor GeoJSON; expected a name that "
              "ends in .csv or .geojson"});
    CHECK(said("{ leg = 3 }") == texts{"a.toml:6:18: tables.leg: 3 is not text; expected a path "
                                       "relative to this file, or a list of them"});
    CHECK(said("\"legs.csv\"") ==
          texts{"a.toml:6:10: tables: \"legs.csv\" is no table; expected tables = { leg = "
                "\"legs.csv\" }"});
    CHECK(said("{ flow = \"flows.geojson\" }") ==
          texts{"a.toml:6:19: tables.flow: flows.geojson is a map, and a flow has no place on it; "
                "expected a name that ends in .csv"});
    CHECK(mistakes({{"a.toml", replaced(with_legs, "tables =", "tabels =")}, {"legs.csv", legs}})
              .at(0) == "a.toml:6:1: tabels: unknown table; did you mean tables?");
}

TEST_CASE("Tables are a file's own, not something to set", "[configs][tables]") {
    const configs::read_result is =
        tests::read({{"a.toml", with_legs}, {"legs.csv", legs}}, "a.toml",
                    {{"tables.leg", "\"other.csv\"", "--set"}});
    REQUIRE(is.problems.size() == 1);
    CHECK(is.problems[0].text() ==
          "--set: tables.leg: has no effect when it is set; expected it in the scenario's file");
}
