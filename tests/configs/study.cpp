// Studies: each mistake with its one message, and what a right one says.
#include "configs/experiments/study.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/configs/minimal.hpp"

using namespace corridor;
using tests::files;
using tests::minimal;
using tests::replaced;

namespace {

const std::string right = R"(# a study
scenario = "../scenarios/minimal.toml"
days = 30
run_in_days = 10
replications = 3
responses = ["delivered_t", "delivered_teu"]
design = "full factorial"

[factors]
wagons = { path = "port.aktau.train_wagons_per_h", levels = [5, 10] }  # source: yearbook 2024
demand = { path = "demand.scale", levels = [0.5, 1.0, 1.5] }
)";

const std::vector<std::string> responses = {"delivered_t", "delivered_teu", "lost_t"};

configs::study_result read(const std::string& study, const std::string& scenario = minimal,
                           configs::trial levels = configs::trial::each_point) {
    const files texts{{"studies/s.toml", study}, {"scenarios/minimal.toml", scenario}};
    return configs::read_study(
        "studies/s.toml",
        [&](const std::string& asked) {
            const auto found = texts.find(asked);
            return found == texts.end() ? std::nullopt : std::optional(found->second);
        },
        responses, levels);
}

void expect(const std::string& from, const std::string& to, const std::string& message) {
    const configs::study_result result = read(replaced(right, from, to));
    std::string said;
    for (const configs::problem& each : result.problems)
        said += each.text() + "\n";
    INFO(to);
    CHECK(said == message + "\n");
    CHECK(!result.study);
}

}  // namespace

TEST_CASE("A study says factors, levels and settings in its own order", "[configs][study]") {
    const configs::study_result result = read(right);
    REQUIRE(result.problems.empty());
    const configs::study& study = *result.study;
    CHECK(study.name == "s");
    CHECK(study.points() == 6);
    CHECK(study.replications == 3);
    CHECK(study.responses == std::vector<std::string>{"delivered_t", "delivered_teu"});
    REQUIRE(study.factors.size() == 2);
    CHECK(study.factors[0].name == "wagons");
    CHECK(study.factors[0].unit == "wagons/h");
    CHECK(study.factors[0].source == "source: yearbook 2024");
    CHECK(study.factors[1].numbers == std::vector<double>{0.5, 1.0, 1.5});
    CHECK(study.factors[1].source == "assumed: a level of the study s");
    CHECK(result.base.scenario->days == 30);
    CHECK(result.base.scenario->run_in_days == 10);
}

TEST_CASE("A point's overrides are read as the scenario's own figures", "[configs][study]") {
    const configs::study study = *read(right).study;
    const auto at = tests::read({{"a.toml", minimal}}, "a.toml", study.overrides_at({0, 2}));
    REQUIRE(at.problems.empty());
    CHECK(at.scenario->demand.scale == 1.5);
    CHECK(at.scenario->days == 30);
    CHECK(at.scenario->demand.scale != read(right).base.scenario->demand.scale);
}

TEST_CASE("A resolved study reads to itself", "[configs][study]") {
    const configs::study_result first = read(right);
    const configs::study_result again =
        read(first.study->resolved_toml, first.base.resolved_toml, configs::trial::none);
    REQUIRE(again.problems.empty());
    CHECK(again.study->resolved_toml == first.study->resolved_toml);
    CHECK(again.base.resolved_toml == first.base.resolved_toml);
}

TEST_CASE("Mistakes in a study are told with their place", "[configs][study]") {
    const std::string at = "studies/s.toml:";
    expect("days = 30", "dais = 30", at + "3:1: dais: unknown key; did you mean days?");
    expect("days = 30", "days = 0",
           at + "3:8: days: 0 given; expected a whole number from 1 to 3660");
    expect("replications = 3", "replications = 1.5",
           at + "5:16: replications: 1.5 given; expected a whole number from 1 to 10000");
    expect("\"delivered_t\"", "\"deliverd_t\"",
           at + "6:13: responses: deliverd_t is no response; did you mean delivered_t?");
    expect("\"delivered_t\"", "\"delivered_teu\"",
           at + "6:13: responses: delivered_teu stands there twice; expected each name once");
    expect("full factorial", "sobol",
           at + "7:10: design: \"sobol\" is not known; expected \"full factorial\"");
}

TEST_CASE("Mistakes in factors are told with their place", "[configs][study]") {
    const std::string at = "studies/s.toml:";
    expect("demand = {", "delivered_t = {",
           at + "11:1: factors.delivered_t: the result has that name for something else; expected "
                "another name");
    expect("demand = {", "replication = {",
           at + "11:1: factors.replication: the result has that name for something else; expected "
                "another name");
    expect("path = \"demand.scale\"", "path = \"days\"",
           at + "11:19: factors.demand.path: days must be the same at every point; expected "
                "another figure of the scenario");
    expect("path = \"demand.scale\"", "path = \"port.aktau.train_wagons_per_h\"",
           at + "11:1: factors.demand.path: port.aktau.train_wagons_per_h varies with wagons "
                "already; expected each path in one factor");
    expect("levels = [0.5", "levls = [0.5",
           at +
               "11:1: factors.demand.levels: is missing; expected a list of values, such as [1.0, "
               "1.5]\n" +
               at + "11:35: factors.demand.levls: unknown key; did you mean levels?");
    expect("[5, 10]", "[5, 5]",
           at + "10:61: factors.wagons.levels: 5 stands there twice; expected each level once");
    expect("[5, 10]", "[]",
           at + "10:61: factors.wagons.levels: [] holds no level; expected a list of values, such "
                "as [1.0, 1.5]");
}

TEST_CASE("Levels that the scenario does not take are told where they stand", "[configs][study]") {
    const std::string at = "studies/s.toml:";
    expect("[0.5, 1.0, 1.5]", "[0.5, -1.0]",
           at + "11:44: factors.demand: demand.scale: -1.0 is less than 0; expected a number from "
                "0 to 20");
    expect("demand.scale", "demand.scalee",
           at + "11:45: factors.demand: demand.scalee: unknown key; did you mean scale?");
    expect("minimal.toml", "minimum.toml",
           at + "2:12: scenario: there is no file scenarios/minimum.toml; expected a path relative "
                "to this file");
}

TEST_CASE("Levels that are right alone and wrong together are told with their point",
          "[configs][study]") {
    // A gate that opens at 20 must not close at 12.
    std::string study = replaced(right, "wagons = { path = \"port.aktau.train_wagons_per_h\"",
                                 "opens = { path = \"port.alat.gate_opens_h\"");
    study = replaced(study, "[5, 10]", "[0, 20]");
    study = replaced(study, "demand = { path = \"demand.scale\"",
                     "closes = { path = \"port.alat.gate_closes_h\"");
    study = replaced(study, "[0.5, 1.0, 1.5]", "[12, 24]");
    const configs::study_result result = read(study);
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems[0].text() ==
          "studies/s.toml:9:2: factors: at port.alat.gate_opens_h = 20, port.alat.gate_closes_h = "
          "12: port.alat.gate_closes_h: 12 is not after 20; expected more than gate_opens_h");
    CHECK(read(study, minimal, configs::trial::each_level).problems.empty());
}
