// What a task costs beyond its simulation: 10,000 short tasks kept in a sweep's folder, beside the
// same tasks in a bare loop. The rivals take turns in one process; a figure is the median over
// rounds. Prints one JSON object a line, as scripts/bench reads them.
#ifndef NDEBUG
#error "a benchmark of an unoptimised build measures nothing: use the release preset"
#endif

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <vector>

#include <unistd.h>

#include "outputs/sweeps/sweep_folder.hpp"
#include "sim/study/sweep.hpp"
#include "tests/sim/core/worlds.hpp"

using namespace corridor;

namespace {

constexpr std::int32_t points = 100;
constexpr std::int32_t replications = 100;
constexpr int rounds = 5;

/// A hundred customers of an M/M/1 queue: a task far shorter than any corridor.
outputs::response_sums simulate(study::task which) {
    core::simulation sim;
    tests::queue_world queue(sim, 1);
    queue.service = std::chrono::seconds(1000);
    queue.gap = std::chrono::seconds(1000 + 10 * which.point);
    queue.customers = 100;
    queue.seed = study::seeds_of(1, which);
    sim.start(tests::arrivals(sim, queue));
    sim.run();
    outputs::response_sums sums;
    sums.tops = {queue.sojourn_ms.mean(), queue.waiting_ms.mean()};
    sums.bottoms = {0, 0};
    return sums;
}

template <class Work>
double microseconds_a_task(Work work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - began;
    return took.count() / (points * replications);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double swept(const std::filesystem::path& folder, int workers) {
    const std::atomic<bool> stop = false;
    const double spent = microseconds_a_task([&] {
        outputs::sweep_folder store(folder.string(),
                                    {.study = "s",
                                     .study_toml = "",
                                     .scenario = "b",
                                     .scenario_toml = "",
                                     .program = "",
                                     .points = points,
                                     .replications = replications},
                                    {});
        study::run_sweep(study::tasks_of(points, replications, {}), workers, simulate, store, stop);
    });
    std::filesystem::remove_all(folder);
    return spent;
}

double looped() {
    double sum = 0;
    const double spent = microseconds_a_task([&] {
        for (const study::task each : study::tasks_of(points, replications, {}))
            sum += simulate(each).tops[0];
    });
    return sum > 0 ? spent : 0;  // the sum is looked at, so that it is worked out
}

void say(const char* name, double value, double reference, const char* source) {
    std::printf(
        "{\"name\": \"%s\", \"value\": %.3f, \"unit\": \"us\", \"reference\": %.3f, \"ratio\": "
        "%.3f, \"source\": \"%s\"}\n",
        name, value, reference, reference / value, source);
}

}  // namespace

int main() {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("corridor-bench-" + std::to_string(getpid()));
    std::vector<double> bare;
    std::vector<double> one;
    std::vector<double> two;
    for (int round = 0; round < rounds; ++round) {
        bare.push_back(looped());
        one.push_back(swept(folder, 1));
        two.push_back(swept(folder, 2));
    }
    say("sweep_task_overhead", median(one) - median(bare), median(bare),
        "beyond the simulation, durable in groups, one worker; reference: the task itself");
    say("sweep_short_task_two_workers", median(two), median(bare),
        "a task of a sweep; reference: in a bare loop on one core");
    return 0;
}
