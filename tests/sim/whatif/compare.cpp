#include "sim/whatif/compare.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "outputs/responses.hpp"
#include "sim/whatif/side_by_side.hpp"

using namespace corridor;

namespace {

study::sample response(std::string name, std::string unit, std::vector<double> values) {
    study::sample s;
    s.name = std::move(name);
    s.unit = std::move(unit);
    s.values = std::move(values);
    return s;
}

whatif::verdict judged(const char* name, double low, double high) {
    study::estimate change;
    change.mean = (low + high) / 2;
    change.ci95_low = low;
    change.ci95_high = high;
    return whatif::judged(name, change);
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("More through and sooner is better, and zero in the interval cannot be told",
          "[whatif]") {
    CHECK(judged("delivered_teu", 10, 20) == whatif::verdict::better);
    CHECK(judged("delivered_teu", -20, -10) == whatif::verdict::worse);
    CHECK(judged("transit_time_p90_h", -3, -1) == whatif::verdict::better);
    CHECK(judged("transit_time_p90_h", 1, 3) == whatif::verdict::worse);
    CHECK(judged("transit_time_p90_h", -1, 3) == whatif::verdict::cannot_tell);
    CHECK(judged("delivered_teu", 0, 0) == whatif::verdict::cannot_tell);
    CHECK(judged("in_system_end_t", 10, 20) == whatif::verdict::differs);
}

TEST_CASE("It is known of every response which way is better", "[whatif]") {
    for (const std::string& name : outputs::response_names()) {
        INFO(name);
        CHECK(
            (judged(name.c_str(), 1, 2) != whatif::verdict::differs || name == "in_system_end_t"));
    }
}

TEST_CASE("A comparison says what is better, by how much, and what it costs", "[whatif]") {
    // Differences 3, 2, 4 TEU: mean 3 +- 2.48; of hours -24 each: one day sooner, no spread left.
    const whatif::side from{
        "baseline",
        {response("delivered_teu", "TEU", {1010, 1020, 1030}),
         response("transit_time_p50_h", "h", {240, 264, 288}), response("lost_t", "t", {5, 6, 7})},
        {},
        {}};
    whatif::side to = from;
    to.name = "baseline with ferry";
    to.responses[0].values = {1013, 1022, 1034};
    to.responses[1].values = {216, 240, 264};
    to.capex_musd = 25;
    to.cost_musd_per_year = 3;

    const auto found = whatif::changes(from, to, whatif::pairing::by_replication);
    const std::string text = whatif::report(from, to, found, whatif::pairing::by_replication);

    REQUIRE(found.size() == 3);
    INFO(text);
    CHECK(found[0].is == whatif::verdict::better);
    CHECK(found[1].is == whatif::verdict::better);
    CHECK(found[2].is == whatif::verdict::equal);
    CHECK(holds(text, "baseline with ferry, against baseline\n3 replications of each, paired"));
    CHECK(holds(text,
                "  delivered_teu, TEU         1,020  1,023    +3.0    +0.5 to +5.5         1.00"));
    CHECK(holds(text,
                "  transit_time_p50_h, days   11.00  10.00   -1.00  -1.00 to -1.00         1.00"));
    CHECK(holds(text, "Better: delivered_teu, transit_time_p50_h.\n"));
    CHECK(holds(text, "Equal in every replication: lost_t.\n"));
    CHECK(holds(text, "Independent runs would need 211.0 to > 9999 times the replications"));
    CHECK(holds(text, "It costs USD 25.0 M once and USD 3.0 M a year.\n"));
}

TEST_CASE("A change no larger than what a histogram blurs cannot be told", "[whatif]") {
    // 100 h and 103 h, each off by at most 1/64 of itself: up to 3.17 h apart and yet equal.
    const auto verdict_on = [](double after) {
        study::sample before = response("transit_time_p50_h", "h", {100, 100, 100});
        before.how = study::sample::kind::quantile;
        before.pooled = 100;
        before.coarseness = 1.0 / 64;
        study::sample later = before;
        later.values = {after, after, after};
        later.pooled = after;
        return whatif::changes({"a", {before}, {}, {}}, {"b", {later}, {}, {}},
                               whatif::pairing::by_replication)[0]
            .is;
    };
    CHECK(verdict_on(103) == whatif::verdict::cannot_tell);
    CHECK(verdict_on(104) == whatif::verdict::worse);
    CHECK(verdict_on(100) == whatif::verdict::equal);
}

TEST_CASE("A scenario differs from itself by nothing", "[whatif]") {
    const whatif::side same{"baseline", {response("delivered_t", "t", {0.1, 0.7, 0.3})}, {}, {}};
    const auto found = whatif::changes(same, same, whatif::pairing::by_replication);
    CHECK(found[0].is == whatif::verdict::equal);
    CHECK(found[0].by.change.ci95_low == 0);
    CHECK(found[0].by.change.ci95_high == 0);
    CHECK(holds(whatif::report(same, same, found, whatif::pairing::by_replication),
                "baseline changes nothing: every replication is equal.\n"));
}

TEST_CASE("No late lot among more lots is no late lot still", "[whatif]") {
    study::sample none = response("unarrived_share", "1", {0, 0, 0});
    none.how = study::sample::kind::ratio;
    none.divisors = {10, 11, 12};
    study::sample none_of_more = none;
    none_of_more.divisors = {20, 21, 22};
    const auto found = whatif::changes({"a", {none}, {}, {}}, {"b", {none_of_more}, {}, {}},
                                       whatif::pairing::by_replication);
    CHECK(found[0].is == whatif::verdict::equal);
}

TEST_CASE("Independent runs of one scenario cannot be told apart", "[whatif]") {
    const whatif::side a{"a", {response("delivered_t", "t", {10, 12, 14})}, {}, {}};
    const whatif::side b{"b", {response("delivered_t", "t", {11, 12, 14, 10})}, {}, {}};
    const auto found = whatif::changes(a, b, whatif::pairing::none);
    CHECK(found[0].is == whatif::verdict::cannot_tell);
    CHECK(holds(whatif::report(a, b, found, whatif::pairing::none), "not paired"));
}

TEST_CASE("Scenarios side by side take the first one's seed, for any number of workers",
          "[whatif]") {
    std::vector<models::scenario> scenarios(3);
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        scenarios[i].seed = 7 + i;
        scenarios[i].days = static_cast<int>(i);
    }
    const std::atomic<bool> stop = false;
    for (const int workers : {1, 2}) {
        std::vector<std::string> seen;
        const int done = whatif::side_by_side(
            scenarios, {.replications = 2, .workers = workers},
            [](int task, const models::scenario& from, core::seeds seeds) {
                return std::to_string(task) + ": scenario " + std::to_string(from.days) + " seed " +
                       std::to_string(seeds.seed) + " replication " +
                       std::to_string(seeds.replication);
            },
            [&](std::size_t which, const std::string& result) {
                CHECK(which == seen.size() % 3);
                seen.push_back(result);
            },
            stop);
        CHECK(done == 6);
        CHECK(seen ==
              std::vector<std::string>{
                  "0: scenario 0 seed 7 replication 0", "1: scenario 1 seed 7 replication 0",
                  "2: scenario 2 seed 7 replication 0", "3: scenario 0 seed 7 replication 1",
                  "4: scenario 1 seed 7 replication 1", "5: scenario 2 seed 7 replication 1"});
    }
}
