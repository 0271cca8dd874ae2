// M/M/3 at load 0.7: a million customers, beside Erlang's answer.
#include <cmath>
#include <cstdio>

#include "sim/core/random.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/statistics.hpp"
using namespace corridor;

struct bank {
    explicit bank(core::simulation& sim) : tellers(sim, 3) {}
    core::resource tellers;
    core::stream draws{{.seed = 1, .replication = 0}, core::decides("customers"), 0};
    core::tally waits_ms;
    core::duration drawn(double mean) {
        return core::duration(std::llround(draws.exponential(mean)));
    }
};

core::process customer(core::simulation& sim, bank& here) {
    const core::time_point arrived = sim.now();
    const core::hold teller = co_await here.tellers.acquire();
    here.waits_ms.add(static_cast<double>((sim.now() - arrived).count()));
    co_await core::delay(here.drawn(60'000));
}

core::process arrivals(core::simulation& sim, bank& here) {
    int left = 1'000'000;
    while (left-- > 0) {
        co_await core::delay(here.drawn(60'000 / 2.1));
        sim.start(customer(sim, here));
    }
}

int main() {
    core::simulation sim;
    bank here(sim);
    sim.start(arrivals(sim, here));
    sim.run();
    const double erlang_s = 60.0 * (5.145 / 10.45) / (3.0 - 2.1);  // C / (3 mu - lambda)
    const double mean_s = here.waits_ms.mean() / 1000.0;
    std::printf("mean wait %.2f s, by Erlang C %.2f s\n", mean_s, erlang_s);
    return std::fabs(mean_s / erlang_s - 1.0) < 0.05 ? 0 : 1;
}
