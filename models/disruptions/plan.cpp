#include "models/disruptions/plan.hpp"

#include <algorithm>
#include <chrono>

namespace corridor::models {

namespace {

constexpr core::duration one_day = std::chrono::hours{24};

void add_within_run(std::vector<occurrence>& to, occurrence each, const calendar& days) {
    each.begins = std::max(each.begins, core::time_point{});
    each.ends = std::min(each.ends, days.run_end());
    if (each.begins < each.ends) {
        to.push_back(each);
    }
}

std::vector<occurrence> drawn(const disruption_params& set, std::size_t which, const calendar& days,
                              core::seeds seeds) {
    std::vector<occurrence> all;
    constexpr double hours_a_year = 8766.0;
    core::time_point now{};
    for (std::uint64_t nth = 0; set.per_year > 0 && now < days.run_end(); ++nth) {
        core::stream draw{seeds, core::decides("disruption"), (std::uint64_t{which} << 32U) + nth};
        const double gap_h = draw.exponential(hours_a_year / set.per_year);
        const double lasts_h = draw.lognormal(hours(set.lasts.mean), set.lasts.cv);
        const core::time_point begins = now + from_hours(gap_h);
        now = begins + std::max(core::duration{1}, from_hours(lasts_h));
        add_within_run(all, {begins, now}, days);
    }
    return all;
}

}  // namespace

std::vector<occurrence> occurrences_of(const disruption_params& set, std::size_t which,
                                       const calendar& days, core::seeds seeds) {
    if (!set.first_day) {
        return drawn(set, which, days, seeds);
    }
    std::vector<occurrence> stated;
    add_within_run(
        stated, {days.midnight_of(*set.first_day), days.midnight_of(set.last_day) + one_day}, days);
    return stated;
}

std::vector<double> shares_by_day(const std::vector<occurrence>& all, double remaining_share,
                                  const calendar& days) {
    std::vector<double> shares(static_cast<std::size_t>(days.days()), 1);
    for (std::size_t day = 0; day < shares.size(); ++day) {
        const core::time_point midnight = calendar::midnight(static_cast<int>(day));
        for (const occurrence& each : all) {
            const core::duration within =
                std::min(each.ends, midnight + one_day) - std::max(each.begins, midnight);
            if (within > core::duration{}) {
                shares[day] -= (1 - remaining_share) * (hours(within) / 24);
            }
        }
        shares[day] = std::max(0.0, shares[day]);
    }
    return shares;
}

disruption_plan::disruption_plan(const scenario& from, const calendar& days, core::seeds seeds)
    : set_(from.disruptions) {
    for (std::size_t i = 0; i < set_.size(); ++i) {
        when_.push_back(occurrences_of(set_[i], i, days, seeds));
    }
}

std::vector<double> disruption_plan::accepted(place_id border, direction heading,
                                              const calendar& days) const {
    std::vector<double> shares;
    for (std::size_t i = 0; i < set_.size(); ++i) {
        const disruption_params& each = set_[i];
        if (each.what != disrupted::border || each.at != border ||
            (each.heading && *each.heading != heading)) {
            continue;
        }
        const std::vector<double> more = shares_by_day(when_[i], each.remaining_share, days);
        shares.resize(more.size(), 1);
        std::transform(shares.begin(), shares.end(), more.begin(), shares.begin(),
                       [](double one, double other) { return one * other; });
    }
    return shares;
}

const occurrence* disruption_plan::at(std::size_t disruption, core::time_point when) const {
    for (const occurrence& each : when_[disruption]) {
        if (each.begins <= when && when < each.ends) {
            return &each;
        }
    }
    return nullptr;
}

core::time_point disruption_plan::leg_opens(leg_id leg, core::time_point when) const {
    for (std::size_t i = 0; i < set_.size(); ++i) {
        if (set_[i].what != disrupted::leg || set_[i].leg != leg || set_[i].remaining_share > 0) {
            continue;
        }
        if (const occurrence* const now = at(i, when)) {
            return leg_opens(leg, now->ends);  // another may hold by then
        }
    }
    return when;
}

double disruption_plan::leg_speed(leg_id leg, core::time_point when) const {
    double share = 1;
    for (std::size_t i = 0; i < set_.size(); ++i) {
        if (set_[i].what == disrupted::leg && set_[i].leg == leg && set_[i].remaining_share > 0 &&
            at(i, when) != nullptr) {
            share *= set_[i].remaining_share;
        }
    }
    return share;
}

std::vector<double> disruption_plan::open_ways(std::vector<double> weights,
                                               core::time_point when) const {
    for (std::size_t i = 0; i < set_.size(); ++i) {
        if (set_[i].what == disrupted::way && at(i, when) != nullptr) {
            weights[index_of(set_[i].way)] = 0;
        }
    }
    return weights;
}

}  // namespace corridor::models
