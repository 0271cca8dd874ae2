// Conditions: processes that wait until something is true, looked at only when it may have become
// so.
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/condition.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"
#include "tests/sim/core/diary.hpp"
#include "tests/sim/core/disturbances.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using tests::diary;
using tests::note;

namespace {

core::process waits(core::simulation& sim, core::condition& tide, const int& depth, diary& notes,
                    char name, int least, std::int32_t priority = 0) {
    const std::string mine(1, name);
    const auto deep_enough = [&depth, least] { return depth >= least; };
    const core::wake how = co_await tide.until(deep_enough, priority);
    note(sim, notes, how == core::wake::elapsed ? mine : mine + " woken");
}

core::process waits_for(core::simulation& sim, core::condition& tide, const int& depth,
                        diary& notes, int least, core::duration patience) {
    const auto deep_enough = [&depth, least] { return depth >= least; };
    const bool is_deep = co_await tide.until_for(deep_enough, patience);
    note(sim, notes, is_deep ? "deep" : "left");
}

core::process rises(core::simulation&, core::condition& tide, int& depth, int to,
                    core::duration when, std::int32_t priority = 0) {
    const int level = to;
    co_await core::delay(when, priority);
    depth = level;
    tide.changed();
}

// Takes the one place when it is free; asks again when another was faster.
core::process enters(core::simulation& sim, core::condition& berth, bool& is_free, diary& notes,
                     char name) {
    const std::string mine(1, name);
    const auto free_now = [&is_free] { return is_free; };
    int times = 0;
    while (!is_free) {
        co_await berth.until(free_now);
        ++times;
    }
    is_free = false;
    note(sim, notes, mine + std::to_string(times));
    co_await core::delay(10min);
    is_free = true;
    berth.changed();
}

}  // namespace

TEST_CASE("Who waits for what is true does not wait", "[core][condition]") {
    core::simulation sim;
    core::condition tide(sim, "tide");
    int depth = 5;
    diary notes;
    sim.start(waits(sim, tide, depth, notes, 'a', 5));
    sim.start(waits_for(sim, tide, depth, notes, 4, 0min));
    sim.run();
    CHECK(notes == diary{"a@0", "deep@0"});
    CHECK(sim.events() == 2);
    CHECK(tide.evaluations() == 2);
}

TEST_CASE("Those whose predicate came true go on by priority and order", "[core][condition]") {
    core::simulation sim;
    core::condition tide(sim);
    int depth = 0;
    diary notes;
    sim.start(waits(sim, tide, depth, notes, 'a', 5, 1));
    sim.start(waits(sim, tide, depth, notes, 'b', 9));
    sim.start(waits(sim, tide, depth, notes, 'c', 5));
    sim.start(waits(sim, tide, depth, notes, 'd', 4, -1));
    sim.start(rises(sim, tide, depth, 6, 10min));
    sim.start(rises(sim, tide, depth, 9, 20min));
    sim.run();
    CHECK(notes == diary{"d@10", "c@10", "a@10", "b@20"});
    CHECK(tide.waiting() == 0);
}

TEST_CASE("Predicates are evaluated on asking and by changed(), no other", "[core][condition]") {
    // Three ask: 3. A change that is not announced: none. One of the other condition: none of
    // these.
    core::simulation sim;
    core::condition tide(sim);
    core::condition wind(sim);
    int depth = 0;
    diary notes;
    for (const int least : {3, 4, 5})
        sim.start(waits(sim, tide, depth, notes, 'a', least));
    sim.start(waits(sim, wind, depth, notes, 'w', 9));
    sim.run();
    CHECK(tide.evaluations() == 3);
    depth = 3;
    sim.run_until(core::at(60min));
    CHECK(tide.evaluations() == 3);
    wind.changed();
    CHECK(wind.evaluations() == 2);
    CHECK(tide.evaluations() == 3);
    tide.changed();
    CHECK(tide.evaluations() == 6);
    tide.changed();  // one has gone
    CHECK(tide.evaluations() == 8);
    CHECK(tide.waiting() == 2);
}

TEST_CASE("A woken process may find it false again, and asks again", "[core][condition]") {
    // All three are woken at 10; a is first, b and c wait again, b is first at 20.
    core::simulation sim;
    core::condition berth(sim);
    bool is_free = false;
    diary notes;
    for (const char name : {'a', 'b', 'c'})
        sim.start(enters(sim, berth, is_free, notes, name));
    sim.run();
    CHECK(notes.empty());
    sim.run_until(core::at(10min));
    is_free = true;
    berth.changed();
    sim.run();
    CHECK(notes == diary{"a1@10", "b2@20", "c3@30"});
}

TEST_CASE("Waiting for a condition ends by patience, interrupted or cancelled",
          "[core][condition]") {
    core::simulation sim;
    core::condition tide(sim);
    int depth = 0;
    diary notes;
    sim.start(waits_for(sim, tide, depth, notes, 1, 5min));
    const core::process_ref b = sim.start(waits(sim, tide, depth, notes, 'b', 1));
    const core::process_ref c = sim.start(waits(sim, tide, depth, notes, 'c', 1));
    const core::process_ref d = sim.start(waits_for(sim, tide, depth, notes, 1, 50min));
    sim.start(tests::interrupts(sim, b, 6min));
    sim.start(tests::cancels(sim, c, 7min));
    sim.start(tests::interrupts(sim, d, 8min));
    sim.start(waits_for(sim, tide, depth, notes, 1, 20min));
    sim.start(rises(sim, tide, depth, 1, 10min));
    sim.run();
    CHECK(notes == diary{"left@5", "b woken@6", "left@8", "deep@10"});
    CHECK(sim.now() == core::at(10min));
}

TEST_CASE("Of patience and a change at one instant, the first event wins", "[core][condition]") {
    for (const bool change_first : {false, true}) {
        core::simulation sim;
        core::condition tide(sim);
        int depth = 0;
        diary notes;
        sim.start(waits_for(sim, tide, depth, notes, 1, 5min));
        sim.start(rises(sim, tide, depth, 1, 5min, change_first ? -1 : 0));
        sim.run();
        CHECK(notes == diary{change_first ? "deep@5" : "left@5"});
    }
}

TEST_CASE("Cancelled after its turn, a process leaves nothing behind", "[core][condition]") {
    core::simulation sim;
    core::condition tide(sim);
    int depth = 0;
    diary notes;
    const core::process_ref a = sim.start(waits(sim, tide, depth, notes, 'a', 1));
    sim.start(waits(sim, tide, depth, notes, 'b', 1));
    sim.run();
    depth = 1;
    tide.changed();
    sim.cancel(a);
    sim.run();
    CHECK(notes == diary{"b@0"});
}

TEST_CASE("A condition may die first: who had its turn goes on, others do not",
          "[core][condition]") {
    core::simulation sim;
    int depth = 0;
    diary notes;
    {
        core::condition tide(sim);
        sim.start(waits(sim, tide, depth, notes, 'a', 1));
        sim.start(waits(sim, tide, depth, notes, 'b', 2));
        sim.start(waits_for(sim, tide, depth, notes, 1, 30min));
        sim.start(waits_for(sim, tide, depth, notes, 2, 30min));
        sim.run_until(core::at(1min));
        depth = 1;
        tide.changed();
    }
    sim.run();
    CHECK(notes == diary{"a@1", "deep@1"});
    CHECK(sim.processes() == 2);
}
