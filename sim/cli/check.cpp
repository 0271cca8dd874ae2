#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/inputs.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

syntax check_syntax() {
    syntax of{.usage = "corridor check SCENARIO... [--set PATH=VALUE] [--with INTERVENTION]",
              .purpose =
                  "Validates scenarios without running them. Every mistake is one line with its "
                  "place,\nwhat is wrong and what would be right; the exit code is then 2.",
              .options = po::options_description(100),
              .positional = {"SCENARIO..."},
              .required = 1,
              .example = "corridor check configs/scenarios/*.toml"};
    using texts = std::vector<std::string>;
    auto add = of.options.add_options();
    add("set", po::value<texts>()->composing()->value_name("PATH=VALUE"),
        "use another value for one figure; may be repeated");
    add("with", po::value<texts>()->composing()->value_name("INTERVENTION"),
        "add an intervention by name or file; may be repeated");
    return of;
}

std::vector<configs::override_> changes(const given& options, const std::string& scenario) {
    std::vector<configs::override_> all;
    for (const std::string& name : texts_of(options, "with")) {
        configs::intervention read = intervention(name, scenario);
        std::move(read.overrides.begin(), read.overrides.end(), std::back_inserter(all));
    }
    for (const std::string& each : texts_of(options, "set"))
        all.push_back(override_from(each));
    return all;
}

}  // namespace

int check_command(const arguments& words) {
    syntax how = check_syntax();
    const given options = read_options(how, words);
    if (options.empty())
        return done;
    bad_input all;
    for (const std::string& name : texts_of(options, "SCENARIO...")) {
        try {
            const models::scenario read = *read_checked(name, changes(options, name)).scenario;
            say(fmt::format("{}: correct; {} places, {} legs, {} services, {} flows, {} days\n",
                            name, read.places.size(), read.legs.size(), read.services.size(),
                            read.flows.size(), read.days));
        } catch (const bad_input& e) {
            all.problems.insert(all.problems.end(), e.problems.begin(), e.problems.end());
        }
    }
    if (!all.problems.empty())
        throw all;
    return done;
}

}  // namespace corridor::cli
