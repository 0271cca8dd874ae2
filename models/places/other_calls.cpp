// Calls of vessels, trains and trucks that are not this cargo's, at one dock, for the whole run:
// they take their turn at berths, tracks and cranes, and work for as long as was drawn.
#include <algorithm>

#include "models/cargo/work_account.hpp"
#include "models/run.hpp"

namespace corridor::models {

namespace {

core::process other_call(core::simulation& sim, run& all, std::size_t which, core::duration takes) {
    const other_traffic_params& params = all.from.other_traffic[which];
    sim.name_running("other call", params.name);
    station& here = all.at(params.at);
    facility_group& dock = *here.dock(params.dock);
    port_side* const sea_side = is_berth(params.dock) ? here.sea_side.get() : nullptr;
    const core::time_point arrived = sim.now();
    if (sea_side != nullptr) {
        sea_side->anchorage.queue(arrived, 1);
        const core::time_point opens = here.open_from(arrived);
        if (opens > arrived) {
            co_await core::until(opens);
        }
    }
    dock.log.queue(sim.now(), 1);
    core::hold place;
    berth_call* berth = nullptr;
    if (sea_side == nullptr) {
        place = co_await dock.units.acquire();
    } else {
        berth = &sea_side->berths.ask(params.dock, params.scheduled);
        if (!berth->berthed) {
            co_await berth->called.wait();
        }
    }
    const dock_kind given = berth == nullptr ? params.dock : berth->berth;
    facility_group& at = *here.dock(given);
    dock.log.queue(sim.now(), -1);
    const core::time_point taken = sim.now();
    at.log.take(taken, 1);
    if (sea_side != nullptr) {
        const core::time_point calm = here.open_from(taken);
        if (calm > taken) {
            co_await core::until(calm);
        }
        sea_side->anchorage.queue(sim.now(), -1);
    }
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
    at.log.take(sim.now(), -1);
    account_other(all, all.work.docks[index_of(params.at)][index_of(given)],
                  {taken, sim.now() - taken, 1});
    if (berth != nullptr) {
        sea_side->berths.leave(*berth);
    }
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
