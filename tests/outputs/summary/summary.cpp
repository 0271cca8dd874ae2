#include "outputs/summary/summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "outputs/reader.hpp"
#include "outputs/summary/bound_words.hpp"
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
    CHECK_THAT(text, Contains("Strike at Aktau: 2.0 times on average in the 10 days, 4.0 days in "
                              "all; its backlog halved in 12 h; it was gone 1.5 days after the "
                              "end."));
}

TEST_CASE("A summary says whether demand or the corridor is the limit", "[outputs][bound]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    models::bound_result bound = tests::small_bound(from);
    const auto summary_with = [&](const models::bound_result* given) {
        outputs::write_result(scratch.file("a.h5"), from, tests::small_results(from),
                              tests::small_provenance(), outputs::existing_file::replace, given);
        std::string text = outputs::summary(outputs::read_result(scratch.file("a.h5")));
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    };
    // 1900.095 t were delivered.
    bound.flows[0].offered_t = 2400;
    bound.flows[0].bound_t = 1950;
    CHECK_THAT(summary_with(&bound),
               Contains("At best the network could carry 1,950 t of the 2,400 t that would come if "
                        "nothing waited; 97 % of that got through. It could carry 0.81 times this "
                        "demand mix: the corridor "
                        "is the limit, at Aktau container berths."));
    bound.reach = 1.25;
    CHECK_THAT(summary_with(&bound), Contains("1.25 times this demand mix: demand is the limit."));
    bound.flows[0].bound_t = 2400;
    CHECK_THAT(summary_with(&bound), Contains("there is capacity enough"));
    bound.reach = std::numeric_limits<double>::infinity();
    CHECK_THAT(summary_with(&bound), Contains("It could carry any multiple of this demand mix"));
    CHECK_THAT(summary_with(nullptr), !Contains("At best"));
}

TEST_CASE("A bound is written and read back", "[outputs][bound]") {
    const tests::scratch_folder scratch;
    const models::scenario from = tests::small_scenario();
    const models::bound_result bound = tests::small_bound(from);
    outputs::write_result(scratch.file("a.h5"), from, tests::small_results(from),
                          tests::small_provenance(), outputs::existing_file::replace, &bound);

    const outputs::result_file read = outputs::read_result(scratch.file("a.h5"));

    REQUIRE(read.bound);
    CHECK(read.bound->reach == 0.8125);
    CHECK(read.bound->limits == bound.limits);
    CHECK(read.figure("/bound/bound_teu").values == std::vector<double>{500, 0});
    CHECK(read.figure("/bound/saturated_share").values.front() == 0.5);
    CHECK(read.figure("/bound/leg_saturated_share").values == std::vector<double>{0, 0, 0.25, 0});
    CHECK(read.figure("/bound/service_dual_t_per_vehicle").values == std::vector<double>{9});
    CHECK(std::isnan(read.figure("/bound/dual_t_per_accepted").values.front()));
}

TEST_CASE("What `corridor bound` prints names what is scarce", "[outputs][bound]") {
    const models::scenario from = tests::small_scenario();

    const std::string text = outputs::bound_report(from, tests::small_bound(from));

    CHECK_THAT(text, Contains("52 t of the 60 t that would come if nothing"));
    CHECK_THAT(text, Contains("Aktau container berths"));
    CHECK_THAT(text, Contains("50 %"));
    CHECK_THAT(text, Contains("Train paths Aktau to Klaipėda"));
    CHECK_THAT(text, Contains("Feeder Aktau–Klaipėda"));
    CHECK_THAT(text, Contains("Copper to the Baltic"));
    CHECK_THAT(text, !Contains("Empties of copper"));
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
