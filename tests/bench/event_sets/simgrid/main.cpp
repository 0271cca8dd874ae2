// The pending event set beside SimGrid's timers. SimGrid compares dates only, so ties come in any
// order, and the hash here is of the times alone.
#ifndef NDEBUG
#error "a benchmark of an unoptimised build measures nothing: use the release preset"
#endif

#include <array>
#include <cstdio>
#include <string>

#include <simgrid/kernel/Timer.hpp>
#include <simgrid/s4u.hpp>

#include "sim/core/event_set.hpp"
#include "tests/bench/event_sets/measure.hpp"

namespace {

using namespace bench;
namespace s4u = simgrid::s4u;
using simgrid::kernel::timer::Timer;

struct times_seen {
    std::uint64_t hash = 0;
    void add(std::int64_t time) {
        hash = (hash ^ static_cast<std::uint64_t>(time)) * 0x9E3779B97F4A7C15ULL;
    }
};

/// Each timer sets its successor, until so many have gone off; the second half is measured.
struct timers {
    const workload& played;
    std::int64_t turns_left;
    s4u::ActorPtr keeper = nullptr;
    std::uint64_t turn = 0;
    double half_time = 0.0;
    double ns = 0.0;
    times_seen seen = {};

    void set(double now) {
        ++turn;
        Timer::set(now + static_cast<double>(played.increment(turn).count()), [this] { act(); });
    }
    void act() {
        if (turns_left == 0)
            return;
        const double now = s4u::Engine::get_clock();
        seen.add(static_cast<std::int64_t>(now));
        set(now);
        --turns_left;
        if (turn == (played.population + turn + static_cast<std::uint64_t>(turns_left)) / 2)
            half_time = now_ns();
        if (turns_left > 0)
            return;
        ns = now_ns() - half_time;
        keeper->kill();
    }
};

double hold_of_timers(const workload& played, std::int64_t turns, times_seen& seen) {
    s4u::Engine& engine = *s4u::Engine::get_instance();
    timers all{played, turns};
    all.keeper = s4u::Actor::create("keeper", engine.get_all_hosts().front(),
                                    [] { s4u::this_actor::suspend(); });
    for (std::size_t i = 0; i < played.population; ++i)
        all.set(0.0);
    engine.run();
    seen = all.seen;
    return all.ns;
}

double hold_of_ours(const workload& played, std::int64_t turns, times_seen& seen) {
    core::basic_event_set<pending> set;
    std::uint64_t turn = 0;
    const auto schedule = [&](core::time_point now) {
        ++turn;
        set.push({now + played.increment(turn), turn, 0});
    };
    for (std::size_t i = 0; i < played.population; ++i)
        schedule({});
    double half_time = 0.0;
    for (std::int64_t i = 0; i < turns; ++i) {
        if (i == turns / 2)
            half_time = now_ns();
        const pending next = set.take();
        seen.add(next.time.time_since_epoch().count());
        schedule(next.time);
    }
    return now_ns() - half_time;
}

}  // namespace

int main(int count, char** words) {
    // One engine a process: its clock goes on, and what a run leaves behind stays. So one
    // population a call; without a word this program calls itself.
    if (count == 1) {
        for (const char* population : {"100", "10000", "100000"})
            if (std::system((std::string(words[0]) + " " + population).c_str()) != 0)
                return 1;
        return 0;
    }
    const workload played = make_workload("exponential", std::strtoull(words[1], nullptr, 10), 0.0);
    const std::int64_t turns = 400'000;
    std::string program = "bench";
    std::string quiet = "--log=root.thres:error";
    std::array<char*, 3> arguments = {program.data(), quiet.data(), nullptr};
    int arguments_count = 2;
    s4u::Engine engine(&arguments_count, arguments.data());
    s4u::NetZone* zone = s4u::create_full_zone("bench");
    zone->create_host("clock", 1.0);
    zone->seal();

    times_seen ours_seen;
    times_seen theirs_seen;
    const double each = 1.0 / static_cast<double>(turns / 2);
    const double ours = each * hold_of_ours(played, turns, ours_seen);
    const double theirs = each * hold_of_timers(played, turns, theirs_seen);
    if (ours_seen.hash != theirs_seen.hash) {
        std::fprintf(stderr, "SimGrid's timers go off at other times\n");
        return 1;
    }
    std::printf(
        "{\"name\": \"event_set_exponential_%zu_beside_simgrid\", \"value\": %.2f, \"unit\": "
        "\"ns\", \"reference\": %.2f, \"ratio\": %.3f, \"source\": \"SimGrid's timers, same "
        "run\"}\n",
        played.population, ours, theirs, theirs / ours);
    return 0;
}
