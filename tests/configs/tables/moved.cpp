// The shipped baseline with what can stand in tables moved there: the same year, event for event.
#include <algorithm>

#include <catch2/catch.hpp>

#include "configs/reading/toml.hpp"
#include "configs/schema.hpp"
#include "configs/tables/things.hpp"
#include "configs/tables/write_csv.hpp"
#include "configs/tables/write_geojson.hpp"
#include "models/corridor.hpp"
#include "tests/configs/shipped.hpp"

using namespace corridor;

namespace {

const std::string baseline = "configs/scenarios/baseline.toml";

configs::document document_of(const std::string& toml) {
    std::vector<configs::problem> problems;
    configs::document is = configs::parse("a.toml", toml, problems);
    REQUIRE(problems.empty());
    return is;
}

// What is left in TOML when those kinds have moved.
std::string without(configs::document of, const std::vector<std::string>& kinds,
                    const std::string& tables) {
    for (const std::string& kind : kinds) {
        for (const configs::stated_thing& each : configs::things_of(of, kind)) {
            const std::string table = each.kind + "." + each.name;
            std::erase_if(of.entries,
                          [&](const auto& one) { return configs::table_of(one.first) == table; });
        }
    }
    return "tables = " + tables + "\n" + configs::to_toml(of);
}

std::uint64_t hash_of(const configs::read_result& read) {
    for (const configs::problem& each : read.problems) {
        UNSCOPED_INFO(each.text());
    }
    REQUIRE(read.scenario);
    core::simulation sim;
    return models::simulate(sim, *read.scenario, {read.scenario->seed, 0}).event_hash;
}

}  // namespace

TEST_CASE("The baseline out of tables is the same year", "[configs][tables]") {
    const std::vector<configs::override_> short_year = {{"days", "60", "test"},
                                                        {"run_in_days", "30", "test"}};
    const configs::read_result toml =
        configs::read_scenario(baseline, tests::text_of_file, short_year);
    const std::uint64_t expected = hash_of(toml);
    const configs::document whole = document_of(toml.resolved_toml);
    const auto read = [&](const std::vector<std::string>& kinds, const std::string& tables) {
        return configs::read_scenario("a.toml", [&](const std::string& asked) {
            const std::string kind = configs::stem(asked);
            return std::optional(asked == "a.toml" ? without(whole, kinds, tables)
                                 : kind == "map"   ? configs::to_geojson(whole)
                                                   : configs::to_csv(whole, kind));
        });
    };
    CHECK(hash_of(read({"leg"}, "{ leg = \"leg.csv\" }")) == expected);
    CHECK(hash_of(read({"place", "leg"}, "{ place = \"map.geojson\", leg = \"map.geojson\" }")) ==
          expected);

    // All that has a name; places of every kind are in one table.
    const std::vector<std::string> kinds_of_places = configs::kinds_named("place");
    std::vector<std::string> all = configs::kinds_in_tables();
    std::erase_if(all, [&](const std::string& kind) {
        return configs::things_of(whole, kind).empty() ||
               std::find(kinds_of_places.begin(), kinds_of_places.end(), kind) !=
                   kinds_of_places.end();
    });
    CHECK(all.size() >= 9);
    std::string tables;
    for (const std::string& kind : all) {
        tables += (tables.empty() ? "{ " : ", ") + kind + " = \"" + kind + ".csv\"";
    }
    CHECK(hash_of(read(all, tables + " }")) == expected);
}
