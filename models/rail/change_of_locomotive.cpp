// A train takes a locomotive and a crew where it enters their territory, and lets both go where it
// leaves it: before a border's queue and before it asks for a dock at its end, so that whoever has
// them waits for nothing but the line or paths ahead. Both are asked for at once, so that all
// trains stand in the same order for either.
#include <utility>

#include "models/run.hpp"

namespace corridor::models {

namespace {

constexpr std::array<cause, haulers> awaited = {cause::waiting_locomotive, cause::waiting_crew};

}  // namespace

core::process change_of_locomotive(core::simulation& sim, run& all, operation& service,
                                   vehicle& self, line_passage ahead) {
    sim.name_running("change of locomotive", service.params.name);
    const traction_id by = *all.from.legs[index_of(ahead.leg)].traction;
    const place_id here = ahead.here;
    traction& territory = all.tractions[index_of(by)];
    const core::time_point asked = sim.now();
    std::array<traction_pool::request*, haulers> wanted{};
    std::array<std::uint32_t, haulers> units{};
    for (std::size_t i = 0; i < haulers; ++i) {
        if (territory.pools[i] == nullptr) {
            continue;
        }
        wanted[i] = &territory.pools[i]->ask(here, asked);
        if (wanted[i]->comes == asked) {  // the second is not awaited while the first is
            units[i] = territory.pools[i]->take(*std::exchange(wanted[i], nullptr), asked);
        }
    }
    for (std::size_t i = 0; i < haulers; ++i) {
        if (wanted[i] == nullptr) {
            continue;
        }
        if (wanted[i]->comes == core::never) {
            co_await wanted[i]->given.wait();
        }
        if (wanted[i]->comes > sim.now()) {
            co_await core::until(wanted[i]->comes);
        }
        units[i] = territory.pools[i]->take(*wanted[i], sim.now());
        self.spend(awaited[i], here, sim.now());
    }
    wait_counts(all, service, self, sim.now() - asked);

    self.hauled = {by, units, sim.now(), {}};
    const core::duration change = territory.params.change;
    if (change > core::duration{}) {
        co_await core::delay(change);
    }
    self.ran(change);
    self.spend(cause::handling, here, sim.now());
}

void let_locomotive_go(run& all, vehicle& self, place_id here) {
    if (!self.hauled.by) {
        return;
    }
    traction& territory = all.tractions[index_of(*self.hauled.by)];
    for (std::size_t i = 0; i < haulers; ++i) {
        if (territory.pools[i]) {
            territory.pools[i]->let_go(self.hauled.units[i], here, all.sim.now());
        }
    }
    self.progress.hauled.push_back({*self.hauled.by, self.hauled.began, self.hauled.worked});
    self.hauled = {};
}

}  // namespace corridor::models
