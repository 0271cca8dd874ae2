// One server, first come first served, and other laws than the exponential: of service (M/G/1, in
// front of a resource and from a store), of the times between arrivals, and groups that come
// together. The mean wait in M/G/1 depends on two moments of service alone.
#include <catch2/catch.hpp>

#include "sim/core/resource.hpp"
#include "sim/core/store.hpp"
#include "tests/sim/core/theory/systems.hpp"

namespace corridor::tests::theory {
namespace {

struct single_server {
    single_server(core::simulation& sim, core::seeds seed, observations& observed, law gap,
                  law service)
        : server(sim, 1),
          gaps(seed, "gap", gap),
          services(seed, "service", service),
          seen(observed) {}
    void begin(core::simulation& sim) { sim.start(arrivals(sim, *this)); }

    core::resource server;
    source gaps;
    source services;
    observations& seen;
};

core::process customer(core::simulation& sim, single_server& here) {
    const core::time_point arrived = sim.now();
    const core::hold server = co_await here.server.acquire();
    here.seen[0].add(sim.now() - arrived);
    const core::duration service = here.services.next();
    co_await core::delay(service);
}

experiment mg1(const char* name, double load, law service) {
    return {name,
            {{"wait", oracles::mg1_wait(load, service.has)}},
            run_of<single_server>(exponential(1.0 / load), service)};
}

// The server is a process, and the customers are things in a store.
struct mailbox {
    mailbox(core::simulation& sim, core::seeds seed, observations& observed, double load,
            law service)
        : letters(sim),
          gaps(seed, "gap", exponential(1.0 / load)),
          services(seed, "service", service),
          seen(observed) {}
    void begin(core::simulation& sim);

    core::store<core::time_point> letters;  // each with its arrival
    source gaps;
    source services;
    observations& seen;
};

core::process clerk(core::simulation& sim, mailbox& here) {
    const bool works = true;
    while (works) {
        const core::time_point arrived = co_await here.letters.get();
        here.seen[0].add(sim.now() - arrived);
        const core::duration service = here.services.next();
        co_await core::delay(service);
    }
}

core::process senders(core::simulation& sim, mailbox& here) {
    const bool open = true;
    while (open) {
        const core::duration gap = here.gaps.next();
        co_await core::delay(gap);
        co_await here.letters.put(sim.now());
    }
}

void mailbox::begin(core::simulation& sim) {
    sim.start(clerk(sim, *this));
    sim.start(senders(sim, *this));
}

// M[X]/M/1: groups of geometric size.
struct coaches {
    coaches(core::simulation& sim, core::seeds seed, observations& observed, double group_rate,
            double group)
        : server(sim, 1),
          gaps(seed, "gap", exponential(1.0 / group_rate)),
          services(seed, "service", exponential(1.0)),
          sizes(seed, core::decides("size"), 0),
          one_more(1.0 - 1.0 / group),
          seen(observed) {}
    void begin(core::simulation& sim);

    core::resource server;
    source gaps;
    source services;
    core::stream sizes;
    double one_more;  // chance that a group is not yet complete
    observations& seen;
};

core::process passenger(core::simulation& sim, coaches& here) {
    const core::time_point arrived = sim.now();
    const core::hold server = co_await here.server.acquire();
    here.seen[0].add(sim.now() - arrived);
    const core::duration service = here.services.next();
    co_await core::delay(service);
}

core::process coach_arrivals(core::simulation& sim, coaches& here) {
    const bool open = true;
    while (open) {
        const core::duration gap = here.gaps.next();
        co_await core::delay(gap);
        do {
            sim.start(passenger(sim, here));
        } while (here.sizes.uniform() < here.one_more);
    }
}

void coaches::begin(core::simulation& sim) { sim.start(coach_arrivals(sim, *this)); }

}  // namespace

std::vector<experiment> general_services() {
    const law mail = erlang(2, 1.0);
    return {mg1("M/D/1, load 0.7", 0.7, constant(1.0)),
            mg1("M/E4/1, load 0.7", 0.7, erlang(4, 1.0)),
            mg1("M/G/1, load 0.6, lognormal cv 1", 0.6, lognormal(1.0, 1.0)),
            mg1("M/H2/1, load 0.5, scv 3", 0.5, hyperexponential(1.0, 3.0)),
            {"M/E2/1 from a store, load 0.6",
             {{"wait", oracles::mg1_wait(0.6, mail.has)}},
             run_of<mailbox>(0.6, mail)},
            {"E2/M/1, load 0.7",
             {{"wait", oracles::e2m1_wait(1.0 / 0.7, 1.0)}},
             run_of<single_server>(erlang(2, 1.0 / 0.7), exponential(1.0))},
            {"M[X]/M/1, load 0.6, groups of 2",
             {{"wait", oracles::geometric_groups_wait(0.3, 2.0, 1.0)}},
             run_of<coaches>(0.3, 2.0)}};
}

TEST_CASE("M/G/1 makes wait as Pollaczek and Khinchine say", "[core][theory]") {
    check_all(general_services());
}

}  // namespace corridor::tests::theory
