// One mistake gives one message: each key of the baseline, made wrong by itself in several ways.
#include <catch2/catch.hpp>

#include "configs/reader.hpp"
#include "tests/project_files.hpp"

using namespace corridor;

namespace {

const std::string baseline = "configs/scenarios/baseline.toml";

void expect_one_message(const std::string& path, const std::string& value) {
    const configs::read_result result =
        configs::read_scenario(baseline, tests::text_of_file, {{path, value, "--set"}});
    std::string all;
    for (const configs::problem& each : result.problems) {
        all += each.text() + "\n";
    }
    INFO(path << " = " << value << "\n" << all);
    CHECK(result.problems.size() == 1);
}

}  // namespace

TEST_CASE("A figure of no number or below its range is told once", "[.][nightly]") {
    const configs::read_result right = configs::read_scenario(baseline, tests::text_of_file);
    REQUIRE(right.scenario);
    bool text = false;
    for (const configs::figure& each : right.figures) {
        if (each.stated && each.range.find("number") != std::string::npos) {
            const bool months = each.range.find("12 numbers") != std::string::npos;
            const std::string wrong = text ? "\"some\"" : "-1e9";
            expect_one_message(each.path, months ? "[" + wrong + "]" : wrong);
            text = !text;
        }
    }
}

TEST_CASE("A name of nothing is told once", "[.][nightly]") {
    const configs::read_result right = configs::read_scenario(baseline, tests::text_of_file);
    REQUIRE(right.scenario);
    for (const configs::figure& each : right.figures) {
        const bool list = each.range.find("list") != std::string::npos;
        if (each.stated && each.unit.empty() && each.range.find("name") != std::string::npos) {
            expect_one_message(each.path, list ? "[\"nothing\"]" : "\"nothing\"");
        }
    }
}
