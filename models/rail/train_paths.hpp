// Train paths of a day: evenly spaced instants at which one train may enter a leg. Other traffic
// holds some of them, drawn path by path from the day's own stream, so that one more train of ours,
// or one more path a day, leaves every other draw as it was. Its trains are passenger trains and
// what else has the right of way, so none of it queues before ours: at borders it does, see
// `border_acceptance`.
#pragma once

#include <cstdint>
#include <vector>

#include "models/calendar.hpp"
#include "sim/core/random.hpp"

namespace corridor::models {

class train_paths {
public:
    struct params {
        double per_day = 0;        ///< paths of one direction, at least 1
        double other_per_day = 0;  ///< of those, other traffic's, on average
        int window_from_h = 0;     ///< local hours in which the paths lie
        int window_to_h = 24;
        country_id country{};  ///< whose clock
    };

    /// `entity` names the leg and direction; `days` must outlive this.
    train_paths(const params& set, const calendar& days, core::seeds seeds, std::uint64_t entity);

    /// Books the first free path at or after `when`; trains are served in order of asking.
    core::time_point book(core::time_point when);

    /// Of the paths of days [from, to): how many other traffic holds, and how many there are.
    struct tally {
        std::int64_t other = 0;
        std::int64_t all = 0;
    };
    tally count(int from_day, int to_day);

private:
    void look_at(int day);
    core::time_point instant(int day, int path) const;

    // fixed after construction
    params set_;
    const calendar& calendar_;
    core::seeds seeds_;
    std::uint64_t entity_;
    int paths_;     // a day
    double share_;  // of them, other traffic's

    std::vector<bool> held_;  // [path] by other traffic, on the day that was last looked at
    int held_day_ = -1;

    // the first path that no train of ours has booked or passed over
    int day_ = 0;
    int path_ = 0;
};

}  // namespace corridor::models
