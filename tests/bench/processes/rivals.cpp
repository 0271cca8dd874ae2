#include "tests/bench/processes/rivals.hpp"

#include <simgrid/s4u.hpp>

#include "sim/core/simgrid/engine.hpp"

namespace corridor::bench {
namespace {

struct bare_world {
    explicit bare_world(int units) : server(sim, units) {}
    bare sim;
    bare::stock server;
    draws gaps{1};
    draws services{2};
    std::deque<std::int64_t> things;
    std::int64_t total = 0;
};

bare::process customer(bare_world& here) {
    const std::int64_t arrived = here.sim.events.now;
    co_await here.server.take();
    co_await bare::delay(here.sim, here.services.exponential(mean_service));
    here.server.give();
    here.total += here.sim.events.now - arrived;
}

bare::process source(bare_world& here, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        co_await bare::delay(here.sim, here.gaps.exponential(mean_gap));
        here.sim.start(customer(here));
    }
}

bare::process producer(bare_world& here, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        co_await bare::delay(here.sim, here.gaps.exponential(mean_gap));
        here.things.push_back(here.sim.events.now);
        here.server.give();
    }
}

bare::process consumer(bare_world& here, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        co_await here.server.take();
        const std::int64_t made = here.things.front();
        here.things.pop_front();
        co_await bare::delay(here.sim, here.services.exponential(mean_service));
        here.total += here.sim.events.now - made;
    }
}

bare::process looper(bare_world& here, std::int64_t turns) {
    for (std::int64_t i = 0; i < turns; ++i) {
        co_await bare::delay(here.sim, here.gaps.exponential(mean_gap));
        here.total += here.sim.events.now;
    }
}

}  // namespace

std::int64_t bare_customers(std::int64_t customers) {
    bare_world here(1);
    here.sim.start(source(here, customers));
    here.sim.events.run();
    return here.total;
}

std::int64_t bare_objects(std::int64_t objects) {
    bare_world here(0);
    here.sim.start(producer(here, objects));
    here.sim.start(consumer(here, objects));
    here.sim.events.run();
    return here.total;
}

std::int64_t bare_loops(std::int64_t processes, std::int64_t turns) {
    bare_world here(0);
    for (std::int64_t i = 0; i < processes; ++i)
        here.sim.start(looper(here, turns));
    here.sim.events.run();
    return here.total;
}

// In SimGrid's seconds, which are our milliseconds.
std::int64_t actor_customers(std::int64_t customers) {
    namespace s4u = simgrid::s4u;
    const core::simgrid_engine loads_simgrid;
    s4u::Host* host = s4u::Engine::get_instance()->host_by_name("clock");
    const s4u::SemaphorePtr server = s4u::Semaphore::create(1);
    draws gaps(1);
    draws services(2);
    double total = 0.0;
    const auto customer = [&] {
        const double arrived = s4u::Engine::get_clock();
        server->acquire();
        s4u::this_actor::sleep_for(static_cast<double>(services.exponential(mean_service)));
        server->release();
        total += s4u::Engine::get_clock() - arrived;
    };
    s4u::Actor::create("source", host, [&] {
        for (std::int64_t i = 0; i < customers; ++i) {
            s4u::this_actor::sleep_for(static_cast<double>(gaps.exponential(mean_gap)));
            s4u::Actor::create("customer", host, customer);
        }
    });
    s4u::Engine::get_instance()->run();
    return static_cast<std::int64_t>(total);
}

}  // namespace corridor::bench
