// Mistakes about terminals where the gauge changes, and about when they work.
#include <catch2/catch.hpp>

#include "tests/configs/minimal.hpp"

using namespace corridor;
using tests::minimal;

namespace {

/// The only problem of the minimal scenario with these lines at its first port.
std::string problem_with(const std::string& lines) {
    const std::string text =
        tests::replaced(minimal, "tracks_1520 = 2\n", "tracks_1520 = 2\n" + lines);
    const configs::read_result read = tests::read({{"a.toml", text}});
    REQUIRE(read.problems.size() == 1);
    return read.problems[0].key + ": " + read.problems[0].wrong + "; " + read.problems[0].right;
}

}  // namespace

TEST_CASE("Pairs of tracks are made of tracks of either gauge", "[configs][gauge]") {
    CHECK(
        problem_with("tracks_1435 = 1\npaired_tracks = 2\n") ==
        "port.aktau.paired_tracks: 2 are more than its tracks make; expected at most 1, the tracks "
        "of either gauge");
}

TEST_CASE("Pits need bogies and a rate", "[configs][gauge]") {
    CHECK(problem_with("bogie_pits = 1\nbogie_wagons_per_h = 4\nbogie_sets_1520 = 50\n")
              .find("port.aktau.bogie_sets_1435: ") == 0);
}

TEST_CASE("Customs at weekends closes after it opens", "[configs][calendar]") {
    CHECK(problem_with("customs_weekend_opens_h = 15\ncustoms_weekend_closes_h = 8\n") ==
          "port.aktau.customs_weekend_closes_h: 8 is not after 15; expected more than "
          "customs_weekend_opens_h");
}
