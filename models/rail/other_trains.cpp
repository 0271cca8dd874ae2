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

line::train another(const other_trains_params& set, heading_on_line heading, core::stream& draw) {
    line::train it(set.kind, heading);
    it.slowness = running_factor(draw, set.running_cv);
    return it;
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
        sim.start(on.run_alone(sim, another(set, who.heading, draw)));
    }
}

core::process freight_trains(core::simulation& sim, line& on, const other_trains_params& set,
                             other_trains_entity who, core::time_point until) {
    const double mean_gap_h = hours_a_day / set.per_day;
    for (core::time_point begins{}; begins < until; begins += std::chrono::hours{24}) {
        co_await core::until(begins);
        const auto day =
            static_cast<std::uint64_t>(begins.time_since_epoch() / std::chrono::hours{24});
        core::stream draw{who.seeds, core::decides("freight trains of the day"),
                          entity_of(who, day)};
        for (double at_h = draw.exponential(mean_gap_h); at_h < hours_a_day;
             at_h += draw.exponential(mean_gap_h)) {
            const line::train next = another(set, who.heading, draw);
            sim.start_at(begins + from_hours(at_h), on.run_alone(sim, next));
        }
    }
}

}  // namespace corridor::models
