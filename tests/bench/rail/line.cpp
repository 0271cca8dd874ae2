// What a train costs a section: a year of a line of 32 sections, 26 km each, at 20 pairs of trains
// a day, on single track with loops of two and three tracks and on double track. Prints one JSON
// object a line; nanoseconds of processor time are the median over rounds, the lines taking turns.
// The event hash tells whether two builds did the same.
#ifndef NDEBUG
#error "a benchmark of an unoptimised build measures nothing: use the release preset"
#endif

#include "models/rail/line.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <deque>
#include <vector>

#include "sim/core/random.hpp"

using namespace corridor;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t sections = 32;
constexpr int pairs_a_day = 20;
constexpr int days = 366;
constexpr int rounds = 11;

const models::train_params freight{models::km_per_h{60}, true, false, 0h};

models::line_params line_of(int tracks) {
    models::line_params set;
    for (std::size_t i = 0; i < sections; ++i)
        set.sections.push_back({models::km{26}, tracks, models::km_per_h{80}, 1.0, 10min});
    for (std::size_t i = 0; i + 1 < sections; ++i)
        set.stations.push_back({i % 2 == 0 ? 3 : 2, 1});
    return set;
}

/// Each train comes at an instant drawn from its own interval of the day, a little slow or fast.
core::process trains(core::simulation& sim, models::line& on, std::deque<models::line::train>& all,
                     models::heading_on_line heading) {
    core::stream draw({1, 0}, core::decides("bench trains"), static_cast<std::uint64_t>(heading));
    constexpr core::duration interval = core::duration{24h} / pairs_a_day;
    for (int number = 0; number < days * pairs_a_day; ++number) {
        const auto late = static_cast<std::int64_t>(draw.uniform() * interval.count());
        const core::time_point comes = core::at(interval * number + core::duration{late});
        co_await core::until(comes);
        models::line::train& it = all.emplace_back(freight, heading);
        it.slowness = draw.lognormal(1, 0.03);
        sim.start(on.run(sim, it));
    }
}

struct outcome {
    double ns = 0;  // a section that a train passed
    std::uint64_t events = 0;
    std::uint64_t hash = 0;
    std::int64_t passed = 0;
    double waited_h = 0;  // a train
};

outcome year(int tracks) {
    const models::line_params set = line_of(tracks);
    std::deque<models::line::train> all;
    core::simulation sim;
    models::line on(sim, set);
    sim.start(trains(sim, on, all, models::heading_on_line::up));
    sim.start(trains(sim, on, all, models::heading_on_line::down));
    const std::clock_t began = std::clock();
    sim.run_until(core::at(24h * days));
    const double took_ns = 1e9 * static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    outcome out;
    const models::line_use use = on.counted();
    for (const models::section_use& each : use.sections)
        out.passed += each.trains[0] + each.trains[1];
    out.ns = took_ns / static_cast<double>(out.passed);
    out.events = sim.events();
    out.hash = sim.event_hash();
    out.waited_h = std::chrono::duration<double, std::ratio<3600>>(use.waited).count() /
                   static_cast<double>(use.trains);
    return out;
}

}  // namespace

int main() {
    std::array<std::vector<double>, 2> ns;
    std::array<outcome, 2> last;
    for (int round = 0; round < rounds; ++round) {
        for (const int tracks : {1, 2}) {
            const auto which = static_cast<std::size_t>(tracks - 1);
            last[which] = year(tracks);
            ns[which].push_back(last[which].ns);
        }
    }
    for (const std::size_t which : {0U, 1U}) {
        std::vector<double>& all = ns[which];
        std::nth_element(all.begin(), all.begin() + rounds / 2, all.end());
        const outcome& one = last[which];
        std::printf(
            "{\"tracks\": %zu, \"section_passings\": %lld, \"ns_a_passing\": %.1f, "
            "\"events_a_passing\": %.3f, \"waited_h_a_train\": %.2f, \"hash\": \"%016llx\"}\n",
            which + 1, static_cast<long long>(one.passed), all[rounds / 2],
            static_cast<double>(one.events) / static_cast<double>(one.passed), one.waited_h,
            static_cast<unsigned long long>(one.hash));
    }
}
