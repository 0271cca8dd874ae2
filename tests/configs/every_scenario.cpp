// Every scenario that the project ships: it reads, it runs, it keeps its books, and three times its
// demand does not lock it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include <catch2/catch.hpp>

#include "configs/reader.hpp"
#include "models/corridor.hpp"
#include "models/itinerary.hpp"

namespace corridor::configs {

namespace {

std::optional<std::string> text_of(const std::string& name) {
    std::ifstream file(name);
    if (!file) {
        return std::nullopt;
    }
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> shipped() {
    std::vector<std::string> names;
    for (const auto& each :
         std::filesystem::directory_iterator("configs/scenarios")) {
        names.push_back(each.path().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

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

}  // namespace

TEST_CASE("Every shipped scenario keeps moving at three times its demand", "[configs][lock]") {
    REQUIRE(shipped().size() >= 8);
    for (const std::string& name : shipped()) {
        INFO(name);
        const std::vector<override_> shorter = {{"run_in_days", "120", "test"},
                                                {"days", "120", "test"},
                                                {"cohort_days", "0", "test"},
                                                {"demand.scale", "3", "test"}};
        read_result read = read_scenario(name, text_of, shorter);
        for (const problem& each : read.problems) {
            UNSCOPED_INFO(each.text());
        }
        REQUIRE(read.scenario);
        models::add_empty_returns(*read.scenario);
        core::simulation sim;

        const models::replication_result result =
            models::simulate(sim, *read.scenario, {read.scenario->seed, 0});

        for (const models::flow_result& flow : result.flows) {
            CHECK(in(flow) == out(flow));
        }
        for (const auto& week : result.weekly.flow_delivered) {
            models::amount delivered;
            for (const models::amount& each : week) {
                delivered += each;
            }
            CHECK(delivered.kg > 0);
            CHECK(delivered.teu > 0);
        }
    }
}

}  // namespace corridor::configs
