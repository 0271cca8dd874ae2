// Each thing that a process can wait for: alone, interrupted, cancelled, and cut off.
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

using namespace std::chrono_literals;
using namespace corridor;
using diary = std::vector<std::string>;

namespace {

// "name@minutes"
void note(core::simulation& sim, diary& notes, const std::string& what) {
    notes.push_back(what + "@" + std::to_string(sim.now().time_since_epoch() / 1min));
}

core::process uses(core::simulation& sim, core::resource& place, diary& notes, char name,
                   core::claim wanted, core::duration service) {
    const std::string mine(1, name);
    const core::hold units = co_await place.acquire(wanted);
    note(sim, notes, mine);
    co_await core::delay(service);
}

core::process impatient(core::simulation& sim, core::resource& place, diary& notes, char name,
                        core::duration patience) {
    const std::string mine(1, name);
    const std::optional<core::hold> unit = co_await place.try_acquire_for(patience);
    note(sim, notes, unit ? mine : mine + " left");
    co_await core::delay(10min);
}

core::process sleeper(core::simulation& sim, diary& notes) {
    const core::wake how = co_await core::delay(60min);
    note(sim, notes,
         how == core::wake::interrupted ? "woken " + std::to_string(sim.interrupt_reason())
                                        : "slept");
}

core::process listens(core::simulation& sim, core::signal& bell, diary& notes, char name) {
    const std::string mine(1, name);
    const core::wake how = co_await bell.wait();
    note(sim, notes, how == core::wake::elapsed ? mine : mine + " woken");
}

core::process listens_for(core::simulation& sim, core::signal& bell, diary& notes,
                          core::duration patience) {
    const bool rang = co_await bell.wait_for(patience);
    note(sim, notes, rang ? "rang" : "silent");
}

core::process rings(core::simulation&, core::signal& bell, core::duration when, bool all) {
    const bool everyone = all;
    co_await core::delay(when);
    if (everyone)
        bell.notify_all();
    else
        bell.notify_one();
}

core::process joins(core::simulation& sim, core::process_ref whom, diary& notes) {
    const core::wake how = co_await core::join(whom);
    note(sim, notes, how == core::wake::elapsed ? "joined" : "woken");
}

core::process cancels(core::simulation& sim, core::process_ref whom, core::duration when) {
    const core::process_ref victim = whom;
    co_await core::delay(when);
    sim.cancel(victim);
}

core::process interrupts(core::simulation& sim, core::process_ref whom, core::duration when) {
    const core::process_ref victim = whom;
    co_await core::delay(when);
    sim.interrupt(victim, 7);
}

core::process sleeps(core::simulation&, core::duration time) {
    const core::duration whole = time;
    co_await core::delay(whole);
}

core::process keeps_going(core::simulation& sim, core::resource& place, diary& notes) {
    {
        const core::hold unit = co_await place.acquire();
        note(sim, notes, "has");
    }
    const core::wake how = co_await core::delay(30min);
    note(sim, notes, how == core::wake::interrupted ? "woken" : "slept");
}

core::process puts(core::simulation& sim, core::store<std::string>& depot, diary& notes,
                   int count) {
    for (int i = 0; i < count; ++i) {
        co_await depot.put(std::to_string(i) + " long enough for the heap");
        note(sim, notes, "put " + std::to_string(i));
    }
}

core::process gets(core::simulation& sim, core::store<std::string>& depot, diary& notes,
                   core::duration every, int count) {
    for (int i = 0; i < count; ++i) {
        co_await core::delay(every);
        const std::string thing = co_await depot.get();
        note(sim, notes, "got " + thing.substr(0, 1));
    }
}

core::process waits_any(core::simulation& sim, core::process_ref a, core::signal& b,
                        core::duration c, diary& notes) {
    const std::size_t which = co_await core::any_of(a, b, c);
    note(sim, notes, which == core::none_of_them ? "woken" : "any " + std::to_string(which));
}

core::process waits_all(core::simulation& sim, core::process_ref a, core::signal& b,
                        core::process_ref c, diary& notes) {
    const std::size_t last = co_await core::all_of(a, b, c);
    note(sim, notes, "all " + std::to_string(last));
}

core::process two_places(core::simulation&, core::resource& first, core::resource& second) {
    const core::hold here = co_await first.acquire();
    co_await core::delay(1min);
    const core::hold there = co_await second.acquire();
    co_await core::delay(1min);
}

// A member function whose object knows its simulation, and one that is told.
struct crane {
    core::simulation& sim() { return *of; }
    core::process move(int times) {
        for (int i = 0; i < times; ++i)
            co_await core::delay(1min);
        ++done;
    }
    core::process move_in(core::simulation&, int times) {
        const core::duration whole = times * core::duration(1min);
        co_await core::delay(whole);
        ++done;
    }
    core::simulation* of;
    int done = 0;
};

}  // namespace

TEST_CASE("Units go by priority and order, and the small do not overtake", "[core][resource]") {
    // Two units. a has both until 10; b wants 2, c and d 1 each, e 1 before all.
    //   10  e (priority) takes 1; b at the head needs 2 and nobody overtakes it
    //   20  e is done: b;  30: c and d
    core::simulation sim;
    core::resource tracks(sim, 2, "tracks");
    tracks.observe();
    diary notes;
    sim.start(uses(sim, tracks, notes, 'a', {2, 0}, 10min));
    sim.start(uses(sim, tracks, notes, 'b', {2, 0}, 10min));
    sim.start(uses(sim, tracks, notes, 'c', {1, 0}, 10min));
    sim.start(uses(sim, tracks, notes, 'd', {1, 0}, 10min));
    sim.start(uses(sim, tracks, notes, 'e', {1, -1}, 10min));
    sim.run();
    CHECK(notes == diary{"a@0", "e@10", "b@20", "c@30", "d@30"});
    CHECK(tracks.in_use() == 0);
    CHECK(tracks.utilisation() == Approx((20 + 10 + 20 + 20) / 80.0));
    CHECK(tracks.record().queued.max() == 4.0);
}

TEST_CASE("Patience ends at its time, and the rest of the queue moves up", "[core][resource]") {
    // a holds until 30. x leaves at 5; y at 30 gets it, though its patience ends then, too.
    core::simulation sim;
    core::resource berth(sim, 1);
    diary notes;
    sim.start(uses(sim, berth, notes, 'a', {1, 0}, 30min));
    sim.start(impatient(sim, berth, notes, 'x', 5min));
    sim.start(impatient(sim, berth, notes, 'y', 31min));
    sim.run();
    CHECK(notes == diary{"a@0", "x left@5", "y@30"});
    CHECK(sim.now() == core::at(40min));  // the timer of y's patience is void
}

TEST_CASE("A large request that gives up lets the small ones pass", "[core][resource]") {
    core::simulation sim;
    core::resource tracks(sim, 2);
    diary notes;
    sim.start(uses(sim, tracks, notes, 'a', {1, 0}, 30min));
    const core::process_ref large = sim.start(uses(sim, tracks, notes, 'L', {2, 0}, 1min));
    sim.start(uses(sim, tracks, notes, 's', {1, 0}, 1min));
    sim.start(cancels(sim, large, 10min));
    sim.run();
    CHECK(notes == diary{"a@0", "s@10"});
    CHECK_FALSE(large.alive());
}

TEST_CASE("A cancelled process gives back what it held and what it was granted",
          "[core][resource]") {
    core::simulation sim;
    core::resource berth(sim, 1);
    diary notes;
    const core::process_ref a = sim.start(uses(sim, berth, notes, 'a', {1, 0}, 60min));
    const core::process_ref b = sim.start(uses(sim, berth, notes, 'b', {1, 0}, 60min));
    sim.start(uses(sim, berth, notes, 'c', {1, 0}, 10min));
    sim.run_until(core::at(5min));
    sim.cancel(a);  // b is granted, but cancelled before it runs
    CHECK(berth.in_use() == 1);
    sim.cancel(b);
    sim.cancel(b);  // of what has ended: nothing
    sim.run();
    CHECK(notes == diary{"a@0", "c@5"});
    CHECK(berth.in_use() == 0);
}

TEST_CASE("Units can be taken without waiting and held outside", "[core][resource]") {
    core::simulation sim;
    core::resource berth(sim, 1);
    core::hold kept;
    {
        std::optional<core::hold> mine = berth.try_acquire_now();
        REQUIRE(mine);
        CHECK_FALSE(berth.try_acquire_now());
        kept = std::move(*mine);
    }
    CHECK(berth.in_use() == 1);
    CHECK(kept.units() == 1);
    kept.release();
    kept.release();
    CHECK_FALSE(kept);
    CHECK(berth.available() == 1);
}

TEST_CASE("An interruption ends a delay and gives its reason", "[core][interrupt]") {
    core::simulation sim;
    diary notes;
    const core::process_ref who = sim.start(sleeper(sim, notes));
    sim.start(interrupts(sim, who, 20min));
    sim.run();
    CHECK(notes == diary{"woken 7@20"});
    CHECK(sim.now() == core::at(20min));
}

TEST_CASE("An interruption waits for a wait that can say so", "[core][interrupt]") {
    core::simulation sim;
    core::resource berth(sim, 1);
    diary notes;
    sim.start(uses(sim, berth, notes, 'a', {1, 0}, 30min));
    const core::process_ref who = sim.start(keeps_going(sim, berth, notes));
    sim.start(interrupts(sim, who, 10min));
    sim.run();
    CHECK(notes == diary{"a@0", "has@30", "woken@30"});
}

TEST_CASE("An interruption ends patience, a join, a signal and any_of", "[core][interrupt]") {
    core::simulation sim;
    core::resource berth(sim, 1);
    core::signal bell(sim);
    diary notes;
    const core::process_ref a = sim.start(uses(sim, berth, notes, 'a', {1, 0}, 60min));
    const core::process_ref all[] = {
        sim.start(impatient(sim, berth, notes, 'x', 50min)), sim.start(joins(sim, a, notes)),
        sim.start(listens(sim, bell, notes, 'l')), sim.start(listens_for(sim, bell, notes, 50min)),
        sim.start(waits_any(sim, a, bell, 50min, notes))};
    for (const core::process_ref who : all)
        sim.start(interrupts(sim, who, 10min));
    sim.run_until(core::at(20min));
    CHECK(notes == diary{"a@0", "x left@10", "woken@10", "l woken@10", "silent@10", "woken@10"});
    CHECK(bell.waiting() == 0);
    CHECK(berth.waiting() == 0);
}

TEST_CASE("A signal wakes all, or the first, and is not remembered", "[core][signal]") {
    core::simulation sim;
    core::signal bell(sim, "bell");
    diary notes;
    bell.notify_all();  // nobody hears it
    for (const char name : {'a', 'b', 'c'})
        sim.start(listens(sim, bell, notes, name));
    sim.start(rings(sim, bell, 1min, false));
    sim.start(rings(sim, bell, 2min, true));
    sim.start(rings(sim, bell, 3min, true));
    sim.run();
    CHECK(notes == diary{"a@1", "b@2", "c@2"});
}

TEST_CASE("Waiting for a signal with patience tells which came first", "[core][signal]") {
    core::simulation sim;
    core::signal bell(sim);
    diary notes;
    sim.start(listens_for(sim, bell, notes, 5min));
    sim.start(listens_for(sim, bell, notes, 15min));
    sim.start(rings(sim, bell, 10min, true));
    sim.run();
    CHECK(notes == diary{"silent@5", "rang@10"});
    CHECK(sim.now() == core::at(10min));
}

TEST_CASE("A join ends with the process, by its end or by cancellation", "[core][join]") {
    core::simulation sim;
    diary notes;
    const core::process_ref ends = sim.start(sleeps(sim, 10min));
    const core::process_ref dies = sim.start(sleeps(sim, 90min));
    sim.start(joins(sim, ends, notes));
    sim.start(joins(sim, dies, notes));
    sim.start(cancels(sim, dies, 20min));
    sim.run();
    sim.start(joins(sim, ends, notes));  // has ended long ago
    sim.run();
    CHECK(notes == diary{"joined@10", "joined@20", "joined@20"});
}

TEST_CASE("A store keeps order, room and what a cancelled process was to get", "[core][store]") {
    // Room for one: the second is put when the first is got, at 10; the third at 20.
    core::simulation sim;
    core::store<std::string> depot(sim, 1, "depot");
    diary notes;
    sim.start(puts(sim, depot, notes, 3));
    sim.start(gets(sim, depot, notes, 10min, 3));
    sim.run();
    CHECK(notes == diary{"put 0@0", "got 0@10", "put 1@10", "got 1@20", "put 2@20", "got 2@30"});

    notes.clear();
    const core::process_ref first = sim.start(gets(sim, depot, notes, 0min, 1));
    sim.start(gets(sim, depot, notes, 1min, 1));
    sim.run();
    CHECK(depot.waiting() == 2);
    sim.start(puts(sim, depot, notes, 1));
    sim.start(cancels(sim, first, 0min));  // after the grant, before the first runs
    sim.run();
    CHECK(notes == diary{"put 0@31", "got 0@31"});
    CHECK(depot.size() == 0);
}

TEST_CASE("any_of gives what came first and leaves the rest", "[core][several]") {
    core::simulation sim;
    core::signal bell(sim);
    diary notes;
    const core::process_ref slow = sim.start(sleeps(sim, 40min));
    sim.start(waits_any(sim, slow, bell, 10min, notes));
    sim.start(waits_any(sim, slow, bell, 30min, notes));
    sim.start(rings(sim, bell, 20min, true));
    sim.run_until(core::at(21min));
    CHECK(notes == diary{"any 2@10", "any 1@20"});
    CHECK(bell.waiting() == 0);
    sim.start(waits_any(sim, slow, bell, 60min, notes));
    sim.run();
    sim.start(waits_any(sim, slow, bell, 60min, notes));  // has ended: at once
    sim.run();
    CHECK(notes == diary{"any 2@10", "any 1@20", "any 0@40", "any 0@40"});
}

TEST_CASE("all_of waits for the last", "[core][several]") {
    core::simulation sim;
    core::signal bell(sim);
    diary notes;
    const core::process_ref quick = sim.start(sleeps(sim, 1min));
    const core::process_ref slow = sim.start(sleeps(sim, 40min));
    sim.start(waits_all(sim, quick, bell, slow, notes));
    sim.start(rings(sim, bell, 20min, true));
    sim.start(rings(sim, bell, 21min, true));
    sim.run();
    CHECK(notes == diary{"all 2@40"});
}

TEST_CASE("A standstill names its circle", "[core][standstill]") {
    core::simulation sim;
    core::resource east(sim, 1, "east");
    core::resource west(sim, 1, "west");
    sim.start(two_places(sim, east, west));
    sim.start(two_places(sim, west, east));
    sim.start(two_places(sim, east, west));  // behind the circle, not in it
    CHECK(sim.run() == core::run_end::idle);
    const std::vector<core::wait> waits = sim.waits();
    REQUIRE(waits.size() == 3);
    CHECK(waits[0].name == "west");
    CHECK(waits[0].holders == std::vector<std::uint64_t>{2});
    CHECK(core::find_cycle(waits) == std::vector<std::uint64_t>{1, 2});
    CHECK(core::locked(waits) == std::vector<std::uint64_t>{1, 2, 3});
}

TEST_CASE("A run that is cut off ends clean, whoever dies first", "[core][end]") {
    diary notes;
    auto early = std::make_unique<core::simulation>();
    {
        core::simulation& sim = *early;
        core::resource berth(sim, 1);
        core::signal bell(sim);
        core::store<std::string> depot(sim, 1);
        const core::process_ref a = sim.start(uses(sim, berth, notes, 'a', {1, 0}, 60min));
        sim.start(uses(sim, berth, notes, 'b', {1, 0}, 60min));
        sim.start(impatient(sim, berth, notes, 'x', 50min));
        sim.start(listens(sim, bell, notes, 'l'));
        sim.start(listens_for(sim, bell, notes, 50min));
        sim.start(waits_any(sim, a, bell, 50min, notes));
        sim.start(joins(sim, a, notes));
        sim.start(puts(sim, depot, notes, 3));
        sim.run_until(core::at(10min));
    }  // the places die with holders and waiters
    early->run_until(core::at(30min));
    CHECK(early->processes() == 8);
    early.reset();

    auto late = std::make_unique<core::simulation>();
    core::resource berth(*late, 1);
    core::store<std::string> depot(*late, 1);
    late->start(uses(*late, berth, notes, 'a', {1, 0}, 60min));
    late->start(uses(*late, berth, notes, 'b', {1, 0}, 60min));
    late->start(puts(*late, depot, notes, 3));
    late->run_until(core::at(10min));
    late.reset();  // the places die after it
}

TEST_CASE("Member functions are processes, too", "[core][process]") {
    core::simulation sim;
    crane one{&sim};
    sim.start(one.move(3));
    sim.start(one.move_in(sim, 5));
    sim.run();
    CHECK(one.done == 2);
    CHECK(sim.now() == core::at(5min));
}

TEST_CASE("Many cancelled waits do not pile up", "[core][order]") {
    core::simulation sim;
    core::signal bell(sim);
    diary notes;
    for (int round = 0; round < 100; ++round) {
        for (int i = 0; i < 50; ++i)
            sim.start(listens_for(sim, bell, notes, 1000h));
        sim.start(rings(sim, bell, 1min, true));
        sim.run_until(sim.now() + 2min);
    }
    CHECK(notes.size() == 5000);
    CHECK(sim.pending() < 600);
}
