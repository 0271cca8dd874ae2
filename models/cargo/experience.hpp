// What shippers have come to expect of each way, from the lots that arrived: at first what is
// planned, then the experience of week after week, the kth week with arrivals counting for
// step / k^(2/3). So expectations settle, and with them the shares of the ways: any power above a
// half and up to one does that (Robbins and Monro 1951). With the power one they would be plain
// means, and remember the first weeks of an empty corridor for years; with this one a year's run-in
// leaves a ten-thousandth of its first week.
//
// What nobody meets any more fades: each week without an arrival takes expectations back towards
// the plan, by one part in `memory`. Otherwise cargo that once met a jam would stay away for good,
// since only who goes learns that it is over, and how a run began would decide it.
//
// A week, since it is the rhythm in which forwarders report and trains are booked; and whatever is
// asked within a week is answered by what was known when it began, in whatever order.
#pragma once

#include <cstdint>
#include <vector>

#include "models/cargo/itinerary.hpp"

namespace corridor::models {

class experience {
public:
    /// Nothing is learnt with a step of 0, and nothing forgotten with a memory of 0 weeks; else at
    /// least 1.
    experience(double step, double memory_weeks, const itineraries& routes);

    bool learns() const { return step_ > 0; }

    /// A lot of that flow has arrived by that way, `transit` after it became ready.
    void arrived(flow_id flow, std::size_t way, core::duration transit, core::time_point now);

    /// Shape [way]: what was known of each when the week of `when` began. Precondition: that week
    /// has begun, and no later one was asked for.
    const std::vector<expected_time>& of(flow_id flow, core::time_point when);

    /// Weeks are counted from time zero.
    static std::int64_t week_of(core::time_point when) {
        return when.time_since_epoch() / std::chrono::hours{168};
    }
    static core::time_point week_begins(core::time_point when) {
        return core::at(std::chrono::hours{168} * week_of(when));
    }

private:
    struct seen {
        std::int64_t lots = 0;  // arrived in the flow's present week
        double hours = 0;
        double squares = 0;      // of the differences from what was expected
        std::int64_t weeks = 0;  // with arrivals, that are part of what is expected
        double variance = 0;
        expected_time planned;
    };
    struct known {
        std::vector<expected_time> expected;  // [way]
        std::vector<seen> ways;
        std::int64_t week = 0;
    };
    void begin_week(known& flow, std::int64_t week) const;
    void learn(seen& last, expected_time& expected) const;
    void forget(seen& last, expected_time& expected) const;

    // fixed after construction
    const double step_;
    const double kept_;  // of what differs from the plan, after a week without arrivals

    std::vector<known> flows_;
};

}  // namespace corridor::models
