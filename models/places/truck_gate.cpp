#include "models/places/truck_gate.hpp"

#include <algorithm>
#include <chrono>

namespace corridor::models {

namespace {

constexpr core::duration hour = std::chrono::hours{1};
constexpr core::duration tick{1};
constexpr std::int64_t hours_a_day = 24;

core::time_point hour_begins(core::time_point local) {
    return core::at(local.time_since_epoch() / hour * hour);
}

/// The nth of an hour's appointments, from its beginning; the last is before its end.
core::duration nth_appointment(std::int64_t nth, std::int64_t per_h) {
    return core::duration{nth * hour.count() / per_h};
}

}  // namespace

core::time_point truck_gate::comes(core::time_point ready, double uniform) {
    if (place_.gate_appointments_per_h > 0) {
        const core::time_point booked = next_appointment(std::max(ready, free_from_));
        free_from_ = booked + tick;
        return booked;
    }
    const core::time_point open = open_from(ready);
    return place_.gate_arrivals ? by_habit(open, uniform) : open;
}

core::time_point truck_gate::open_from(core::time_point when) const {
    return days_.open_from(place_.gate, place_.country, when);
}

/// Of the trucks that could come in that hour, the share that does.
double truck_gate::readiness(core::time_point when) const {
    const by_hour& weights = *place_.gate_arrivals;
    const auto* const begin = weights.begin() + place_.gate.opens_h;
    const double most = *std::max_element(begin, weights.begin() + place_.gate.closes_h);
    const core::time_point local = when + days_.offset(place_.country, when);
    const std::int64_t of_day = local.time_since_epoch() / hour % hours_a_day;
    return weights[static_cast<std::size_t>((of_day + hours_a_day) % hours_a_day)] / most;
}

/// One uniform, inverted over the hours from `ready` on: who comes within the first hour comes at
/// once, later ones any time within theirs. The busiest opening hour takes all that are left.
core::time_point truck_gate::by_habit(core::time_point ready, double uniform) const {
    double stays = 1;
    core::time_point when = ready;
    for (;;) {
        const double share = readiness(when);
        const double before = 1 - stays;
        const double comes = stays * share;
        if (share >= 1 || uniform < before + comes) {
            const core::time_point end = hour_begins(when) + hour;
            const double within = when == ready ? 0 : (uniform - before) / comes;
            return when + core::duration{static_cast<std::int64_t>(
                              std::clamp(within, 0.0, 1.0) *
                              static_cast<double>((end - when - tick).count()))};
        }
        stays -= comes;
        when = open_from(hour_begins(when) + hour);
    }
}

core::time_point truck_gate::next_appointment(core::time_point from) const {
    const std::int64_t per_h = place_.gate_appointments_per_h;
    core::time_point when = from;
    for (;;) {
        const core::time_point begins = hour_begins(open_from(when));
        const core::duration into = std::max(when, begins) - begins;
        const std::int64_t nth = (into.count() * per_h + hour.count() - 1) / hour.count();
        const core::time_point slot =
            nth < per_h ? begins + nth_appointment(nth, per_h) : begins + hour;
        if (nth < per_h && open_from(slot) == slot) {
            return slot;
        }
        when = std::max(slot, when + tick);
    }
}

std::int64_t truck_gate::appointments(core::time_point from, core::time_point to) const {
    std::int64_t count = 0;
    core::time_point when = next_appointment(from);
    while (when < to) {
        count += 1;
        when = next_appointment(when + tick);
    }
    return count;
}

}  // namespace corridor::models
