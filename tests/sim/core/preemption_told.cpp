// Who is told of a preemption, when and how; what the hold and the wait-for graph say.
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/several.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/standstill.hpp"
#include "sim/core/store.hpp"
#include "tests/sim/core/cranes.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using namespace corridor::tests;

TEST_CASE("Interruption and preemption in one instant: time never goes back",
          "[core][preemption]") {
    // The first ends the delay, the other one ends the next wait; what is left is never negative.
    for (const bool interrupted_first : {true, false}) {
        core::simulation sim;
        core::resource cranes(sim, 1);
        diary notes;
        const core::process_ref a = sim.start(works(sim, cranes, notes, "a", low, 60min));
        if (interrupted_first)
            sim.start(does(sim, 20min, [&] { sim.interrupt(a); }));
        sim.start(comes(sim, cranes, notes, "u", 20min, urgent, 10min));
        if (!interrupted_first)
            sim.start(does(sim, 20min, [&] { sim.interrupt(a); }));
        sim.run();
        CHECK(notes.front() == "a@0");
        CHECK(notes.back() == "a done@70");
        CHECK(sim.now() == core::at(70min));
    }
}

TEST_CASE("A preemption at the very end of the work leaves nothing to do", "[core][preemption]") {
    // u is started at 20 before a's delay ends at 20: a is told, and nothing is left.
    core::simulation sim;
    core::resource cranes(sim, 1);
    diary notes;
    sim.start(does(sim, 20min, [&] { cranes.set_capacity(0, core::when_cut::preempt); }));
    sim.start(works(sim, cranes, notes, "a", low, 20min));
    sim.run();
    CHECK(notes == diary{"a@0", "a lost@20", "a done@20"});
}

namespace {

core::process gets_elsewhere(core::simulation& sim, core::resource& cranes, core::store<int>& depot,
                             diary& notes) {
    const core::hold crane = co_await cranes.acquire(low);
    co_await depot.get();
    note(sim, notes, crane.was_preempted() ? "got, crane lost" : "got");
    const core::wake first = co_await core::delay(10min);
    note(sim, notes, said(first));
    const core::wake second = co_await core::delay(10min);
    note(sim, notes, said(second));
}

}  // namespace

TEST_CASE("A preemption is kept for a wait that can say so", "[core][preemption]") {
    // Interrupted at 5, preempted at 10, gets at 20: the preemption is told first.
    core::simulation sim;
    core::resource cranes(sim, 1);
    core::store<int> depot(sim);
    diary notes;
    const core::process_ref who = sim.start(gets_elsewhere(sim, cranes, depot, notes));
    sim.start(does(sim, 5min, [&] { sim.interrupt(who); }));
    sim.start(comes(sim, cranes, notes, "u", 10min, urgent, 5min));
    sim.start(does(sim, 20min, [&] { sim.start(does(sim, 60min, [] {})); }));
    sim.run_until(core::at(20min));
    sim.start([](core::simulation&, core::store<int>& here) -> core::process {
        const int thing = 1;
        co_await here.put(thing);
    }(sim, depot));
    sim.run();
    CHECK(notes ==
          diary{"u@10", "u done@15", "got, crane lost@20", "preempted@20", "interrupted@20"});
}

namespace {

core::process two_holds(core::simulation& sim, core::resource& cranes, diary& notes) {
    const core::hold first = co_await cranes.acquire(low);
    const core::hold second = co_await cranes.acquire(low);
    const core::wake how = co_await core::delay(60min);
    note(sim, notes, said(how) + (first || second ? "" : " both"));
    const core::wake next = co_await core::delay(10min);
    note(sim, notes, said(next));
}

}  // namespace

TEST_CASE("Who loses twice in one instant is told once", "[core][preemption]") {
    core::simulation sim;
    core::resource cranes(sim, 2);
    diary notes;
    sim.start(two_holds(sim, cranes, notes));
    sim.start(does(sim, 20min, [&] {
        const auto one = cranes.try_acquire_now(urgent);
        const auto other = cranes.try_acquire_now(urgent);
        CHECK(one);
        CHECK(other);
    }));
    sim.run();
    CHECK(notes == diary{"preempted both@20", "elapsed@30"});
}

namespace {

core::process told_by_join(core::simulation& sim, core::resource& cranes, core::process_ref other,
                           diary& notes) {
    const core::hold crane = co_await cranes.acquire(low);
    const core::wake how = co_await core::join(other);
    note(sim, notes, "join " + said(how));
}

core::process told_by_signal(core::simulation& sim, core::resource& cranes, core::signal& bell,
                             diary& notes) {
    const core::hold crane = co_await cranes.acquire(low);
    const core::wake how = co_await bell.wait();
    note(sim, notes, "signal " + said(how));
}

core::process told_by_any(core::simulation& sim, core::resource& cranes, core::signal& bell,
                          diary& notes) {
    const core::hold crane = co_await cranes.acquire(low);
    const std::size_t which = co_await core::any_of(bell, 50min);
    note(sim, notes, which == core::none_of_them ? "any none" : "any");
}

core::process told_by_patience(core::simulation& sim, core::resource& cranes, core::resource& other,
                               diary& notes) {
    const core::hold crane = co_await cranes.acquire(low);
    const std::optional<core::hold> second = co_await other.try_acquire_for(50min);
    note(sim, notes, second ? "second" : "no second");
}

}  // namespace

TEST_CASE("Each wait that can be interrupted tells a preemption", "[core][preemption]") {
    core::simulation sim;
    core::resource cranes(sim, 4);
    core::resource other(sim, 1);
    core::signal bell(sim);
    diary notes;
    const auto kept = other.try_acquire_now();
    const core::process_ref sleeper = sim.start(does(sim, 60min, [] {}));
    sim.start(told_by_join(sim, cranes, sleeper, notes));
    sim.start(told_by_signal(sim, cranes, bell, notes));
    sim.start(told_by_any(sim, cranes, bell, notes));
    sim.start(told_by_patience(sim, cranes, other, notes));
    sim.start(holds(sim, cranes, notes, "u", {.units = 4, .preempts = true}, 1min));
    sim.run_until(core::at(5min));
    CHECK(notes == diary{"no second@0", "any none@0", "signal preempted@0", "join preempted@0",
                         "u elapsed@1"});
    CHECK(bell.waiting() == 0);
    CHECK(other.waiting() == 0);
}

TEST_CASE("Who waits for a second unit of the same place loses the first", "[core][preemption]") {
    // p holds one and waits with patience for another one; u wants both. p's leaving the queue
    // moves the place while u takes.
    core::simulation sim;
    core::resource cranes(sim, 2);
    diary notes;
    sim.start(told_by_patience(sim, cranes, cranes, notes));
    sim.start(holds(sim, cranes, notes, "b", {.priority = 5}, 60min));
    sim.run_until(core::at(1min));
    sim.start(holds(sim, cranes, notes, "u", {.units = 2, .preempts = true}, 10min));
    sim.run();
    CHECK(notes.size() == 3);
    CHECK(cranes.in_use() == 0);
    CHECK(cranes.waiting() == 0);
}

namespace {

core::process leaves_it_behind(core::simulation& sim, core::resource& cranes, core::hold& outside,
                               core::duration stays, diary& notes) {
    outside = co_await cranes.acquire(low);
    const core::wake how = co_await core::delay(stays);
    note(sim, notes, said(how));
}

}  // namespace

TEST_CASE("A hold is lost wherever it is; its holder is told while it lives",
          "[core][preemption]") {
    core::simulation sim;
    core::resource cranes(sim, 1);
    diary notes;
    core::hold outside;
    sim.start(leaves_it_behind(sim, cranes, outside, 30min, notes));
    sim.run_until(core::at(10min));
    core::hold moved = std::move(outside);
    {
        const auto taken = cranes.try_acquire_now(urgent);
        CHECK(taken);
        CHECK_FALSE(moved);
        CHECK(moved.was_preempted());
        CHECK_FALSE(outside.was_preempted());
        CHECK(moved.units() == 0);
    }
    moved = core::hold{};
    CHECK_FALSE(moved.was_preempted());
    sim.run();
    CHECK(notes == diary{"preempted@10"});

    sim.start(leaves_it_behind(sim, cranes, outside, 5min, notes));
    sim.run();  // has ended
    CHECK(cranes.try_acquire_now(urgent));
    CHECK(outside.was_preempted());
    CHECK(cranes.in_use() == 0);

    // Handed over: the new holder is told, not the one that acquired it.
    const core::process_ref first = sim.start(leaves_it_behind(sim, cranes, outside, 30min, notes));
    core::hold nothing;
    core::resource other(sim, 1);
    const core::process_ref second = sim.start(leaves_it_behind(sim, other, nothing, 40min, notes));
    sim.run_until(sim.now() + 10min);
    outside.hand_to(second);
    CHECK(cranes.try_acquire_now(urgent));
    sim.run_until(sim.now() + 5min);
    CHECK(first.alive());
    CHECK_FALSE(second.alive());
    CHECK(notes.back() == "preempted@25");
}

TEST_CASE("The wait-for graph names the preempter", "[core][preemption][standstill]") {
    core::simulation sim;
    core::resource cranes(sim, 1, "cranes");
    diary notes;
    sim.start(works(sim, cranes, notes, "a", low, 30min));  // process 1
    sim.run_until(core::at(5min));
    sim.start(works(sim, cranes, notes, "u", urgent, 30min));  // process 2
    sim.run_until(core::at(6min));
    const std::vector<core::wait> waits = sim.waits();
    REQUIRE(waits.size() == 2);
    CHECK(waits[0].name == "cranes");
    CHECK(waits[0].holders == std::vector<std::uint64_t>{2});
}

TEST_CASE("A run cut off after preemptions ends clean, whoever dies first", "[core][preemption]") {
    for (const bool places_first : {true, false}) {
        diary notes;
        auto sim = std::make_unique<core::simulation>();
        std::optional<core::resource> cranes;
        cranes.emplace(*sim, 2);
        sim->start(works(*sim, *cranes, notes, "a", low, 60min));
        sim->start(waits_for(*sim, *cranes, notes, "p", low, 60min));
        sim->start(comes(*sim, *cranes, notes, "u", 5min,
                         {.units = 2, .priority = 0, .preempts = true}, 60min));
        sim->start(comes(*sim, *cranes, notes, "v", 6min,
                         {.units = 2, .priority = 0, .preempts = true}, 60min));
        sim->run_until(core::at(10min));
        CHECK(cranes->in_use() == 2);
        if (places_first)
            cranes.reset();
        sim.reset();
        cranes.reset();
    }
}
