// The network as a map and back: what a map states reads as TOML would, and each mistake gives one
// message at its place.
#include "configs/tables/geojson.hpp"

#include <cmath>
#include <regex>

#include <catch2/catch.hpp>

#include "configs/reading/toml.hpp"
#include "configs/tables/write_geojson.hpp"
#include "tests/configs/minimal.hpp"

using namespace corridor;
using tests::minimal;
using tests::replaced;

namespace {

// A map of one port and one leg.
const std::string map = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "geometry": {"type": "Point", "coordinates": [51.2, 43.6, 0]},
 "properties": {"kind": "port", "name": "aktau", "berths": null, "vessels": ["a", 2.5, 3.0]}},
{"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[51.2, 43.6], [49, 40]]},
 "properties": {"name": "caspian", "is_open": true}}
]})";

std::vector<std::string> texts_of(const std::vector<configs::problem>& problems) {
    std::vector<std::string> all;
    for (const configs::problem& each : problems) {
        all.push_back(each.text());
    }
    return all;
}

std::vector<std::string> mistakes(const std::string& text) {
    std::vector<configs::problem> problems;
    configs::read_geojson("a.geojson", text, configs::geometry::point, problems);
    return texts_of(problems);
}

using texts = std::vector<std::string>;

std::string text_of(const configs::table& from, std::size_t row, const std::string& column) {
    for (std::size_t i = 0; i < from.columns.size(); ++i) {
        if (from.columns[i].name == column) {
            const auto& cell = from.rows.at(row).cells.at(i);
            return cell ? configs::to_text(cell->held) : "-";
        }
    }
    return "no such column";
}

// The minimal scenario without places and legs, which stand in a map.
std::string on_a_map(const std::string& tables) {
    const std::regex table("\\[(origin|port|market|leg)\\.[^\\]]*\\]\n([^\\[\n][^\n]*\n)*\n?");
    return replaced(std::regex_replace(minimal, table, ""), "\n[demand]",
                    "\ntables = " + tables + "\n\n[demand]");
}

configs::document document_of(const std::string& toml) {
    std::vector<configs::problem> problems;
    return configs::parse("a.toml", toml, problems);
}

// As text that does not tell 12 from 12.0, nor where a figure comes from.
std::string figures_of(const configs::read_result& of) {
    for (const configs::problem& each : of.problems) {
        UNSCOPED_INFO(each.text());
    }
    REQUIRE(of.scenario);
    return std::regex_replace(of.resolved_toml, std::regex("\\.0\\b|  # [^\n]*"), "");
}

}  // namespace

TEST_CASE("A feature is a row, its properties and coordinates are cells", "[configs][geojson]") {
    std::vector<configs::problem> problems;
    const configs::table places =
        configs::read_geojson("a.geojson", map, configs::geometry::point, problems);
    REQUIRE(problems.empty());
    REQUIRE(places.rows.size() == 1);
    CHECK(text_of(places, 0, "name") == "\"aktau\"");
    CHECK(text_of(places, 0, "longitude_deg") == "51.2");
    CHECK(text_of(places, 0, "latitude_deg") == "43.6");
    CHECK(text_of(places, 0, "berths") == "no such column");  // null states nothing
    CHECK(text_of(places, 0, "vessels") == "[\"a\", 2.5, 3]");
    const configs::table legs =
        configs::read_geojson("a.geojson", map, configs::geometry::line, problems);
    REQUIRE(legs.rows.size() == 1);
    CHECK(text_of(legs, 0, "name") == "\"caspian\"");
    CHECK(text_of(legs, 0, "is_open") == "true");
    CHECK(legs.rows[0].at.line == 4);
    CHECK(legs.columns[1].at.column == 36);         // of the key
    CHECK(legs.rows[0].cells[1]->at.column == 47);  // of the value
}

TEST_CASE("A map that is none is told at its place", "[configs][geojson]") {
    CHECK(mistakes("") == texts{"a.geojson:1:1: the text ends too early; expected a text in JSON"});
    CHECK(mistakes("[1, 2") ==
          texts{"a.geojson:1:6: the text ends too early; expected a text in JSON"});
    CHECK(mistakes("{\n  \"a\" 1}").at(0).rfind("a.geojson:2:", 0) == 0);
    CHECK(mistakes("[]") ==
          texts{"a.geojson:1:1: is no FeatureCollection; expected one, with features"});
    CHECK(mistakes(std::string(70, '[') + std::string(70, ']')) ==
          texts{"a.geojson:1:65: is nested too deep; expected at most 64 levels"});
    CHECK(mistakes(replaced(map, "\"Point\"", "\"Polygon\"")) ==
          texts{"a.geojson:2:33: geometry: a Polygon; expected a Feature with a Point for a place "
                "or a LineString for a leg"});
    CHECK(mistakes(replaced(map, "{\"type\": \"Point\", \"coordinates\": [51.2, 43.6, 0]}", "null"))
              .at(0) ==
          "a.geojson:2:33: geometry: there is none; expected a Feature with a Point "
          "for a place or a LineString for a leg");
    CHECK(mistakes(replaced(map, "[51.2, 43.6, 0]", "[51.2, \"43.6\"]")) ==
          texts{"a.geojson:2:66: coordinates: these are none; expected [longitude, latitude] in "
                "degrees"});
    CHECK(mistakes(replaced(map, "\"berths\": null", "\"name\": \"aktau\"")) ==
          texts{"a.geojson:3:50: name: is stated twice; expected one value"});
}

TEST_CASE("A map states what TOML would state", "[configs][geojson]") {
    const configs::read_result toml = tests::read({{"a.toml", minimal}});
    const std::string drawn = configs::to_geojson(document_of(toml.resolved_toml));
    const std::string scenario =
        on_a_map("{ place = \"network.geojson\", leg = \"network.geojson\" }");
    const configs::read_result is = tests::read({{"a.toml", scenario}, {"network.geojson", drawn}});
    CHECK(figures_of(is) == figures_of(toml));
    // Once more, and the map is the same to the byte.
    CHECK(configs::to_geojson(document_of(is.resolved_toml)) ==
          configs::to_geojson(document_of(
              tests::read({{"a.toml", scenario},
                           {"network.geojson", configs::to_geojson(document_of(is.resolved_toml))}})
                  .resolved_toml)));
}

TEST_CASE("A wrong property is told where it stands", "[configs][geojson]") {
    const configs::read_result toml = tests::read({{"a.toml", minimal}});
    const std::string drawn = configs::to_geojson(document_of(toml.resolved_toml));
    const auto said = [&](const std::string& right, const std::string& wrong) {
        return texts_of(
            tests::read({{"a.toml", on_a_map("{ place = \"n.json\", leg = \"n.json\" }")},
                         {"n.json", replaced(drawn, right, wrong)}})
                .problems);
    };
    // Lines: the collection, east, aktau, alat, west; then caspian, kura, steppe.
    const auto column = [&](const std::string& of) {
        const std::size_t at = drawn.find(of);
        return std::to_string(at - drawn.rfind('\n', at));
    };
    CHECK(said("\"quay_cranes\":2", "\"quay_cranes\":-2") ==
          texts{"n.json:3:" + column("2,\"crane_rate_moves") +
                ": port.aktau.quay_cranes: -2 is less than 0; expected a whole number from 0 to "
                "100"});
    CHECK(said("[51.2,43.6]", "[51.2,143.6]") ==
          texts{"n.json:3:" + column("43.6]") +
                ": port.aktau.latitude_deg: 143.6 is more than 90; expected a number from -90 to "
                "90"});
    CHECK(said("\"length_nm\":", "\"lenght_nm\":") ==
          texts{"n.json:6:" + column("\"length_nm\"") +
                ": leg.*.lenght_nm: unknown column; did you mean length_nm?"});
    CHECK(said("\"Point\"", "\"Polygon\"").size() == 1);  // though the file is read twice
}

TEST_CASE("A map shows what a run found beside what was stated", "[configs][geojson]") {
    const configs::read_result toml = tests::read({{"a.toml", minimal}});
    configs::map_details more;
    more.of_places["aktau"] = {{"throughput_teu", 1500}};
    more.of_legs["kura"] = {{"utilisation", 0.25}, {"time_mean_h", std::nan("")}};
    more.about = {{"scenario", "Minimal"}};
    const std::string drawn = configs::to_geojson(document_of(toml.resolved_toml), more);
    CHECK(drawn.find("\"corridor\":{\"scenario\":\"Minimal\"}") != std::string::npos);
    CHECK(drawn.find("\"throughput_teu\":1500.0}") != std::string::npos);
    CHECK(drawn.find("\"utilisation\":0.25,\"time_mean_h\":null}") != std::string::npos);
    CHECK(drawn.find("\"LineString\",\"coordinates\":[[49.4,39.9],[46.4,40.7]]") !=
          std::string::npos);  // kura, from alat to west
}
