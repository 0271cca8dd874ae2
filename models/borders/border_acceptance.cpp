#include "models/borders/border_acceptance.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace corridor::models {

namespace {

constexpr core::duration one_day = std::chrono::hours{24};

double share(std::int64_t part, std::int64_t of) {
    return of > 0 ? static_cast<double>(part) / static_cast<double>(of) : 0;
}

}  // namespace

border_acceptance::border_acceptance(params set, const calendar& days, core::seeds seeds,
                                     std::uint64_t entity)
    : set_(std::move(set)), calendar_(days), seeds_(seeds), entity_(entity << 32U) {
    places_ = accepted_on(0);
    const core::duration year = calendar_.counted_to() - calendar_.counted_from();
    taken_on_.resize(static_cast<std::size_t>(year / one_day));
}

int border_acceptance::accepted_on(int day) const {
    double trains = std::max(1.0, set_.per_day);
    if (day < calendar_.days()) {
        trains *= calendar_.acceptance_factor(set_.acceptor, day);
    }
    core::stream draw{seeds_, core::decides("short week"),
                      entity_ + static_cast<std::uint64_t>(day / 7)};
    if (draw.uniform() < set_.short_week_share) {
        trains *= set_.short_week_factor;
    }
    trains = figure_on(set_.stated, calendar_.date_of_day(day)).value_or(trains);
    if (static_cast<std::size_t>(day) < set_.share_by_day.size()) {
        trains *= set_.share_by_day[static_cast<std::size_t>(day)];
    }
    return static_cast<int>(std::floor(trains + 0.5));
}

core::time_point border_acceptance::instant() const {
    const core::time_point midnight = calendar::midnight(day_);
    return midnight + one_day * place_ / places_ - calendar_.offset(set_.acceptor, midnight);
}

void border_acceptance::to_first_instant_at(core::time_point when) {
    while (place_ >= places_ || instant() < when) {
        if (++place_ >= places_) {
            places_ = accepted_on(++day_);
            place_ = 0;
        }
    }
}

core::time_point border_acceptance::book(core::time_point when) {
    to_first_instant_at(when);
    const core::time_point accepted = instant();
    ++place_;
    while (!waiting_.empty() && waiting_.front() <= when) {
        waiting_.pop_front();
    }
    waiting_.push_back(accepted);
    if (accepted >= calendar_.counted_from() && accepted < calendar_.counted_to()) {
        taken_on_[static_cast<std::size_t>((accepted - calendar_.counted_from()) / one_day)] += 1;
    }
    if (when >= calendar_.counted_from() && when < calendar_.counted_to()) {
        seen_.waiting_max = std::max(seen_.waiting_max, static_cast<std::int64_t>(waiting_.size()));
    }
    return accepted;
}

void border_acceptance::utilisations() {
    const int first = calendar_.day_of(calendar_.counted_from());
    std::int64_t taken = 0;
    std::int64_t taken_month = 0;
    std::int64_t most_month = 0;
    const auto days = static_cast<int>(taken_on_.size());
    for (int day = 0; day < days; ++day) {
        const int most = accepted_on(first + day);
        seen_.accepted_most += most;
        most_month += most;
        taken += taken_on_[static_cast<std::size_t>(day)];
        taken_month += taken_on_[static_cast<std::size_t>(day)];
        const bool month_ends = day + 1 == days || calendar_.month_of_day(first + day + 1) !=
                                                       calendar_.month_of_day(first + day);
        if (month_ends) {
            seen_.peak_month_utilisation =
                std::max(seen_.peak_month_utilisation, share(taken_month, most_month));
            taken_month = most_month = 0;
        }
    }
    seen_.utilisation = share(taken, seen_.accepted_most);
}

border_acceptance::observed border_acceptance::end_counting() {
    utilisations();
    return seen_;
}

}  // namespace corridor::models
