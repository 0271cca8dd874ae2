#include "models/cargo/demand.hpp"

#include <algorithm>
#include <cmath>

#include "models/run.hpp"

namespace corridor::models {

namespace {

void release_one(run& all, flow_id flow, std::uint32_t number, core::time_point now) {
    core::stream draw{all.seeds, core::decides("way"),
                      (std::uint64_t{index_of(flow)} << 32U) + number};
    const std::vector<double> weights = all.choices[index_of(flow)].weights(
        all.expected[index_of(flow)], all.days.date_of_day(all.days.day_of(now)));
    const std::size_t way = choose(weights, draw.uniform());
    if (way >= weights.size()) {
        all.books.turn_away(flow, number, now);
        return;
    }
    const lot_id id = all.books.release(flow, static_cast<std::uint32_t>(way), number, now);
    std::vector<way_work>& ways = all.work.flows[index_of(flow)];
    ways[way].released += 1;
    for (std::size_t each = 0; each < ways.size(); ++each) {
        ways[each].open += weights[each] > 0 ? 1 : 0;
    }
    const flow_params& params = all.from.flows[index_of(flow)];
    if (all.counting(now)) {
        all.at(params.origin).throughput += all.books.amount_of(all.books.at(id));
    }
    all.enqueue(id, now);
}

}  // namespace

std::vector<double> releases_by_day(const scenario& from, const calendar& days,
                                    const flow_params& flow) {
    const double lots = flow.lot_size.count > 0
                            ? flow.teu_per_year / static_cast<double>(flow.lot_size.count)
                            : flow.t_per_year / tonnes(flow.lot_mass);
    const double a_year = lots * from.demand.scale / flow.release_lots;
    const country_id country = from.places[index_of(flow.origin)].country;

    std::vector<double> weight;
    for (int day = 0; day < days.days(); ++day) {
        const auto month = static_cast<std::size_t>(days.month_of_day(day));
        weight.push_back(flow.shape[month] * days.demand_factor(country, day));
    }
    // A year of weights scaled to a year of releases; a shorter period keeps its share of it.
    const auto scale = [&](int begin, int end, int reference_begin, double total) {
        const int reference_end = std::min(reference_begin + 365, days.days());
        double sum = 0;
        for (int day = reference_begin; day < reference_end; ++day) {
            sum += weight[static_cast<std::size_t>(day)];
        }
        // A run shorter than a year has only so much of the year's volume.
        const double share = (reference_end - reference_begin) / 365.0;
        for (int day = begin; day < end && sum > 0; ++day) {
            weight[static_cast<std::size_t>(day)] *= share * total / sum;
        }
    };
    const int counted = from.run_in_days;
    const int counted_end = from.run_in_days + from.days;
    std::vector<double> unscaled = weight;
    scale(0, counted, 0, a_year * flow.preceding_year_factor * from.demand.preceding_year_factor);
    std::swap(unscaled, weight);
    if (from.days >= 365) {
        const double years = from.days <= 366 ? 1 : from.days / 365.0;  // a leap year is a year
        double sum = 0;
        for (int day = counted; day < counted_end; ++day) {
            sum += weight[static_cast<std::size_t>(day)];
        }
        for (double& each : weight) {
            each *= sum > 0 ? years * a_year / sum : 0;
        }
    } else {
        scale(counted, days.days(), std::min(counted, std::max(0, days.days() - 365)), a_year);
    }
    std::copy(unscaled.begin(), unscaled.begin() + counted, weight.begin());
    return weight;
}

core::process releases(core::simulation& sim, run& all, flow_id flow) {
    const flow_params& params = all.from.flows[index_of(flow)];
    sim.name_running("releases", params.name);
    const std::vector<double> by_day = releases_by_day(all.from, all.days, params);
    std::uint32_t number = 0;
    const double standing = all.from.demand.initial_stock_days;
    for (double days = 0; days < standing; days += 1) {
        // Stock at time zero takes numbers of its own, so that all later lots draw as without it.
        const auto count = static_cast<std::uint32_t>(
            by_day[static_cast<std::size_t>(days)] * params.release_lots + 0.5);
        for (std::uint32_t i = 0; i < count; ++i) {
            release_one(all, flow, 0x8000'0000U + number + i, sim.now());
        }
        number += count;
    }

    number = 0;
    double passed = 0;  // expected releases before `day`
    std::uint64_t release = 0;
    core::stream first{all.seeds, core::decides("release"), std::uint64_t{index_of(flow)} << 32U};
    double level = first.uniform();
    for (int day = 0; day < all.days.days(); ++day) {
        const double today = by_day[static_cast<std::size_t>(day)];
        while (today > 0 && level < passed + today) {
            const double within = (level - passed) / today * 24.0;
            const core::time_point ready =
                calendar::midnight(day) + from_hours(std::max(0.0, within));
            co_await core::until(std::max(ready, sim.now()));
            for (int i = 0; i < params.release_lots; ++i) {
                release_one(all, flow, number++, sim.now());
            }
            release += 1;
            core::stream next{all.seeds, core::decides("release"),
                              (std::uint64_t{index_of(flow)} << 32U) + release};
            level = static_cast<double>(release) + next.uniform();
        }
        passed += today;
    }
}

}  // namespace corridor::models
