// What an event costs: hold (take the next, schedule it again) beside std::priority_queue, and a
// whole M/M/1 queue with a process a customer beside the same queue written by hand as events.
// The rivals take turns in one process; a figure is the median over rounds. Prints
// one JSON object a line.
#ifndef NDEBUG
#error "a benchmark of an unoptimised build measures nothing: use the release preset"
#endif

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <functional>
#include <queue>
#include <string>
#include <vector>

#include "sim/core/event_set.hpp"
#include "sim/core/process.hpp"
#include "sim/core/random.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"

using namespace corridor;

namespace {

struct result {
    std::string name;
    double value = 0.0;      // ours, ns
    double reference = 0.0;  // theirs, ns
    std::string source;
};

template <class Work>
double ns_each(std::int64_t operations, Work work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - begun;
    return took.count() / static_cast<double>(operations);
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(),
                     values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

// Increments drawn beforehand, the same for both, so that the draw is not measured.
std::vector<std::int64_t> exponential_increments(std::size_t count, double mean) {
    core::stream draws({1, 0}, core::decides("hold"), count);
    std::vector<std::int64_t> increments(count);
    for (std::int64_t& one : increments)
        one = static_cast<std::int64_t>(draws.exponential(mean)) + 1;
    return increments;
}

struct later {
    bool operator()(const core::event& a, const core::event& b) const { return core::before(b, a); }
};

result hold(std::size_t population, int rounds) {
    const std::vector<std::int64_t> increments = exponential_increments(1U << 16U, 1e9);
    core::event_set ours;
    std::priority_queue<core::event, std::vector<core::event>, later> theirs;
    std::uint64_t our_sequence = 0;
    std::uint64_t their_sequence = 0;
    const auto increment = [&](std::uint64_t i) { return core::duration{increments[i & 0xFFFFU]}; };
    for (std::size_t i = 0; i < population; ++i) {
        const core::event first{core::at(increment(i * 7919U)), ++our_sequence, nullptr};
        ours.push(first);
        theirs.push(first);
        ++their_sequence;
    }
    const std::int64_t operations = 200'000;
    std::uint64_t our_sum = 0;
    std::uint64_t their_sum = 0;
    std::vector<double> our_ns;
    std::vector<double> their_ns;
    for (int round = 0; round < rounds; ++round) {
        our_ns.push_back(ns_each(operations, [&] {
            for (std::int64_t i = 0; i < operations; ++i) {
                core::event next = ours.take();
                our_sum = our_sum * 31U + next.order;
                next.time += increment(++our_sequence);
                next.order = our_sequence;
                ours.push(next);
            }
        }));
        their_ns.push_back(ns_each(operations, [&] {
            for (std::int64_t i = 0; i < operations; ++i) {
                core::event next = theirs.top();
                theirs.pop();
                their_sum = their_sum * 31U + next.order;
                next.time += increment(++their_sequence);
                next.order = their_sequence;
                theirs.push(next);
            }
        }));
    }
    if (our_sum != their_sum)
        core::broken("the two event sets differ");
    result out;
    out.name = "hold_" + std::to_string(population);
    out.value = median(our_ns);
    out.reference = median(their_ns);
    out.source = "std::priority_queue, same run";
    return out;
}

constexpr std::int64_t customers = 100'000;

struct queue_of_one {
    explicit queue_of_one(core::simulation& sim) : server(sim, 1) {}
    core::resource server;
    core::duration waited{0};
};

core::process customer(core::simulation& sim, queue_of_one& here, std::uint64_t number) {
    const core::time_point arrived = sim.now();
    const core::hold server = co_await here.server.acquire();
    here.waited += sim.now() - arrived;
    core::stream draws({1, 0}, core::decides("service"), number);
    co_await core::delay(core::duration{static_cast<std::int64_t>(draws.exponential(8e5))});
}

core::process arrivals(core::simulation& sim, queue_of_one& here) {
    for (std::int64_t i = 0; i < customers; ++i) {
        core::stream draws({1, 0}, core::decides("gap"), static_cast<std::uint64_t>(i));
        co_await core::delay(core::duration{static_cast<std::int64_t>(draws.exponential(1e6))});
        sim.start(customer(sim, here, static_cast<std::uint64_t>(i)));
    }
}

std::int64_t mm1_of_processes() {
    core::simulation sim;
    queue_of_one here(sim);
    sim.start(arrivals(sim, here));
    sim.run();
    return here.waited.count();
}

// The same queue as a modeller without processes writes it: callbacks in a std::priority_queue.
struct callback_world {
    struct pending {
        std::int64_t time;
        std::uint64_t sequence;
        std::function<void()> act;
        bool operator<(const pending& other) const {
            return time != other.time ? time > other.time : sequence > other.sequence;
        }
    };
    std::priority_queue<pending> events;
    std::deque<std::pair<std::int64_t, std::uint64_t>> queue;  // (arrived, number)
    std::int64_t now = 0;
    std::int64_t waited = 0;
    std::uint64_t sequence = 0;
    bool is_busy = false;

    void after(double ms, std::function<void()> act) {
        events.push({now + static_cast<std::int64_t>(ms), ++sequence, std::move(act)});
    }
    void arrive(std::uint64_t number) {
        queue.emplace_back(now, number);
        if (!is_busy)
            serve();
        plan(number + 1);
    }
    void plan(std::uint64_t number) {
        if (number >= static_cast<std::uint64_t>(customers))
            return;
        core::stream draws({1, 0}, core::decides("gap"), number);
        const double gap = draws.exponential(1e6);
        after(gap, [this, number] { arrive(number); });
    }
    void serve() {
        is_busy = !queue.empty();
        if (!is_busy)
            return;
        const auto [arrived, number] = queue.front();
        queue.pop_front();
        waited += now - arrived;
        core::stream draws({1, 0}, core::decides("service"), number);
        const double service = draws.exponential(8e5);
        after(service, [this] { serve(); });
    }
    void run() {
        plan(0);
        while (!events.empty()) {
            const pending next = events.top();
            events.pop();
            now = next.time;
            next.act();
        }
    }
};

std::int64_t mm1_of_callbacks() {
    callback_world world;
    world.run();
    return world.waited;
}

result mm1(int rounds) {
    std::vector<double> our_ns;
    std::vector<double> their_ns;
    std::int64_t ours = 0;
    std::int64_t theirs = 0;
    for (int round = 0; round < rounds; ++round) {
        our_ns.push_back(ns_each(customers, [&] { ours = mm1_of_processes(); }));
        their_ns.push_back(ns_each(customers, [&] { theirs = mm1_of_callbacks(); }));
    }
    if (ours != theirs)
        core::broken("the two queues differ");
    result out;
    out.name = "mm1_customer";
    out.value = median(our_ns);
    out.reference = median(their_ns);
    out.source = "callbacks in std::priority_queue, same run";
    return out;
}

}  // namespace

int main() {
    std::vector<result> results;
    for (const std::size_t population :
         {std::size_t{100}, std::size_t{10'000}, std::size_t{100'000}, std::size_t{1'000'000}})
        results.push_back(hold(population, 11));
    results.push_back(mm1(9));
    for (const result& each : results)
        std::printf(
            "{\"name\": \"%s\", \"value\": %.2f, \"unit\": \"ns\", \"reference\": %.2f, "
            "\"ratio\": %.3f, \"source\": \"%s\"}\n",
            each.name.c_str(), each.value, each.reference, each.reference / each.value,
            each.source.c_str());
    return 0;
}
