// The hard program of a replication: what was simulated is a point of it, and a point that could
// not have been is not.
#include <catch2/catch.hpp>

#include "models/bound/bound.hpp"
#include "tests/configs/shipped.hpp"
#include "tests/generator/random_corridor.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::bound {

using namespace models::miniature;
using models::replication_result;
using models::scenario;

namespace {

void check_feasible(const scenario& from, const replication_result& seen) {
    const hard_check found = check_replication(from, seen);
    for (const broken_row& each : found.broken) {
        UNSCOPED_INFO("broken: " << each.name << ": " << each.sum << " against " << each.limit);
    }
    CHECK(found.broken.empty());
    CHECK(found.simulated_t > 0);
    CHECK(found.simulated_t <= found.bound_t * (1 + 1e-9));
}

/// Every shipped scenario with these overrides, one replication each.
void check_every_scenario(const std::vector<configs::override_>& with) {
    const std::vector<std::string> names = tests::shipped_scenarios();
    REQUIRE(names.size() >= 8);
    for (const std::string& name : names) {
        INFO(name);
        const scenario from = tests::read_shipped(name, with);
        core::simulation sim;
        check_feasible(from, models::simulate(sim, from, {from.seed, 0}));
    }
}

/// Random corridors of these seeds, at what they offer and at three times that.
void check_random_corridors(std::uint64_t seeds) {
    using corridor::tests::offering;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        for (const offering demand : {offering::steady, offering::threefold}) {
            INFO("build/release/tests/random_corridor "
                 << seed << (demand == offering::steady ? " steady" : " threefold"));
            const std::string text = corridor::tests::random_corridor(seed, demand);
            const scenario from = tests::read_without_problems(
                "random.toml", [&](const std::string&) { return text; }, {});
            core::simulation sim;
            check_feasible(from, models::simulate(sim, from, {from.seed, 0}));
        }
    }
}

/// The names of the rows that a year breaks, in one line.
std::string broken_by(const scenario& from, const replication_result& seen) {
    std::string names;
    for (const broken_row& each : check_replication(from, seen).broken) {
        names += each.name + "; ";
    }
    return names;
}

}  // namespace

TEST_CASE("A year that could not have been breaks the row that forbids it", "[bound][hard]") {
    scenario set = two_places();
    set.services[0].vehicles = 1;
    set.services[0].capacity = 4;
    const replication_result seen = run(set);
    const auto& ride = seen.work.flows[0].back().rides[0];
    REQUIRE(ride.unloaded > 1000);
    check_feasible(set, seen);
    using Catch::Contains;

    replication_result more = seen;
    more.work.flows[0].back().rides[0].unloaded += 100;
    CHECK_THAT(broken_by(set, more), Contains("room when arriving"));
    more = seen;
    more.work.flows[0].back().rides[0].loaded =
        ride.standing_at_start + seen.work.flows[0].back().released + 1;
    CHECK_THAT(broken_by(set, more), Contains("offered"));
    more = seen;
    more.work.flows[0].back().delivered = ride.unloaded + ride.aboard_at_start + 1;
    CHECK_THAT(broken_by(set, more), Contains("delivered"));
    more = seen;
    more.work.services[0][0].arrived_empty += 2;
    CHECK_THAT(broken_by(set, more), Contains("to and fro"));
    more = seen;
    more.work.services[0][0].running *= 20;
    CHECK_THAT(broken_by(set, more), Contains("fleet"));
    more = seen;
    more.work.leg_free_paths[0][0] = seen.work.services[0][0].arrived_loaded - 1;
    CHECK_THAT(broken_by(set, more), Contains("paths"));
}

TEST_CASE("Locomotives and crews haul one train at a time", "[bound][hard]") {
    // Some 900 trains there and as many back, of an hour and a half, in the 2 x 8784 hours that two
    // of each have; twenty times as long, or as often with an hour of servicing, is too much.
    scenario set = two_places();
    models::traction_params each;
    each.name = "steam";
    each.count = {2, 2};
    each.after = {std::chrono::hours{1}, std::chrono::hours{2}};
    each.change = std::chrono::minutes{30};
    set.tractions = {each};
    set.legs[0].traction = models::traction_id{0};
    const replication_result seen = run(set);
    check_feasible(set, seen);
    using Catch::Contains;

    replication_result more = seen;
    more.work.services[0][0].hauled[0] *= 20;
    CHECK_THAT(broken_by(set, more), Contains("steam locomotives") && Contains("steam crews"));
    more = seen;
    more.work.services[0][0].trips[0] *= 20;
    CHECK_THAT(broken_by(set, more), Contains("steam locomotives"));
}

TEST_CASE("A simulated train keeps within a few trips of its hard bound", "[bound][hard]") {
    // One train, ten times the cargo that it can carry, a path each full hour and no other wait: it
    // leaves full at every second hour, 4392 times a year, as often as the bound allows but for the
    // edges of the year.
    scenario set = two_places();
    set.services[0].vehicles = 1;
    set.flows[0].teu_per_year = 366'000;

    const replication_result seen = run(set);

    const hard_check found = check_replication(set, seen);
    CHECK(found.broken.empty());
    constexpr double trip_t = 4 * 14.0;
    CHECK(found.simulated_t <= found.bound_t);
    CHECK(found.simulated_t > 0.99 * found.bound_t);
    CHECK(found.bound_t < (4392 + 2) * trip_t);
}

TEST_CASE("Two months of every shipped scenario keep every row of their hard program",
          "[bound][hard]") {
    check_every_scenario(
        {{"run_in_days", "60", "test"}, {"days", "60", "test"}, {"cohort_days", "0", "test"}});
}

TEST_CASE("Every shipped scenario keeps them at three times its demand", "[bound][hard]") {
    check_every_scenario({{"run_in_days", "60", "test"},
                          {"days", "60", "test"},
                          {"cohort_days", "0", "test"},
                          {"demand.scale", "3", "test"}});
}

TEST_CASE("Random corridors keep every row of their hard program", "[bound][hard][random]") {
    check_random_corridors(20);
}

TEST_CASE("Many random corridors keep every row of their hard program", "[.][nightly][random]") {
    check_random_corridors(200);
}

TEST_CASE("The whole year of every shipped scenario keeps every row", "[.][nightly][bound][hard]") {
    check_every_scenario({});
}

}  // namespace corridor::bound
