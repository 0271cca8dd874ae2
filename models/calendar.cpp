#include "models/calendar.hpp"

#include <algorithm>
#include <chrono>

namespace corridor::models {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr core::duration day_length = std::chrono::hours{24};

sys_days civil(date day) { return sys_days{std::chrono::days{day.days}}; }

// The European Union changes at 01:00 UTC; whole days are close enough for opening hours.
bool is_summer(date day) {
    const year_month_day ymd{civil(day)};
    const sys_days begin{ymd.year() / std::chrono::March / std::chrono::Sunday[std::chrono::last]};
    const sys_days end{ymd.year() / std::chrono::October / std::chrono::Sunday[std::chrono::last]};
    return civil(day) >= begin && civil(day) < end;
}

bool never_closes(const working_hours& hours) {
    return hours.opens_h == 0 && hours.closes_h == 24 && hours.weekend_opens_h == 0 &&
           hours.weekend_closes_h == 24;
}

}  // namespace

calendar::calendar(const scenario& from)
    : scenario_(&from),
      first_{from.start_date.days - from.run_in_days},
      counted_from_(midnight(from.run_in_days)),
      counted_to_(midnight(from.run_in_days + from.days)),
      run_end_(midnight(from.run_in_days + from.days + from.cohort_days)) {
    const int days = from.run_in_days + from.days + from.cohort_days + 1;
    demand_.assign(from.countries.size(), std::vector<double>(static_cast<std::size_t>(days), 1.0));
    acceptance_ = staff_ = demand_;
    for (int day = 0; day < days; ++day) {
        const date today = date_of_day(day);
        const year_month_day ymd{civil(today)};
        month_.push_back(static_cast<int>(static_cast<unsigned>(ymd.month())) - 1);
        summer_.push_back(is_summer(today));
        for (const holiday_params& holiday : from.holidays) {
            if (today < holiday.first || today > holiday.last) {
                continue;
            }
            for (const country_id country : holiday.countries) {
                const auto at = static_cast<std::size_t>(day);
                demand_[index_of(country)][at] *= holiday.demand_factor;
                acceptance_[index_of(country)][at] *= holiday.acceptance_factor;
                staff_[index_of(country)][at] *= holiday.staff_factor;
            }
        }
    }
}

int calendar::day_of(core::time_point when) const {
    const auto day = when.time_since_epoch() / day_length;
    return static_cast<int>(std::clamp<std::int64_t>(day, 0, days() - 1));
}

bool calendar::is_weekend(int day) const {
    const std::chrono::weekday name{civil(date_of_day(day))};
    return name == std::chrono::Saturday || name == std::chrono::Sunday;
}

core::time_point calendar::next_month(core::time_point when) const {
    int day = day_of(when);
    const int month = month_of_day(day);
    while (day < days() && month_of_day(day) == month) {
        ++day;
    }
    return midnight(day);
}

double calendar::demand_factor(country_id country, int day) const {
    return demand_[index_of(country)][static_cast<std::size_t>(day)];
}

double calendar::acceptance_factor(country_id country, int day) const {
    return acceptance_[index_of(country)][static_cast<std::size_t>(day)];
}

double calendar::staff_factor(country_id country, int day) const {
    return staff_[index_of(country)][static_cast<std::size_t>(day)];
}

bool calendar::weekend(int day) const {
    const std::chrono::weekday name{civil(date_of_day(day))};
    return name == std::chrono::Saturday || name == std::chrono::Sunday;
}

core::duration calendar::offset(country_id country, core::time_point when) const {
    const country_params& params = scenario_->countries[index_of(country)];
    const bool summer =
        params.eu_daylight_saving && summer_[static_cast<std::size_t>(day_of(when))];
    return params.utc_offset + (summer ? std::chrono::hours{1} : std::chrono::hours{0});
}

calendar::spell calendar::next_open(const working_hours& hours, country_id country,
                                    core::time_point when) const {
    const core::duration shift = offset(country, when);
    const core::time_point local = when + shift;
    for (auto day = static_cast<int>(local.time_since_epoch() / day_length);; ++day) {
        const bool off = weekend(day);
        const std::chrono::hours opens{off ? hours.weekend_opens_h : hours.opens_h};
        const std::chrono::hours closes{off ? hours.weekend_closes_h : hours.closes_h};
        const core::time_point from = std::max(local, midnight(day) + opens);
        if (from < midnight(day) + closes) {
            return {from - shift, midnight(day) + closes - shift};
        }
    }
}

core::time_point calendar::open_from(const working_hours& hours, country_id country,
                                     core::time_point when) const {
    return never_closes(hours) ? when : next_open(hours, country, when).from;
}

core::time_point calendar::done_by(const working_hours& hours, country_id country,
                                   core::time_point when, core::duration work) const {
    if (never_closes(hours)) {
        return when + work;
    }
    for (;;) {
        const spell open = next_open(hours, country, when);
        if (open.from + work <= open.until) {
            return open.from + work;
        }
        work -= open.until - open.from;
        when = open.until;
    }
}

core::duration calendar::open_between(const working_hours& hours, country_id country,
                                      core::time_point from, core::time_point to) const {
    if (never_closes(hours)) {
        return to - from;
    }
    core::duration sum{};
    while (from < to) {
        const spell open = next_open(hours, country, from);
        sum += std::max(core::duration{}, std::min(open.until, to) - open.from);
        from = open.until;
    }
    return sum;
}

}  // namespace corridor::models
