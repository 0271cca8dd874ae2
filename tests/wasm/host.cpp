// The smallest host: reads a scenario, runs one replication of 60 counted days and prints what must
// be the same everywhere. Built natively and for wasm32-wasi; tests/wasm/compare runs both.
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "configs/reader.hpp"
#include "models/corridor.hpp"

namespace {

using namespace corridor;

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

int run(const std::string& name) {
    const std::vector<configs::override_> overrides{
        {.path = "days", .value = "60", .origin = "host"},
        {.path = "run_in_days", .value = "60", .origin = "host"},
        {.path = "cohort_days", .value = "60", .origin = "host"},
    };
    const configs::read_result read = configs::read_scenario(name, text_of_file, overrides);
    for (const configs::problem& each : read.problems)
        std::puts(each.text().c_str());
    if (!read.scenario)
        return 2;
    core::simulation sim;
    const models::replication_result result =
        models::simulate(sim, *read.scenario, {.seed = 1, .replication = 0});
    double hours = 0;
    std::int64_t kg = 0;
    for (const models::flow_result& flow : result.flows) {
        kg += flow.delivered.kg;
        for (const double each : flow.cause_hours)
            hours += each;
    }
    std::printf("hash %016llx, %llu events, %lld kg delivered, %a hours\n",
                static_cast<unsigned long long>(result.event_hash),
                static_cast<unsigned long long>(result.events), static_cast<long long>(kg), hours);
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::puts("usage: host SCENARIO");
        return 2;
    }
    return run(words[1]);
}
