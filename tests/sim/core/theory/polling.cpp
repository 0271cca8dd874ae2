// Cyclic polling: one server walks round equal queues and serves each until it is empty
// (exhaustive), or those who were there when it came (gated).
#include <cstddef>
#include <deque>
#include <limits>

#include <catch2/catch.hpp>

#include "sim/core/store.hpp"
#include "tests/sim/core/theory/systems.hpp"

namespace corridor::tests::theory {
namespace {

constexpr int queue_count = 4;
constexpr double rate = 0.15;  // of one queue: load 0.6
const law service = exponential(1.0);
const law walk = erlang(2, 0.25);

struct line {
    line(core::simulation& sim, core::seeds seed, std::uint64_t number)
        : customers(sim), gaps(seed, "gap", exponential(1.0 / rate), number) {}
    core::store<core::time_point> customers;  // each with its arrival
    source gaps;
};

struct ring {
    ring(core::simulation& sim, core::seeds seed, observations& observed, bool gates)
        : services(seed, "service", service),
          walks(seed, "walk", walk),
          is_gated(gates),
          seen(observed) {
        for (std::uint64_t i = 0; i < queue_count; ++i)
            lines.emplace_back(sim, seed, i);
    }
    void begin(core::simulation& sim);

    std::deque<line> lines;
    source services;
    source walks;
    bool is_gated;
    observations& seen;
};

core::process customers(core::simulation& sim, ring& here, std::size_t at) {
    const bool open = true;
    while (open) {
        const core::duration gap = here.lines[at].gaps.next();
        co_await core::delay(gap);
        co_await here.lines[at].customers.put(sim.now());
    }
}

core::process server(core::simulation& sim, ring& here) {
    std::size_t at = 0;
    while (at < queue_count) {
        core::store<core::time_point>& queue = here.lines[at].customers;
        const std::size_t gate =
            here.is_gated ? queue.size() : std::numeric_limits<std::size_t>::max();
        for (std::size_t served = 0; served < gate && queue.size() > 0; ++served) {
            const core::time_point arrived = co_await queue.get();
            here.seen[0].add(sim.now() - arrived);
            const core::duration service_time = here.services.next();
            co_await core::delay(service_time);
        }
        const core::duration walking = here.walks.next();
        co_await core::delay(walking);
        at = (at + 1) % queue_count;
    }
}

void ring::begin(core::simulation& sim) {
    for (std::size_t at = 0; at < queue_count; ++at)
        sim.start(customers(sim, *this, at));
    sim.start(server(sim, *this));
}

}  // namespace

std::vector<experiment> polling_systems() {
    using namespace oracles;
    return {{"exhaustive polling, 4 queues, load 0.6",
             {{"wait", exhaustive_polling_wait(queue_count, rate, service.has, walk.has)}},
             run_of<ring>(false)},
            {"gated polling, 4 queues, load 0.6",
             {{"wait", gated_polling_wait(queue_count, rate, service.has, walk.has)}},
             run_of<ring>(true)}};
}

TEST_CASE("A server that walks round makes wait as Takagi says", "[core][theory]") {
    check_all(polling_systems());
}

}  // namespace corridor::tests::theory
