// What the bound and the fluid of a design point cost: the three linear programs in this process,
// the fluid in a child process, and both side by side as a run has them; in turn, medians. Prints
// one JSON object a line. Run it in the project's folder.
#include "models/bound/bound.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "configs/reader.hpp"
#include "models/bound/flows_on_links.hpp"
#include "models/bound/network.hpp"
#include "sim/core/broken.hpp"
#include "tests/project_files.hpp"

#ifndef NDEBUG
#error "a benchmark of an unoptimised build measures nothing: use the release preset"
#endif

using namespace corridor;

namespace {

models::scenario baseline(const char* scale) {
    const configs::read_result read =
        configs::read_scenario("configs/scenarios/baseline.toml", tests::text_of_file,
                               {{.path = "demand.scale", .value = scale, .origin = "bench"}});
    if (!read.scenario)
        core::broken("the baseline cannot be read: run this in the project's folder");
    return *read.scenario;
}

void programs(const models::scenario& from) {
    const models::itineraries routes = models::find_itineraries(from);
    const models::calendar days(from);
    const bound::year period =
        bound::expected_year(from, routes, days, from.run_in_days, from.run_in_days + from.days);
    for (const bound::aim each : {bound::aim::tonnes, bound::aim::teu, bound::aim::reach})
        bound::solve(bound::network_of(from, routes, period, each).lp);
}

void fluid(const models::scenario& from) {
    const bound::scenario_fluid streams =
        bound::fluid_of(from, models::find_itineraries(from), models::calendar(from));
    bound::fluid_child(streams.problem).wait();
}

double seconds_of(const std::function<void()>& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

}  // namespace

int main() {
    constexpr int rounds = 7;
    for (const char* const scale : {"1", "3"}) {
        const models::scenario from = baseline(scale);
        const std::vector<std::pair<const char*, std::function<void()>>> parts = {
            {"bound_programs", [&] { programs(from); }},
            {"fluid", [&] { fluid(from); }},
            {"bound_and_fluid", [&] { bound::compute(from); }}};
        std::vector<std::vector<double>> spent(parts.size());
        for (int round = 0; round < rounds; ++round) {
            for (std::size_t i = 0; i < parts.size(); ++i)
                spent[i].push_back(seconds_of(parts[i].second));
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            fmt::print(
                "{{\"name\": \"{}_seconds_scale_{}\", \"value\": {:.4f}, \"unit\": \"s\", "
                "\"reference\": null, \"ratio\": null, \"source\": \"baseline at {} times "
                "its demand, median of {}\"}}\n",
                parts[i].first, scale, median(spent[i]), scale, rounds);
        }
    }
}
