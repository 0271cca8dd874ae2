#include "outputs/summary.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "outputs/reader.hpp"
#include "tests/outputs/small_world.hpp"

using namespace corridor;
using Catch::Contains;

TEST_CASE("A summary says what got through, how long it took and what held it back", "[outputs]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    outputs::write_result(scratch.file("a.h5"), from, tests::small_results(from),
                          tests::small_provenance());
    std::string text = outputs::summary(outputs::read_result(scratch.file("a.h5")));
    std::replace(text.begin(), text.end(), '\n', ' ');  // lines may break anywhere
    CHECK_THAT(text, Contains("In the 10 days from 2024-01-01, 190 TEU (190 to 190)"));
    // 149 h = 6.2 days; 5 of 100 unarrived
    CHECK_THAT(text, Contains("took 6.2 days"));
    CHECK_THAT(text, Contains("5.0 % had not arrived"));
    // 90 h of 130 h
    CHECK_THAT(text, Contains("Aktau, waiting for a vessel or truck (90 h a lot, 69 %)"));
    CHECK_THAT(text, Contains("Aktau container berths"));
    CHECK_THAT(text, Contains("3 replications"));
    CHECK_THAT(text, Contains("Feeder Aktau–Klaipėda"));
}

TEST_CASE("One replication is summarised without intervals, and says so", "[outputs]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    outputs::write_result(scratch.file("a.h5"), from, {tests::small_result(from, 0)},
                          tests::small_provenance());
    const std::string text = outputs::summary(outputs::read_result(scratch.file("a.h5")));
    CHECK_THAT(text, Contains("190 TEU of loaded containers"));
    CHECK_THAT(text, Contains("One replication: there are no intervals."));
    CHECK_THAT(text, !Contains("nan"));
}
