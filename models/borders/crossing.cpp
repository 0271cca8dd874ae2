// A train of this cargo at a border, from joining the queue on the line to leaving the entry side.
// Nothing is held meanwhile that anybody waits for: every step is an instant that the train is
// told.
#include "models/borders/held.hpp"
#include "models/cargo/work_account.hpp"
#include "models/run.hpp"

namespace corridor::models {

namespace {

/// Books what the train has waited for and what was done to it.
void note_crossing(run& all, operation& service, vehicle& self, place_id where,
                   const border_direction::crossing& train, core::duration served) {
    border_direction& border = *all.at(where).borders[index_of(self.heading)];
    const core::duration total = train.line + train.exit + train.entry;
    border.crossed(train);
    border.log.served(total - served, total);
    self.progress.ran(served);
    self.spend(cause::border, where, all.sim.now());
    wait_counts(all, service, total);
}

}  // namespace

core::process border_crossing(core::simulation& sim, run& all, operation& service, vehicle& self,
                              place_id where) {
    sim.name_running("border crossing", service.params.name);
    border_direction& border = *all.at(where).borders[index_of(self.heading)];
    border_direction::crossing train;
    core::duration served{};
    const core::time_point arrived = sim.now();
    border.ahead.comes();
    const border_direction::turn turn = border.join(arrived);
    if (turn.enters > sim.now()) {
        border.log.queue(sim.now(), 1);
        co_await core::until(turn.enters);
        border.log.queue(sim.now(), -1);
    }
    const core::time_point entered = sim.now();
    core::time_point handed_over = entered;
    for (std::size_t step = 0; step < border_steps; ++step) {
        if (step == border_stages) {
            if (turn.accepted > sim.now()) {
                border.log.queue(sim.now(), 1);
                co_await core::until(turn.accepted);
                border.log.queue(sim.now(), -1);
            }
            handed_over = sim.now();
            border.ahead.goes();
        }
        if (!border.has(step)) {
            continue;
        }
        const core::time_point asked = sim.now();
        const core::duration takes = border.drawn(step, self.voyage_entity(where));
        const border_staff::service booked = border.serve(step, asked, takes);
        train.waited[step] = booked.begins - asked;
        if (booked.begins > asked) {
            border.log.queue(asked, 1);
            co_await core::until(booked.begins);
            border.log.queue(sim.now(), -1);
        }
        border.log.take(sim.now(), 1);
        co_await core::until(booked.ends);
        border.log.take(sim.now(), -1);
        served += takes;
        account_border_step(all, where, self.heading, step, takes);
    }
    train.line = entered - arrived;
    train.exit = handed_over - entered;
    train.entry = sim.now() - handed_over;
    note_crossing(all, service, self, where, train, served);
    hold_for_documents(all, self, where);
}

}  // namespace corridor::models
