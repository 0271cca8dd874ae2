#include "sim/whatif/sensitivity.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string>

#include <catch2/catch.hpp>

#include "tests/configs/minimal.hpp"

using namespace corridor;

namespace {

const whatif::assumption& named(const whatif::assumptions& from, const std::string& name) {
    const auto found = std::find_if(from.all.begin(), from.all.end(),
                                    [&](const auto& each) { return each.name == name; });
    REQUIRE(found != from.all.end());
    return *found;
}

bool has(const whatif::assumptions& from, const std::string& name) {
    return std::any_of(from.all.begin(), from.all.end(),
                       [&](const auto& each) { return each.name == name; });
}

void check_range(const whatif::assumptions& from, const std::string& name, const std::string& low,
                 const std::string& high) {
    INFO(name);
    CHECK(named(from, name).figures.front().low == low);
    CHECK(named(from, name).figures.front().high == high);
}

configs::read_result read(const std::string& text) {
    configs::read_result found = tests::read({{"a.toml", text}});
    for (const configs::problem& each : found.problems)
        UNSCOPED_INFO(each.text());
    REQUIRE(found.scenario);
    return found;
}

}  // namespace

TEST_CASE("Assumed numbers move by a share, within the schema, whole ones by one or more",
          "[whatif]") {
    std::string text =
        tests::replaced(tests::minimal, "payload_share = 0.8", "payload_share = 0.9");
    text = tests::replaced(text, "title = ", "cohort_days = 90  # assumed\ntitle = ");
    text = tests::replaced(text, "pairs_per_day = 30  # assumed",
                           "pairs_per_day = 30  # assumed\nrunning_cv = 0  # assumed");
    text = tests::replaced(text, "vessels = [\"feeder\"]", "vessels = [\"feeder\"]  # assumed");
    const auto from = whatif::assumptions_of(read(text), 0.2, whatif::grouping::by_figure);
    check_range(from, "leg.steppe.speed_km_per_h", "32.0", "48.0");
    check_range(from, "service.feeder.vehicles", "2", "4");  // a fifth of 3 is less than one
    check_range(from, "service.kura_boxes.vehicles", "16", "24");
    check_range(from, "service.feeder.payload_share", "0.72", "1.0");  // at most 1
    check_range(from, "flow.boxes.lot_teu", "1", "3");
    check_range(from, "sea.caspian.closed_share_by_month",
                "[0.16, 0.08, 0.08, 0.08, 0.0, 0.0, 0.0, 0.0, 0.08, 0.08, 0.08, 0.16]",
                "[0.24, 0.12, 0.12, 0.12, 0.0, 0.0, 0.0, 0.0, 0.12, 0.12, 0.12, 0.24]");
    CHECK_FALSE(has(from, "flow.boxes.teu_per_year"));  // it has a source
    CHECK_FALSE(has(from, "leg.steppe.running_cv"));    // none of it
    CHECK_FALSE(has(from, "cohort_days"));
    CHECK(from.no_numbers == 1);
    CHECK(from.of_calendar == 1);
    CHECK(from.cannot_move == 1);
    CHECK(from.figures == static_cast<std::int32_t>(from.all.size()));
}

TEST_CASE("One is never moved to none, and one alone in its range is left out", "[whatif]") {
    std::string text =
        tests::replaced(tests::minimal, "vehicles = 3  # assumed", "vehicles = 1  # assumed");
    text = tests::replaced(text, "payload_share = 0.8", "payload_share = 1");
    const auto from = whatif::assumptions_of(read(text), 0.2, whatif::grouping::by_figure);
    check_range(from, "service.feeder.vehicles", "1", "2");
    check_range(from, "service.feeder.payload_share", "0.8", "1.0");
}

TEST_CASE("Figures of a key stand beside each other, and move together when asked", "[whatif]") {
    const configs::read_result base = read(tests::minimal);
    const auto single = whatif::assumptions_of(base, 0.2, whatif::grouping::by_figure);
    const auto groups = whatif::groups_by_key(single);
    std::int32_t next = 0;
    for (const study::factor_group& each : groups) {
        CHECK(each.first == next);
        next = each.last;
        const auto key = [&](std::int32_t i) {
            return whatif::key_of_all(single.all[static_cast<std::size_t>(i)]);
        };
        for (std::int32_t i = each.first; i < each.last; ++i)
            CHECK(key(i) == key(each.first));
    }
    CHECK(next == static_cast<std::int32_t>(single.all.size()));

    const auto together = whatif::assumptions_of(base, 0.2, whatif::grouping::by_key);
    CHECK(together.all.size() == groups.size());
    CHECK(together.figures == single.figures);
    CHECK(named(together, "leg.*.speed_km_per_h").figures.size() == 2);
    CHECK(named(together, "demand.scale").figures.size() == 1);
}

TEST_CASE("What the reader refuses goes back to what is stated, and nothing else", "[whatif]") {
    // 20 other trains on 22 paths; a fifth less paths are 17.6, fewer than the others take.
    const std::string text =
        tests::replaced(tests::minimal, "pairs_per_day = 30  # assumed",
                        "pairs_per_day = 22  # assumed\nother_trains_per_day = 20  # assumed");
    const configs::read_result base = read(text);
    const auto from = whatif::assumptions_of(base, 0.2, whatif::grouping::by_figure);
    std::vector<std::int8_t> at(from.all.size(), 0);
    const auto go = [&](const std::string& name, std::int8_t end) {
        at[static_cast<std::size_t>(&named(from, name) - from.all.data())] = end;
    };
    go("leg.steppe.pairs_per_day", -1);
    go("leg.steppe.speed_km_per_h", -1);
    go("service.feeder.vehicles", 1);
    const whatif::moved_scenario to = whatif::moved(base, from.all, at);
    CHECK(to.moved == 2);
    CHECK(to.put_back == 1);
    CHECK(to.is.legs[2].pairs_per_day == 22);
    CHECK(to.is.legs[2].speed.count == 32);
    CHECK(to.is.services[0].name == "feeder");
    CHECK(to.is.services[0].vehicles == 4);
}

TEST_CASE("A ranking is by the change from end to end, paired by replication", "[whatif]") {
    // Two replications. As stated 10 and 20. The first figure: low 9 and 18, high 10 and 23:
    // changes 1 and 5, mean 3. The second: low 14 and 24, high 8 and 18: -6 and -6, mean -6, sure.
    const std::vector<whatif::assumption_answer> runs = {{10}, {20}, {9},  {18}, {10},
                                                         {23}, {14}, {24}, {8},  {18}};
    const auto ranked = whatif::ranked(runs, {7, 3}, 0, 2);
    REQUIRE(ranked.size() == 2);
    CHECK(ranked[0].which == 3);
    CHECK(ranked[0].changes[0].mean == -6);
    CHECK(ranked[0].at_low == 4);
    CHECK(ranked[0].at_high == -2);
    CHECK(ranked[0].sure);
    CHECK(ranked[1].which == 7);
    CHECK(ranked[1].changes[0].mean == 3);
    CHECK(ranked[1].changes[0].ci95_low == Approx(3 - 12.706 * 2).margin(0.01));
    CHECK(ranked[1].at_low == -1.5);
    CHECK(ranked[1].at_high == 1.5);
    CHECK_FALSE(ranked[1].sure);
    CHECK(whatif::as_stated(runs, 2).front().mean == 15);
}

TEST_CASE("The study finds the figure that matters, and says so", "[whatif]") {
    // The answer is the feeders' speed less the ferries' vehicles: 10 kn to 8 or 12, 3 to 2 or 4.
    const configs::read_result base = read(tests::minimal);
    const auto from = whatif::assumptions_of(base, 0.2, whatif::grouping::by_figure);
    const auto answer = [](int, const models::scenario& to, core::seeds) {
        double sum = 0;
        for (const models::service_params& each : to.services) {
            sum += each.name == "feeder" ? each.speed.count / 1.852 : 0;
            sum -= each.name == "ferry" ? each.vehicles : 0;
        }
        return std::vector<double>{sum};
    };
    const std::atomic<bool> stop = false;
    const whatif::sensitivity_effort spent{
        .groups = 100, .ranked = 2, .replications = 2, .workers = 2};
    const auto found = whatif::sensitivity(base, from, 0, spent, answer, stop);
    REQUIRE(found.ranked.size() == 2);
    const auto name = [&](std::size_t i) {
        return from.all[static_cast<std::size_t>(found.ranked[i].which)].name;
    };
    CHECK(name(0) == "service.feeder.speed_kn");
    CHECK(found.ranked[0].changes[0].mean == Approx(4).margin(0.01));
    CHECK(name(1) == "service.ferry.vehicles");
    CHECK(found.ranked[1].changes[0].mean == Approx(-2));

    study::estimate asked;
    asked.name = "answer";
    asked.unit = "kn";
    asked.estimand = "of the test";
    const whatif::sensitivity_question question{"minimal", 0.2, {asked}};
    const std::string text = whatif::report(question, from, found);
    INFO(text);
    CHECK(text.find("answer: 7.0 kn, 95 % interval 7.0 to 7.0 from 2 replications; of the test.") !=
          std::string::npos);
    CHECK(text.find("service.feeder.speed_kn    8.0 to 12.0 kn") != std::string::npos);
    const std::string csv = whatif::as_csv(question, from, found);
    INFO(csv);
    CHECK(csv.find("\n1,service.feeder.speed_kn,1,\"10\",\"8.0\",\"12.0\",\"kn\",4") !=
          std::string::npos);
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 3);
}
