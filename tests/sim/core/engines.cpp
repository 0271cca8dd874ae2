// The two engines give the same events in the same order.
#include <chrono>
#include <csignal>
#include <cstdint>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/simgrid/engine.hpp"
#include "tests/sim/core/worlds.hpp"

using namespace std::chrono_literals;
using namespace corridor;
using namespace corridor::tests;

namespace {

struct crowd {
    core::seeds seed{};
    std::vector<core::process_ref> members;
};

// Waits at random, mostly for little or nothing, and sometimes stops a neighbour's life.
core::process member(core::simulation& sim, crowd& all, std::size_t number, int turns) {
    core::stream draws(all.seed, core::decides("member"), number);
    for (int i = 0; i < turns; ++i) {
        const std::int64_t ms = draws.below(6);
        const auto priority = static_cast<std::int32_t>(draws.below(3)) - 1;
        const core::wake how = co_await core::delay(core::duration{ms}, priority);
        if (how == core::wake::interrupted)
            continue;
        const auto other = static_cast<std::size_t>(draws.below(100));
        const std::int64_t choice = draws.below(200);
        if (choice == 0 && other != number)
            sim.cancel(all.members[other]);
        else if (choice < 40)
            sim.interrupt(all.members[other]);
    }
}

struct outcome {
    std::uint64_t events = 0;
    std::uint64_t hash = 0;
    bool operator==(const outcome&) const = default;
};

outcome run_crowd(core::simulation& sim, bool in_pieces) {
    crowd all;
    all.seed = {77, 0};
    for (std::size_t i = 0; i < 100; ++i)
        all.members.push_back(sim.start(member(sim, all, i, 150)));
    if (in_pieces)
        for (int piece = 1; piece <= 20; ++piece)
            sim.run_until(core::at(core::duration{piece * 10}));
    CHECK(sim.run() == core::run_end::idle);
    return {sim.events(), sim.event_hash()};
}

outcome run_queue(core::simulation& sim) {
    queue_world here(sim, 1);
    here.gap = 100s;
    here.service = 80s;
    here.customers = 2'000;
    sim.start(arrivals(sim, here));
    sim.run();
    return {sim.events(), sim.event_hash()};
}

void our_handler(int) {}

}  // namespace

TEST_CASE("SimGrid and the tuned core run the same random events", "[core][engines]") {
    core::simulation tuned;
    core::simgrid_engine engine;
    core::simulation held(engine);
    const outcome ours = run_crowd(tuned, false);
    CHECK(ours.events > 10'000);
    CHECK(run_crowd(held, false) == ours);
}

TEST_CASE("SimGrid runs in pieces, again and again", "[core][engines]") {
    core::simulation tuned;
    const outcome ours = run_crowd(tuned, true);
    for (int i = 0; i < 3; ++i) {
        core::simgrid_engine engine;
        core::simulation held(engine);
        CHECK(run_crowd(held, true) == ours);
    }
}

TEST_CASE("SimGrid and the tuned core run the same M/M/1", "[core][engines]") {
    core::simulation tuned;
    core::simgrid_engine engine;
    core::simulation held(engine);
    CHECK(run_queue(held) == run_queue(tuned));
}

TEST_CASE("SimGrid reaches an end that has nothing before it", "[core][engines]") {
    core::simgrid_engine engine;
    core::simulation held(engine);
    CHECK(held.run_until(core::at(1h)) == core::run_end::idle);
    CHECK(held.now() == core::at(1h));
}

TEST_CASE("SimGrid leaves the handlers of signals as they were", "[core][engines]") {
    struct sigaction now {};
    const auto before = std::signal(SIGINT, our_handler);
    const core::simgrid_engine engine;
    sigaction(SIGINT, nullptr, &now);
    CHECK(now.sa_handler == our_handler);
    std::signal(SIGINT, before);
}
