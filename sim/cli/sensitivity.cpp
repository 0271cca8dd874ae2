#include "sim/whatif/sensitivity.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include <fmt/format.h>

#include "configs/reading/document.hpp"
#include "configs/reading/toml.hpp"
#include "models/corridor.hpp"
#include "outputs/partial_file.hpp"
#include "outputs/responses.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/inputs.hpp"
#include "sim/cli/interrupt.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/scenario_options.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

syntax sensitivity_syntax() {
    syntax of{
        .usage = "corridor sensitivity SCENARIO --assumptions [options]",
        .purpose =
            "Ranks the figures marked `assumed` by what they do to the answer: finds those that "
            "matter by moving\nthe figures of a key together and cutting in two what changes "
            "it most, then measures them one at a\ntime. Says first how many runs that is and "
            "how long they will take.",
        .options = po::options_description(100),
        .positional = {"SCENARIO"},
        .required = 1,
        .example = "corridor sensitivity configs/scenarios/baseline.toml --assumptions"};
    const auto text = [](const char* standard) {
        return po::value<std::string>()->value_name("N")->default_value(standard);
    };
    auto add = of.options.add_options();
    add("assumptions", po::bool_switch(), "of the figures whose source says `assumed`");
    add("response",
        po::value<std::string>()->value_name("NAME")->default_value("transit_time_mean_h"),
        "rank by this answer (`corridor list responses` shows them)");
    add("move", text("20"), "move each figure by N per cent up and down, from 1 to 100");
    add("by-key", po::bool_switch(), "move all figures of one key together");
    add("groups", text("240"), "measure at most N groups in the search, from 1 to 100000");
    add("keep", text("10"), "measure the N largest one at a time, from 1 to 1000");
    add("replications", text("5"), "measure each N times at both ends, from 2 to 1000");
    add("workers", po::value<std::string>()->value_name("N"),
        "use N threads; the processor's number unless given; no effect on the result");
    add("out", po::value<std::string>()->value_name("FILE.csv"), "write the table, too");
    add_scenario_options(of.options);
    return of;
}

whatif::sensitivity_effort effort_of(const given& options) {
    whatif::sensitivity_effort spent;
    spent.groups = static_cast<std::int32_t>(whole_number(options, "groups", 1, 100'000));
    spent.ranked = static_cast<std::int32_t>(whole_number(options, "keep", 1, 1000));
    spent.replications = static_cast<std::int32_t>(whole_number(options, "replications", 2, 1000));
    spent.workers = options.count("workers") != 0
                        ? static_cast<int>(whole_number(options, "workers", 1, 1024))
                        : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    return spent;
}

/// The names, units and meanings of the responses that the ranking shows.
std::vector<study::estimate> responses_shown(const given& options, const models::scenario& from) {
    const std::string by = text_of(options, "response");
    const std::vector<std::string> known = outputs::response_names();
    if (std::find(known.begin(), known.end(), by) == known.end()) {
        const std::string near = nearest(by, known);
        throw usage_error(fmt::format("--response: there is no {}; {}", by,
                                      near.empty() ? "corridor list responses names them"
                                                   : fmt::format("did you mean {}?", near)));
    }
    const std::vector<study::estimate> all = outputs::responses(
        from,
        std::vector<outputs::response_sums>{outputs::sums_of(from, models::replication_result{})});
    std::vector<study::estimate> shown;
    for (const std::string& name : whatif::responses_beside(by))
        shown.push_back(*std::find_if(all.begin(), all.end(),
                                      [&](const auto& each) { return each.name == name; }));
    return shown;
}

std::vector<double> values_of(const std::vector<study::estimate>& shown,
                              const models::scenario& from,
                              const models::replication_result& result) {
    std::vector<double> values;
    for (const study::estimate& each : outputs::responses(from, {result})) {
        const auto at = std::find_if(shown.begin(), shown.end(),
                                     [&](const auto& one) { return one.name == each.name; });
        values.resize(shown.size());
        if (at != shown.end())
            values[static_cast<std::size_t>(at - shown.begin())] = each.mean;
    }
    return values;
}

/// One run before all others, to say how long they will take.
double seconds_a_run(const chosen_scenario& chosen, const whatif::assumptions& from) {
    const auto began = std::chrono::steady_clock::now();
    const whatif::moved_scenario as_stated =
        whatif::moved(chosen.inputs, from.all, std::vector<std::int8_t>(from.all.size(), 0));
    core::simulation sim;
    sim.watch(&stop_flag(), nullptr);
    models::simulate(sim, as_stated.is, {.seed = as_stated.is.seed, .replication = 0});
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

}  // namespace

int sensitivity_command(const arguments& words) {
    syntax how = sensitivity_syntax();
    const given options = read_options(how, words);
    if (options.empty())
        return done;
    if (!options["assumptions"].as<bool>())
        throw usage_error("sensitivity to what? expected --assumptions");
    if (options.count("out") != 0)
        check_folder_of(text_of(options, "out"), "--out");
    watch_interrupts();
    const whatif::sensitivity_effort spent = effort_of(options);
    const chosen_scenario chosen = choose_scenario(options);
    const models::scenario& base = *chosen.inputs.scenario;
    const whatif::sensitivity_question asked{
        .scenario = base.name,
        .share = static_cast<double>(whole_number(options, "move", 1, 100)) / 100,
        .responses = responses_shown(options, base)};
    const whatif::assumptions from = whatif::assumptions_of(
        chosen.inputs, asked.share,
        options["by-key"].as<bool>() ? whatif::grouping::by_key : whatif::grouping::by_figure);
    if (from.all.empty())
        throw usage_error(base.name + " has no assumed figure that could be moved");
    const std::int32_t runs = whatif::runs_of(spent, from);
    const double seconds = seconds_a_run(chosen, from);
    complain(fmt::format("At most {} runs, {:.2f} s each, {} at a time: about {:.0f} s\n", runs,
                         seconds, spent.workers, seconds * runs / spent.workers));
    progress shown(runs, base.run_in_days + base.days);
    const whatif::sensitivity_result found = whatif::sensitivity(
        chosen.inputs, from, 0, spent,
        [&](int run, const models::scenario& moved, core::seeds seeds) {
            core::simulation sim;
            sim.watch(&stop_flag(), &shown.of(run));
            std::vector<double> values =
                values_of(asked.responses, moved, models::simulate(sim, moved, seeds));
            shown.finished_one();
            return values;
        },
        stop_flag());
    if (stop_flag())
        throw interrupted{};
    say(fmt::format("{} days from {}, seed {}\n", base.days, configs::to_text({base.start_date}),
                    base.seed));
    say(whatif::report(asked, from, found));
    if (options.count("out") != 0)
        outputs::write_whole(text_of(options, "out"), whatif::as_csv(asked, from, found));
    return done;
}

}  // namespace corridor::cli
