// SimPy's machine shop: ten machines make parts and break down now and then. The one repairman also
// has other work, which he leaves as it is when a machine breaks and goes on with afterwards. So
// the machines do not notice that work: they are the finite source of an M/M/1, whose answer is
// exact, and the other work gets the rest of the repairman's time.
#include <chrono>
#include <cmath>
#include <cstdio>

#include "sim/core/process.hpp"
#include "sim/core/random.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"

using namespace std::chrono_literals;
using namespace corridor;

namespace {

constexpr int machines = 10;
constexpr core::duration part_time = 10min;  // lognormal, mean; deviation 2 min
constexpr core::duration up_time = 300min;   // exponential, mean time to the next breakdown
constexpr core::duration repair = 30min;     // exponential, mean
constexpr core::duration other_job = 30min;  // always
constexpr core::time_point end = core::at(24h * 365 * 20);

struct shop {
    explicit shop(core::simulation& sim) : repairmen(sim, 1, "repairmen") {}

    core::resource repairmen;
    core::stream part_times{{}, core::decides("part"), 0};
    core::stream up_times{{}, core::decides("breakdown"), 0};
    core::stream repairs{{}, core::decides("repair"), 0};
    int parts = 0;
    int other_jobs = 0;
};

core::duration exponential(core::stream& draws, core::duration mean) {
    return core::duration(std::llround(draws.exponential(static_cast<double>(mean.count()))));
}

core::duration one_part(core::stream& draws) {
    const auto mean_ms = static_cast<double>(part_time.count());
    return core::duration(std::llround(draws.lognormal(mean_ms, 0.2)));
}

core::process breakdown(core::simulation& sim, shop& here, core::process_ref machine) {
    const core::duration up = exponential(here.up_times, up_time);
    co_await core::delay(up);
    sim.interrupt(machine);
}

core::process machine(core::simulation& sim, shop& here) {
    const core::claim urgent{.units = 1, .priority = 0, .preempts = true};
    core::duration left = one_part(here.part_times);
    sim.start(breakdown(sim, here, sim.current()));
    while (true) {
        const core::time_point begun = sim.now();
        const core::wake how = co_await core::delay(left);
        left -= sim.now() - begun;
        if (how == core::wake::elapsed) {
            ++here.parts;
            left = one_part(here.part_times);
        } else {  // broken; the part under way is kept
            const core::hold repairman = co_await here.repairmen.acquire(urgent);
            co_await core::delay(exponential(here.repairs, repair));
            sim.start(breakdown(sim, here, sim.current()));
        }
    }
}

core::process other_work(core::simulation& sim, shop& here) {
    core::claim wanted{.units = 1, .priority = 1};
    while (true) {
        core::duration left = other_job;
        wanted.ahead = false;
        while (left > 0ms) {
            const core::hold repairman = co_await here.repairmen.acquire(wanted);
            const core::time_point begun = sim.now();
            co_await core::delay(left);  // ends early when a machine takes the repairman away
            left -= sim.now() - begun;
            wanted.ahead = true;
        }
        ++here.other_jobs;
    }
}

double ratio(core::duration one, core::duration other) {
    return static_cast<double>(one.count()) / static_cast<double>(other.count());
}

struct answer {
    double parts;
    double other_jobs;
};

// With n machines broken the next one breaks at rate (machines - n) / up_time. Gross & Harris,
// Fundamentals of Queueing Theory, section 2.7.
answer exact() {
    double weight = 1.0;
    double total = 1.0;
    double broken = 0.0;
    for (int n = 1; n <= machines; ++n) {
        weight *= (machines - n + 1) * ratio(repair, up_time);
        total += weight;
        broken += n * weight;
    }
    const core::duration run = end.time_since_epoch();
    return {(machines - broken / total) * ratio(run, part_time), ratio(run, other_job) / total};
}

bool compare(const char* what, double simulated, double exact) {
    std::printf("%-10s %10.0f, exact %10.0f\n", what, simulated, exact);
    return std::fabs(simulated / exact - 1.0) < 0.03;
}

}  // namespace

int main() {
    core::simulation sim;
    shop here(sim);
    for (int i = 0; i < machines; ++i)
        sim.start(machine(sim, here));
    sim.start(other_work(sim, here));
    sim.run_until(end);
    const answer known = exact();
    const bool parts = compare("parts", here.parts, known.parts);
    const bool other_jobs = compare("other jobs", here.other_jobs, known.other_jobs);
    return parts && other_jobs ? 0 : 1;
}
