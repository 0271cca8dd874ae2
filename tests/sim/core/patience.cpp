// Waits that end by themselves: for the end of a process. Those for places are tested with them.
#include "sim/core/patience.hpp"

#include <chrono>
#include <string>

#include <catch2/catch.hpp>

#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"
#include "tests/sim/core/diary.hpp"
#include "tests/sim/core/disturbances.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using tests::diary;
using tests::note;

namespace {

core::process sleeps(core::simulation&, core::duration time, std::int32_t priority = 0) {
    const core::duration whole = time;
    co_await core::delay(whole, priority);
}

core::process joins_for(core::simulation& sim, core::process_ref whom, diary& notes,
                        core::duration patience) {
    const bool has_ended = co_await core::join_for(whom, patience);
    note(sim, notes, has_ended ? "ended" : "left");
}

}  // namespace

TEST_CASE("A join with patience tells whether the process has ended", "[core][join]") {
    core::simulation sim;
    diary notes;
    const core::process_ref ends = sim.start(sleeps(sim, 10min));
    const core::process_ref dies = sim.start(sleeps(sim, 90min));
    sim.start(joins_for(sim, ends, notes, 5min));
    sim.start(joins_for(sim, ends, notes, 15min));
    sim.start(joins_for(sim, dies, notes, 30min));
    const core::process_ref woken = sim.start(joins_for(sim, dies, notes, 30min));
    const core::process_ref gone = sim.start(joins_for(sim, dies, notes, 30min));
    sim.start(joins_for(sim, dies, notes, core::duration::max()));
    sim.start(tests::interrupts(sim, woken, 12min));
    sim.start(tests::cancels(sim, gone, 13min));
    sim.start(tests::cancels(sim, dies, 20min));
    sim.run();
    CHECK(notes == diary{"left@5", "ended@10", "left@12", "ended@20", "ended@20"});
    sim.start(joins_for(sim, ends, notes, 0min));
    sim.run();
    CHECK(notes.back() == "ended@20");
    CHECK(sim.now() == core::at(20min));
}

TEST_CASE("Of patience and an end at one instant, the first event wins", "[core][join]") {
    // The sleeper's delay begins before the patience, or after it, at the same instant.
    for (const bool end_first : {false, true}) {
        core::simulation sim;
        diary notes;
        const core::process_ref who = sim.start(sleeps(sim, 5min), end_first ? 0 : 1);
        sim.start(joins_for(sim, who, notes, 5min));
        sim.run();
        CHECK(notes == diary{end_first ? "ended@5" : "left@5"});
    }
}

TEST_CASE("Patience that reaches to never has no end and no event", "[core][join]") {
    core::simulation sim;
    diary notes;
    sim.run_until(core::at(1min));
    const core::process_ref who = sim.start(sleeps(sim, 60min));
    sim.start(joins_for(sim, who, notes, core::duration::max()));
    sim.start(joins_for(sim, who, notes, core::never - core::at(1min)));
    sim.run_until(core::at(5min));
    CHECK(sim.pending() == 1);
    sim.run();
    CHECK(notes == diary{"ended@61", "ended@61"});
    CHECK(sim.events() == 6);
}

TEST_CASE("A kept interruption ends a patient join at once", "[core][join]") {
    core::simulation sim;
    diary notes;
    const core::process_ref who = sim.start(sleeps(sim, 5min));
    const core::process_ref joiner = sim.start(joins_for(sim, who, notes, 5min));
    sim.interrupt(joiner);
    sim.run();
    CHECK(notes == diary{"left@0"});
}
