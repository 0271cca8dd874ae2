#include "models/rail/capacity.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <memory>

#include "models/rail/line.hpp"
#include "models/units.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::models {

namespace {

constexpr core::duration day = std::chrono::hours{24};

const train_params& class_at(const line_traffic& traffic, double uniform) {
    double all = 0;
    for (const line_traffic::share& each : traffic.classes)
        all += each.weight;
    double below = uniform * all;
    for (const line_traffic::share& each : traffic.classes) {
        below -= each.weight;
        if (below < 0)
            return each.of;
    }
    return traffic.classes.back().of;
}

struct journey {
    explicit journey(const sequenced_train& of) : comes(of.comes), train(*of.params, of.heading) {
        train.slowness = of.slowness;
    }
    core::time_point comes;
    core::time_point arrived = core::never;
    line::train train;
};

core::process travel(core::simulation& sim, line& on, journey& it) {
    const core::process_ref run = sim.start(on.run(sim, it.train));
    co_await core::join(run);
    it.arrived = sim.now();
}

core::process come(core::simulation& sim, line& on, const std::vector<sequenced_train>& trains,
                   std::deque<journey>& journeys) {
    for (const sequenced_train& each : trains) {
        co_await core::until(each.comes);
        sim.start(travel(sim, on, journeys.emplace_back(each)));
    }
}

core::duration unhindered(const line_params& set, const line::train& it) {
    core::duration sum{};
    for (const section_params& each : set.sections)
        sum += running_time(each, *it.params, it.slowness);
    return sum;
}

/// Mean over the trains that came from `from` on; those under way count as arriving now.
double mean_delay_h(const line_params& set, const std::deque<journey>& journeys,
                    core::time_point from, core::time_point now) {
    double sum_h = 0;
    int count = 0;
    for (const journey& each : journeys) {
        if (each.comes < from)
            continue;
        const core::duration took = std::min(each.arrived, now) - each.comes;
        sum_h += std::max(0.0, hours(took - unhindered(set, each.train)));
        ++count;
    }
    return count > 0 ? sum_h / count : 0.0;
}

/// The largest flow from 0 to `most` that `is_accepted`, which a larger flow never is when a
/// smaller one is not.
template <class Accepted>
double largest_flow(double most, double tolerance, Accepted is_accepted) {
    double low = 0;
    double high = most;
    while (high - low > tolerance * high) {
        const double middle = (low + high) / 2;
        (is_accepted(middle) ? low : high) = middle;
    }
    return low;
}

/// More than any dispatcher could pass.
double upper_limit(const line_params& set, const line_traffic& traffic,
                   const capacity_search& how) {
    return 1.2 * pairs_at_full_occupancy(set, traffic, how, following_pace::of_slower);
}

core::duration open_time(const line_params& set, int days) {
    return day * days - possessed_time(set.possession, core::at({}), core::at(day * days));
}

}  // namespace

std::vector<sequenced_train> offered_trains(const line_traffic& traffic, double pairs_a_day,
                                            int days, core::seeds seeds) {
    std::vector<sequenced_train> out;
    for (const heading_on_line heading : {heading_on_line::up, heading_on_line::down}) {
        double mean_intervals = -0.5 * (1 - traffic.irregularity);  // even ones lie in the middle
        for (std::uint64_t number = 0;; ++number) {
            core::stream draw(seeds, core::decides("train offered to a line"),
                              number * 2 + static_cast<std::uint64_t>(heading));
            const double wait = draw.exponential(1);
            mean_intervals += 1 - traffic.irregularity + traffic.irregularity * wait;
            const core::time_point comes = core::at(from_hours(mean_intervals * 24 / pairs_a_day));
            if (comes >= core::at(day * days))
                break;
            const double which = draw.uniform();
            const double slowness = draw.lognormal(1, traffic.spread);
            out.push_back({&class_at(traffic, which), heading, slowness, comes});
        }
    }
    std::stable_sort(
        out.begin(), out.end(),
        [](const sequenced_train& a, const sequenced_train& b) { return a.comes < b.comes; });
    return out;
}

line_outcome simulate_line(const line_params& set, const line_traffic& traffic, double pairs_a_day,
                           const capacity_search& how) {
    const int days = how.run_in_days + how.counted_days;
    const std::vector<sequenced_train> trains =
        offered_trains(traffic, pairs_a_day, days, how.seeds);
    std::deque<journey> journeys;
    core::simulation sim;
    line on(sim, set);
    sim.start(come(sim, on, trains, journeys));
    const core::time_point from = core::at(day * how.run_in_days);
    sim.run_until(from);
    on.begin_counting();
    const auto here = [&] {  // before the line or on it
        return std::count_if(journeys.begin(), journeys.end(),
                             [](const journey& each) { return each.arrived == core::never; });
    };
    const auto here_before = here();
    sim.run_until(core::at(day * days));

    const line_use use = on.counted();
    const core::duration open = use.counted - use.possessed;
    line_outcome out;
    out.pairs_a_day = static_cast<double>(use.trains) / 2 / how.counted_days;
    out.mean_delay_h = mean_delay_h(set, journeys, from, sim.now());
    out.longest_wait_h = hours(use.longest_wait);
    out.busiest_share = hours(use.sections[use.busiest].occupied_time()) / hours(open);
    out.backlog_growth =
        static_cast<double>(here() - here_before) / (2 * pairs_a_day * how.counted_days);
    return out;
}

double pairs_at_full_occupancy(const line_params& set, const line_traffic& traffic,
                               const capacity_search& how, following_pace pace) {
    constexpr double pairs_a_day = 20;  // any: occupation grows with it
    const int days = how.counted_days;
    line_traffic evenly = traffic;  // as many trains either way
    evenly.irregularity = 0;
    const std::vector<sequenced_train> trains =
        offered_trains(evenly, pairs_a_day, days, how.seeds);
    return pairs_a_day / occupancy_rate(compress(set, trains, pace), open_time(set, days));
}

double saturation(const line_params& set, const line_traffic& traffic, const capacity_search& how) {
    constexpr double still_stable = 0.01;
    return largest_flow(upper_limit(set, traffic, how), how.tolerance, [&](double pairs_a_day) {
        return simulate_line(set, traffic, pairs_a_day, how).backlog_growth < still_stable;
    });
}

double practical_capacity(const line_params& set, const line_traffic& traffic,
                          const capacity_search& how) {
    const double accepted_h = hours(how.accepted_delay);
    return largest_flow(upper_limit(set, traffic, how), how.tolerance, [&](double pairs_a_day) {
        return simulate_line(set, traffic, pairs_a_day, how).mean_delay_h <= accepted_h;
    });
}

}  // namespace corridor::models
