#include "models/borders/border_acceptance.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace corridor::models {

namespace {

constexpr core::duration one_day = std::chrono::hours{24};

double share(std::int64_t part, std::int64_t of) {
    return of > 0 ? static_cast<double>(part) / static_cast<double>(of) : 0;
}

}  // namespace

border_acceptance::border_acceptance(const params& set, const calendar& days, core::seeds seeds,
                                     std::uint64_t entity)
    : set_(set), calendar_(days), seeds_(seeds), entity_(entity << 32U) {
    places_ = accepted_on(0);
    core::stream draw{seeds_, core::decides("other train at a border"), entity_};
    level_ = draw.exponential(1);
    expected_on_ = others_on(0);
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
    return static_cast<int>(std::floor(trains + 0.5));
}

double border_acceptance::others_on(int day) const {
    core::stream draw{seeds_, core::decides("week of other trains"),
                      entity_ + static_cast<std::uint64_t>(day / 7)};
    const double factor = draw.lognormal(1, set_.other_weekly_cv);
    const int known = std::min(day, calendar_.days() - 1);
    return set_.other_per_day * factor * calendar_.demand_factor(set_.sender, known);
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

core::time_point border_acceptance::take(core::time_point arrived) {
    to_first_instant_at(arrived);
    const core::time_point accepted = instant();
    ++place_;
    while (!waiting_.empty() && waiting_.front() <= arrived) {
        waiting_.pop_front();
    }
    waiting_.push_back(accepted);
    if (accepted >= calendar_.counted_from() && accepted < calendar_.counted_to()) {
        taken_on_[static_cast<std::size_t>((accepted - calendar_.counted_from()) / one_day)] += 1;
    }
    if (arrived >= calendar_.counted_from() && arrived < calendar_.counted_to()) {
        seen_.waiting_max = std::max(seen_.waiting_max, static_cast<std::int64_t>(waiting_.size()));
    }
    return accepted;
}

void border_acceptance::others_until(core::time_point when) {
    while (other_day_ <= calendar_.days()) {
        if (level_ >= expected_before_ + expected_on_) {
            expected_before_ += expected_on_;
            expected_on_ = others_on(++other_day_);
            continue;
        }
        const double hour = (level_ - expected_before_) / expected_on_ * 24.0;
        const core::time_point arrives = calendar::midnight(other_day_) + from_hours(hour);
        if (arrives >= when) {
            return;
        }
        const core::time_point accepted = take(arrives);
        const core::time_point begins = std::max(arrives, calendar_.counted_from());
        const core::time_point ends = std::min(accepted, calendar_.counted_to());
        others_waited_ms_ += ends > begins ? static_cast<double>((ends - begins).count()) : 0;
        seen_.others_accepted +=
            accepted >= calendar_.counted_from() && accepted < calendar_.counted_to() ? 1 : 0;
        core::stream draw{seeds_, core::decides("other train at a border"), entity_ + ++other_};
        level_ += draw.exponential(1);
    }
}

core::time_point border_acceptance::book(core::time_point when) {
    others_until(when);
    return take(when);
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
    others_until(calendar_.counted_to());
    const core::duration year = calendar_.counted_to() - calendar_.counted_from();
    seen_.others_waiting_mean = others_waited_ms_ / static_cast<double>(year.count());
    utilisations();
    return seen_;
}

}  // namespace corridor::models
