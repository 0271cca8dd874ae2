// What must hold on any corridor, held on random ones: the reader takes them, the books balance,
// nothing locks at three times the demand, everything arrives once nothing more is offered, and
// neither the engine nor the number of workers changes a bit.
#include <atomic>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "configs/reader.hpp"
#include "models/corridor.hpp"
#include "sim/core/simgrid/engine.hpp"
#include "sim/study/replications.hpp"
#include "tests/configs/shipped.hpp"
#include "tests/generator/random_corridor.hpp"
#include "tests/models/fingerprint.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using corridor::tests::offering;

namespace {

constexpr std::uint64_t few = 50;
constexpr std::uint64_t many = 500;

const char* word(offering demand) {
    return demand == offering::steady      ? "steady"
           : demand == offering::threefold ? "threefold"
                                           : "ending";
}

/// How to see a failing corridor with one's own eyes.
std::string how_to_print(std::uint64_t seed, offering demand) {
    return fmt::format("seed {0}: build/release/tests/random_corridor {0} {1} > failing.toml", seed,
                       word(demand));
}

scenario drawn(std::uint64_t seed, offering demand) {
    const std::string text = corridor::tests::random_corridor(seed, demand);
    return corridor::tests::read_without_problems(
        "random.toml", [&](const std::string&) { return std::optional(text); }, {});
}

replication_result simulate_tuned(const scenario& from, std::uint32_t replication) {
    core::simulation sim;
    return simulate(sim, from, {from.seed, replication});
}

void check_books(const scenario& from, const replication_result& result) {
    for (std::size_t i = 0; i < result.flows.size(); ++i) {
        INFO("flow " << from.flows[i].name);
        CHECK(miniature::balances(result.flows[i]));
    }
}

amount delivered_in(const replication_result& result, std::size_t week) {
    amount sum;
    for (const amount& each : result.weekly.flow_delivered[week])
        sum += each;
    return sum;
}

void check_keeps_moving(std::uint64_t seed) {
    INFO(how_to_print(seed, offering::threefold));
    const scenario from = drawn(seed, offering::threefold);
    const replication_result result = simulate_tuned(from, 0);
    check_books(from, result);
    // Holidays that stop a border end with the seventh week. A border at forty times what it can
    // take may let nothing through for weeks.
    const std::size_t weeks = result.weekly.week_days.size();
    amount late;
    for (std::size_t week = weeks - 8; week < weeks; ++week)
        late += delivered_in(result, week);
    CHECK(late.lots > 0);
}

void check_drains(std::uint64_t seed) {
    INFO(how_to_print(seed, offering::ending));
    const scenario from = drawn(seed, offering::ending);
    const replication_result result = simulate_tuned(from, 0);
    check_books(from, result);
    for (std::size_t i = 0; i < result.flows.size(); ++i) {
        INFO("flow " << from.flows[i].name);
        CHECK(result.flows[i].in_system_end.lots == 0);
        CHECK(result.flows[i].arrived.lots == result.flows[i].cohort.lots);
    }
    int last_week = 0;
    for (std::size_t week = 0; week < result.weekly.week_days.size(); ++week)
        last_week = delivered_in(result, week).lots > 0 ? static_cast<int>(week) : last_week;
    INFO("drained in week " << last_week << ", longest wait " << result.longest_wait_h << " h");
    CHECK(result.longest_wait_h <= 24.0 * (from.run_in_days + 7 * (last_week + 1)));
}

void check_twins(std::uint64_t seed) {
    INFO(how_to_print(seed, offering::steady));
    const scenario from = drawn(seed, offering::steady);
    const replication_result tuned = simulate_tuned(from, 0);
    check_books(from, tuned);

    core::simgrid_engine engine;
    core::simulation held(engine);
    CHECK(fingerprint(simulate(held, from, {from.seed, 0})) == fingerprint(tuned));

    for (const int workers : {1, 2}) {
        std::vector<std::array<std::uint64_t, 7>> found;
        const std::atomic<bool> stop = false;
        study::run_replications(
            3, workers, [&](int i) { return simulate_tuned(from, static_cast<std::uint32_t>(i)); },
            [&](int, const replication_result& each) { found.push_back(fingerprint(each)); }, stop);
        REQUIRE(found.size() == 3);
        CHECK(found[0] == fingerprint(tuned));
        CHECK(found[1] != found[0]);
        CHECK(found[2] == fingerprint(simulate_tuned(from, 2)));
    }
}

void for_seeds(std::uint64_t count, void (*check)(std::uint64_t seed)) {
    for (std::uint64_t seed = 1; seed <= count; ++seed)
        check(seed);
}

}  // namespace

TEST_CASE("Random corridors keep moving at three times their demand", "[models][random][lock]") {
    for_seeds(few, check_keeps_moving);
}

TEST_CASE("Random corridors drain once nothing more is offered", "[models][random][lock]") {
    for_seeds(few, check_drains);
}

TEST_CASE("Random corridors give the same bits by either engine and any workers",
          "[models][random][engines]") {
    for_seeds(few, check_twins);
}

TEST_CASE("Many random corridors keep moving and drain", "[.][nightly][random]") {
    for_seeds(many, check_keeps_moving);
    for_seeds(many, check_drains);
}

TEST_CASE("Many random corridors give the same bits", "[.][nightly][random]") {
    for_seeds(many, check_twins);
}

}  // namespace corridor::models
