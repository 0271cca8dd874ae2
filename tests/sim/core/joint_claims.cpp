// Units of several resources at once, whole or not at all.
#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/broken.hpp"
#include "sim/core/joint_claim.hpp"
#include "sim/core/process.hpp"
#include "sim/core/random.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/standstill.hpp"
#include "tests/sim/core/cranes.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using namespace corridor::tests;

namespace {

// A berth and a crane for a while.
core::process calls(core::simulation& sim, core::resource& berths, core::resource& cranes,
                    diary& notes, std::string name, core::claim wanted, core::duration time) {
    const core::part berth(berths, wanted);
    const core::part crane(cranes, wanted);
    const auto both = co_await core::acquire_all(berth, crane);
    note(sim, notes, name);
    const core::wake how = co_await core::delay(time);
    note(sim, notes,
         name + " " + said(how) + (both[0] ? "" : " no berth") + (both[1] ? "" : " no crane"));
}

core::process calls_for(core::simulation& sim, core::resource& berths, core::resource& cranes,
                        diary& notes, std::string name, core::duration patience) {
    const auto both = co_await core::try_acquire_all_for(patience, berths, cranes);
    note(sim, notes, both ? name : name + " left");
    co_await core::delay(10min);
    note(sim, notes, name + " done");
}

constexpr core::claim plain{};

}  // namespace

TEST_CASE("All or nothing: a joint claim holds nothing while it waits", "[core][joint]") {
    // j wants both; the crane is taken until 30. Meanwhile s takes the free berth from 10 to 20.
    core::simulation sim;
    core::resource berths(sim, 1, "berths");
    core::resource cranes(sim, 1, "cranes");
    berths.observe();
    cranes.observe();
    diary notes;
    sim.start(holds(sim, cranes, notes, "c", plain, 30min));
    sim.start(calls(sim, berths, cranes, notes, "j", plain, 10min));
    sim.start(does(sim, 10min, [&] {
        CHECK(berths.in_use() == 0);
        CHECK(berths.waiting() == 1);
        CHECK(cranes.waiting() == 1);
        sim.start(holds(sim, berths, notes, "s", plain, 10min));
    }));
    sim.run();
    CHECK(notes == diary{"s elapsed@20", "c elapsed@30", "j@30", "j elapsed@40"});
    CHECK(berths.in_use() + cranes.in_use() + berths.waiting() + cranes.waiting() == 0);
    CHECK(berths.utilisation() == Approx(20.0 / 40.0));
    CHECK(cranes.record().queued.mean(sim.now()) == Approx(30.0 / 40.0));
}

TEST_CASE("A joint claim may be overtaken by claims that need less, for ever", "[core][joint]") {
    // Berth and crane are never free at one moment: one is taken from 0 to 20, 20 to 40 ..., the
    // other from 10 to 30 and so on, each by the next in its own queue.
    core::simulation sim;
    core::resource berths(sim, 1);
    core::resource cranes(sim, 1);
    diary notes;
    sim.start(holds(sim, cranes, notes, "c", plain, 10min));
    for (int i = 0; i < 3; ++i)
        sim.start(holds(sim, berths, notes, "b", plain, 20min));
    sim.start(calls(sim, berths, cranes, notes, "j", plain, 5min));
    for (int i = 0; i < 3; ++i)
        sim.start(holds(sim, cranes, notes, "c", plain, 20min));
    sim.run();
    CHECK(notes == diary{"c elapsed@10", "b elapsed@20", "c elapsed@30", "b elapsed@40",
                         "c elapsed@50", "b elapsed@60", "c elapsed@70", "j@70", "j elapsed@75"});
}

TEST_CASE("A joint claim overtakes worse claims for one resource, and no equal ones",
          "[core][joint]") {
    for (const std::int32_t priority : {0, -1}) {
        core::simulation sim;
        core::resource berths(sim, 1);
        core::resource cranes(sim, 1);
        diary notes;
        sim.start(holds(sim, berths, notes, "b", plain, 10min));
        sim.start(calls(sim, berths, cranes, notes, "j", {.priority = priority}, 10min));
        sim.start(holds(sim, berths, notes, "s", plain, 10min));  // asks later
        sim.run();
        if (priority == 0)
            CHECK(notes == diary{"b elapsed@10", "s elapsed@20", "j@20", "j elapsed@30"});
        else
            CHECK(notes == diary{"b elapsed@10", "j@10", "j elapsed@20", "s elapsed@30"});
    }
}

TEST_CASE("A large claim that waits for one resource is not overtaken there", "[core][joint]") {
    // One of two berths is free, but L waits for two: j, asking later, waits behind it.
    core::simulation sim;
    core::resource berths(sim, 2);
    core::resource cranes(sim, 1);
    diary notes;
    sim.start(holds(sim, berths, notes, "b", plain, 10min));
    sim.start(holds(sim, berths, notes, "L", {.units = 2}, 10min));
    sim.start(calls(sim, berths, cranes, notes, "j", plain, 10min));
    const core::process_ref large = sim.start(holds(sim, berths, notes, "M", {.units = 2}, 10min));
    sim.start(does(sim, 15min, [&] { sim.cancel(large); }));
    sim.run();
    CHECK(notes == diary{"b elapsed@10", "L elapsed@20", "j@20", "j elapsed@30"});
}

TEST_CASE("Joint claims go by priority and order, but none waits for another that cannot go",
          "[core][joint]") {
    core::simulation sim;
    core::resource a(sim, 1);
    core::resource b(sim, 1);
    core::resource c(sim, 1);
    diary notes;
    sim.start(holds(sim, b, notes, "b", plain, 30min));
    sim.start(holds(sim, a, notes, "a", plain, 10min));
    sim.start(calls(sim, a, b, notes, "ab", {.priority = -1}, 10min));  // b is taken until 30
    sim.start(calls(sim, a, c, notes, "ac1", plain, 10min));
    sim.start(calls(sim, c, a, notes, "ac2", plain, 10min));
    sim.start(calls(sim, a, c, notes, "ac0", {.priority = -1}, 10min));
    sim.run();
    CHECK(notes == diary{"a elapsed@10", "ac0@10", "ac0 elapsed@20", "ac1@20", "b elapsed@30",
                         "ac1 elapsed@30", "ab@30", "ab elapsed@40", "ac2@40", "ac2 elapsed@50"});
}

TEST_CASE("Patience, interruption and cancellation end a joint wait", "[core][joint]") {
    core::simulation sim;
    core::resource berths(sim, 1);
    core::resource cranes(sim, 1);
    diary notes;
    sim.start(holds(sim, cranes, notes, "c", plain, 60min));
    sim.start(calls_for(sim, berths, cranes, notes, "p", 20min));
    const core::process_ref q = sim.start(calls_for(sim, berths, cranes, notes, "q", 50min));
    const core::process_ref r = sim.start(calls(sim, berths, cranes, notes, "r", plain, 5min));
    const core::process_ref s = sim.start(calls(sim, berths, cranes, notes, "s", plain, 5min));
    sim.start(does(sim, 10min, [&] { sim.interrupt(q); }));
    sim.start(does(sim, 12min, [&] { sim.cancel(r); }));
    sim.start(does(sim, 13min, [&] { sim.interrupt(s); }));  // kept
    sim.run_until(core::at(30min));
    CHECK(notes == diary{"q left@10", "p left@20", "q done@20", "p done@30"});
    CHECK(berths.waiting() == 1);
    CHECK(cranes.waiting() == 1);
    sim.run();
    CHECK(notes.back() == "s interrupted@60");
    CHECK(cranes.in_use() + berths.in_use() == 0);
}

TEST_CASE("Patience without end schedules nothing", "[core][joint]") {
    core::simulation sim;
    core::resource berths(sim, 1);
    core::resource cranes(sim, 1);
    diary notes;
    core::hold taken = std::move(*cranes.try_acquire_now());
    sim.start(calls_for(sim, berths, cranes, notes, "j", core::duration::max()));
    sim.start(waits_for(sim, cranes, notes, "s", plain, core::duration::max()));
    CHECK(sim.run() == core::run_end::idle);
    CHECK(notes.empty());
    taken.release();
    sim.run();
    CHECK(notes == diary{"s@0", "s done@10", "j@10", "j done@20"});
}

TEST_CASE("Who is cancelled with a joint turn gives all of it back", "[core][joint]") {
    core::simulation sim;
    core::resource berths(sim, 1);
    core::resource cranes(sim, 1);
    diary notes;
    const core::process_ref c = sim.start(holds(sim, cranes, notes, "c", plain, 60min));
    const core::process_ref j = sim.start(calls(sim, berths, cranes, notes, "j", plain, 60min));
    sim.start(calls(sim, berths, cranes, notes, "k", plain, 5min));
    sim.run_until(core::at(10min));
    sim.start(holds(sim, berths, notes, "b", plain, 5min));
    sim.cancel(c);
    CHECK(berths.in_use() == 1);
    CHECK(cranes.in_use() == 1);
    sim.cancel(j);
    CHECK(berths.in_use() == 1);  // k's turn
    sim.run();
    CHECK(notes == diary{"k@10", "k elapsed@15", "b elapsed@20"});
    CHECK(cranes.in_use() + berths.in_use() == 0);
}

TEST_CASE("More units let a joint claim go", "[core][joint]") {
    core::simulation sim;
    core::resource berths(sim, 1);
    core::resource cranes(sim, 1);
    diary notes;
    cranes.set_capacity(0);
    sim.start(calls(sim, berths, cranes, notes, "j", plain, 10min));
    sim.start(does(sim, 20min, [&] { cranes.set_capacity(1); }));
    sim.run();
    CHECK(notes == diary{"j@20", "j elapsed@30"});
}

TEST_CASE("A joint turn is lost whole, and the other place is served", "[core][joint]") {
    // At 10 the crane comes free and j and then k would go. In that instant the crane's capacity is
    // cut: j loses its turn, and b, who waits at the berth only, gets the berth. j is before k.
    core::simulation sim;
    core::resource berths(sim, 1);
    core::resource cranes(sim, 1);
    diary notes;
    sim.start(holds(sim, cranes, notes, "c", plain, 10min));
    sim.start(calls(sim, berths, cranes, notes, "j", plain, 5min));
    sim.start(calls_for(sim, berths, cranes, notes, "k", 100min));
    sim.start(does(sim, 10min, [&] {
        CHECK(berths.in_use() == 1);
        sim.start(holds(sim, berths, notes, "b", plain, 20min));
        sim.start(does(sim, 0min, [&] {}));
    }));
    sim.run_until(core::at(9min));
    sim.start(does(sim, 1min, [&] { cranes.set_capacity(0, core::when_cut::preempt); }));
    sim.start(does(sim, 40min, [&] { cranes.set_capacity(1); }));
    sim.run();
    CHECK(notes ==
          diary{"c elapsed@10", "b elapsed@30", "j@49", "j elapsed@54", "k@54", "k done@64"});
    CHECK(cranes.in_use() + berths.in_use() == 0);
    CHECK(cranes.waiting() + berths.waiting() == 0);
}

TEST_CASE("A preempting claim takes a joint turn or one of its holds", "[core][joint]") {
    core::simulation sim;
    core::resource berths(sim, 1);
    core::resource cranes(sim, 1);
    diary notes;
    // j's turn comes at 10 and u takes the crane in that instant; j goes at 30. v takes it at 35.
    sim.start(holds(sim, cranes, notes, "c", plain, 10min));
    sim.start(calls(sim, berths, cranes, notes, "j", {.priority = 5}, 20min));
    sim.start(comes(sim, cranes, notes, "u", 10min, urgent, 20min));
    sim.start(comes(sim, cranes, notes, "v", 35min, urgent, 5min));
    sim.run();
    CHECK(notes == diary{"c elapsed@10", "u@10", "u done@30", "j@30", "v@35",
                         "j preempted no crane@35", "v done@40"});
    CHECK(berths.in_use() == 0);
}

TEST_CASE("What cannot be a joint claim is broken", "[core][joint]") {
    struct not_so : std::runtime_error {
        using std::runtime_error::runtime_error;
    };
    core::on_broken([](const char* what) { throw not_so(what); });
    core::simulation sim;
    core::resource berths(sim, 1);
    core::resource cranes(sim, 1);
    diary notes;
    sim.start(calls(sim, berths, berths, notes, "twice", plain, 1min));
    CHECK_THROWS_AS(sim.run(), not_so);
    core::simulation again;
    core::resource here(again, 1);
    core::resource there(again, 1);
    again.start(calls(again, here, there, notes, "preempts", urgent, 1min));
    CHECK_THROWS_AS(again.run(), not_so);
    core::on_broken(nullptr);
}

namespace {

struct table {
    std::deque<core::resource> forks;
    std::vector<int> meals;
};

core::process philosopher(core::simulation& sim, table& here, std::size_t seat, bool at_once,
                          core::duration until) {
    core::resource& left = here.forks[seat];
    core::resource& right = here.forks[(seat + 1) % here.forks.size()];
    core::stream draws({3, 0}, core::decides("meal"), seat);
    while (sim.now() < core::at(until)) {
        const core::duration thinks{draws.below(1000)};
        const core::duration eats{1 + draws.below(1000)};
        co_await core::delay(thinks);
        if (at_once) {
            const auto forks = co_await core::acquire_all(left, right);
            co_await core::delay(eats);
        } else {
            const core::hold first = co_await left.acquire();
            co_await core::delay(500ms);
            const core::hold second = co_await right.acquire();
            co_await core::delay(eats);
        }
        ++here.meals[seat];
    }
}

core::run_end dine(core::simulation& sim, table& here, std::size_t seats, bool at_once) {
    here.meals.assign(seats, 0);
    for (std::size_t i = 0; i < seats; ++i)
        here.forks.emplace_back(sim, 1, "fork " + std::to_string(i));
    for (std::size_t i = 0; i < seats; ++i)
        sim.start(philosopher(sim, here, i, at_once, 3h));
    return sim.run();
}

}  // namespace

TEST_CASE("Philosophers who take both forks at once never lock, and all eat", "[core][joint]") {
    for (std::size_t seats = 5; seats <= 50; seats += 5) {
        core::simulation sim;
        table here;
        CHECK(dine(sim, here, seats, true) == core::run_end::idle);
        CHECK(sim.processes() == 0);
        for (std::size_t i = 0; i < seats; ++i)
            CHECK(here.meals[i] > 1000);
        for (const core::resource& fork : here.forks)
            CHECK(fork.in_use() == 0);
    }
    core::simulation sim;  // and those who take the left one first do lock
    table here;
    dine(sim, here, 5, false);
    CHECK(core::locked(sim.waits()).size() == 5);
    CHECK(core::find_cycle(sim.waits()).size() == 5);
}

namespace {

core::process holds_and_calls(core::simulation&, core::resource& mine, core::resource& a,
                              core::resource& b) {
    const core::hold first = co_await mine.acquire();
    co_await core::delay(1min);
    const auto both = co_await core::acquire_all(a, b);
    co_await core::delay(1min);
}

}  // namespace

TEST_CASE("A joint wait names the holders of all places that hold it up", "[core][joint]") {
    // 1 holds x and wants y and z; 2 holds y and wants x and z: locked. z is free and holds nobody
    // up. 3 holds one of two units of w and wants x and w: w's other unit is free.
    core::simulation sim;
    core::resource x(sim, 1, "x");
    core::resource y(sim, 1, "y");
    core::resource z(sim, 1, "z");
    core::resource w(sim, 2, "w");
    sim.start(holds_and_calls(sim, x, y, z));
    sim.start(holds_and_calls(sim, y, x, z));
    sim.start(holds_and_calls(sim, w, x, w));
    CHECK(sim.run() == core::run_end::idle);
    std::vector<core::wait> waits = sim.waits();
    REQUIRE(waits.size() == 3);
    CHECK(waits[0].name == "y");
    CHECK(waits[0].holders == std::vector<std::uint64_t>{2});
    CHECK(waits[2].name == "x");
    CHECK(waits[2].holders == std::vector<std::uint64_t>{1});
    CHECK(core::find_cycle(waits) == std::vector<std::uint64_t>{1, 2});
    CHECK(core::locked(waits) == std::vector<std::uint64_t>{1, 2, 3});

    // Two places hold the first up; at the second a free process is among the holders, too.
    core::simulation other;
    core::resource one(other, 1, "one");
    core::resource two(other, 2, "two");
    core::resource mine(other, 1, "mine");
    diary notes;
    other.start(holds_and_calls(other, mine, one, two));              // 1
    other.start(holds(other, one, notes, "o", plain, 60min));         // 2: free
    other.start(holds(other, two, notes, "t", {.units = 2}, 60min));  // 3: free
    other.run_until(core::at(2min));
    waits = other.waits();
    CHECK(waits[0].name == "one + two");
    CHECK(waits[0].holders_each == std::vector<std::vector<std::uint64_t>>{{2}, {3}});
    CHECK(core::locked(waits).empty());
    waits[1].kind = core::wait_kind::process;
    waits[1].until = core::never;
    waits[1].holders = {1};  // as if 2 waited for 1: one of the two places never comes free
    CHECK(core::locked(waits) == std::vector<std::uint64_t>{1, 2});
}

TEST_CASE("A run with joint claims cut off ends clean, whoever dies first", "[core][joint]") {
    for (int first_to_die = 0; first_to_die < 4; ++first_to_die) {
        diary notes;
        std::optional<core::simulation> sim(std::in_place);
        std::optional<core::resource> berths;
        std::optional<core::resource> cranes;
        berths.emplace(*sim, 2);
        cranes.emplace(*sim, 1);
        const core::process_ref h =
            sim->start(calls(*sim, *berths, *cranes, notes, "h", plain, 60min));
        sim->start(calls(*sim, *berths, *cranes, notes, "g", plain, 60min));
        sim->start(calls(*sim, *berths, *cranes, notes, "w", plain, 60min));
        const core::process_ref p =
            sim->start(calls_for(*sim, *berths, *cranes, notes, "p", 60min));
        sim->run_until(core::at(5min));
        const core::hold kept = std::move(*berths->try_acquire_now());
        sim->cancel(h);  // now g has its turn
        CHECK(cranes->in_use() == 1);
        if (first_to_die == 0)
            berths.reset();
        if (first_to_die == 1)
            cranes.reset();
        if (first_to_die < 2) {  // the other place lives, and the run goes on
            sim->run_until(core::at(20min));
            sim->interrupt(p);
            sim->run_until(core::at(90min));
            CHECK_FALSE(p.alive());
        }
        if (first_to_die == 3)
            sim.reset();
        berths.reset();
        cranes.reset();
        sim.reset();
    }
}
