#include "models/bound/bound.hpp"

#include <chrono>

#include <fmt/format.h>

#include "outputs/summary/bound_words.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/scenario_options.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

syntax bound_syntax() {
    syntax of{.usage = "corridor bound SCENARIO [options]",
              .purpose =
                  "What the network could carry of a scenario's demand, how many times this demand "
                  "it could\ncarry, and what is scarce: by a linear program and a fluid, without "
                  "simulation.",
              .options = po::options_description(100),
              .positional = {"SCENARIO"},
              .required = 1,
              .example = "corridor bound configs/scenarios/baseline.toml --set demand.scale=2"};
    add_scenario_options(of.options);
    of.options.add_options()("timing", po::bool_switch(), "say how fast it was, on stderr");
    return of;
}

}  // namespace

int bound_command(const arguments& words) {
    syntax how = bound_syntax();
    const given options = read_options(how, words);
    if (options.empty())
        return done;
    const chosen_scenario chosen = choose_scenario(options);
    const models::scenario& from = *chosen.inputs.scenario;
    const auto began = std::chrono::steady_clock::now();
    const models::bound_result found = bound::compute(from);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    say(outputs::bound_report(from, found));
    if (options["timing"].as<bool>())
        complain(fmt::format("timing: {:.3f} s\n", spent.count()));
    return done;
}

}  // namespace corridor::cli
