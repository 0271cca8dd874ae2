#include "outputs/responses.hpp"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "tests/outputs/small_world.hpp"

using namespace corridor;

namespace {

study::estimate response(const std::vector<study::estimate>& all, const char* name) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
    REQUIRE(found != all.end());
    return *found;
}

}  // namespace

TEST_CASE("Responses of a small world are those worked out by hand", "[outputs]") {
    const models::scenario from = tests::small_scenario();
    const auto all = outputs::responses(from, tests::small_results(from));
    CHECK(response(all, "delivered_t").mean == Approx(1900.095));
    CHECK(response(all, "delivered_teu").mean == 190);
    CHECK(response(all, "delivered_teu").ci95_low == 190);
    CHECK(response(all, "delivered_teu_lithuania").mean == 190);
    CHECK(response(all, "on_time_share").mean == Approx(0.8));
    CHECK(response(all, "unarrived_share").mean == Approx(0.05));
    // 101 to 195 h, 148 on average; later by 0, 1 and 2 h in the three replications
    CHECK(response(all, "transit_time_mean_h").mean == Approx(149));
    // the 90th of 100 lots arrives after 190, 191, 192 h: pooled the 270th of 300, buckets 1/64
    CHECK(response(all, "transit_time_p90_h").mean == Approx(191).epsilon(1.0 / 32));
    // only five lots lie beyond the 95th percentile of a replication: missing, not guessed
    CHECK(std::isnan(response(all, "transit_time_p95_h").mean));
}

TEST_CASE("Lots that have not arrived are later than all others", "[outputs]") {
    using namespace std::chrono_literals;
    core::quantiles arrived;
    for (int lot = 0; lot < 60; ++lot)
        arrived.add(10h);
    CHECK(outputs::transit_quantile_h(arrived, 100, 0.5) == Approx(10).epsilon(1.0 / 32));
    CHECK(std::isnan(outputs::transit_quantile_h(arrived, 100, 0.9)));  // among the unarrived
    CHECK(std::isnan(outputs::transit_quantile_h(arrived, 60, 0.9)));   // six beyond
    CHECK(std::isnan(outputs::transit_quantile_h(core::quantiles{}, 0, 0.5)));
}
