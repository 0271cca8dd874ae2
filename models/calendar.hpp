// Days, months, holidays and local hours of a run. Time zero is the start of the run-in; all days
// are UTC days unless a place's local hour is asked for.
#pragma once

#include <vector>

#include "models/scenario.hpp"

namespace corridor::models {

class calendar {
public:
    explicit calendar(const scenario& from);

    core::time_point counted_from() const { return counted_from_; }
    core::time_point counted_to() const { return counted_to_; }   ///< end of the last counted day
    core::time_point run_end() const { return run_end_; }         ///< the cohort's last chance
    int days() const { return static_cast<int>(month_.size()); }  ///< of the whole run

    /// Day of the run, 0 first; clamped to the last.
    int day_of(core::time_point when) const;
    int month_of_day(int day) const { return month_[static_cast<std::size_t>(day)]; }  ///< 0 to 11
    date date_of_day(int day) const { return {first_.days + day}; }
    static core::time_point midnight(int day) { return core::at(std::chrono::hours{24} * day); }
    core::time_point midnight_of(date when) const { return midnight(when.days - first_.days); }

    bool is_weekend(int day) const;  ///< Saturday or Sunday

    /// First instant of the month after `when`'s.
    core::time_point next_month(core::time_point when) const;

    /// Products of the factors of all holidays of that country on that day.
    double demand_factor(country_id country, int day) const;
    double acceptance_factor(country_id country, int day) const;
    double staff_factor(country_id country, int day) const;
    /// Whether it is a Saturday or a Sunday; the day may lie outside the run.
    bool weekend(int day) const;

    /// Local time of a country minus UTC.
    core::duration offset(country_id country, core::time_point when) const;

    /// Earliest instant from `when` on at which who keeps these hours in that country works.
    core::time_point open_from(const working_hours& hours, country_id country,
                               core::time_point when) const;
    /// When work of that length is done by them: it rests while they are closed.
    core::time_point done_by(const working_hours& hours, country_id country, core::time_point when,
                             core::duration work) const;
    /// How long they work from `from` to `to`.
    core::duration open_between(const working_hours& hours, country_id country,
                                core::time_point from, core::time_point to) const;

private:
    struct spell {
        core::time_point from, until;
    };
    /// The rest of the working day that `when` is in, else the next one.
    spell next_open(const working_hours& hours, country_id country, core::time_point when) const;

    // fixed after construction
    const scenario* scenario_;
    date first_;
    core::time_point counted_from_, counted_to_, run_end_;
    std::vector<int> month_;                                        // [day]
    std::vector<bool> summer_;                                      // [day] EU daylight saving
    std::vector<std::vector<double>> demand_, acceptance_, staff_;  // [country][day]
};

}  // namespace corridor::models
