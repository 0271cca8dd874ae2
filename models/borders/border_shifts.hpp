// When one side of a border works: its opening hours, its weekends, and the holidays of its country
// on which part of its staff, or nobody, is there. Hours and days are the country's own.
#pragma once

#include <utility>
#include <vector>

#include "models/calendar.hpp"

namespace corridor::models {

class border_shifts {
public:
    /// `days` must outlive this.
    border_shifts(const opening_hours& set, country_id country, const calendar& days);

    /// Earliest instant from `when` on at which number `nth` of `count` staff, from 0, works. Of
    /// `count` a holiday keeps its share, rounded, and the lowest numbers.
    core::time_point opens(int nth, int count, core::time_point when) const;

    /// How long number `nth` of `count` works in [from, to).
    core::duration worked(int nth, int count, core::time_point from, core::time_point to) const;

private:
    bool present(int nth, int count, int day) const;
    /// The opening hours of a local day: from, to.
    std::pair<core::time_point, core::time_point> window(int day) const;
    int local_day(core::time_point when) const;

    // fixed after construction
    opening_hours set_;
    country_id country_;
    const calendar& calendar_;
    bool always_;  // day and night, all of them, whatever the day
};

}  // namespace corridor::models
