// The pending event set beside its rivals: hold, from a hundred events to a million.
//   corridor_bench_event_sets            the rivals at a few points, within a minute
//   corridor_bench_event_sets --all      every distribution, population and share of cancellations
//   corridor_bench_event_sets --one SET DISTRIBUTION POPULATION CANCELLED TURNS
// The last plays one set and prints nothing but its hash: for a profiler, see ./instructions.
#ifndef NDEBUG
#error "a benchmark of an unoptimised build measures nothing: use the release preset"
#endif

#include <cstdlib>
#include <span>
#include <string>
#include <vector>

#include "sim/core/event_set.hpp"
#include "tests/bench/event_sets/calendar_queue.hpp"
#include "tests/bench/event_sets/fixed_wheel.hpp"
#include "tests/bench/event_sets/heaps.hpp"
#include "tests/bench/event_sets/ladder_queue.hpp"
#include "tests/bench/event_sets/library_heaps.hpp"
#include "tests/bench/event_sets/measure.hpp"

namespace {

using namespace bench;

// Ours has no name, so that its rows are those of the event set.
std::vector<rival> all_rivals(const workload& played) {
    return {make_rival<standard_heap>("std_priority_queue", played),
            make_rival<core::basic_event_set<pending>>("", played),
            make_rival<implicit_heap<4>>("heap_4ary", played),
            make_rival<implicit_heap<8>>("heap_8ary", played),
            make_rival<pairing_heap>("pairing", played),
            make_rival<ladder_queue>("ladder", played),
            make_rival<calendar_queue>("calendar", played),
            make_rival<fixed_wheel>("fixed_wheel", played),
            make_rival<standard_tree>("std_set", played),
            make_rival<boost_4ary>("boost_4ary", played),
            make_rival<boost_pairing>("boost_pairing", played),
            make_rival<boost_fibonacci>("boost_fibonacci", played)};
}

bool measure_case(const std::string& name, std::size_t population, double cancelled, int rounds) {
    const workload played = make_workload(name, population, cancelled);
    return measure(all_rivals(played), played, rounds);
}

bool quick() {
    bool agree = true;
    for (const std::size_t population : {100U, 10'000U, 100'000U, 1'000'000U})
        agree = measure_case("exponential", population, 0.0, 3) && agree;
    agree = measure_case("exponential", 3, 0.0, 3) && agree;
    agree = measure_case("bursty", 10'000, 0.0, 3) && agree;
    agree = measure_case("far", 10'000, 0.0, 3) && agree;
    return measure_case("exponential", 10'000, 0.5, 3) && agree;
}

bool matrix() {
    bool agree = true;
    for (const std::string& name : distributions())
        for (const std::size_t population : {3U, 100U, 1'000U, 10'000U, 100'000U, 1'000'000U})
            for (const double cancelled : {0.0, 0.1, 0.5})
                agree = measure_case(name, population, cancelled, 3) && agree;
    return agree;
}

int one(std::span<char*> words) {
    const workload played = make_workload(words[1], std::strtoull(words[2], nullptr, 10),
                                          std::strtod(words[3], nullptr));
    std::vector<rival> rivals = all_rivals(played);
    for (rival& each : rivals) {
        if (each.name != words[0] && !(each.name.empty() && words[0] == std::string("wheel")))
            continue;
        each.fill(0, played.population);
        each.turns(std::strtoll(words[4], nullptr, 10));
        std::printf("%016llx\n", static_cast<unsigned long long>(each.hash()));
        return 0;
    }
    return 2;
}

}  // namespace

int main(int count, char** words) {
    const std::span<char*> all(words, static_cast<std::size_t>(count));
    if (count == 7 && all[1] == std::string("--one"))
        return one(all.subspan(2));
    if (count == 1)
        return quick() ? 0 : 1;
    if (count == 2 && all[1] == std::string("--all"))
        return matrix() ? 0 : 1;
    std::fprintf(stderr, "see the head of tests/bench/event_sets/main.cpp\n");
    return 2;
}
