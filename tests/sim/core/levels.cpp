// Levels: amounts that are put and got, in the order of the queues, and that add up.
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/level.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"
#include "tests/sim/core/diary.hpp"
#include "tests/sim/core/disturbances.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using tests::diary;
using tests::note;

namespace {

core::process puts(core::simulation& sim, core::level& tank, diary& notes, char name, double amount,
                   core::duration when = 0min, std::int32_t priority = 0) {
    const std::string mine(1, name);
    co_await core::delay(when);
    co_await tank.put(amount, priority);
    note(sim, notes, mine);
}

core::process gets(core::simulation& sim, core::level& tank, diary& notes, char name, double amount,
                   core::duration when = 0min, std::int32_t priority = 0) {
    const std::string mine(1, name);
    co_await core::delay(when);
    co_await tank.get(amount, priority);
    note(sim, notes, mine);
}

core::process gets_for(core::simulation& sim, core::level& tank, diary& notes, char name,
                       double amount, core::duration patience) {
    const std::string mine(1, name);
    const bool has_got = co_await tank.get_for(amount, patience);
    note(sim, notes, has_got ? mine : mine + " left");
}

core::process puts_for(core::simulation& sim, core::level& tank, diary& notes, char name,
                       double amount, core::duration patience) {
    const std::string mine(1, name);
    const bool is_in = co_await tank.put_for(amount, patience);
    note(sim, notes, is_in ? mine : mine + " left");
}

core::process puts_at(core::simulation&, core::level& tank, double amount, core::duration when,
                      std::int32_t priority) {
    const double all = amount;
    co_await core::delay(when, priority);
    co_await tank.put(all);
}

}  // namespace

TEST_CASE("The first who waits at a level is not overtaken", "[core][level]") {
    // a wants 5 of 3 and waits; b wants 1, which is there, and waits behind it; c goes before both.
    //   10  2 come: a's 5 minus c's 1 is still short;  20  1 more: a, then nothing for b;  30  b
    core::simulation sim;
    core::level tank(sim, 10.0, 3.0, "tank");
    diary notes;
    sim.start(gets(sim, tank, notes, 'a', 5.0));
    sim.start(gets(sim, tank, notes, 'b', 1.0));
    sim.start(gets(sim, tank, notes, 'c', 1.0, 0min, -1));
    for (const auto& [when, amount] : {std::pair{10min, 2.0}, {20min, 1.0}, {30min, 4.0}})
        sim.start(puts(sim, tank, notes, 'p', amount, when));
    sim.run();
    CHECK(notes == diary{"c@0", "p@10", "p@20", "a@20", "p@30", "b@30"});
    CHECK(tank.amount() == 3.0);
    CHECK(tank.available() == 3.0);
}

TEST_CASE("Putters wait for room, in order, and each makes getters go on", "[core][level]") {
    // Full. x and y wait with 4 and 1; 3 are got at 10: no room for x, and y stays behind it. At 20
    // one more: x is in, then y has to wait; a getter of 5 at 30 lets y in.
    core::simulation sim;
    core::level tank(sim, 10.0, 10.0);
    diary notes;
    sim.start(puts(sim, tank, notes, 'x', 4.0));
    sim.start(puts(sim, tank, notes, 'y', 1.0));
    sim.start(gets(sim, tank, notes, 'a', 3.0, 10min));
    sim.start(gets(sim, tank, notes, 'b', 1.0, 20min));
    sim.start(gets(sim, tank, notes, 'c', 5.0, 30min));
    sim.run_until(core::at(15min));
    CHECK(tank.waiting_to_put() == 2);
    CHECK(tank.room() == 3.0);
    sim.run();
    CHECK(notes == diary{"a@10", "b@20", "x@20", "c@30", "y@30"});
    CHECK(tank.amount() == 6.0);
}

TEST_CASE("A putter and a getter that need each other pass", "[core][level]") {
    // 6 of 10. g wants 8 and waits; p wants to put 4: there is room, then g's 8 are there.
    core::simulation sim;
    core::level tank(sim, 10.0, 6.0);
    diary notes;
    sim.start(gets(sim, tank, notes, 'g', 8.0));
    sim.start(puts(sim, tank, notes, 'p', 4.0));
    sim.start(puts(sim, tank, notes, 'q', 8.0));  // once g has run
    sim.run();
    CHECK(notes == diary{"p@0", "g@0", "q@0"});
    CHECK(tank.amount() == 10.0);
}

TEST_CASE("Each putter served lets the getters go on before the next", "[core][level]") {
    // 6 of 10. x wants to put 5 and keeps y and z, of 2 each, behind it; g wants 8. When x gives up
    // y is in, then it is g's turn, then z is in.
    core::simulation sim;
    core::level tank(sim, 10.0, 6.0);
    diary notes;
    const core::process_ref x = sim.start(puts(sim, tank, notes, 'x', 5.0));
    sim.start(puts(sim, tank, notes, 'y', 2.0));
    sim.start(puts(sim, tank, notes, 'z', 2.0));
    sim.start(gets(sim, tank, notes, 'g', 8.0));
    sim.run();
    sim.cancel(x);
    sim.run();
    CHECK(notes == diary{"y@0", "g@0", "z@0"});
    CHECK(tank.amount() == 2.0);
}

TEST_CASE("What is promised takes up room until its getter runs", "[core][level]") {
    core::simulation sim;
    core::level tank(sim, 10.0, 0.0);
    diary notes;
    const core::process_ref g = sim.start(gets(sim, tank, notes, 'g', 8.0));
    sim.run();
    CHECK(tank.try_put_now(9.0));
    CHECK(tank.available() == 1.0);
    CHECK(tank.amount() == 9.0);
    CHECK_FALSE(tank.try_put_now(2.0));
    CHECK_FALSE(tank.try_get_now(2.0));
    sim.start(puts(sim, tank, notes, 'p', 2.0));
    sim.start(gets(sim, tank, notes, 'h', 5.0));
    sim.start(tests::cancels(sim, g, 0min));
    // g runs first, so that its cancellation comes too late, and p has room
    sim.run();
    CHECK(notes == diary{"g@0", "p@0"});

    notes.clear();
    const core::process_ref i = sim.start(gets(sim, tank, notes, 'i', 4.0));
    sim.run();
    tank.try_put_now(2.0, -1);  // now 5: h's turn
    CHECK(tank.available() == 0.0);
    tank.try_put_now(5.0);  // i's turn
    sim.cancel(i);          // before it runs: its 4 are back
    CHECK(tank.available() == 5.0);
    sim.run();
    CHECK(notes == diary{"h@0"});
    CHECK(tank.amount() == 5.0);
}

TEST_CASE("A cancelled first lets those behind it pass", "[core][level]") {
    core::simulation sim;
    core::level tank(sim, 10.0, 3.0);
    diary notes;
    const core::process_ref a = sim.start(gets(sim, tank, notes, 'a', 5.0));
    sim.start(gets(sim, tank, notes, 'b', 3.0));
    const core::process_ref x = sim.start(puts(sim, tank, notes, 'x', 9.0));
    sim.start(puts(sim, tank, notes, 'y', 10.0));
    sim.start(tests::cancels(sim, a, 10min));
    sim.start(tests::cancels(sim, x, 10min));
    sim.run();
    // x is cancelled after b's turn and before it runs: y's room is there once b has run.
    CHECK(notes == diary{"b@10", "y@10"});
    CHECK(tank.amount() == 10.0);
    CHECK(tank.waiting() == 0);
}

TEST_CASE("Patience at a level ends, for both sides", "[core][level]") {
    core::simulation sim;
    core::level tank(sim, 10.0, 5.0);
    diary notes;
    sim.start(gets_for(sim, tank, notes, 'a', 6.0, 5min));
    sim.start(gets_for(sim, tank, notes, 'b', 2.0, 8min));  // once a has left
    sim.start(puts_for(sim, tank, notes, 'x', 9.0, 20min));
    sim.start(puts_for(sim, tank, notes, 'y', 7.0, 30min));  // once x has left
    const core::process_ref z = sim.start(puts_for(sim, tank, notes, 'z', 7.0, 60min));
    sim.start(tests::interrupts(sim, z, 40min));
    sim.run();
    CHECK(notes == diary{"a left@5", "b@5", "x left@20", "y@20", "z left@40"});
    CHECK(tank.amount() == 10.0);
}

TEST_CASE("Of patience and an amount at one instant, the first event wins", "[core][level]") {
    for (const bool amount_first : {false, true}) {
        core::simulation sim;
        core::level tank(sim);
        diary notes;
        sim.start(gets_for(sim, tank, notes, 'a', 1.0, 5min));
        sim.start(puts_at(sim, tank, 1.0, 5min, amount_first ? -1 : 0));
        sim.run();
        CHECK(notes == diary{amount_first ? "a@5" : "a left@5"});
        CHECK(tank.amount() == (amount_first ? 0.0 : 1.0));
    }
}

TEST_CASE("Fractions leave no rest behind", "[core][level]") {
    // 0.1 and 0.2 are promised together: their difference rounds, and is nothing when both ran.
    core::simulation sim;
    core::level tank(sim);
    diary notes;
    for (int i = 0; i < 3; ++i) {
        sim.start(gets(sim, tank, notes, 'a', 0.1));
        sim.start(gets(sim, tank, notes, 'b', 0.2));
    }
    sim.run();
    tank.try_put_now(1.0);
    sim.run();
    CHECK(tank.amount() == tank.available());
    CHECK(notes.size() == 6);
}

TEST_CASE("A level records its amount when asked", "[core][level]") {
    core::simulation sim;
    core::level tank(sim, 10.0, 4.0);
    diary notes;
    tank.observe();
    sim.start(puts(sim, tank, notes, 'x', 7.0));
    sim.start(gets(sim, tank, notes, 'a', 2.0, 30min));
    sim.run();
    CHECK(tank.record().inside.mean(core::at(40min)) == Approx((4 * 30 + 9 * 10) / 40.0));
    CHECK(tank.record().inside.min() == 4.0);  // never 2: as a gets, x puts
    CHECK(tank.record().putting.mean(core::at(40min)) == Approx(30 / 40.0));
}

TEST_CASE("A level may die before its processes, or after them", "[core][level]") {
    diary notes;
    auto sim = std::make_unique<core::simulation>();
    {
        core::level tank(*sim, 10.0, 5.0);
        sim->start(gets(*sim, tank, notes, 'a', 6.0));
        sim->start(gets_for(*sim, tank, notes, 'b', 6.0, 30min));
        sim->start(puts(*sim, tank, notes, 'x', 8.0));
        sim->run_until(core::at(1min));
        tank.try_put_now(1.0);  // a's turn, and b's when it has run
    }
    sim->run();
    CHECK(notes.empty());
    CHECK(sim->processes() == 3);
    core::level tank(*sim, 10.0, 5.0);
    sim->start(gets(*sim, tank, notes, 'a', 6.0));
    sim->start(puts(*sim, tank, notes, 'x', 8.0));
    sim->run();
    tank.try_put_now(1.0, -1);
    sim.reset();
    CHECK(tank.amount() == 6.0);
    CHECK(tank.waiting() == 0);
}
