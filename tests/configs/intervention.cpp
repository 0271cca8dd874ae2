// Interventions: what the file says reaches the struct, what it sets is told at its place there,
// and each mistake gives one message.
#include "configs/experiments/intervention.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/configs/minimal.hpp"

using namespace corridor;
using tests::minimal;

namespace {

const std::string third_crane = R"(title = "A third crane at Aktau"
set = { "port.aktau.quay_cranes" = 3 }  # source: berth plan of 2024
capex_musd = 6.5  # assumed: a mobile crane
cost_musd_per_year = 0  # assumed: the old crew
life_years = 25  # assumed: usual
)";

configs::intervention_result read(const std::string& text,
                                  const std::string& name = "folder/third-crane.toml") {
    return configs::read_intervention(name, [&](const std::string& asked) {
        return asked == name ? std::optional(text) : std::nullopt;
    });
}

// The only problem of the text.
std::string mistake(const std::string& text) {
    const configs::intervention_result result = read(text, "a.toml");
    CHECK_FALSE(result.read);
    REQUIRE(result.problems.size() == 1);
    return result.problems[0].text();
}

// The only problem of the minimal scenario under what the text sets.
std::string mistake_in_scenario(const std::string& text) {
    const configs::intervention_result change = read(text, "a.toml");
    REQUIRE(change.read);
    const configs::read_result result =
        tests::read({{"minimal.toml", minimal}}, "minimal.toml", change.read->overrides);
    CHECK_FALSE(result.scenario);
    REQUIRE(result.problems.size() == 1);
    return result.problems[0].text();
}

}  // namespace

TEST_CASE("An intervention says what it sets, what that costs and how long it lasts", "[configs]") {
    const configs::intervention_result result = read(third_crane);
    REQUIRE(result.problems.empty());
    REQUIRE(result.read);
    const configs::intervention& is = *result.read;
    CHECK(is.name == "third-crane");
    CHECK(is.title == "A third crane at Aktau");
    CHECK(is.capex_musd == 6.5);
    CHECK(is.cost_musd_per_year == 0);
    CHECK(is.life_years == 25);
    CHECK_FALSE(is.lead_time_months);  // not stated
    REQUIRE(is.overrides.size() == 1);
    CHECK(is.overrides[0].path == "port.aktau.quay_cranes");
    CHECK(is.overrides[0].value == "3");
    CHECK(is.overrides[0].key_at.line == 2);
    CHECK(is.overrides[0].key_at.column == 9);
    CHECK(is.overrides[0].value_at.column == 36);
    CHECK(is.overrides[0].source == "source: berth plan of 2024");
}

TEST_CASE("A path may stand in quotes or in tables", "[configs]") {
    for (const char* text : {"set = { \"port.aktau.quay_cranes\" = 3 }  # assumed",
                             "set = { port.aktau.quay_cranes = 3 }  # assumed",
                             "[set]\n\"port.aktau.quay_cranes\" = 3  # assumed",
                             "[set]\nport.\"aktau.quay_cranes\" = 3  # assumed",
                             "[set.port.aktau]\nquay_cranes = 3  # assumed"}) {
        CAPTURE(text);
        const configs::intervention_result result = read(text);
        REQUIRE(result.read);
        REQUIRE(result.read->overrides.size() == 1);
        CHECK(result.read->overrides[0].path == "port.aktau.quay_cranes");
    }
}

TEST_CASE("What an intervention sets has its own source and place in the scenario", "[configs]") {
    const configs::intervention_result change = read(third_crane);
    REQUIRE(change.read);
    const configs::read_result result =
        tests::read({{"a.toml", minimal}}, "a.toml", change.read->overrides);
    REQUIRE(result.scenario);
    const auto cranes = std::find_if(
        result.figures.begin(), result.figures.end(),
        [](const configs::figure& each) { return each.path == "port.aktau.quay_cranes"; });
    CHECK(cranes->value == "3");
    CHECK(cranes->source == "source: berth plan of 2024");
    CHECK(cranes->file == "folder/third-crane.toml");
    CHECK(cranes->line == 2);
}

TEST_CASE("A mistake in an intervention is one message at its place", "[configs]") {
    CHECK(mistake(third_crane + "capex = 3  # assumed\n") ==
          "a.toml:6:1: capex: unknown key; did you mean capex_musd?");
    CHECK(mistake(third_crane + "extends = \"b.toml\"\n") ==
          "a.toml:6:1: extends: unknown key; did you mean set?");
    CHECK(mistake(third_crane + "\"demand.scale\" = 2\n") ==
          "a.toml:6:1: demand: unknown table; did you mean set?");
    CHECK(mistake(third_crane + "[costs]\nof_staff = 3\n") ==
          "a.toml:6:2: costs: unknown table; did you mean set?");
    CHECK(mistake(third_crane + "[lead_time_months]\nfew = 3\n") ==
          "a.toml:6:2: lead_time_months: is a table; expected a key and its value");
    CHECK(mistake(third_crane + "lead_time_months = -1  # assumed\n") ==
          "a.toml:6:20: lead_time_months: -1 is less than 0; expected a number from 0 to 600");
    CHECK(mistake(third_crane + "lead_time_months = \"long\"  # assumed\n") ==
          "a.toml:6:20: lead_time_months: \"long\" is text; expected a number from 0 to 600");
    CHECK(mistake(third_crane + "lead_time_months = 14  # a guess\n") ==
          "a.toml:6:20: lead_time_months: 14 has no source; expected \"# source: ...\" or "
          "\"# assumed ...\" at the end of its line, or a key source in its table");
    CHECK(mistake("title = 3\nset = { days = 3 }\n") ==
          "a.toml:1:9: title: 3 is a whole number; expected text");
    CHECK(mistake("set = 3\n") ==
          "a.toml:1:7: set: 3 is no table; expected set = { \"PATH\" = "
          "VALUE }");
    CHECK(mistake("capex_musd = 3  # assumed\n") ==
          "a.toml: set: sets nothing; expected set = { \"PATH\" = VALUE }");
    CHECK(mistake("[set]\n\"port.aktau.mooring_h\" = 3  # assumed\nport.aktau.mooring_h = 4\n") ==
          "a.toml:3:12: set.port.aktau.mooring_h: is stated twice; expected one value");
    CHECK(mistake("set = { \"port.aktau.\" = 3 }  # assumed\n") ==
          "a.toml:1:9: set.port.aktau.: \"port.aktau.\" is not a name; expected letters, digits, "
          "_ and -");
    CHECK(configs::read_intervention(
              "a.toml", [](const std::string&) { return std::optional<std::string>{}; })
              .problems.at(0)
              .text() == "a.toml: there is no such file; expected an intervention");
}

TEST_CASE("What an intervention sets is checked at its place in that file", "[configs]") {
    CHECK(mistake_in_scenario("set = { \"port.aktau.quay_cranes\" = -3 }  # assumed") ==
          "a.toml:1:36: port.aktau.quay_cranes: -3 is less than 0; expected a whole number from 0 "
          "to 100");
    CHECK(mistake_in_scenario("[set]\n\"port.aktau.quay_crane\" = 3") ==
          "a.toml:2:1: port.aktau.quay_crane: unknown key; did you mean quay_cranes?");
    CHECK(mistake_in_scenario("[set]\n\"port.akto.quay_cranes\" = 3  # assumed") ==
          "a.toml:2:1: port.akto.quay_cranes: there is no port.akto; did you mean port.aktau?");
    CHECK(mistake_in_scenario("[set]\n\"port.aktau.quay_cranes\" = 3") ==
          "a.toml:2:28: port.aktau.quay_cranes: 3 has no source; expected \"# source: ...\" or "
          "\"# assumed ...\" at the end of its line, or a key source in its table");
    CHECK(mistake_in_scenario("set = { extends = \"b.toml\" }") ==
          "a.toml:1:9: extends: has no effect when it is set; expected it in the scenario's file");
    // Seen by the last of the checks: half of the 90 places are each direction's.
    CHECK(mistake_in_scenario("[set]\n\"port.aktau.wagon_places\" = 90  # assumed") ==
          "a.toml:2:29: port.aktau.wagon_places: 45 are left for westbound cargo; expected room "
          "for the 50 of one full steppe_wagons");
}
