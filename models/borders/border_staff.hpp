// Those who do one thing to trains at one side of a border: a brigade walks along the wagons, a
// customs team checks them, a desk takes over the papers. Trains are taken whole, in order of
// arrival, by whoever can begin first; a service once begun is finished, past closing if need be.
// Since all arrivals come in order, a train is told at once when its service begins and ends: other
// traffic passes the same staff without an event.
#pragma once

#include <cstdint>
#include <vector>

#include "models/borders/border_shifts.hpp"

namespace corridor::models {

enum class traffic : std::uint8_t { ours, others };

class border_staff {
public:
    /// `count` >= 1. `shifts` and `days` must outlive this.
    border_staff(int count, const border_shifts& shifts, const calendar& days);

    struct service {
        core::time_point begins, ends;
    };
    /// The next train in order of arrival. Precondition: `arrived` is not before the call before's.
    service book(core::time_point arrived, core::duration takes, traffic whose);

    /// Staff time in the counted year; nobody serves two trains at once, so
    /// ours + others <= staffed + overtime.
    struct observed {
        core::duration staffed{};   ///< within the shifts
        core::duration overtime{};  ///< services that went on beyond them
        core::duration ours{};
        core::duration others{};
    };
    observed end_counting() const;

private:
    // fixed after construction
    const border_shifts& shifts_;
    const calendar& calendar_;

    std::vector<core::time_point> free_from_;  // [number of the staff]
    observed seen_;
};

}  // namespace corridor::models
