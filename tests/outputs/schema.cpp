// SCHEMA.md against a file: neither may know a dataset that the other does not.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/outputs/lines_of.hpp"
#include "tests/outputs/small_world.hpp"

using namespace corridor;

TEST_CASE("SCHEMA.md and a file say the same", "[outputs]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    const models::bound_result bound = tests::small_bound(from);
    outputs::write_result(scratch.file("a.h5"), from, tests::small_traced_results(from),
                          tests::small_provenance(), outputs::existing_file::replace, &bound);
    const std::vector<std::string> in_file = tests::lines_of_file(scratch.file("a.h5"));
    const std::vector<std::string> in_schema = tests::lines_of_page("outputs/SCHEMA.md");
    REQUIRE(in_file.size() > 80);
    for (const std::string& line : in_file) {
        INFO("the file has, SCHEMA.md has not: " << line);
        CHECK(std::count(in_schema.begin(), in_schema.end(), line) == 1);
    }
    for (const std::string& line : in_schema) {
        INFO("SCHEMA.md has, the file has not: " << line);
        CHECK(std::count(in_file.begin(), in_file.end(), line) == 1);
    }
}

TEST_CASE("An untraced file without a bound lacks /trace, /bound and nothing else",
          "[outputs][trace][bound]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    outputs::write_result(scratch.file("a.h5"), from, tests::small_results(from),
                          tests::small_provenance());
    std::vector<std::string> expected = tests::lines_of_page("outputs/SCHEMA.md");
    std::erase_if(expected, [](const std::string& line) {
        return line.starts_with("| /trace/") || line.starts_with("| /bound/");
    });
    std::vector<std::string> found = tests::lines_of_file(scratch.file("a.h5"));
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    CHECK(found == expected);
}

TEST_CASE("Other programs open the file", "[outputs][readers]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    const models::bound_result bound = tests::small_bound(from);
    outputs::write_result(scratch.file("a.h5"), from, tests::small_traced_results(from),
                          tests::small_provenance(), outputs::existing_file::replace, &bound);
    const std::string command =
        "bash tests/outputs/open_with_other_tools.sh " + scratch.file("a.h5");
    CHECK(std::system(command.c_str()) == 0);
}
