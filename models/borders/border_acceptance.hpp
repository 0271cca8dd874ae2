// The trains a day that the railway beyond a border accepts, and the queue for it: first come,
// first served among this cargo's trains and all others. The queue costs no event: it is the next
// instant that nobody has been given yet, so what a bad week leaves behind is still there in the
// next.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "models/borders/dated_figure.hpp"
#include "models/calendar.hpp"
#include "sim/core/random.hpp"

namespace corridor::models {

class border_acceptance {
public:
    struct params {
        double per_day = 1;           ///< trains accepted, of one direction, at least 1
        country_id acceptor{};        ///< its holidays reduce what is accepted; its clock
        double short_week_share = 0;  ///< of weeks in which fewer are accepted
        double short_week_factor = 1;
        std::vector<dated_figure> stated;  ///< trains a day, instead of all that
        std::vector<double> share_by_day;  ///< what disruptions leave of it; empty: all
    };

    /// `entity` names the border and direction; `days` must outlive this.
    border_acceptance(params set, const calendar& days, core::seeds seeds, std::uint64_t entity);

    /// The next train in the queue could cross at `when`; returns when it is accepted.
    /// Precondition: `when` is not before that of the call before.
    core::time_point book(core::time_point when);

    /// What the counted year saw, once all trains that come in it have been booked.
    struct observed {
        std::int64_t accepted_most = 0;  ///< trains that could have been accepted
        double utilisation = 0;          ///< all that were over all that could have been
        double peak_month_utilisation = 0;
        std::int64_t waiting_max = 0;  ///< trains in the queue, all traffic
    };
    observed end_counting();

private:
    int accepted_on(int day) const;
    core::time_point instant() const;
    void to_first_instant_at(core::time_point when);
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

    std::deque<core::time_point> waiting_;  // when each train in the queue is accepted
    std::vector<int> taken_on_;             // [counted day] trains accepted
    observed seen_;
};

}  // namespace corridor::models
