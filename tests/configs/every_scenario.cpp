// Every scenario that the project ships: it reads, it runs, it keeps its books, and three times its
// demand does not lock it.
#include <algorithm>
#include <cmath>
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

TEST_CASE("A year of run-in forgets how the run began", "[configs][run-in]") {
    // The baseline leaves about 194,000 t in the system at the year's end, 16 days of its demand.
    // Begun empty and begun with twice that, the counted year is the same: the means of five
    // replications differ by less than half the 95 % interval of either.
    constexpr int replications = 5;
    constexpr double t_of_4 = 2.776;
    double mean_t[2] = {};
    double half_width_t = 0;
    double mean_days[2] = {};
    for (const std::size_t begun : {0U, 1U}) {
        const std::vector<override_> stock = {
            {"demand.initial_stock_days", begun == 0 ? "0" : "32", "test"}};
        const models::scenario from = tests::read_shipped("configs/scenarios/baseline.toml", stock);
        double squares = 0;
        for (std::uint32_t replication = 0; replication < replications; ++replication) {
            core::simulation sim;
            const models::replication_result result =
                models::simulate(sim, from, {from.seed, replication});
            models::amount delivered;
            double hours = 0;
            double lots = 0;
            for (const models::flow_result& flow : result.flows) {
                delivered += flow.delivered;
                hours += static_cast<double>(flow.transit.total_ms()) / 3.6e6;
                lots += static_cast<double>(flow.arrived.lots);
            }
            const double delivered_t = static_cast<double>(delivered.kg) / 1000.0;
            mean_t[begun] += delivered_t / replications;
            squares += delivered_t * delivered_t;
            mean_days[begun] += hours / lots / 24.0 / replications;
        }
        const double variance =
            (squares - replications * mean_t[begun] * mean_t[begun]) / (replications - 1);
        half_width_t = t_of_4 * std::sqrt(variance / replications);
    }
    CHECK(std::abs(mean_t[0] - mean_t[1]) < half_width_t);
    CHECK(std::abs(mean_days[0] - mean_days[1]) < 0.1);
}

}  // namespace corridor::configs
