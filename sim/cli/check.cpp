#include <fmt/format.h>

#include "configs/experiments/study.hpp"
#include "outputs/responses.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/inputs.hpp"
#include "sim/cli/scenario_options.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

syntax check_syntax() {
    syntax of{
        .usage = "corridor check SCENARIO|STUDY... [--set PATH=VALUE] [--with INTERVENTION]",
        .purpose =
            "Validates scenarios and studies without running them, a study at each of its design "
            "points.\nEvery mistake is one line with its place, what is wrong and what would "
            "be right; the exit\ncode is then 2.",
        .options = po::options_description(100),
        .positional = {"SCENARIO|STUDY..."},
        .required = 1,
        .example = "corridor check configs/scenarios/*.toml"};
    using texts = std::vector<std::string>;
    auto add = of.options.add_options();
    add("set", po::value<texts>()->composing()->value_name("PATH=VALUE"),
        "use another value for one figure of a scenario; may be repeated");
    add("with", po::value<texts>()->composing()->value_name("INTERVENTION"),
        "add an intervention to a scenario, by name or file; may be repeated");
    return of;
}

std::string check_scenario(const std::string& name,
                           const std::vector<configs::override_>& overrides) {
    const models::scenario read = *read_checked(name, overrides).scenario;
    return fmt::format("{}: correct; {} places, {} legs, {} services, {} flows, {} days\n", name,
                       read.places.size(), read.legs.size(), read.services.size(),
                       read.flows.size(), read.days);
}

std::string check_study(const std::string& name, const std::vector<configs::override_>& overrides) {
    if (!overrides.empty())
        throw usage_error(fmt::format("--set: {} is a study; expected scenarios only", name));
    const configs::study read = *read_checked_study(name, configs::trial::each_point).study;
    return fmt::format(
        "{}: correct; {} factors, {} design points, {} replications each, {} tasks\n", name,
        read.factors.size(), read.points(), read.replications, read.points() * read.replications);
}

}  // namespace

int check_command(const arguments& words) {
    syntax how = check_syntax();
    const given options = read_options(how, words);
    if (options.empty())
        return done;
    bad_input all;
    for (const std::string& name : texts_of(options, "SCENARIO|STUDY...")) {
        try {
            const std::vector<configs::override_> overrides = changes_of(options, name).overrides;
            say(configs::is_study(name, text_of_file) ? check_study(name, overrides)
                                                      : check_scenario(name, overrides));
        } catch (const bad_input& e) {
            all.problems.insert(all.problems.end(), e.problems.begin(), e.problems.end());
        }
    }
    if (!all.problems.empty())
        throw all;
    return done;
}

}  // namespace corridor::cli
