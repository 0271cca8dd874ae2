#include "models/sea/weather.hpp"

#include <algorithm>

namespace corridor::models {

sea_weather::sea_weather(const sea_params& params, const calendar& days, core::seeds seeds,
                         sea_id sea)
    : params_(params),
      calendar_(days),
      seeds_(seeds),
      entity_(std::uint64_t{index_of(sea)} << 32U) {}

// Reported long spells are two or three times the mean; an exponential year has longer ones.
double sea_weather::spell_h(core::stream& draw) const {
    const double mean_h = hours(params_.closed_spell);
    return params_.closed_spell_cv ? draw.lognormal(mean_h, *params_.closed_spell_cv)
                                   : draw.exponential(mean_h);
}

void sea_weather::extend(core::time_point beyond) {
    const core::time_point end = calendar::midnight(calendar_.days());
    while (drawn_to_ <= beyond) {
        if (drawn_to_ >= end) {
            drawn_to_ = beyond + core::duration{1};  // no month left: calm for the last hours
            return;
        }
        core::stream draw{seeds_, core::decides("closed spell"), entity_ + draws_++};
        const int month = calendar_.month_of_day(calendar_.day_of(drawn_to_));
        const double share = params_.closed_share[static_cast<std::size_t>(month)];
        const core::time_point month_end = calendar_.next_month(drawn_to_);
        if (share <= 0) {
            drawn_to_ = month_end;
            continue;
        }
        // Open spells are exponential and have no memory: one that is cut at the month's end is
        // drawn anew with the next month's mean.
        const double open_h = hours(params_.closed_spell) * (1 - share) / share;
        const core::time_point begin = drawn_to_ + from_hours(draw.exponential(open_h));
        if (begin >= month_end) {
            drawn_to_ = month_end;
            continue;
        }
        const core::duration length = from_hours(spell_h(draw));
        const double severity = draw.uniform();
        const double stop = draw.uniform();
        spells_.push_back({begin, begin + length, severity, stop < params_.crane_stop_share});
        drawn_to_ = begin + length;
    }
}

std::size_t sea_weather::first_ending_after(core::time_point when) {
    extend(when);
    const auto found = std::upper_bound(
        spells_.begin(), spells_.end(), when,
        [](core::time_point instant, const spell& each) { return instant < each.end; });
    return static_cast<std::size_t>(found - spells_.begin());
}

core::time_point sea_weather::open_from(core::time_point when, double exposure) {
    for (std::size_t i = first_ending_after(when); i < spells_.size(); ++i) {
        const spell each = spells_[i];
        if (each.begin > when) {
            break;
        }
        if (each.severity < exposure) {
            when = each.end;
            extend(when);
        }
    }
    return when;
}

core::time_point sea_weather::worked(core::time_point when, core::duration work, double exposure) {
    extend(when + work);
    for (std::size_t i = first_ending_after(when); i < spells_.size(); ++i) {
        const spell each = spells_[i];
        if (each.begin >= when + work) {
            break;
        }
        if (each.severity < exposure && each.stops_cranes) {
            work -= std::max(each.begin - when, core::duration{});
            when = each.end;
            extend(when + work);
        }
    }
    return when + work;
}

core::duration sea_weather::crane_stop(core::time_point from, core::time_point to,
                                       double exposure) {
    extend(to);
    core::duration sum{};
    for (std::size_t i = first_ending_after(from); i < spells_.size(); ++i) {
        const spell& each = spells_[i];
        if (each.begin >= to) {
            break;
        }
        if (each.stops_cranes && each.severity < exposure) {
            sum += std::max(std::min(each.end, to) - std::max(each.begin, from), core::duration{});
        }
    }
    return sum;
}

}  // namespace corridor::models
