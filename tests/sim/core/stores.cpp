// Stores: who is served in which order, what a getter may choose, and that nothing is ever lost.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/store.hpp"
#include "tests/sim/core/diary.hpp"
#include "tests/sim/core/disturbances.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using tests::diary;
using tests::note;

namespace {

struct heavier {
    bool operator()(int a, int b) const { return a / 10 > b / 10; }
};

core::process puts(core::simulation& sim, core::store<int>& depot, diary& notes, int thing,
                   std::int32_t priority = 0, core::duration when = 0min) {
    const std::string name = std::to_string(thing);
    co_await core::delay(when);
    co_await depot.put(thing, priority);
    note(sim, notes, "put " + name);
}

template <class Depot>
core::process gets(core::simulation& sim, Depot& depot, diary& notes, char name,
                   std::int32_t priority = 0) {
    const std::string mine(1, name);
    const int thing = co_await depot.get(priority);
    note(sim, notes, mine + std::to_string(thing));
}

// Takes only what is `least` or more.
template <class Depot>
core::process chooses(core::simulation& sim, Depot& depot, diary& notes, char name, int least,
                      std::int32_t priority = 0) {
    const std::string mine(1, name);
    const auto fits = [least](int thing) { return thing >= least; };
    const int thing = co_await depot.get_if(fits, priority);
    note(sim, notes, mine + std::to_string(thing));
}

core::process empties(core::simulation& sim, core::store<int>& depot, diary& notes,
                      core::duration when, int count) {
    for (int i = 0; i < count; ++i) {
        co_await core::delay(when);
        const int thing = co_await depot.get();
        note(sim, notes, "got " + std::to_string(thing));
    }
}

core::process puts_for(core::simulation& sim, core::store<std::unique_ptr<int>>& depot,
                       diary& notes, int number, core::duration patience) {
    auto thing = std::make_unique<int>(number);
    const bool is_in = co_await depot.put_for(thing, patience);
    note(sim, notes, is_in ? "in" : "kept " + std::to_string(*thing));
    CHECK((thing == nullptr) == is_in);
}

core::process gets_for(core::simulation& sim, core::store<int>& depot, diary& notes, char name,
                       core::duration patience) {
    const std::string mine(1, name);
    const std::optional<int> thing = co_await depot.get_for(patience);
    note(sim, notes, thing ? mine + std::to_string(*thing) : mine + " left");
}

core::process chooses_for(core::simulation& sim, core::store<int>& depot, diary& notes, int least,
                          core::duration patience) {
    const auto fits = [least](int thing) { return thing >= least; };
    const std::optional<int> thing = co_await depot.get_if_for(fits, patience);
    note(sim, notes, thing ? std::to_string(*thing) : "left");
}

core::process gets_then_sleeps(core::simulation& sim, core::store<int>& depot, diary& notes) {
    const int thing = co_await depot.get();
    note(sim, notes, "got " + std::to_string(thing));
    const core::wake how = co_await core::delay(10min);
    note(sim, notes, how == core::wake::interrupted ? "woken" : "slept");
}

core::process puts_at(core::simulation&, core::store<int>& depot, int thing, core::duration when,
                      std::int32_t priority) {
    const core::duration whole = when;
    co_await core::delay(whole, priority);
    co_await depot.put(thing);
}

core::process light(core::simulation& sim, core::store<int, heavier>& depot, diary& notes) {
    const auto fits = [](int thing) { return thing < 40; };
    const int thing = co_await depot.get_if(fits);
    note(sim, notes, std::to_string(thing));
}

std::vector<int> inside(const core::store<int>& depot) {
    std::vector<int> things;
    depot.visit([&things](int thing) { things.push_back(thing); });
    return things;
}

}  // namespace

TEST_CASE("Getters go by priority, then by order of asking", "[core][store]") {
    core::simulation sim;
    core::store<int> depot(sim);
    diary notes;
    sim.start(gets(sim, depot, notes, 'a', 1));
    sim.start(gets(sim, depot, notes, 'b', 0));
    sim.start(gets(sim, depot, notes, 'c', 0));
    sim.start(gets(sim, depot, notes, 'd', -1));
    for (const int thing : {1, 2, 3, 4})
        sim.start(puts(sim, depot, notes, thing));
    sim.run();
    CHECK(notes ==
          diary{"put 1@0", "put 2@0", "put 3@0", "put 4@0", "d1@0", "b2@0", "c3@0", "a4@0"});
}

TEST_CASE("Putters enter a full store by priority", "[core][store]") {
    // One place. 1 is in; 2 and 3 wait, 4 came last and goes first; a getter every ten minutes.
    core::simulation sim;
    core::store<int> depot(sim, 1);
    diary notes;
    sim.start(puts(sim, depot, notes, 1));
    sim.start(puts(sim, depot, notes, 2, 0));
    sim.start(puts(sim, depot, notes, 3, 0));
    sim.start(puts(sim, depot, notes, 4, -1));
    sim.start(empties(sim, depot, notes, 10min, 4));
    sim.run_until(core::at(5min));
    CHECK(depot.waiting_to_put() == 3);
    CHECK(depot.waiting_to_get() == 0);
    sim.run();
    CHECK(notes == diary{"put 1@0", "got 1@10", "put 4@10", "got 4@20", "put 2@20", "got 2@30",
                         "put 3@30", "got 3@40"});
    CHECK(depot.waiting_to_put() == 0);
}

TEST_CASE("A getter that nothing fits blocks nobody", "[core][store]") {
    // a wants 9 or more and waits first. b and c take 1 and 2; 12 comes and is a's.
    core::simulation sim;
    core::store<int> depot(sim);
    diary notes;
    sim.start(chooses(sim, depot, notes, 'a', 9));
    sim.start(gets(sim, depot, notes, 'b'));
    sim.start(chooses(sim, depot, notes, 'c', 2));
    for (const int thing : {1, 2, 3, 12, 15})
        sim.start(puts(sim, depot, notes, thing));
    sim.run();
    CHECK(notes ==
          diary{"put 1@0", "put 2@0", "put 3@0", "put 12@0", "put 15@0", "b1@0", "c2@0", "a12@0"});
    CHECK(inside(depot) == std::vector<int>{3, 15});
}

TEST_CASE("A choosy getter takes the oldest that fits, from the middle", "[core][store]") {
    core::simulation sim;
    core::store<int> depot(sim);
    diary notes;
    for (const int thing : {1, 7, 2, 8, 3, 9})
        CHECK(depot.try_put_now(thing));
    sim.start(chooses(sim, depot, notes, 'a', 7));
    sim.start(chooses(sim, depot, notes, 'b', 9));
    sim.start(chooses(sim, depot, notes, 'c', 3));
    sim.run();
    CHECK(notes == diary{"a7@0", "b9@0", "c8@0"});
    CHECK(inside(depot) == std::vector<int>{1, 2, 3});
    CHECK(depot.try_get_now() == 1);
    CHECK(depot.size() == 2);
}

TEST_CASE("A predicate is asked once a thing and getter", "[core][store]") {
    core::simulation sim;
    core::store<int> depot(sim);
    int asked = 0;
    const auto never_fits = [&asked](int) {
        ++asked;
        return false;
    };
    struct fruitless {
        static core::process go(core::simulation&, core::store<int>& depot,
                                const decltype(never_fits)& fits) {
            const int thing = co_await depot.get_if(fits);
            CHECK(thing == 0);
        }
    };
    for (int i = 0; i < 10; ++i)
        depot.try_put_now(i);
    for (int i = 0; i < 3; ++i)
        sim.start(fruitless::go(sim, depot, never_fits));
    sim.run();
    CHECK(asked == 30);
    for (int i = 0; i < 5; ++i)
        depot.try_put_now(i);
    CHECK(asked == 45);
    while (depot.try_get_now()) {
    }
    CHECK(asked == 45);
}

TEST_CASE("A thing goes back to its place when its getter is cancelled", "[core][store]") {
    // a is given 1, b 2. a is cancelled before it runs: 1 is the oldest again, before 3.
    core::simulation sim;
    core::store<int> depot(sim);
    diary notes;
    const core::process_ref a = sim.start(gets(sim, depot, notes, 'a'));
    const core::process_ref b = sim.start(gets(sim, depot, notes, 'b'));
    sim.run();
    for (const int thing : {1, 2, 3, 4})
        depot.try_put_now(thing);
    CHECK(depot.promised() == 2);
    CHECK(depot.size() == 4);
    sim.cancel(b);
    CHECK(inside(depot) == std::vector<int>{2, 3, 4});
    sim.cancel(a);
    CHECK(inside(depot) == std::vector<int>{1, 2, 3, 4});
    CHECK(depot.promised() == 0);
}

TEST_CASE("A thing given back is offered to who waits", "[core][store]") {
    // c waits for 5 or more, behind a: when a is cancelled with 5 in its hands, c has it.
    core::simulation sim;
    core::store<int> depot(sim);
    diary notes;
    const core::process_ref a = sim.start(gets(sim, depot, notes, 'a'));
    sim.start(chooses(sim, depot, notes, 'c', 5));
    sim.run();
    depot.try_put_now(5);
    depot.try_put_now(1);
    sim.cancel(a);
    sim.run();
    CHECK(notes == diary{"c5@0"});
    CHECK(inside(depot) == std::vector<int>{1});
}

TEST_CASE("A promised thing takes up room until its getter runs", "[core][store]") {
    core::simulation sim;
    core::store<int> depot(sim, 1);
    diary notes;
    sim.start(gets(sim, depot, notes, 'a'));
    sim.run();
    CHECK(depot.try_put_now(1));
    CHECK_FALSE(depot.try_put_now(2));
    sim.start(puts(sim, depot, notes, 3));
    sim.run();
    CHECK(notes == diary{"a1@0", "put 3@0"});
    CHECK(inside(depot) == std::vector<int>{3});
}

TEST_CASE("Things stand by an order of their own, ties by age", "[core][store]") {
    // By tens, the greatest first: 31 and 35 are ties, in the order of their coming.
    core::simulation sim;
    core::store<int, heavier> depot(sim);
    diary notes;
    for (const int thing : {12, 31, 57, 35, 11, 58, 30})
        depot.try_put_now(thing);
    std::vector<int> things;
    depot.visit([&things](int thing) { things.push_back(thing); });
    CHECK(things == std::vector<int>{57, 58, 31, 35, 30, 12, 11});
    sim.start(light(sim, depot, notes));
    sim.start(gets(sim, depot, notes, 'a'));
    sim.start(light(sim, depot, notes));
    sim.start(gets(sim, depot, notes, 'b'));
    sim.start(gets(sim, depot, notes, 'c'));
    sim.run();
    CHECK(notes == diary{"31@0", "a57@0", "35@0", "b58@0", "c30@0"});
}

TEST_CASE("Without room and patience the thing stays with its process", "[core][store]") {
    core::simulation sim;
    core::store<std::unique_ptr<int>> depot(sim, 1);
    diary notes;
    sim.start(puts_for(sim, depot, notes, 1, 0min));
    sim.start(puts_for(sim, depot, notes, 2, 5min));
    sim.start(puts_for(sim, depot, notes, 3, 15min));
    const core::process_ref woken = sim.start(puts_for(sim, depot, notes, 4, 30min));
    sim.start(tests::interrupts(sim, woken, 7min));
    sim.run_until(core::at(10min));
    CHECK(depot.waiting_to_put() == 1);
    CHECK(**depot.try_get_now() == 1);
    sim.run();
    CHECK(notes == diary{"in@0", "kept 2@5", "kept 4@7", "in@10"});
    CHECK(**depot.try_get_now() == 3);
    CHECK(sim.now() == core::at(10min));
}

TEST_CASE("Getters give up, by patience or interrupted", "[core][store]") {
    core::simulation sim;
    core::store<int> depot(sim);
    diary notes;
    sim.start(gets_for(sim, depot, notes, 'a', 5min));
    sim.start(chooses_for(sim, depot, notes, 5, 8min));
    sim.start(gets_for(sim, depot, notes, 'b', core::duration::max()));
    const core::process_ref c = sim.start(gets_for(sim, depot, notes, 'c', 30min));
    sim.start(tests::interrupts(sim, c, 6min));
    sim.start(puts(sim, depot, notes, 3, 0, 7min));
    sim.run();
    CHECK(notes == diary{"a left@5", "c left@6", "put 3@7", "b3@7", "left@8"});
    CHECK(depot.waiting() == 0);
    CHECK(depot.size() == 0);
}

TEST_CASE("Of patience and a thing at one instant, the first event wins", "[core][store]") {
    // At 5 both: the patience has priority 0 and was scheduled before the put at priority 0, after
    // that at priority -1.
    for (const bool thing_first : {false, true}) {
        core::simulation sim;
        core::store<int> depot(sim);
        diary notes;
        sim.start(gets_for(sim, depot, notes, 'a', 5min));
        sim.start(puts_at(sim, depot, 1, 5min, thing_first ? -1 : 0));
        sim.run();
        CHECK(notes == diary{thing_first ? "a1@5" : "a left@5"});
        CHECK(depot.size() == (thing_first ? 0 : 1));
    }
}

TEST_CASE("An interruption does not end a promise", "[core][store]") {
    // Kept for the delay after it; a getter that has its thing already keeps it, too.
    core::simulation sim;
    core::store<int> depot(sim);
    diary notes;
    const core::process_ref who = sim.start(gets_then_sleeps(sim, depot, notes));
    sim.start(tests::interrupts(sim, who, 5min));
    sim.start(puts_at(sim, depot, 1, 6min, 0));
    sim.run();
    CHECK(notes == diary{"got 1@6", "woken@6"});

    notes.clear();
    const core::process_ref patient = sim.start(gets_for(sim, depot, notes, 'p', 60min));
    sim.run_until(sim.now() + 1min);
    depot.try_put_now(2);
    sim.interrupt(patient);
    sim.run();
    CHECK(notes == diary{"p2@7"});
}

TEST_CASE("A kept interruption ends a patient wait at once, unless there is a thing",
          "[core][store]") {
    struct twice {
        static core::process go(core::simulation& sim, core::store<int>& depot, diary& notes) {
            const std::optional<int> first = co_await depot.get_for(10min);
            note(sim, notes, first ? "first" : "none");
            const std::optional<int> second = co_await depot.get_for(10min);
            note(sim, notes, second ? "second" : "none");
        }
    };
    core::simulation sim;
    core::store<int> depot(sim);
    diary notes;
    depot.try_put_now(1);
    const core::process_ref who = sim.start(twice::go(sim, depot, notes));
    sim.interrupt(who);  // it has not begun
    sim.run();
    CHECK(notes == diary{"first@0", "none@0"});
}

TEST_CASE("A putter that is cancelled takes its thing along; once in, it stays", "[core][store]") {
    core::simulation sim;
    core::store<int> depot(sim, 1);
    diary notes;
    depot.try_put_now(1);
    const core::process_ref two = sim.start(puts(sim, depot, notes, 2));
    const core::process_ref three = sim.start(puts(sim, depot, notes, 3));
    sim.run();
    sim.cancel(two);
    CHECK(depot.waiting_to_put() == 1);
    CHECK(depot.try_get_now() == 1);
    sim.cancel(three);  // its turn has come
    CHECK(depot.try_get_now() == 3);
    CHECK(depot.size() == 0);
}

TEST_CASE("A store may die before those who wait and those whose turn has come", "[core][store]") {
    core::simulation sim;
    core::store<int> other(sim);
    diary notes;
    {
        core::store<int> depot(sim, 1);
        for (const char name : {'a', 'b'})
            sim.start(gets(sim, depot, notes, name));
        sim.start(gets_for(sim, depot, notes, 'p', 30min));
        sim.start(chooses(sim, depot, notes, 'c', 100));
        sim.run_until(core::at(1min));
        depot.try_put_now(1);  // a's turn
    }
    {
        core::store<int> depot(sim, 1);
        depot.try_put_now(1);
        for (const int thing : {2, 3})
            sim.start(puts(sim, depot, notes, thing));
        sim.run_until(core::at(2min));
        CHECK(depot.try_get_now() == 1);  // 2 is in, and its process goes on
    }
    sim.run();
    CHECK(notes == diary{"put 2@2"});
    CHECK(sim.processes() == 5);
    CHECK(sim.now() == core::at(2min));
}

TEST_CASE("A cut-off run ends clean before its stores do", "[core][store]") {
    diary notes;
    auto sim = std::make_unique<core::simulation>();
    core::store<int> depot(*sim, 1);
    core::store<int, heavier> ordered(*sim);
    for (const char name : {'a', 'b', 'c'})
        sim->start(gets(*sim, depot, notes, name));
    sim->start(gets(*sim, ordered, notes, 'd'));
    sim->run();
    depot.try_put_now(1);
    ordered.try_put_now(2);
    for (const int thing : {2, 3})
        sim->start(puts(*sim, depot, notes, thing));
    sim.reset();
    CHECK(notes.empty());
    CHECK(depot.waiting() == 0);
    CHECK(depot.size() == 1);  // given back
}

TEST_CASE("A store records its contents and queues when asked", "[core][store]") {
    // Observed from 0: one thing from 0 to 10, two to 20 when one is got, one to 40.
    core::simulation sim;
    core::store<int> depot(sim, 2);
    core::time_histogram stock({}, 0.0, 1.0, 3);
    diary notes;
    CHECK_FALSE(depot.is_observed());
    depot.try_put_now(1);
    depot.observe(&stock);
    sim.start(puts(sim, depot, notes, 2, 0, 10min));
    sim.start(puts(sim, depot, notes, 3, 0, 15min));
    sim.start(empties(sim, depot, notes, 20min, 2));
    sim.run();
    // 3 waits from 15 to 20 and is in; at 40 another is got.
    CHECK(depot.record().inside.mean(core::at(40min)) == Approx((10 + 2 * 30) / 40.0));
    CHECK(depot.record().inside.max() == 2.0);
    CHECK(depot.record().inside.min() == 1.0);
    CHECK(depot.record().putting.mean(core::at(40min)) == Approx(5 / 40.0));
    CHECK(depot.record().getting.max() == 0.0);
    stock.close(core::at(40min));
    CHECK(stock.cells()[1] == 10min);
    CHECK(stock.cells()[2] == 30min);
    depot.reset_statistics();
    CHECK(depot.record().inside.max() == 1.0);
}
