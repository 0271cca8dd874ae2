// A train of wagons goes on over rails of the other gauge: it waits for a pit and bogies, and has
// its own exchanged for them.
#include "models/run.hpp"

namespace corridor::models {

core::process bogie_exchange(core::simulation& sim, run& all, operation& service, vehicle& self,
                             place_id where) {
    sim.name_running("bogie exchange", service.params.name);
    bogie_shop& shop = *all.at(where).bogies;
    const gauge onto = service.gauge_beyond(all.from, self.heading);
    bogie_call& call = shop.ask(onto, service.params.capacity, sim.now());
    if (!call.is_in) {
        send_bogies_back(all, where, sim.now());
        co_await call.taken_in.wait();
        self.spend(cause::waiting_wagons, where, sim.now());
        wait_counts(all, service, sim.now() - call.asked);
    }
    const core::duration takes = shop.takes(call.wagons);
    co_await core::delay(takes);
    self.progress.ran(takes);
    self.spend(cause::handling, where, sim.now());
    shop.leave(call, sim.now());
    send_bogies_back(all, where, sim.now());
}

void send_bogies_back(run& all, place_id where, core::time_point now) {
    const bogie_shop& shop = *all.at(where).bogies;
    if (!shop.is_short_of(gauge::broad) && !shop.is_short_of(gauge::normal)) {
        return;
    }
    for (operation& each : all.operations) {
        if (each.params.bogies_at != where) {
            continue;
        }
        for (const direction heading : {direction::westbound, direction::eastbound}) {
            vehicle_came(all, each, heading, now);
        }
    }
}

}  // namespace corridor::models
