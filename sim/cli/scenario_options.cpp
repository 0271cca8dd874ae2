#include "sim/cli/scenario_options.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "sim/cli/inputs.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

}  // namespace

stated_changes changes_of(const given& options, const std::string& scenario) {
    stated_changes all;
    for (const std::string& name : texts_of(options, "with")) {
        configs::intervention read = intervention(name, scenario);
        std::move(read.overrides.begin(), read.overrides.end(), std::back_inserter(all.overrides));
        all.interventions.push_back(std::move(read.name));
    }
    for (const std::string& each : texts_of(options, "set"))
        all.overrides.push_back(override_from(each));
    return all;
}

std::vector<configs::override_> period_and_seed_of(const given& options) {
    std::vector<configs::override_> all;
    if (options.count("days") != 0) {
        const std::int64_t days = whole_number(options, "days", 1, 3660);
        all.push_back({.path = "days", .value = fmt::format("{}", days), .origin = "--days"});
    }
    if (options.count("seed") != 0) {
        // Beyond 2^53 other tools would read another number.
        const std::int64_t seed = whole_number(options, "seed", 0, 9'000'000'000'000'000);
        all.push_back({.path = "seed", .value = fmt::format("{}", seed), .origin = "--seed"});
    }
    return all;
}

void add_scenario_options(po::options_description& to) {
    using texts = std::vector<std::string>;
    auto add = to.add_options();
    add("set", po::value<texts>()->composing()->value_name("PATH=VALUE"),
        "use another value for one figure (`corridor list keys` shows them); may be repeated");
    add("with", po::value<texts>()->composing()->value_name("INTERVENTION"),
        "add an intervention by name or file; may be repeated");
    add("days", po::value<std::string>()->value_name("N"), "count N days, from 1 to 3660");
    add("seed", po::value<std::string>()->value_name("S"),
        "names all draws, a whole number from 0 to 9000000000000000");
}

chosen_scenario choose_scenario(const given& options) {
    const std::string scenario = text_of(options, "SCENARIO");
    stated_changes said = changes_of(options, scenario);
    for (configs::override_& each : period_and_seed_of(options))
        said.overrides.push_back(std::move(each));
    return {.inputs = read_checked(scenario, said.overrides),
            .interventions = std::move(said.interventions)};
}

}  // namespace corridor::cli
