#include "models/borders/other_trains.hpp"

#include <algorithm>
#include <utility>

namespace corridor::models {

other_trains::other_trains(params set, const calendar& days, core::seeds seeds,
                           std::uint64_t entity)
    : set_(std::move(set)), calendar_(days), seeds_(seeds), entity_(entity << 32U) {
    expected_on_ = expected_of(0);
}

double other_trains::expected_of(int day) const {
    if (const auto stated = figure_on(set_.stated, calendar_.date_of_day(day))) {
        return *stated;
    }
    core::stream draw{seeds_, core::decides("week of other trains"),
                      entity_ + static_cast<std::uint64_t>(day / 7)};
    const double factor = draw.lognormal(1, set_.weekly_cv);
    const int known = std::min(day, calendar_.days() - 1);
    return set_.per_day * factor * calendar_.demand_factor(set_.sender, known);
}

std::optional<core::time_point> other_trains::next() {
    core::stream draw{seeds_, core::decides("other train at a border"), entity_ + trains_++};
    level_ += draw.exponential(1);
    while (level_ >= expected_before_ + expected_on_) {
        expected_before_ += expected_on_;
        if (++day_ > calendar_.days()) {
            return std::nullopt;
        }
        expected_on_ = expected_of(day_);
    }
    const double hour = (level_ - expected_before_) / expected_on_ * 24.0;
    return calendar::midnight(day_) + from_hours(hour);
}

}  // namespace corridor::models
