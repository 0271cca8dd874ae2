// Every choice of shippers while a replication runs: corridor or rival, and which way, by what they
// expect. Answers are kept for as long as nothing that they are made from changes.
#pragma once

#include <deque>
#include <vector>

#include "models/calendar.hpp"
#include "models/cargo/experience.hpp"
#include "models/cargo/rivals.hpp"
#include "models/cargo/way_choice.hpp"

namespace corridor::models {

class market {
public:
    /// All of them must outlive it.
    market(const scenario& from, const itineraries& routes, const calendar& days);

    bool has_rivals(flow_id flow) const { return !flows_[index_of(flow)].rivals.empty(); }
    const std::vector<rival_id>& rivals(flow_id flow) const {
        return flows_[index_of(flow)].rivals;
    }

    /// Relative weights, by what was known when the week of `when` began, and what is open on its
    /// day: [way], and of the corridor and each rival of the flow. Precondition: as `experience`'s.
    const std::vector<double>& ways(flow_id flow, core::time_point when);
    const std::vector<double>& carriers(flow_id flow, core::time_point when);

    // Days of the run on which a way or rival comes in or has gone out; day 0 is one, too.
    int last_opening(int day) const;    ///< on that day or before
    int next_opening(int day) const;    ///< after that day; beyond the run when none is left
    int openings_until(int day) const;  ///< how many, that day and day 0 included

    experience known;

private:
    struct choices {
        way_choice among;
        std::vector<rival_id> rivals;
        corridor_offer offer;
        std::vector<double> carriers;
        std::int64_t week = -1;
        int opening = -1;
    };
    choices& up_to_date(flow_id flow, core::time_point when);

    // fixed after construction
    const scenario& from_;
    const calendar& days_;
    std::vector<int> openings_;  // days of the run, in order, the first being 0

    std::deque<choices> flows_;
};

}  // namespace corridor::models
