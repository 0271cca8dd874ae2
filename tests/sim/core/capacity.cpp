// A resource whose units come and go.
#include <chrono>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"
#include "tests/sim/core/diary.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using namespace corridor::tests;

namespace {

core::process holds(core::simulation& sim, core::resource& berths, diary& notes, std::string name,
                    core::claim wanted, core::duration time) {
    const core::hold berth = co_await berths.acquire(wanted);
    note(sim, notes, name);
    const core::wake how = co_await core::delay(time);
    note(sim, notes, name + (how == core::wake::preempted ? " lost" : " done"));
}

}  // namespace

TEST_CASE("More units serve the queue at once", "[core][capacity]") {
    core::simulation sim;
    core::resource berths(sim, 1);
    diary notes;
    for (const char* name : {"a", "b", "c", "d"})
        sim.start(holds(sim, berths, notes, name, core::claim{}, 60min));
    sim.start(does(sim, 10min, [&] { berths.set_capacity(3); }));
    sim.run_until(core::at(20min));
    CHECK(notes == diary{"a@0", "b@10", "c@10"});
    CHECK(berths.capacity() == 3);
    CHECK(berths.available() == 0);
}

TEST_CASE("Fewer units: the holders finish, and nobody is served until there is room",
          "[core][capacity]") {
    // Three of three in use, cut to one at 10. a, b, c end at 20, 30, 40; d comes in at 40 only.
    core::simulation sim;
    core::resource berths(sim, 3);
    berths.observe();
    diary notes;
    sim.start(holds(sim, berths, notes, "a", core::claim{}, 20min));
    sim.start(holds(sim, berths, notes, "b", core::claim{}, 30min));
    sim.start(holds(sim, berths, notes, "c", core::claim{}, 40min));
    sim.start(holds(sim, berths, notes, "d", core::claim{}, 10min));
    sim.start(does(sim, 10min, [&] {
        berths.set_capacity(1);
        CHECK(berths.in_use() == 3);
        CHECK(berths.available() == 0);
        CHECK_FALSE(berths.try_acquire_now());
    }));
    sim.run();
    CHECK(notes ==
          diary{"a@0", "b@0", "c@0", "a done@20", "b done@30", "c done@40", "d@40", "d done@50"});
    // in use: 3 x 20 + 2 x 10 + 10 + 10 = 100; there were 3 x 10 + 40 = 70
    CHECK(berths.utilisation() == Approx(100.0 / 70.0));
}

TEST_CASE("A cut below what is in use, and up again while it drains", "[core][capacity]") {
    core::simulation sim;
    core::resource berths(sim, 3);
    diary notes;
    sim.start(holds(sim, berths, notes, "a", {.units = 2}, 60min));
    sim.start(holds(sim, berths, notes, "b", core::claim{}, 60min));
    sim.start(holds(sim, berths, notes, "c", core::claim{}, 10min));
    sim.start(does(sim, 10min, [&] { berths.set_capacity(1); }));
    sim.start(does(sim, 20min, [&] { berths.set_capacity(2); }));  // still three in use
    sim.start(does(sim, 30min, [&] { berths.set_capacity(4); }));
    sim.run();
    CHECK(notes == diary{"a@0", "b@0", "c@30", "c done@40", "a done@60", "b done@60"});
}

TEST_CASE("A cut that preempts takes the worst priority and the latest", "[core][capacity]") {
    // Four units: a 1, b 5, c 5, d 3. To two: c, then b; to one: d.
    core::simulation sim;
    core::resource berths(sim, 4);
    diary notes;
    sim.start(holds(sim, berths, notes, "a", {.priority = 1}, 60min));
    sim.start(holds(sim, berths, notes, "b", {.priority = 5}, 60min));
    sim.start(holds(sim, berths, notes, "c", {.priority = 5}, 60min));
    sim.start(holds(sim, berths, notes, "d", {.priority = 3}, 60min));
    sim.run_until(core::at(10min));
    berths.set_capacity(2, core::when_cut::preempt);
    CHECK(berths.in_use() == 2);
    sim.run_until(core::at(20min));
    berths.set_capacity(1, core::when_cut::preempt);
    sim.run();
    CHECK(notes ==
          diary{"a@0", "b@0", "c@0", "d@0", "c lost@10", "b lost@10", "d lost@20", "a done@60"});
}

TEST_CASE("A cut takes large holds whole and serves with what is left", "[core][capacity]") {
    // L has three of four. To three: L is lost, two are free, q gets one.
    core::simulation sim;
    core::resource berths(sim, 4);
    diary notes;
    sim.start(holds(sim, berths, notes, "s", {.priority = 0}, 60min));
    sim.start(holds(sim, berths, notes, "L", {.units = 3, .priority = 5}, 60min));
    sim.start(holds(sim, berths, notes, "q", {.priority = 6}, 10min));
    sim.start(does(sim, 10min, [&] { berths.set_capacity(3, core::when_cut::preempt); }));
    sim.run();
    CHECK(notes == diary{"s@0", "L@0", "L lost@10", "q@10", "q done@20", "s done@60"});
}

TEST_CASE("At a cut who has not run yet loses its turn before its equals", "[core][capacity]") {
    // At 10 a ends and c gets its turn; in that instant the cut takes it back. b goes on.
    core::simulation sim;
    core::resource berths(sim, 2);
    diary notes;
    sim.start(holds(sim, berths, notes, "a", core::claim{}, 10min));
    sim.start(holds(sim, berths, notes, "b", core::claim{}, 30min));
    sim.start(holds(sim, berths, notes, "c", core::claim{}, 10min));
    sim.start(holds(sim, berths, notes, "d", core::claim{}, 10min));
    sim.start(does(sim, 10min, [&] { berths.set_capacity(1, core::when_cut::preempt); }));
    sim.run();
    CHECK(notes ==
          diary{"a@0", "b@0", "a done@10", "b done@30", "c@30", "c done@40", "d@40", "d done@50"});
}

TEST_CASE("To nothing and back", "[core][capacity]") {
    core::simulation sim;
    core::resource berths(sim, 2);
    berths.observe();
    diary notes;
    sim.start(holds(sim, berths, notes, "a", {.units = 2}, 10min));
    sim.start(does(sim, 5min, [&] { berths.set_capacity(0); }));
    sim.start(holds(sim, berths, notes, "b", {.units = 2}, 10min));
    sim.start(does(sim, 30min, [&] { berths.set_capacity(1); }));  // not enough for b
    sim.start(does(sim, 40min, [&] { berths.set_capacity(2); }));
    sim.run_until(core::at(20min));
    CHECK(berths.in_use() == 0);
    CHECK(berths.available() == 0);
    CHECK(berths.waiting() == 1);
    berths.reset_statistics();
    sim.run_until(core::at(25min));
    CHECK(std::isnan(berths.utilisation()));
    sim.run();
    CHECK(notes == diary{"a@0", "a done@10", "b@40", "b done@50"});
    // since 20: in use 2 x 10, there were 10 at 1 and 10 at 2
    CHECK(berths.utilisation() == Approx(20.0 / 30.0));
}

TEST_CASE("A change of capacity lets a preempting claim try again", "[core][capacity]") {
    // u wants two of two; a (better) has one and b (worse) the other. With three, b's is enough.
    core::simulation sim;
    core::resource berths(sim, 2);
    diary notes;
    sim.start(holds(sim, berths, notes, "a", {.priority = 0}, 60min));
    sim.start(holds(sim, berths, notes, "b", {.priority = 5}, 60min));
    sim.start(holds(sim, berths, notes, "u", {.units = 2, .priority = 1, .preempts = true}, 10min));
    sim.start(does(sim, 10min, [&] { berths.set_capacity(3); }));
    sim.run();
    CHECK(notes == diary{"a@0", "b@0", "u@10", "b lost@10", "u done@20", "a done@60"});
}
