// When trucks come to the gate of a place. Without anything stated they come when they can. With
// weights by hour they keep the habits of drivers and consignees: one that could come in an hour
// comes then with the hour's weight relative to the largest of the opening hours, and otherwise
// looks at the next hour. With appointments habits do not matter: it books the first that is free
// and waits outside until then. Either way it takes its turn at the lanes when it has come.
//
// A booked truck holds nothing but its appointment, appointments come in every opening hour, and
// each is one truck's: finitely many trucks come before any other, so nobody waits for ever.
#pragma once

#include <cstdint>

#include "models/calendar.hpp"
#include "models/scenario.hpp"

namespace corridor::models {

class truck_gate {
public:
    /// Both must outlive it.
    truck_gate(const place_params& place, const calendar& days) : place_(place), days_(days) {}

    /// For a truck that could be there from `ready` on. Ask in order of time: an appointment is
    /// given once. `uniform` in [0, 1) decides by the weights.
    core::time_point comes(core::time_point ready, double uniform);

    /// Appointments in [from, to).
    std::int64_t appointments(core::time_point from, core::time_point to) const;

private:
    core::time_point open_from(core::time_point when) const;
    core::time_point by_habit(core::time_point ready, double uniform) const;
    core::time_point next_appointment(core::time_point from) const;
    double readiness(core::time_point when) const;

    // fixed after construction
    const place_params& place_;
    const calendar& days_;

    core::time_point free_from_{};  // the earliest that may still be free
};

}  // namespace corridor::models
