// A train at a border: out of one country, into the quota of the other side, through its papers.
#include "models/cargo/work_account.hpp"
#include "models/run.hpp"

namespace corridor::models {

core::process border_crossing(core::simulation& sim, run& all, operation& service, vehicle& self,
                              place_id where) {
    sim.name_running("border crossing", service.params.name);
    station& here = all.at(where);
    border_direction& border = *here.borders[index_of(self.heading)];
    border_work& work = all.work.borders[index_of(where)][index_of(self.heading)];
    const border_params& params = *here.params.border;
    const core::time_point arrived = sim.now();
    core::stream draw{all.seeds, core::decides("border"), self.voyage_entity(where)};
    const double exit_h = border.exit_h(draw);
    const double entry_h = border.entry_h(draw);
    const double held = draw.uniform();
    const double hold_h = border.documents_hold_h(draw);

    border.log.queue(arrived, 1);
    {
        const core::hold lane = co_await border.exit_lanes.acquire();
        border.log.take(sim.now(), 1);
        co_await core::delay(from_hours(exit_h));
        border.log.take(sim.now(), -1);
        account(all, work.exits, sim.now(), from_hours(exit_h));
    }
    const core::time_point accepted = border.acceptance.book(sim.now());
    co_await core::until(accepted);
    {
        const core::hold lane = co_await border.entry_lanes.acquire();
        border.log.queue(sim.now(), -1);
        border.log.take(sim.now(), 1);
        co_await core::delay(from_hours(entry_h));
        border.log.take(sim.now(), -1);
        account(all, work.entries, sim.now(), from_hours(entry_h));
    }
    const core::duration hold =
        held < params.documents_share ? from_hours(hold_h) : core::duration{};
    if (hold > core::duration{}) {
        co_await core::delay(hold);
    }
    self.progress.ran(from_hours(exit_h) + from_hours(entry_h) + hold);
    const core::duration total = sim.now() - arrived;
    border.log.served(total - from_hours(exit_h) - from_hours(entry_h), total);
    border.crossings += 1;
    self.spend(cause::border, where, sim.now());
    wait_counts(all, service, arrived, sim.now());
}

}  // namespace corridor::models
