// The trains a day that the railway beyond a border accepts, and the queue before it: first come,
// first served among this cargo's trains and all others. Others are drawn one by one from a stream
// of their own, but cost no event: the queue is the next instant that nobody has been given yet,
// so what a bad week leaves behind is still there in the next.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "models/calendar.hpp"
#include "sim/core/random.hpp"

namespace corridor::models {

class border_acceptance {
public:
    struct params {
        double per_day = 1;           ///< trains accepted, of one direction, at least 1
        double other_per_day = 0;     ///< of other traffic that arrive, on average
        double other_weekly_cv = 0;   ///< spread of that from week to week
        country_id sender{};          ///< its holidays reduce what other traffic sends
        country_id acceptor{};        ///< its holidays reduce what is accepted; its clock
        double short_week_share = 0;  ///< of weeks in which fewer are accepted
        double short_week_factor = 1;
    };

    /// `entity` names the border and direction; `days` must outlive this.
    border_acceptance(const params& set, const calendar& days, core::seeds seeds,
                      std::uint64_t entity);

    /// A train of this cargo joins the queue at `when`; returns when it is accepted.
    /// Precondition: `when` is not before that of the call before.
    core::time_point book(core::time_point when);

    /// What the counted year saw. Call once, when it is over.
    struct observed {
        std::int64_t accepted_most = 0;    ///< trains that could have been accepted
        std::int64_t others_accepted = 0;  ///< of other traffic that were
        double utilisation = 0;            ///< all that were over all that could have been
        double peak_month_utilisation = 0;
        double others_waiting_mean = 0;  ///< trains of other traffic in the queue
        std::int64_t waiting_max = 0;    ///< trains in the queue, all traffic
    };
    observed end_counting();

private:
    int accepted_on(int day) const;
    double others_on(int day) const;
    core::time_point instant() const;
    void to_first_instant_at(core::time_point when);
    void others_until(core::time_point when);
    core::time_point take(core::time_point arrived);
    void utilisations();

    // fixed after construction
    params set_;
    const calendar& calendar_;
    core::seeds seeds_;
    std::uint64_t entity_;

    // the first instant that no train has been given
    int day_ = 0;
    int place_ = 0;
    int places_ = 0;  // of that day

    // the next train of other traffic: it arrives when as many are expected as its level says
    std::uint64_t other_ = 0;
    double level_ = 0;
    int other_day_ = 0;
    double expected_before_ = 0;  // that day
    double expected_on_ = 0;      // that day

    std::deque<core::time_point> waiting_;  // when each train in the queue is accepted
    std::vector<int> taken_on_;             // [counted day] trains accepted
    double others_waited_ms_ = 0;           // in the counted year
    observed seen_;
};

}  // namespace corridor::models
