// Random programs run by the core and by the interpreter: every event at the same time, in the same
// order, with the same outcome.
#include <cstdint>
#include <string>

#include <catch2/catch.hpp>

#include "sim/core/simgrid/engine.hpp"
#include "tests/oracles/agreement.hpp"
#include "tests/oracles/core_run.hpp"
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

// What each instruction can come to; release, notify, interrupt, cancel and start are `done`.
const std::vector<std::pair<op, outcome>> every_outcome{
    {op::delay, outcome::elapsed},
    {op::delay, outcome::interrupted},
    {op::until, outcome::elapsed},
    {op::until, outcome::interrupted},
    {op::acquire, outcome::granted},
    {op::try_acquire_for, outcome::granted},
    {op::try_acquire_for, outcome::nothing},
    {op::try_acquire_now, outcome::granted},
    {op::try_acquire_now, outcome::nothing},
    {op::release, outcome::done},
    {op::put, outcome::elapsed},
    {op::get, outcome::got},
    {op::wait, outcome::elapsed},
    {op::wait, outcome::interrupted},
    {op::wait_for, outcome::elapsed},
    {op::wait_for, outcome::nothing},
    {op::notify_one, outcome::done},
    {op::notify_all, outcome::done},
    {op::join, outcome::elapsed},
    {op::join, outcome::interrupted},
    {op::join, outcome::skipped},
    {op::any_of, outcome::chosen},
    {op::any_of, outcome::none_of_them},
    {op::any_of, outcome::skipped},
    {op::all_of, outcome::chosen},
    {op::all_of, outcome::none_of_them},
    {op::all_of, outcome::skipped},
    {op::interrupt, outcome::done},
    {op::cancel, outcome::done},
    {op::cancel, outcome::skipped},
    {op::start, outcome::done},
    {op::start, outcome::skipped},
    {op::start, outcome::began},
    {op::start, outcome::ended},
    {op::start, outcome::reached},
    {op::start, outcome::idle},
    {op::start, outcome::place},
    {op::delay, outcome::waits},
    {op::acquire, outcome::waits},
    {op::put, outcome::waits},
    {op::wait, outcome::waits},
    {op::join, outcome::waits},
    {op::any_of, outcome::waits},
};

}  // namespace

TEST_CASE("The core does with random programs what its headers say", "[core][oracles]") {
    coverage covered;
    check(1, programs, covered);

    // They meet everything that can happen, each often, and nothing else.
    for (const auto& kind : every_outcome) {
        INFO(name_of(kind.first) << ": " << name_of(kind.second));
        CHECK(covered[kind] * 50 > static_cast<std::int64_t>(programs));
    }
    CHECK(covered.size() == every_outcome.size());
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
