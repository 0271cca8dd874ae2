#include "models/services/passage.hpp"

#include "models/leg_time.hpp"

namespace corridor::models {

core::time_point entry(run& all, const line_passage& on, core::time_point asked) {
    const std::size_t along = on.heading == heading_on_line::up ? 0 : 1;
    if (train_paths* const paths = all.legs[index_of(on.leg)].paths[along].get()) {
        return paths->book(asked);
    }
    const bool sailing = all.from.legs[index_of(on.leg)].mode == leg_mode::sea;
    return sailing ? all.at(on.here).open_from(asked) : asked;
}

void note_entry(run& all, operation& service, vehicle& self, const line_passage& on,
                core::time_point asked) {
    const core::time_point now = all.sim.now();
    const bool sailing = all.from.legs[index_of(on.leg)].mode == leg_mode::sea;
    self.spend(sailing ? cause::weather : cause::waiting_path, on.here, now);
    wait_counts(all, service, self, now - asked);
}

core::duration passing_time(const run& all, const operation& service, const line_passage& on) {
    const leg_params& leg = all.from.legs[index_of(on.leg)];
    const core::duration planned = free_running_time(leg, service.params.speed, true);
    return on.slowness == 1.0 ? planned : from_hours(hours(planned) * on.slowness);
}

void note_passed(run& all, vehicle& self, const line_passage& on, core::duration took) {
    self.ran(took);
    self.spend(cause::moving, on.here, all.sim.now());
}

}  // namespace corridor::models
