#include "sim/core/shifts.hpp"

#include <utility>

#include "sim/core/broken.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::core {

shift_pattern::shift_pattern(duration period, std::vector<shift> shifts, duration at_start)
    : period_(period), shifts_(std::move(shifts)), at_start_(at_start) {
    if (period <= duration::zero() || shifts_.empty())
        broken("a shift pattern has no period or no shift");
    if (at_start < duration::zero() || at_start >= period)
        broken("a shift pattern starts outside its period");
    duration earliest{};
    for (const shift& one : shifts_) {
        if (one.begin < earliest || one.begin >= period || one.units < 0)
            broken("the shifts of a pattern do not follow each other in its period");
        earliest = one.begin + duration{1};
    }
}

int shift_pattern::units_at(time_point time) const {
    const duration position = in_period(time);
    int units = shifts_.back().units;
    for (const shift& one : shifts_)
        if (one.begin <= position)
            units = one.units;
    return units;
}

time_point shift_pattern::next_change(time_point now) const {
    const duration position = in_period(now);
    for (const shift& one : shifts_)
        if (one.begin > position)
            return now + (one.begin - position);
    return now + (period_ - position + shifts_.front().begin);
}

duration shift_pattern::in_period(time_point time) const {
    return (time.time_since_epoch() + at_start_) % period_;
}

process keep_shifts(simulation& sim, resource& kept, shift_pattern pattern, when_cut how,
                    std::int32_t priority) {
    time_point change = sim.now();
    while (true) {
        kept.set_capacity(pattern.units_at(sim.now()), how);
        change = pattern.next_change(sim.now());
        while (sim.now() < change)
            co_await until(change, priority);
    }
}

}  // namespace corridor::core
