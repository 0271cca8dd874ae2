// What a process costs: a customer of M/M/1, an object through a store, a turn of a loop, and the
// memory of one, each beside rivals in the same run that do the same work and come to the same
// result. CPU time; the rivals take turns; a figure is the median over rounds. Prints one JSON
// object a line.
#ifndef NDEBUG
#error "a benchmark of an unoptimised build measures nothing: use the release preset"
#endif

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <unistd.h>

#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simgrid/engine.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/store.hpp"
#include "tests/bench/processes/draws.hpp"
#include "tests/bench/processes/rivals.hpp"

using namespace corridor;

namespace {

struct world {
    explicit world(core::simulation& sim) : server(sim, 1, "server"), shelf(sim) {}
    core::resource server;
    core::store<core::time_point> shelf;
    bench::draws gaps{1};
    bench::draws services{2};
    std::int64_t total = 0;

    core::duration gap() { return core::duration{gaps.exponential(bench::mean_gap)}; }
    core::duration service() { return core::duration{services.exponential(bench::mean_service)}; }
    void add(core::duration time) { total += time.count(); }
};

core::process customer(core::simulation& sim, world& here) {
    const core::time_point arrived = sim.now();
    {
        const core::hold server = co_await here.server.acquire();
        const core::duration service = here.service();
        co_await core::delay(service);
    }
    here.add(sim.now() - arrived);
}

core::process source(core::simulation& sim, world& here, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        const core::duration gap = here.gap();
        co_await core::delay(gap);
        sim.start(customer(sim, here));
    }
}

core::process producer(core::simulation& sim, world& here, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        const core::duration gap = here.gap();
        co_await core::delay(gap);
        co_await here.shelf.put(sim.now());
    }
}

core::process consumer(core::simulation& sim, world& here, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        const core::time_point made = co_await here.shelf.get();
        const core::duration service = here.service();
        co_await core::delay(service);
        here.add(sim.now() - made);
    }
}

core::process looper(core::simulation& sim, world& here, std::int64_t turns) {
    for (std::int64_t i = 0; i < turns; ++i) {
        const core::duration gap = here.gap();
        co_await core::delay(gap);
        here.add(sim.now() - core::time_point{});
    }
}

std::int64_t customers(core::simulation& sim, std::int64_t count) {
    world here(sim);
    sim.start(source(sim, here, count));
    sim.run();
    return here.total;
}

std::int64_t our_customers(std::int64_t count) {
    core::simulation sim;
    return customers(sim, count);
}

std::int64_t our_observed_customers(std::int64_t count) {
    core::simulation sim;
    world here(sim);
    here.server.observe();
    sim.start(source(sim, here, count));
    sim.run();
    return here.total;
}

std::int64_t customers_on_simgrid(std::int64_t count) {
    core::simgrid_engine held_by_simgrid;
    core::simulation sim(held_by_simgrid);
    return customers(sim, count);
}

std::int64_t our_objects(std::int64_t count) {
    core::simulation sim;
    world here(sim);
    sim.start(producer(sim, here, count));
    sim.start(consumer(sim, here, count));
    sim.run();
    return here.total;
}

std::int64_t our_loops(std::int64_t processes, std::int64_t turns) {
    core::simulation sim;
    world here(sim);
    for (std::int64_t i = 0; i < processes; ++i)
        sim.start(looper(sim, here, turns));
    sim.run();
    return here.total;
}

using work = std::function<std::int64_t()>;

double cpu_ns() {
    timespec spent{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return 1e9 * static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec);
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void print(const std::string& name, double value, const char* unit, double reference,
           const std::string& source) {
    std::printf(
        "{\"name\": \"%s\", \"value\": %.2f, \"unit\": \"%s\", \"reference\": %.2f, "
        "\"ratio\": %.3f, \"source\": \"%s\"}\n",
        name.c_str(), value, unit, reference, reference / value, source.c_str());
    std::fflush(stdout);
}

struct rival {
    std::string name;
    work does;
};

void compare(const std::string& name, std::int64_t operations, int rounds, const work& ours,
             const std::vector<rival>& rivals, const char* source = "same run, CPU time") {
    std::vector<std::vector<double>> ns(rivals.size() + 1);
    const auto timed = [&](const work& does, std::vector<double>& into) {
        const double begun = cpu_ns();
        const std::int64_t result = does();
        into.push_back((cpu_ns() - begun) / static_cast<double>(operations));
        return result;
    };
    for (int round = 0; round < rounds; ++round) {
        const std::int64_t ours_gave = timed(ours, ns[0]);
        for (std::size_t i = 0; i < rivals.size(); ++i)
            if (timed(rivals[i].does, ns[i + 1]) != ours_gave)
                core::broken("rivals that do the same work came to different results");
    }
    for (std::size_t i = 0; i < rivals.size(); ++i)
        print(name + "_beside_" + rivals[i].name, median(ns[0]), "ns", median(ns[i + 1]), source);
}

double resident_bytes() {
    std::ifstream pages("/proc/self/statm");
    double whole = 0.0;
    double resident = 0.0;
    pages >> whole >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double bytes_of_one(std::int64_t processes) {
    const double before = resident_bytes();
    core::simulation sim;
    world here(sim);
    for (std::int64_t i = 0; i < processes; ++i)
        sim.start(looper(sim, here, 1000));
    sim.run_until(core::at(core::duration{1'000}));
    return (resident_bytes() - before) / static_cast<double>(processes);
}

}  // namespace

int main(int count, char** words) {
    const std::string only = count > 1 ? words[1] : "";
    const int rounds = 9;
    const auto wanted = [&](const char* name) { return only.empty() || only == name; };
    if (wanted("memory"))  // first: later a freed heap would hide what is taken
        print("process_bytes", bytes_of_one(1'000'000), "B", 400.0,
              "1e6 live processes that loop, their events included; reference: the goal");
    if (wanted("customer"))
        compare("mm1_customer", 500'000, rounds, [] { return our_customers(500'000); },
                {{"observed_server", [] { return our_observed_customers(500'000); }},
                 {"callbacks", [] { return bench::callback_queue(500'000).run(); }},
                 {"bare_coroutines", [] { return bench::bare_customers(500'000); }}});
    if (wanted("object"))
        compare("store_object", 500'000, rounds, [] { return our_objects(500'000); },
                {{"bare_coroutines", [] { return bench::bare_objects(500'000); }}});
    if (wanted("turn"))
        for (const std::int64_t processes : {100, 10'000})
            compare("loop_turn_of_" + std::to_string(processes), 2'000'000, rounds,
                    [=] { return our_loops(processes, 2'000'000 / processes); },
                    {{"bare_coroutines",
                      [=] { return bench::bare_loops(processes, 2'000'000 / processes); }}});
    if (wanted("simgrid"))
        compare(
            "mm1_customer", 20'000, 5, [] { return our_customers(20'000); },
            {{"engine_simgrid", [] { return customers_on_simgrid(20'000); }},
             {"simgrid_actors", [] { return bench::actor_customers(20'000); }}},
            "same run, CPU time; 20,000 customers instead of 500,000");
    return 0;
}
