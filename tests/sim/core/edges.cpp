// Small worlds at the edges of the rules, each found by random programs.
#include <chrono>
#include <vector>

#include <catch2/catch.hpp>

#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/several.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/store.hpp"

using namespace std::chrono_literals;
using namespace corridor;

namespace {

core::process taker(core::simulation& sim, core::store<int>& from, std::vector<int>& taken) {
    (void)sim;
    const int first = co_await from.get();
    taken.push_back(first);
    const int second = co_await from.get();
    taken.push_back(second);
}

core::process giver(core::simulation& sim, core::store<int>& to, int first) {
    (void)sim;
    const int second = first + 1;
    co_await to.put(first);
    co_await to.put(second);
}

core::process patient(core::simulation& sim, core::signal& call) {
    (void)sim;
    const bool was_called = co_await call.wait_for(1h);
    CHECK(was_called);
}

core::process sleeper(core::simulation& sim) {
    (void)sim;
    const core::wake how = co_await core::delay(1h);
    CHECK(how == core::wake::elapsed);
}

core::process joiner(core::simulation& sim, core::process_ref whom, core::wake& how) {
    sim.interrupt(sim.current());
    how = co_await core::join(whom);
}

core::process waits_for_the_dead(core::simulation& sim, core::process_ref dead, int& told) {
    sim.interrupt(sim.current());
    const core::wake how = co_await core::join(dead);
    const std::size_t first = co_await core::any_of(dead);
    const std::size_t last = co_await core::all_of(dead);
    told += how == core::wake::elapsed && first == 0 && last == 0 ? 1 : 0;
    const core::wake told_at_last = co_await core::delay(1h);
    told += told_at_last == core::wake::interrupted ? 1 : 0;
}

core::process patient_before(core::simulation& sim, core::resource& cranes, core::signal& call,
                             std::vector<int>& called) {
    (void)sim;
    { const core::hold crane = co_await cranes.acquire(core::claim{1, 1}); }
    co_await core::any_of(call);
    called.push_back(1);
}

core::process later(core::simulation& sim, core::signal& call, std::vector<int>& called) {
    (void)sim;
    co_await core::delay(1h);
    co_await call.wait();
    called.push_back(2);
}

core::process holder(core::simulation& sim, core::resource& cranes) {
    (void)sim;
    const core::hold crane = co_await cranes.acquire();
    co_await core::delay(1min);
}

}  // namespace

TEST_CASE("A process that begins by taking what is there leaves the store whole", "[core][store]") {
    // The store has two things when the taker begins: it takes both and waits for neither.
    core::simulation sim;
    core::store<int> depot(sim);
    std::vector<int> taken;
    sim.start(giver(sim, depot, 1));
    sim.start(taker(sim, depot, taken));
    sim.run();
    CHECK(taken == std::vector<int>{1, 2});

    // Had the first life cost the store a thing, the second would wait for ever.
    sim.start(taker(sim, depot, taken));
    sim.start(giver(sim, depot, 3));
    CHECK(sim.run() == core::run_end::idle);
    CHECK(taken == std::vector<int>{1, 2, 3, 4});
    CHECK(sim.processes() == 0);
}

TEST_CASE("What was cancelled is not pending at the end of a piece", "[core][order]") {
    // Only the patience of somebody who was called lies beyond the end.
    core::simulation sim;
    core::signal call(sim);
    sim.start(patient(sim, call));
    CHECK(sim.run_until(core::at(1s)) == core::run_end::reached);
    call.notify_all();
    CHECK(sim.run_until(core::at(2s)) == core::run_end::idle);
    CHECK(sim.processes() == 0);
}

TEST_CASE("A kept interruption ends a join before it begins", "[core][interrupt]") {
    // As of any wait: no event, so that the joiner goes on before the other one begins.
    core::simulation sim;
    core::wake how = core::wake::elapsed;
    const core::process_ref other = sim.start(sleeper(sim));
    sim.start(joiner(sim, other, how));
    sim.run_until(core::at(0s));
    CHECK(how == core::wake::interrupted);
    CHECK(sim.events() == 2);
}

TEST_CASE("A signal calls in the order of coming, whatever its waiters waited for before",
          "[core][signal]") {
    // The first one comes to the signal after a minute, from a queue at priority 1; the second one
    // after an hour.
    core::simulation sim;
    core::resource cranes(sim, 1);
    core::signal call(sim);
    std::vector<int> called;
    sim.start(holder(sim, cranes));
    sim.start(patient_before(sim, cranes, call, called));
    sim.start(later(sim, call, called));
    sim.run_until(core::at(2h));
    call.notify_all();
    sim.run();
    CHECK(called == std::vector<int>{1, 2});
}

TEST_CASE("What need not be waited for keeps an interruption", "[core][interrupt]") {
    // Neither of the three waits: all are told of the end, and the delay of the interruption.
    core::simulation sim;
    const core::process_ref dead = sim.start(sleeper(sim));
    sim.run();
    int told = 0;
    sim.start(waits_for_the_dead(sim, dead, told));
    sim.run();
    CHECK(told == 2);
    CHECK(sim.now() == core::at(1h));
}
