// The order of events: by time, then priority, then scheduling. And how a run ends.
#include <atomic>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/event_set.hpp"
#include "sim/core/process.hpp"
#include "sim/core/random.hpp"
#include "sim/core/simulation.hpp"

using namespace std::chrono_literals;
using namespace corridor;

namespace {

core::process note_after(core::simulation&, std::string& notes, char letter, core::duration time,
                         std::int32_t priority) {
    const char mine = letter;
    co_await core::delay(time, priority);
    notes += mine;
}

core::process steps(core::simulation& sim, std::vector<core::time_point>& seen, int count) {
    for (int i = 0; i < count; ++i) {
        co_await core::delay(1h);
        seen.push_back(sim.now());
    }
}

core::process endless(core::simulation&) {
    bool on = true;
    while (on)
        co_await core::delay(1ms);
}

core::process restless(core::simulation&, core::stream draws, int count) {
    for (int i = 0; i < count; ++i) {
        const std::int64_t ms = draws.below(5);
        const auto priority = static_cast<std::int32_t>(draws.below(3)) - 1;
        co_await core::delay(core::duration{ms}, priority);
    }
}

core::process failing(core::simulation&) {
    const core::duration backwards{-1};
    co_await core::delay(backwards);
}

struct told {
    std::string what;
};

}  // namespace

TEST_CASE("Equal times go by priority and then by scheduling", "[core][order]") {
    core::simulation sim;
    std::string notes;
    sim.start(note_after(sim, notes, 'd', 2min, 0));
    sim.start(note_after(sim, notes, 'b', 1min, 1));
    sim.start(note_after(sim, notes, 'c', 1min, 1));
    sim.start(note_after(sim, notes, 'a', 1min, -7));
    CHECK(sim.run() == core::run_end::idle);
    CHECK(notes == "abcd");
    CHECK(sim.now() == core::at(2min));
    CHECK(sim.events() == 8);  // four starts, four delays
}

TEST_CASE("The event set gives the order of a sorted set", "[core][order]") {
    // 20,000 turns: push with few distinct times and priorities, take one in two, sweep sometimes.
    core::event_set ours;
    const auto less = [](const core::event& a, const core::event& b) { return core::before(a, b); };
    std::set<core::event, decltype(less)> theirs(less);
    core::stream draws({7, 0}, core::decides("event set"), 0);
    bool same = true;
    for (std::uint64_t turn = 1; turn <= 20'000; ++turn) {
        core::event added;
        added.time = core::at(core::duration{draws.below(50)});
        added.order = core::order_of(static_cast<std::int32_t>(draws.below(3)), turn);
        bool is_first = theirs.empty() || core::before(added, *theirs.begin());
        same = same && ours.would_be_first(added) == is_first;
        ours.push(added);
        theirs.insert(added);
        if (turn % 4000 == 0) {
            ours.keep_only([](const core::event& e) { return core::sequence_of(e) % 3 != 0; });
            std::erase_if(theirs,
                          [](const core::event& e) { return core::sequence_of(e) % 3 == 0; });
        }
        const std::int64_t takes = draws.below(3);
        for (std::int64_t i = 0; i < takes && !theirs.empty(); ++i) {
            same = same && ours.first().order == theirs.begin()->order;
            same = same && ours.take().order == theirs.begin()->order;
            theirs.erase(theirs.begin());
        }
        same = same && ours.size() == theirs.size() && ours.empty() == theirs.empty();
    }
    CHECK(same);
}

TEST_CASE("A run stops at its end and goes on from there", "[core][order]") {
    core::simulation sim;
    std::vector<core::time_point> seen;
    sim.start(steps(sim, seen, 3));
    CHECK(sim.run_until(core::at(2h)) == core::run_end::reached);
    CHECK(seen.size() == 2);  // the end itself included
    CHECK(sim.now() == core::at(2h));
    CHECK(sim.run_until(core::at(150min)) == core::run_end::reached);
    CHECK(sim.now() == core::at(150min));
    CHECK(sim.run_until(core::at(5h)) == core::run_end::idle);
    CHECK(seen.back() == core::at(3h));
    CHECK(sim.now() == core::at(5h));
    CHECK(sim.processes() == 0);
}

TEST_CASE("The host's flag stops even a process that is always next", "[core][order]") {
    core::simulation sim;
    std::atomic<bool> stop{true};
    std::atomic<std::int64_t> progress{-1};
    sim.watch(&stop, &progress);
    sim.start(endless(sim));
    CHECK(sim.run() == core::run_end::stopped);
    CHECK(progress.load() == sim.now().time_since_epoch().count());
    CHECK(sim.events() <= 5000);
    CHECK(sim.run() == core::run_end::stopped);  // and again, from where it stood
    CHECK(sim.events() <= 10'000);
}

TEST_CASE("Equal runs have equal hashes, and others do not", "[core][order]") {
    std::uint64_t hashes[3] = {};
    for (int run = 0; run < 3; ++run) {
        core::simulation sim;
        const std::uint64_t seed = run < 2 ? 1 : 2;
        for (std::uint64_t i = 0; i < 20; ++i)
            sim.start(restless(sim, core::stream({seed, 0}, core::decides("restless"), i), 100));
        sim.run();
        CHECK(sim.events() == 20 + 2000);
        hashes[run] = sim.event_hash();
    }
    CHECK(hashes[0] == hashes[1]);
    CHECK(hashes[0] != hashes[2]);
}

TEST_CASE("What is broken in a process leaves through run()", "[core][order]") {
    core::on_broken([](const char* what) { throw told{what}; });
    {
        core::simulation sim;
        sim.start(failing(sim));
        sim.start(endless(sim));
        CHECK_THROWS_AS(sim.run_until(core::at(1s)), told);
    }
    core::on_broken(nullptr);
}

TEST_CASE("A process that never starts is destroyed unstarted", "[core][order]") {
    core::simulation sim;
    std::string notes;
    { const core::process unstarted = note_after(sim, notes, 'x', 1min, 0); }
    sim.run();
    CHECK(notes.empty());
}
