#include "outputs/file_samples.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "outputs/responses.hpp"
#include "tests/outputs/small_world.hpp"

using namespace corridor;

TEST_CASE("A result file gives the samples of its run, but for the quantiles", "[outputs]") {
    const tests::scratch_folder folder;
    const models::scenario from = tests::small_scenario();
    const auto results = tests::small_results(from);
    outputs::write_result(folder.file("a.h5"), from, results, tests::small_provenance());
    std::vector<outputs::response_sums> kept;
    for (const models::replication_result& each : results)
        kept.push_back(outputs::sums_of(from, each));

    const outputs::result_file file = outputs::read_result(folder.file("a.h5"));
    const std::vector<study::sample> read = outputs::samples(file);

    CHECK(outputs::replications_of(file) == std::vector<int>{0, 1, 2});
    std::size_t found = 0;
    for (const study::sample& run : outputs::samples(from, kept)) {
        INFO(run.name);
        const auto same = std::find_if(read.begin(), read.end(),
                                       [&](const auto& each) { return each.name == run.name; });
        if (run.how == study::sample::kind::quantile) {
            CHECK(same == read.end());
            continue;
        }
        REQUIRE(same != read.end());
        found += 1;
        CHECK(same->unit == run.unit);
        CHECK(same->estimand == run.estimand);
        REQUIRE(same->values.size() == run.values.size());
        REQUIRE(same->divisors.size() == run.divisors.size());
        for (std::size_t i = 0; i < run.values.size(); ++i)
            CHECK(same->values[i] == Approx(run.values[i]).epsilon(1e-12));
        for (std::size_t i = 0; i < run.divisors.size(); ++i)
            CHECK(same->divisors[i] == run.divisors[i]);
    }
    CHECK(found == read.size());
}
