// Who takes units from whom. The cases that other simulators got wrong are among them.
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/standstill.hpp"
#include "tests/sim/core/cranes.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using namespace corridor::tests;

TEST_CASE("A better claim takes a unit, and the work is resumed", "[core][preemption]") {
    // a works 60 from 0; b takes the crane from 20 to 30; a goes on with 40 before c, who asked
    // earlier for the same priority.
    core::simulation sim;
    core::resource cranes(sim, 1, "cranes");
    cranes.observe();
    diary notes;
    sim.start(works(sim, cranes, notes, "a", low, 60min));
    sim.start(comes(sim, cranes, notes, "c", 10min, low, 5min));
    sim.start(comes(sim, cranes, notes, "b", 20min, urgent, 10min));
    sim.run();
    CHECK(notes ==
          diary{"a@0", "b@20", "a lost@20", "b done@30", "a@30", "a done@70", "c@70", "c done@75"});
    CHECK(cranes.in_use() == 0);
    CHECK(cranes.utilisation() == Approx(1.0));
}

TEST_CASE("A free unit is used before anybody is preempted", "[core][preemption]") {
    core::simulation sim;
    core::resource cranes(sim, 3);
    diary notes;
    sim.start(works(sim, cranes, notes, "a", low, 60min));
    sim.start(works(sim, cranes, notes, "b", low, 60min));
    sim.start(comes(sim, cranes, notes, "u", 10min, urgent, 10min));
    sim.run();
    CHECK(notes == diary{"a@0", "b@0", "u@10", "u done@20", "a done@60", "b done@60"});
}

TEST_CASE("Equal priority preempts nobody", "[core][preemption]") {
    core::simulation sim;
    core::resource cranes(sim, 1);
    diary notes;
    sim.start(works(sim, cranes, notes, "a", {.priority = 0}, 30min));
    sim.start(comes(sim, cranes, notes, "b", 10min, urgent, 10min));
    sim.run();
    CHECK(notes == diary{"a@0", "a done@30", "b@30", "b done@40"});
}

namespace {

core::process preempts_itself(core::simulation& sim, core::resource& cranes, diary& notes) {
    const core::hold first = co_await cranes.acquire(core::claim{.units = 1, .priority = 9});
    co_await core::delay(10min);
    const core::hold second = co_await cranes.acquire(urgent);
    note(sim, notes, first ? "both" : "lost my own");
    co_await core::delay(10min);
}

}  // namespace

TEST_CASE("A process never preempts itself", "[core][preemption]") {
    // Its own hold is the worst, 9; it takes b's, 5.
    core::simulation sim;
    core::resource cranes(sim, 2);
    diary notes;
    sim.start(preempts_itself(sim, cranes, notes));
    sim.start(holds(sim, cranes, notes, "b", low, 60min));
    sim.run();
    CHECK(notes == diary{"both@10", "b preempted empty@10"});

    // Alone, it waits for what only itself holds: a standstill of one, and no preemption.
    core::resource one(sim, 1);
    sim.start(preempts_itself(sim, one, notes));
    sim.run();
    CHECK(notes.size() == 2);
    CHECK(core::locked(sim.waits()).size() == 1);
}

TEST_CASE("The worst priority loses first, the latest among equals, and no more than needed",
          "[core][preemption]") {
    // Five units: a 5, b 7, c 7, d 5, e 3. Two are wanted at 0: c (the later 7), then b.
    core::simulation sim;
    core::resource cranes(sim, 5);
    diary notes;
    for (const auto& [name, priority] :
         std::vector<std::pair<std::string, int>>{{"a", 5}, {"b", 7}, {"c", 7}, {"d", 5}, {"e", 3}})
        sim.start(holds(sim, cranes, notes, name, {.priority = priority}, 60min));
    sim.start(holds(sim, cranes, notes, "none", {.units = 2, .priority = 3}, 1min));
    sim.run_until(core::at(10min));
    CHECK(notes.empty());
    sim.start(holds(sim, cranes, notes, "u", {.units = 2, .priority = 0, .preempts = true}, 5min));
    sim.run_until(core::at(11min));
    CHECK(notes == diary{"c preempted empty@10", "b preempted empty@10"});
    CHECK(cranes.in_use() == 5);

    // Four at priority 4: only a and d are worse. Nobody loses anything.
    sim.start(
        holds(sim, cranes, notes, "v", {.units = 4, .priority = -1, .preempts = false}, 1min));
    sim.start(holds(sim, cranes, notes, "w", {.units = 4, .priority = 4, .preempts = true}, 1min));
    sim.run_until(core::at(12min));
    CHECK(notes.size() == 2);
}

TEST_CASE("A preempting claim tries again whenever units come free", "[core][preemption]") {
    // Two units: a (0) until 30, b (5) until 60. u wants both at priority 1 and cannot take a's; it
    // waits, preempting nobody, and when a is done takes b's. c, behind it, waits.
    core::simulation sim;
    core::resource cranes(sim, 2);
    diary notes;
    sim.start(works(sim, cranes, notes, "a", {.priority = 0}, 30min));
    sim.start(works(sim, cranes, notes, "b", low, 60min));
    sim.start(comes(sim, cranes, notes, "u", 10min, {.units = 2, .priority = 1, .preempts = true},
                    10min));
    sim.start(comes(sim, cranes, notes, "c", 20min, {.priority = 2}, 5min));
    sim.run();
    CHECK(notes == diary{"a@0", "b@0", "a done@30", "u@30", "b lost@30", "u done@40", "c@40",
                         "b@40", "c done@45", "b done@70"});
}

TEST_CASE("A large hold is lost whole, and the rest goes to the queue", "[core][preemption]") {
    core::simulation sim;
    core::resource cranes(sim, 3);
    diary notes;
    sim.start(works(sim, cranes, notes, "L", {.units = 3, .priority = 5}, 60min));
    sim.start(comes(sim, cranes, notes, "s", 5min, {.priority = 4}, 10min));
    sim.start(comes(sim, cranes, notes, "u", 10min, urgent, 20min));
    sim.run();
    CHECK(notes ==
          diary{"L@0", "u@10", "L lost@10", "s@10", "s done@20", "u done@30", "L@30", "L done@80"});
}

TEST_CASE("The preempter may be preempted itself", "[core][preemption]") {
    core::simulation sim;
    core::resource cranes(sim, 1);
    diary notes;
    sim.start(works(sim, cranes, notes, "a", {.priority = 9}, 30min));
    sim.start(comes(sim, cranes, notes, "b", 10min, {.priority = 5, .preempts = true}, 30min));
    sim.start(comes(sim, cranes, notes, "c", 20min, {.priority = 1, .preempts = true}, 30min));
    sim.run();
    CHECK(notes == diary{"a@0", "b@10", "a lost@10", "c@20", "b lost@20", "c done@50", "b@50",
                         "b done@70", "a@70", "a done@90"});
}

TEST_CASE("Two come back in the order in which they had acquired", "[core][preemption]") {
    // u takes both; b, the later one, is told first and asks first; a asks ahead of it.
    core::simulation sim;
    core::resource cranes(sim, 2);
    diary notes;
    sim.start(works(sim, cranes, notes, "a", low, 30min));
    sim.start(works(sim, cranes, notes, "b", low, 30min));
    sim.start(comes(sim, cranes, notes, "u", 10min, {.units = 2, .priority = 0, .preempts = true},
                    10min));
    sim.run_until(core::at(20min));
    CHECK(notes ==
          diary{"a@0", "b@0", "u@10", "b lost@10", "a lost@10", "u done@20", "a@20", "b@20"});
}

TEST_CASE("Who loses a turn is not told and waits at the head, with its patience",
          "[core][preemption]") {
    // At 10 a gives back and p (5, patience until 30) gets its turn; at that instant u takes it. p
    // is before q again and leaves at 30; q gets it at 40.
    core::simulation sim;
    core::resource cranes(sim, 1);
    diary notes;
    sim.start(works(sim, cranes, notes, "a", low, 10min));
    sim.start(waits_for(sim, cranes, notes, "p", low, 30min));
    sim.start(waits_for(sim, cranes, notes, "q", low, 60min));
    sim.start(comes(sim, cranes, notes, "u", 10min, urgent, 30min));
    sim.run();
    CHECK(notes == diary{"a@0", "a done@10", "u@10", "p left@30", "u done@40", "p done@40", "q@40",
                         "q done@50"});
    CHECK(cranes.waiting() == 0);
}

TEST_CASE("A lost turn comes back before those of its priority", "[core][preemption]") {
    core::simulation sim;
    core::resource cranes(sim, 1);
    diary notes;
    sim.start(works(sim, cranes, notes, "a", low, 10min));
    sim.start(works(sim, cranes, notes, "p", low, 10min));
    sim.start(works(sim, cranes, notes, "q", low, 10min));
    sim.start(comes(sim, cranes, notes, "u", 10min, urgent, 10min));
    sim.run();
    CHECK(notes ==
          diary{"a@0", "a done@10", "u@10", "u done@20", "p@20", "p done@30", "q@30", "q done@40"});
}

TEST_CASE("A process that is cancelled after it lost its turn leaves no trace",
          "[core][preemption]") {
    core::simulation sim;
    core::resource cranes(sim, 1);
    diary notes;
    sim.start(works(sim, cranes, notes, "a", low, 10min));
    const core::process_ref p = sim.start(waits_for(sim, cranes, notes, "p", low, 30min));
    sim.start(comes(sim, cranes, notes, "u", 10min, urgent, 10min));
    sim.start(does(sim, 15min, [&] { sim.cancel(p); }));
    sim.run();
    CHECK(notes == diary{"a@0", "a done@10", "u@10", "u done@20"});
    CHECK(cranes.waiting() == 0);
    CHECK(cranes.in_use() == 0);
}

TEST_CASE("Patience of a preempting claim ends, and it can be cancelled", "[core][preemption]") {
    core::simulation sim;
    core::resource cranes(sim, 2);
    diary notes;
    sim.start(works(sim, cranes, notes, "a", {.priority = 0}, 60min));
    sim.start(works(sim, cranes, notes, "b", low, 60min));
    const core::claim both{.units = 2, .priority = 0, .preempts = true};
    sim.start(waits_for(sim, cranes, notes, "u", both, 10min));
    const core::process_ref v = sim.start(works(sim, cranes, notes, "v", both, 10min));
    sim.start(works(sim, cranes, notes, "c", low, 10min));
    sim.start(does(sim, 20min, [&] { sim.cancel(v); }));
    sim.run();
    CHECK(notes == diary{"a@0", "b@0", "u left@10", "u done@20", "a done@60", "b done@60", "c@60",
                         "c done@70"});
}
