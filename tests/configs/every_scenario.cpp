// Every scenario that the project ships: it reads, it runs, it keeps its books, and three times its
// demand does not lock it.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "configs/reader.hpp"
#include "models/corridor.hpp"
#include "tests/configs/shipped.hpp"

namespace corridor::configs {

namespace {

models::amount in(const models::flow_result& flow) {
    models::amount sum = flow.in_system_start;
    sum += flow.offered;
    return sum;
}

models::amount out(const models::flow_result& flow) {
    models::amount sum = flow.delivered;
    sum += flow.lost;
    sum += flow.in_system_end;
    return sum;
}

// The scenario of that file at three times its demand, for so many days of run-in and then counted.
models::scenario overloaded(const std::string& name, const std::string& run_in_days,
                            const std::string& days) {
    return tests::read_shipped(name, {{"run_in_days", run_in_days, "test"},
                                      {"days", days, "test"},
                                      {"cohort_days", "0", "test"},
                                      {"demand.scale", "3", "test"}});
}

// That the books balance, and that in each week some cargo and some containers are delivered.
void expect_movement(const models::scenario& of, std::size_t weeks) {
    core::simulation sim;
    const models::replication_result result = models::simulate(sim, of, {of.seed, 0});
    for (std::size_t i = 0; i < result.flows.size(); ++i) {
        INFO(of.flows[i].name);
        CHECK(in(result.flows[i]) == out(result.flows[i]));
    }
    REQUIRE(result.weekly.flow_delivered.size() == weeks);
    for (std::size_t week = 0; week < weeks; ++week) {
        INFO("week " << week);
        models::amount delivered;
        for (const models::amount& each : result.weekly.flow_delivered[week]) {
            delivered += each;
        }
        CHECK(delivered.kg > 0);
        CHECK(delivered.teu > 0);
    }
}

}  // namespace

TEST_CASE("Every shipped scenario keeps moving at three times its demand", "[configs][lock]") {
    REQUIRE(tests::shipped_scenarios().size() >= 8);
    for (const std::string& name : tests::shipped_scenarios()) {
        INFO(name);
        expect_movement(overloaded(name, "120", "120"), 18);  // 17 weeks and a day
    }
}

TEST_CASE("A whole year at three times the demand, after another, keeps moving",
          "[.][nightly][lock]") {
    for (const std::string& name : tests::shipped_scenarios()) {
        INFO(name);
        expect_movement(overloaded(name, "365", "365"), 53);  // 52 weeks and a day
    }
}

namespace {

constexpr int replications = 5;

struct estimate {
    double mean = 0;
    double half_width = 0;  // of the 95 % interval
};

estimate estimate_of(const std::array<double, replications>& values) {
    constexpr double t_of_4 = 2.776;
    estimate out;
    double squares = 0;
    for (const double each : values) {
        out.mean += each / replications;
    }
    for (const double each : values) {
        squares += (each - out.mean) * (each - out.mean);
    }
    out.half_width = t_of_4 * std::sqrt(squares / (replications - 1) / replications);
    return out;
}

/// Tonnes delivered in the counted year, and mean days of a lot that was released in it.
std::pair<estimate, estimate> year_begun_with(const char* stock_days) {
    const models::scenario from = tests::read_shipped(
        "configs/scenarios/baseline.toml", {{"demand.initial_stock_days", stock_days, "test"}});
    std::array<double, replications> delivered_t{};
    std::array<double, replications> mean_days{};
    for (std::uint32_t replication = 0; replication < replications; ++replication) {
        core::simulation sim;
        const models::replication_result result =
            models::simulate(sim, from, {from.seed, replication});
        double hours = 0;
        double lots = 0;
        for (const models::flow_result& flow : result.flows) {
            delivered_t[replication] += static_cast<double>(flow.delivered.kg) / 1000.0;
            hours += static_cast<double>(flow.transit.total_ms()) / 3.6e6;
            lots += static_cast<double>(flow.arrived.lots);
        }
        mean_days[replication] = hours / lots / 24.0;
    }
    return {estimate_of(delivered_t), estimate_of(mean_days)};
}

}  // namespace

TEST_CASE("A year of run-in forgets how the run began", "[configs][run-in]") {
    // The baseline leaves about 194,000 t in the system at the year's end, 16 days of its demand.
    // Begun empty and begun with twice that, the counted year is the same: the means of five
    // replications differ by less than half the 95 % interval of either. Shippers answer to what
    // they met, so the two years are not the same lots, and chance is all that can be asked of
    // them.
    const auto [empty_t, empty_days] = year_begun_with("0");
    const auto [full_t, full_days] = year_begun_with("32");

    CHECK(std::abs(empty_t.mean - full_t.mean) < std::min(empty_t.half_width, full_t.half_width));
    CHECK(std::abs(empty_days.mean - full_days.mean) <
          std::min(empty_days.half_width, full_days.half_width));
}

}  // namespace corridor::configs
