// Calls of vessels, trains and trucks that are not this cargo's, at one dock, for the whole run:
// they take their turn at berths, tracks and cranes, and work for as long as was drawn.
#include <algorithm>

#include "models/cargo/work_account.hpp"
#include "models/places/docking.hpp"
#include "models/run.hpp"

namespace corridor::models {

namespace {

core::process other_call(core::simulation& sim, run& all, std::size_t which, core::duration takes) {
    const other_traffic_params& params = all.from.other_traffic[which];
    sim.name_running("other call", params.name);
    station& here = all.at(params.at);
    docking call(here, params.dock, sim.now());
    const core::time_point opens = call.is_vessel() ? here.open_from(sim.now()) : sim.now();
    if (opens > sim.now()) {
        co_await core::until(opens);
    }
    call.queue(sim.now());
    core::hold place;
    if (call.is_vessel()) {
        berth_call& berth = call.ask_for_berth(params.scheduled);
        if (!berth.berthed) {
            co_await berth.called.wait();
        }
    } else {
        place = co_await call.units().acquire();
    }
    call.has_place(sim.now());
    const core::time_point taken = sim.now();
    const core::time_point comes_in = call.comes_in(taken);
    if (comes_in > taken) {
        co_await core::until(comes_in);
    }
    call.moor(sim.now());
    const bool quay = params.dock == dock_kind::container_berths;
    crane_pool* const pool = here.cranes(quay ? crane_kind::quay : crane_kind::rail);
    const int wanted = pool == nullptr ? 0 : std::min(params.cranes, pool->count());
    if (wanted > 0) {
        const crane_work work{
            .crane_time = wanted * takes, .least = wanted, .most = wanted, .rests = false};
        crane_job& job = pool->ask(work, sim.now());
        while (sim.now() < job.done) {
            co_await job.changed.wait_for(job.done - sim.now());
        }
        pool->give_back(job, sim.now());
        account_other(all, all.work.cranes[index_of(params.at)][quay ? 0 : 1],
                      {sim.now() - takes, takes, wanted});
    } else {
        co_await core::delay(takes);
    }
    account_other(all, all.work.docks[index_of(params.at)][index_of(call.given())],
                  {taken, sim.now() - taken, 1});
    call.leave(sim.now(), {});
}

}  // namespace

core::process other_calls(core::simulation& sim, run& all, std::size_t which) {
    const other_traffic_params& params = all.from.other_traffic[which];
    sim.name_running("other calls", params.name);
    if (all.at(params.at).dock(params.dock) == nullptr || params.calls_per_year <= 0) {
        co_return;
    }
    constexpr double hours_a_year = 8766.0;
    for (std::uint64_t nth = 0; sim.now() < all.days.run_end(); ++nth) {
        core::stream draw{all.seeds, core::decides("other call"),
                          (std::uint64_t{which} << 32U) + nth};
        const auto month =
            static_cast<std::size_t>(all.days.month_of_day(all.days.day_of(sim.now())));
        const double a_year = params.calls_per_year * std::max(0.05, params.shape[month]);
        const double drawn_h = draw.exponential(hours_a_year / a_year);
        const double gap_h = params.scheduled ? hours_a_year / a_year : drawn_h;
        const double takes_h = draw.lognormal(hours(params.dock_time.mean), params.dock_time.cv);
        co_await core::delay(from_hours(gap_h));
        sim.start(other_call(sim, all, which, from_hours(takes_h)));
    }
}

}  // namespace corridor::models
