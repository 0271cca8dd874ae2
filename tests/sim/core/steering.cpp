// Processes steered from outside: started later, moved, interrupted and cancelled, at any point.
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/process.hpp"
#include "sim/core/random.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/several.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/simgrid/engine.hpp"
#include "sim/core/simulation.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using diary = std::vector<std::string>;

namespace {

// "name@minutes"
void note(core::simulation& sim, diary& notes, const std::string& what) {
    notes.push_back(what + "@" + std::to_string(sim.now().time_since_epoch() / 1min));
}

core::process notes_its_start(core::simulation& sim, diary& notes, char name) {
    const std::string mine(1, name);
    note(sim, notes, mine);
    co_return;
}

core::process sleeps(core::simulation& sim, diary& notes, char name, core::duration time,
                     std::int32_t priority) {
    const std::string mine(1, name);
    const core::wake how = co_await core::delay(time, priority);
    note(sim, notes, how == core::wake::elapsed ? mine : mine + " woken");
}

core::process impatient(core::simulation& sim, core::resource& place, diary& notes, char name,
                        core::duration patience) {
    const std::string mine(1, name);
    const std::optional<core::hold> unit = co_await place.try_acquire_for(patience);
    note(sim, notes, unit ? mine : mine + " left");
    co_await core::delay(30min);
}

core::process waits_any(core::simulation& sim, core::signal& bell, core::duration time,
                        diary& notes) {
    const std::size_t which = co_await core::any_of(bell, time);
    note(sim, notes, "any " + std::to_string(which));
}

core::process acquires(core::simulation& sim, core::resource& place, diary& notes) {
    const core::hold unit = co_await place.acquire();
    note(sim, notes, "has");
}

core::process moves(core::simulation& sim, core::process_ref whom, core::duration when,
                    core::time_point where, std::vector<bool>& answers) {
    const core::process_ref moved = whom;
    co_await core::delay(when);
    answers.push_back(sim.reschedule(moved, where));
}

core::process large(core::simulation&, core::duration time) {
    std::array<char, 10'000> chart{};
    chart.fill('x');
    co_await core::delay(time);
    CHECK(chart[9'999] == 'x');
}

struct told {
    std::string what;
};

template <class Work>
bool breaks(Work work) {
    try {
        work();
    } catch (const told&) {
        return true;
    }
    return false;
}

// Everything at random: each turn a member waits in one of several ways and does something to
// another one.
struct crowd {
    crowd(core::simulation& sim, std::uint64_t seed) : berths(sim, 3), bell(sim), from{seed, 0} {}
    core::resource berths;
    core::signal bell;
    core::seeds from;
    std::vector<core::process_ref> members;
    int moved = 0;
    int born = 0;
};

core::process member(core::simulation& sim, crowd& all, std::uint64_t number);

void steer(core::simulation& sim, crowd& all, core::stream& draws) {
    const auto other = all.members[static_cast<std::size_t>(
        draws.below(static_cast<std::int64_t>(all.members.size())))];
    const core::time_point later = sim.now() + core::duration{draws.below(8)};
    const std::int64_t choice = draws.below(20);
    if (choice == 0 && other != sim.current())
        sim.cancel(other);
    else if (choice < 4)
        sim.interrupt(other, 3);
    else if (choice < 12)
        all.moved += sim.reschedule(other, later) ? 1 : 0;
    else if (choice == 12 && all.born < 200)
        all.members.push_back(sim.start_at(
            later, member(sim, all, 1000 + static_cast<std::uint64_t>(all.born++)), -1));
    else if (choice < 15)
        all.bell.notify_all();
}

core::process member(core::simulation& sim, crowd& all, std::uint64_t number) {
    core::stream draws(all.from, core::decides("steering"), number);
    for (int turn = 0; turn < 60; ++turn) {
        const core::duration time{draws.below(7)};
        const std::int64_t way = draws.below(5);
        if (way == 0) {
            const std::optional<core::hold> berth = co_await all.berths.try_acquire_for(time);
            co_await core::delay(time);
        } else if (way == 1) {
            const core::hold berth = co_await all.berths.acquire();
            co_await core::delay(time, 1);
        } else if (way == 2) {
            co_await all.bell.wait_for(time);
        } else if (way == 3) {
            co_await core::any_of(all.bell, time);
        } else {
            co_await core::delay(time, -1);
        }
        steer(sim, all, draws);
    }
}

struct outcome {
    std::uint64_t events = 0;
    std::uint64_t hash = 0;
    int moved = 0;
    bool operator==(const outcome&) const = default;
};

// `pieces` > 0: cut off every few instants and steered from outside in between as well.
outcome run_crowd(core::simulation& sim, std::uint64_t seed, int pieces) {
    crowd all(sim, seed);
    core::stream draws({seed, 1}, core::decides("outside"), 0);
    for (std::uint64_t i = 0; i < 30; ++i)
        all.members.push_back(sim.start(member(sim, all, i)));
    for (int piece = 1; piece <= pieces; ++piece) {
        sim.run_until(core::at(core::duration{piece * 5}));
        steer(sim, all, draws);
    }
    sim.run_until(core::at(10min));
    return {sim.events(), sim.event_hash(), all.moved};
}

int moved_on_both_engines(std::uint64_t seed, int pieces) {
    INFO("seed " << seed << ", " << pieces << " pieces");
    core::simulation tuned;
    const outcome ours = run_crowd(tuned, seed, pieces);
    core::simgrid_engine held_by_simgrid;
    core::simulation proof(held_by_simgrid);
    CHECK(run_crowd(proof, seed, pieces) == ours);
    CHECK(ours.events > 2'000);
    return ours.moved;
}

}  // namespace

TEST_CASE("A process starts at the instant that it is given", "[core][steering]") {
    core::simulation sim;
    diary notes;
    sim.start_at(core::at(2h), notes_its_start(sim, notes, 'b'));
    sim.start_at(core::at(1h), notes_its_start(sim, notes, 'a'));
    sim.start_at(core::at(2h), notes_its_start(sim, notes, 'c'));      // after b: scheduled later
    sim.start_at(core::at(2h), notes_its_start(sim, notes, 'd'), -1);  // before both
    const core::process_ref never_born =
        sim.start_at(core::at(1h), notes_its_start(sim, notes, 'x'));
    CHECK(never_born.alive());
    sim.run_until(core::at(30min));
    sim.cancel(never_born);
    CHECK(sim.processes() == 4);
    sim.run();
    CHECK(notes == diary{"a@60", "d@120", "b@120", "c@120"});
}

TEST_CASE("An interruption before the start waits for the first wait", "[core][steering]") {
    core::simulation sim;
    diary notes;
    const core::process_ref who = sim.start_at(core::at(1h), sleeps(sim, notes, 'a', 9h, 0));
    sim.interrupt(who, 4);
    sim.run();
    CHECK(notes == diary{"a woken@60"});
}

TEST_CASE("A delay, a patience and a start can be moved to and fro", "[core][steering]") {
    core::simulation sim;
    core::resource berth(sim, 1);
    core::signal bell(sim);
    diary notes;
    std::vector<bool> answers;
    const auto later = sim.start(sleeps(sim, notes, 'l', 20min, 0));
    const auto sooner = sim.start(sleeps(sim, notes, 's', 60min, 0));
    sim.start(impatient(sim, berth, notes, 'h', 0min));  // holds it until 00:30
    const auto gains = sim.start(impatient(sim, berth, notes, 'g', 10min));
    const auto loses = sim.start(impatient(sim, berth, notes, 'o', 50min));
    const auto any = sim.start(waits_any(sim, bell, 5min, notes));
    const auto born = sim.start_at(core::at(40min), notes_its_start(sim, notes, 'b'));
    sim.start(moves(sim, later, 1min, core::at(70min), answers));
    sim.start(moves(sim, sooner, 1min, core::at(15min), answers));
    sim.start(moves(sim, gains, 1min, core::at(35min), answers));  // has it at 00:30
    sim.start(moves(sim, loses, 1min, core::at(20min), answers));
    sim.start(moves(sim, any, 1min, core::at(25min), answers));
    sim.start(moves(sim, born, 1min, core::at(2min), answers));
    sim.run();
    CHECK(answers == std::vector<bool>(6, true));
    CHECK(notes == diary{"h@0", "b@2", "s@15", "o left@20", "any 1@25", "g@30", "l@70"});
}

TEST_CASE("Who waits for no time is not moved", "[core][steering]") {
    core::simulation sim;
    core::resource berth(sim, 1);
    diary notes;
    std::vector<bool> answers;
    const auto ended = sim.start(notes_its_start(sim, notes, 'e'));
    sim.start(impatient(sim, berth, notes, 'h', 0min));  // holds it until 00:30
    const auto waits = sim.start(acquires(sim, berth, notes));
    sim.start(moves(sim, ended, 1min, core::at(40min), answers));
    sim.start(moves(sim, waits, 1min, core::at(40min), answers));
    sim.start(moves(sim, core::process_ref{}, 1min, core::at(40min), answers));
    sim.start(moves(sim, waits, 30min, core::at(40min), answers));  // it has its turn by then
    sim.run();
    CHECK(answers == std::vector<bool>(4, false));
    CHECK(notes == diary{"e@0", "h@0", "has@30"});
}

TEST_CASE("A moved process stands last at its new instant and keeps its priority",
          "[core][steering]") {
    core::simulation sim;
    diary notes;
    const auto a = sim.start(sleeps(sim, notes, 'a', 10min, 0));
    const auto b = sim.start(sleeps(sim, notes, 'b', 10min, 0));
    const auto c = sim.start(sleeps(sim, notes, 'c', 10min, -32768));
    sim.start(sleeps(sim, notes, 'd', 10min, 32767));
    sim.run_until(core::at(1min));
    CHECK(sim.reschedule(a, core::at(10min)));  // where it stood: now behind b
    CHECK(sim.reschedule(c, core::at(10min)));
    sim.run_until(core::at(9min));
    CHECK(sim.reschedule(b, core::at(9min)));  // the present instant
    sim.run();
    CHECK(notes == diary{"b@9", "c@10", "a@10", "d@10"});
}

TEST_CASE("What lies in the past or elsewhere cannot be steered", "[core][steering]") {
    core::on_broken([](const char* what) { throw told{what}; });
    diary notes;
    core::simulation sim;
    core::simulation another;
    const auto who = sim.start(sleeps(sim, notes, 'a', 2h, 0));
    sim.run_until(core::at(1h));
    CHECK(breaks([&] { sim.reschedule(who, core::at(59min)); }));
    CHECK(breaks([&] { sim.start_at(core::at(59min), notes_its_start(sim, notes, 'b')); }));
    CHECK(breaks([&] { sim.start(notes_its_start(another, notes, 'c')); }));
    core::on_broken(nullptr);
}

TEST_CASE("The priority of an event has 16 bits", "[core][steering]") {
    core::on_broken([](const char* what) { throw told{what}; });
    diary notes;
    core::simulation sim;
    CHECK(breaks([&] { sim.start(notes_its_start(sim, notes, 'a'), 32768); }));
    sim.start(sleeps(sim, notes, 'b', 1min, -32769));
    CHECK(breaks([&] { sim.run(); }));
    core::on_broken(nullptr);
}

TEST_CASE("A name of what has ended stays dead when its memory is used again", "[core][steering]") {
    core::simulation sim;
    const auto first = sim.start(large(sim, 1min));
    sim.run();
    CHECK_FALSE(first.alive());
    const auto second = sim.start(large(sim, 1min));
    CHECK_FALSE(first.alive());
    CHECK(first.id() == 0);
    CHECK(second.id() == 2);
    CHECK(first != second);
    CHECK_FALSE(sim.reschedule(first, core::at(1h)));
    sim.cancel(first);
    sim.interrupt(first);
    CHECK(second.alive());
    sim.run();
    CHECK(sim.now() == core::at(2min));
}

TEST_CASE("A run to an instant that has passed executes nothing", "[core][steering]") {
    core::simulation sim;
    diary notes;
    sim.run_until(core::at(2h));
    sim.start(notes_its_start(sim, notes, 'a'));
    CHECK(sim.run_until(core::at(1h)) == core::run_end::reached);
    CHECK(notes.empty());
    CHECK(sim.run_until(core::at(2h)) == core::run_end::idle);
    CHECK(notes == diary{"a@120"});
}

TEST_CASE("Steered at random, both engines go the same way", "[core][steering]") {
    int moved = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        moved += moved_on_both_engines(seed, 0) + moved_on_both_engines(seed, 40);
    CHECK(moved > 2'000);
}
