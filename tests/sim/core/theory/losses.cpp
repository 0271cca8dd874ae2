// Customers that are lost: they balk at a full system, or give up while they wait.
#include <optional>

#include <catch2/catch.hpp>

#include "sim/core/resource.hpp"
#include "tests/sim/core/theory/systems.hpp"

namespace corridor::tests::theory {
namespace {

// M/G/c/c: who finds no free server goes away.
struct exchange {
    exchange(core::simulation& sim, core::seeds seed, observations& observed, int count,
             double offered, law service)
        : lines(sim, count),
          gaps(seed, "gap", exponential(1.0 / offered)),
          talks(seed, "talk", service),
          seen(observed) {}
    void begin(core::simulation& sim) { sim.start(arrivals(sim, *this)); }

    core::resource lines;
    source gaps;
    source talks;
    observations& seen;
};

core::process customer(core::simulation& /*sim*/, exchange& here) {
    const std::optional<core::hold> line = here.lines.try_acquire_now();
    here.seen[0].add(!line.has_value());
    if (!line.has_value())
        co_return;
    const core::duration talk = here.talks.next();
    co_await core::delay(talk);
}

experiment loss_system(const char* name, int lines, double offered, law service) {
    return {name,
            {{"lost", oracles::erlang_b(lines, offered)}},
            run_of<exchange>(lines, offered, service)};
}

// M/M/c/K: who finds K customers goes away.
struct waiting_room {
    waiting_room(core::simulation& sim, core::seeds seed, observations& observed,
                 oracles::finite_queue as)
        : servers(sim, as.servers),
          places(as.room - as.servers),
          gaps(seed, "gap", exponential(1.0 / as.arrival_rate)),
          services(seed, "service", exponential(as.mean_service)),
          seen(observed) {}
    void begin(core::simulation& sim) { sim.start(arrivals(sim, *this)); }

    core::resource servers;
    int places;
    source gaps;
    source services;
    observations& seen;
};

core::process customer(core::simulation& sim, waiting_room& here) {
    const core::time_point arrived = sim.now();
    const bool is_full = here.servers.available() == 0 && here.servers.waiting() == here.places;
    here.seen[0].add(is_full);
    if (is_full)
        co_return;
    const core::hold server = co_await here.servers.acquire();
    here.seen[1].add(sim.now() - arrived);
    const core::duration service = here.services.next();
    co_await core::delay(service);
}

experiment finite_room(const char* name, oracles::finite_queue as) {
    return {name, {{"lost", as.blocked()}, {"wait", as.wait()}}, run_of<waiting_room>(as)};
}

// M/M/c+M: who has waited for an exponential time gives up.
struct hotline {
    hotline(core::simulation& sim, core::seeds seed, observations& observed,
            oracles::finite_queue as)
        : agents(sim, as.servers),
          gaps(seed, "gap", exponential(1.0 / as.arrival_rate)),
          services(seed, "service", exponential(as.mean_service)),
          patience(seed, "patience", exponential(1.0 / as.impatience)),
          seen(observed) {}
    void begin(core::simulation& sim) { sim.start(arrivals(sim, *this)); }

    core::resource agents;
    source gaps;
    source services;
    source patience;
    observations& seen;
};

core::process customer(core::simulation& sim, hotline& here) {
    const core::time_point arrived = sim.now();
    const core::duration patience = here.patience.next();
    const std::optional<core::hold> agent = co_await here.agents.try_acquire_for(patience);
    here.seen[0].add(!agent.has_value());
    here.seen[1].add(sim.now() - arrived);
    if (!agent.has_value())
        co_return;
    const core::duration service = here.services.next();
    co_await core::delay(service);
}

experiment impatient(const char* name, oracles::finite_queue as) {
    return {name, {{"gives up", as.gives_up()}, {"wait", as.wait()}}, run_of<hotline>(as)};
}

}  // namespace

std::vector<experiment> queues_with_losses() {
    constexpr int any_number = 400;  // a room that is never full
    return {loss_system("M/M/5/5, load 0.8", 5, 4.0, exponential(1.0)),
            loss_system("M/G/5/5, load 0.8, lognormal", 5, 4.0, lognormal(1.0, 1.5)),
            finite_room("M/M/1/4, load 0.8", {1, 4, 0.8, 1.0}),
            finite_room("M/M/3/8, load 1.0", {3, 8, 3.0, 1.0}),
            impatient("M/M/2+M, load 1.2", {2, any_number, 2.4, 1.0, 0.5})};
}

TEST_CASE("Full systems and short patience lose as theory says", "[core][theory]") {
    check_all(queues_with_losses());
}

}  // namespace corridor::tests::theory
