// The cranes that the docks of one place share. They are moved along the quay whenever a vessel
// comes or leaves, so that the work on a vessel goes on with as many as can be spared:
//
//  1. In the order of asking, each gets the least that it can work with: one, or all that a call of
//     other traffic takes. Who finds fewer free waits, and those behind it, too.
//  2. What is left goes round among those at work, one by one in the order of asking, up to the
//  most
//     that each has room for.
//
// So a vessel with two cranes gives one up when another comes that has none, and gets it back when
// one leaves. Nobody at work is left without: everyone's work ends. Work is a number of crane hours
// and is done in proportion to the cranes; of quay cranes, it rests in the wind that stops them, of
// rail cranes while the terminal is closed.
#pragma once

#include <cstdint>
#include <vector>

#include "models/calendar.hpp"
#include "models/places/facility_log.hpp"
#include "models/places/slots.hpp"
#include "models/sea/weather.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::models {

/// When cranes are manned; without a calendar, always.
struct crane_shift {
    const calendar* days = nullptr;
    working_hours hours;
    country_id country{};
};

/// What is asked of the cranes for one call.
struct crane_work {
    core::duration crane_time{};  ///< to be done, summed over cranes
    int least = 1;
    int most = 1;
    bool rests = true;  ///< in wind that stops cranes, and while nobody is there
};

/// The work of one call while it lasts. Its pool owns it.
struct crane_job {
    explicit crane_job(core::simulation& sim) : changed(sim) {}
    crane_work work;
    core::duration left{};    ///< of its crane time, at the pool's last change
    core::duration before{};  ///< of what is done, the part before the counted year
    int cranes = 0;
    core::time_point asked{};
    core::time_point began = core::never;
    core::time_point done = core::never;  ///< with the cranes that it has
    core::signal changed;                 ///< `done` has
};

class crane_pool {
public:
    /// `count` cranes; `wind` may be null, else it stops them at ports of that exposure. What is
    /// done before `year` is counted apart.
    crane_pool(core::simulation& sim, int count, sea_weather* wind, double exposure,
               core::time_point year, crane_shift manned = {});

    int count() const { return count_; }

    /// Precondition: 1 <= least <= count, least <= most. Wait for `done`, and again whenever it has
    /// changed; then give back. No lock: see above.
    crane_job& ask(const crane_work& work, core::time_point now);

    /// All of the job's work is done: it is no more. Returns the part of its crane time that lies
    /// before the counted year.
    core::duration give_back(crane_job& job, core::time_point now);

    facility_log log;  ///< cranes in use, jobs that wait for their first

private:
    void settle(core::time_point now);
    void share_out();
    void assign(core::time_point now);
    core::time_point end_of(const crane_job& job, core::time_point now) const;
    core::duration done_between(const crane_job& job, core::time_point from,
                                core::time_point to) const;

    // fixed after construction
    core::simulation& sim_;
    const int count_;
    sea_weather* const wind_;
    const double exposure_;
    const core::time_point year_;
    const crane_shift manned_;

    // changed by calls
    core::time_point settled_{};
    std::vector<crane_job*> jobs_;  // in the order of asking
    std::vector<int> given_;        // [job] while cranes are assigned
    slots<crane_job> all_;
};

}  // namespace corridor::models
