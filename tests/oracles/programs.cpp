// Random programs run by the core and by the interpreter: every event at the same time, in the same
// order, with the same outcome.
#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/simgrid/engine.hpp"
#include "tests/oracles/agreement.hpp"
#include "tests/oracles/core_run/run.hpp"
#include "tests/oracles/random_program.hpp"
#include "tests/oracles/shrink.hpp"

using namespace corridor;
using namespace corridor::oracles;

namespace {

#ifdef NDEBUG
constexpr std::uint64_t programs = 10'000;
#else
constexpr std::uint64_t programs = 2'000;  // under the sanitizers
#endif

void check(std::uint64_t first, std::uint64_t last, coverage& covered) {
    for (std::uint64_t seed = first; seed <= last; ++seed) {
        const program told = random_program(seed);
        REQUIRE(is_sound(told));
        if (!agree(told, mistake::none, &covered))
            FAIL(explain(seed, told));
    }
}

// What can become of whom.
struct expectation {
    outcome how;
    std::vector<op> of;
};
const std::vector<expectation> every_outcome{
    {outcome::elapsed,
     {op::delay, op::until, op::put, op::put_for, op::level_put, op::level_put_for, op::level_get,
      op::level_get_for, op::wait, op::wait_for, op::until_true, op::until_true_for, op::join,
      op::join_for}},
    {outcome::interrupted, {op::delay, op::until, op::wait, op::until_true, op::join}},
    {outcome::preempted, {op::delay, op::until}},
    {outcome::granted,
     {op::acquire, op::try_acquire_for, op::try_acquire_now, op::acquire_all,
      op::try_acquire_all_for}},
    {outcome::nothing,
     {op::try_acquire_for, op::try_acquire_now, op::try_acquire_all_for, op::put_for, op::get_for,
      op::get_if_for, op::level_put_for, op::level_get_for, op::wait_for, op::until_true_for,
      op::join_for}},
    {outcome::got, {op::get, op::get_for, op::get_if, op::get_if_for}},
    {outcome::chosen, {op::any_of, op::all_of}},
    {outcome::none_of_them, {op::any_of, op::all_of}},
    {outcome::done,
     {op::release, op::hand_to, op::set_capacity, op::notify_one, op::notify_all, op::set,
      op::interrupt, op::cancel, op::reschedule, op::start, op::start_at}},
    {outcome::skipped,
     {op::join, op::join_for, op::any_of, op::all_of, op::cancel, op::start, op::start_at}},
    {outcome::waits,
     {op::delay, op::acquire, op::put, op::get, op::level_put, op::level_get, op::wait,
      op::until_true, op::join, op::any_of, op::all_of}},
    {outcome::has_its_turn, {op::delay, op::wait, op::until_true, op::join, op::any_of}},
};

void check_coverage(coverage& covered) {
    for (const expectation& one : every_outcome)
        for (const op what : one.of) {
            INFO(name_of(what) << ": " << name_of(one.how));
            CHECK(covered[{what, one.how}] * 500 > static_cast<std::int64_t>(programs));
        }
}

}  // namespace

TEST_CASE("The core does with random programs what its headers say", "[core][oracles]") {
    coverage covered;
    check(1, programs, covered);

    check_coverage(covered);  // they meet everything that can happen, and often
}

TEST_CASE("The core does with very many random programs what its headers say",
          "[.nightly][oracles]") {
    coverage covered;
    check(1'000'000, 1'199'999, covered);
}

TEST_CASE("SimGrid's clock runs the same programs to the same record", "[core][oracles][engines]") {
    for (std::uint64_t seed = 1; seed <= programs; ++seed) {
        const program told = random_program(seed);
        const record tuned = run_on_core(told);
        core::simgrid_engine engine;
        const record held = run_on_core(told, &engine);
        INFO("seed " << seed);
        REQUIRE(held.lines == tuned.lines);
        REQUIRE(held.event_count == tuned.event_count);
        REQUIRE(held.event_hash == tuned.event_hash);
    }
}
