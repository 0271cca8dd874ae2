// Measures rival event sets on one workload, in turn, and prints one JSON object a line.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/event_sets/memory.hpp"
#include "tests/bench/event_sets/workload.hpp"

namespace bench {

/// One set that plays one workload; what it does is hidden behind two calls.
struct rival {
    std::string name;
    std::function<void(std::size_t, std::size_t)> fill;  // slots from, to
    std::function<void(std::int64_t)> turns;
    std::function<std::uint64_t()> hash;

    std::vector<double> ns = {};
    double bytes = 0.0;  // an event
    std::uint64_t hash_then = 0;
    bool gave_up = false;
};

template <class Set>
rival make_rival(const std::string& name, const workload& played) {
    const auto one = std::make_shared<player<Set>>(played);
    return {name, [one](std::size_t from, std::size_t to) { one->fill(from, to); },
            [one](std::int64_t count) { one->turns(count); }, [one] { return one->hash(); }};
}

/// A set that needs longer than this for a filling or a round has collapsed.
constexpr double patience_ns = 6e9;

/// Of this processor's time: what else the machine does is not measured.
inline double now_ns() { return 1e9 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Does `count` of something in portions until patience is over; nanoseconds each.
template <class Portion>
double in_portions(rival& who, std::int64_t count, Portion portion) {
    constexpr std::int64_t size = 1'000;
    const double begun = now_ns();
    std::int64_t done = 0;
    while (done < count && !who.gave_up) {
        const std::int64_t next = std::min(size, count - done);
        portion(done, next);
        done += next;
        who.gave_up = now_ns() - begun > patience_ns;
    }
    return (now_ns() - begun) / static_cast<double>(done);
}

inline void fill(rival& who, std::size_t population) {
    const std::int64_t before_it = bytes_in_use();
    const double each = in_portions(
        who, static_cast<std::int64_t>(population), [&](std::int64_t done, std::int64_t next) {
            who.fill(static_cast<std::size_t>(done), static_cast<std::size_t>(done + next));
        });
    if (who.gave_up)
        who.ns.push_back(each);
    who.bytes = static_cast<double>(bytes_in_use() - before_it) / static_cast<double>(population);
}

inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// A set that gave up says at least what it needed until then.
inline void print(const rival& who, const rival& reference, const workload& played) {
    std::string name = "event_set_" + played.name + "_" + std::to_string(played.population);
    if (played.cancelled > 0.0)
        name += "_cancel" + std::to_string(static_cast<int>(100 * played.cancelled + 0.5));
    const double ns = median(who.ns);
    std::printf(
        "{\"name\": \"%s%s%s\", \"value\": %.2f, \"unit\": \"ns\", \"reference\": %.2f, "
        "\"ratio\": %.3f, \"bytes_an_event\": %.0f, \"source\": \"%s%s\"}\n",
        name.c_str(), who.name.empty() ? "" : "_", who.name.c_str(), ns, median(reference.ns),
        median(reference.ns) / ns, who.bytes, "std::priority_queue, same run",
        who.gave_up ? "; gave up: collapsed" : "");
    std::fflush(stdout);
}

/// The first of `rivals` is the reference. False when two of them took events in another order.
inline bool measure(std::vector<rival> rivals, const workload& played, int rounds) {
    const std::int64_t count =
        std::max<std::int64_t>(200'000, static_cast<std::int64_t>(played.population / 2));
    for (rival& each : rivals)
        fill(each, played.population);
    for (int round = -1; round < rounds; ++round)  // the first is for warming up
        for (rival& each : rivals) {
            if (each.gave_up)
                continue;
            const double ns = in_portions(
                each, count, [&](std::int64_t, std::int64_t next) { each.turns(next); });
            if (round >= 0 || each.gave_up)
                each.ns.push_back(ns);
        }
    bool agree = true;
    for (const rival& each : rivals) {
        print(each, rivals.front(), played);
        if (each.gave_up || each.hash() == rivals.front().hash())
            continue;
        std::fprintf(stderr, "%s takes events in another order\n", each.name.c_str());
        agree = false;
    }
    return agree;
}

}  // namespace bench
