#include <cstdio>
#include <vector>

#include "configs/reader.hpp"
#include "models/corridor.hpp"
#include "tests/golden/golden.hpp"

namespace corridor::golden {
namespace {

std::optional<std::string> text_of_file(const std::string& name) {
    std::FILE* const file = std::fopen(name.c_str(), "rb");
    if (file == nullptr)
        return std::nullopt;
    std::string text;
    for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file))
        text += static_cast<char>(c);
    std::fclose(file);
    return text;
}

}  // namespace

std::optional<std::uint64_t> scenario(const std::string& file) {
    const std::vector<configs::override_> overrides{
        {.path = "days", .value = "60", .origin = "golden"},
        {.path = "run_in_days", .value = "60", .origin = "golden"},
        {.path = "cohort_days", .value = "60", .origin = "golden"},
    };
    const configs::read_result read = configs::read_scenario(file, text_of_file, overrides);
    for (const configs::problem& each : read.problems)
        std::puts(each.text().c_str());
    if (!read.scenario)
        return std::nullopt;
    core::simulation sim;
    const models::replication_result result =
        models::simulate(sim, *read.scenario, {.seed = 1, .replication = 0});
    digest all;
    all.add(result.events);
    all.add(result.event_hash);
    for (const models::flow_result& flow : result.flows) {
        all.add(flow.delivered.kg);
        for (const double hours : flow.cause_hours)
            all.add(hours);
    }
    return all.value();
}

}  // namespace corridor::golden
