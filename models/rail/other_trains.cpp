#include "models/rail/other_trains.hpp"

#include <chrono>

#include "models/leg_time.hpp"

namespace corridor::models {

namespace {

constexpr double hours_a_day = 24;

std::uint64_t entity_of(const other_trains_entity& who, std::uint64_t nth) {
    const std::uint64_t heading = who.heading == heading_on_line::up ? 0 : 1;
    return ((2 * who.leg + heading) << 32U) + nth;
}

core::process one_train(core::simulation& sim, line& on, const other_trains_params& set,
                        heading_on_line heading, double slowness) {
    line::train self(set.kind, heading);
    self.slowness = slowness;
    const core::process_ref run = sim.start(on.run(sim, self));
    co_await core::join(run);
}

}  // namespace

core::process passenger_trains(core::simulation& sim, line& on, const other_trains_params& set,
                               other_trains_entity who, core::time_point until) {
    const core::duration interval = from_hours(hours_a_day / set.per_day);
    const bool up = who.heading == heading_on_line::up;
    core::time_point next = core::at(up ? core::duration{} : interval / 2);
    for (std::uint64_t nth = 0; next < until; ++nth, next += interval) {
        co_await core::until(next);
        core::stream draw{who.seeds, core::decides("passenger train"), entity_of(who, nth)};
        const double slowness = running_factor(draw, set.running_cv);
        sim.start(one_train(sim, on, set, who.heading, slowness));
    }
}

core::process freight_trains(core::simulation& sim, line& on, const other_trains_params& set,
                             other_trains_entity who, core::time_point until) {
    const double mean_gap_h = hours_a_day / set.per_day;
    for (std::int64_t day = 0;; ++day) {
        const core::time_point begins = core::at(std::chrono::hours{24} * day);
        if (begins >= until) {
            co_return;
        }
        core::stream draw{who.seeds, core::decides("freight trains of the day"),
                          entity_of(who, static_cast<std::uint64_t>(day))};
        double at_h = draw.exponential(mean_gap_h);
        while (at_h < hours_a_day) {
            const double slowness = running_factor(draw, set.running_cv);
            const core::time_point comes = begins + from_hours(at_h);
            co_await core::until(comes);
            sim.start(one_train(sim, on, set, who.heading, slowness));
            at_h += draw.exponential(mean_gap_h);
        }
    }
}

}  // namespace corridor::models
