#include "sim/whatif/compare.hpp"

#include <algorithm>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "configs/reading/toml.hpp"
#include "outputs/file_samples.hpp"
#include "outputs/responses.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/inputs.hpp"
#include "sim/cli/interrupt.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/whatif/side_by_side.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

syntax compare_syntax() {
    syntax of{
        .usage = "corridor compare A [B...] [options]",
        .purpose =
            "Simulates the scenario A and others under common random numbers and says what "
            "changes, with 95 %\nintervals of the paired differences. --with and --set change all "
            "but A; without a B they are\nthe change: A is compared with itself changed. A, B... "
            "may also be result files (.h5).",
        .options = po::options_description(100),
        .positional = {"A", "B..."},
        .required = 1,
        .example = "corridor compare configs/scenarios/baseline.toml --with two-more-feeders"};
    using texts = std::vector<std::string>;
    const auto text = [] { return po::value<std::string>(); };
    auto add = of.options.add_options();
    add("with", po::value<texts>()->composing()->value_name("INTERVENTION"),
        "add an intervention, by name or file, to all but A; may be repeated");
    add("each", po::bool_switch(), "compare A with each intervention alone, not with all of them");
    add("set", po::value<texts>()->composing()->value_name("PATH=VALUE"),
        "use another value for one figure in all but A; may be repeated");
    add("days", text()->value_name("N"), "count N days in all, from 1 to 3660");
    add("replications", text()->value_name("N")->default_value("10"),
        "simulate each N times with other draws, from 1 to 10000");
    add("seed", text()->value_name("S"),
        "names all draws, a whole number from 0 to 9000000000000000; A's unless given");
    add("workers", text()->value_name("N"),
        "use N threads; the processor's number unless given; no effect on the result");
    return of;
}

/// One of the scenarios, and what it is called beside the others.
struct contender {
    whatif::side side;  ///< its responses come later
    models::scenario from;
};

/// None unless all of them state it: a sum of what is known would look like the price.
std::optional<double> sum_of(const std::vector<configs::intervention>& all,
                             std::optional<double> configs::intervention::*price) {
    double sum = 0;
    for (const configs::intervention& each : all) {
        if (!(each.*price))
            return std::nullopt;
        sum += *(each.*price);
    }
    return all.empty() ? std::nullopt : std::optional(sum);
}

contender contend(const given& options, const std::string& scenario,
                  const std::vector<std::string>& interventions, bool changed) {
    std::vector<configs::intervention> read;
    std::vector<configs::override_> overrides;
    std::string change;
    for (const std::string& name : interventions) {
        read.push_back(intervention(name, scenario));
        overrides.insert(overrides.end(), read.back().overrides.begin(),
                         read.back().overrides.end());
        change += (change.empty() ? " with " : ", ") + read.back().name;
    }
    for (const std::string& each : changed ? texts_of(options, "set") : arguments{}) {
        overrides.push_back(override_from(each));
        change += (change.empty() ? " with " : ", ") + each;
    }
    for (configs::override_& each : period_and_seed_of(options))  // these hold in A, too
        overrides.push_back(std::move(each));
    contender one;
    one.from = std::move(*read_checked(scenario, overrides).scenario);
    one.side.name = one.from.name + change;
    one.side.capex_musd = sum_of(read, &configs::intervention::capex_musd);
    one.side.cost_musd_per_year = sum_of(read, &configs::intervention::cost_musd_per_year);
    return one;
}

std::vector<contender> contenders(const given& options) {
    const std::string base = text_of(options, "A");
    std::vector<std::string> others = texts_of(options, "B...");
    const std::vector<std::string> with = texts_of(options, "with");
    if (others.empty() && with.empty() && options.count("set") == 0) {
        throw usage_error(
            "one scenario given and nothing to compare it with; expected another, --with or "
            "--set");
    }
    if (others.empty())
        others.push_back(base);
    std::vector<contender> all = {contend(options, base, {}, false)};
    for (const std::string& each : others) {
        if (!options["each"].as<bool>() || with.empty()) {
            all.push_back(contend(options, each, with, true));
            continue;
        }
        for (const std::string& alone : with)
            all.push_back(contend(options, each, {alone}, true));
    }
    return all;
}

/// Amounts of different periods cannot be compared, nor draws of different days be paired.
void check_calendars(const std::vector<contender>& all) {
    const models::scenario& first = all.front().from;
    for (const contender& each : all) {
        if (each.from.days == first.days && each.from.start_date == first.start_date &&
            each.from.run_in_days == first.run_in_days)
            continue;
        throw usage_error(fmt::format(
            "{} and {} differ in start_date, days or run_in_days; expected the same calendar",
            all.front().side.name, each.side.name));
    }
}

void simulate(std::vector<contender>& all, const given& options) {
    const auto replications = static_cast<int>(whole_number(options, "replications", 1, 10000));
    const int tasks = replications * static_cast<int>(all.size());
    const int workers = options.count("workers") != 0
                            ? static_cast<int>(whole_number(options, "workers", 1, 1024))
                            : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    std::vector<models::scenario> scenarios;
    scenarios.reserve(all.size());
    for (const contender& each : all)
        scenarios.push_back(each.from);
    std::vector<std::vector<outputs::response_sums>> kept(all.size());
    progress shown(tasks, all.front().from.run_in_days + all.front().from.days);
    whatif::side_by_side(
        scenarios, {.replications = replications, .workers = std::min(workers, tasks)},
        [&](int task, const models::scenario& from, core::seeds seeds) {
            core::simulation sim;
            sim.watch(&stop_flag(), &shown.of(task));
            return outputs::sums_of(from, models::simulate(sim, from, seeds));
        },
        [&](std::size_t which, outputs::response_sums sums) {
            kept[which].push_back(std::move(sums));
            shown.finished_one();
        },
        stop_flag());
    if (stop_flag())
        throw interrupted{};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].side.responses = outputs::samples(all[i].from, kept[i]);
}

void say_changes(const whatif::side& from, const whatif::side& to, whatif::pairing how) {
    say("\n" + whatif::report(from, to, whatif::changes(from, to, how), how));
}

int compare_scenarios(const given& options) {
    std::vector<contender> all = contenders(options);
    check_calendars(all);
    simulate(all, options);
    const models::scenario& base = all.front().from;
    say(fmt::format("{} days from {}, seed {}\n", base.days, configs::to_text({base.start_date}),
                    base.seed));
    for (std::size_t i = 1; i < all.size(); ++i)
        say_changes(all.front().side, all[i].side, whatif::pairing::by_replication);
    return done;
}

outputs::result_file read(const std::string& name) {
    try {
        return outputs::read_result(name);
    } catch (const std::runtime_error& e) {
        throw usage_error(e.what());
    }
}

void check_periods(const outputs::result_file& a, const outputs::result_file& b) {
    if (a.start_date != b.start_date || a.horizon_days != b.horizon_days) {
        throw usage_error(fmt::format(
            "{} counts {} days from {}, {} counts {} from {}; expected the same days", a.path,
            a.horizon_days, a.start_date, b.path, b.horizon_days, b.start_date));
    }
}

/// Files are compared as they are: with the same seed and replications in pairs, else without.
void compare_files(const outputs::result_file& a, const outputs::result_file& b) {
    const bool same_draws = a.seed == b.seed && a.run_in_days == b.run_in_days &&
                            outputs::replications_of(a) == outputs::replications_of(b);
    const auto side_of = [](const outputs::result_file& file) {
        return whatif::side{file.path, outputs::samples(file), {}, {}};
    };
    say_changes(side_of(a), side_of(b),
                same_draws ? whatif::pairing::by_replication : whatif::pairing::none);
    if (!same_draws) {
        say("The files differ in seed, run-in or replications: runs of the same would be told "
            "apart sooner.\n");
    }
}

int compare_all_files(const given& options, const std::vector<std::string>& names) {
    if (names.size() < 2)
        throw usage_error("one result file given; expected another to compare it with");
    for (const char* option : {"with", "set", "days", "seed"}) {
        if (options.count(option) != 0)
            throw usage_error(
                fmt::format("--{} changes no result file; expected scenarios to simulate", option));
    }
    std::vector<outputs::result_file> files;
    for (const std::string& each : names) {
        files.push_back(read(each));
        check_periods(files.front(), files.back());
    }
    say(fmt::format("{} days from {}\n", files.front().horizon_days, files.front().start_date));
    for (std::size_t i = 1; i < files.size(); ++i)
        compare_files(files.front(), files[i]);
    say("Quantiles are left out: a result file keeps them by flow only.\n");
    return done;
}

}  // namespace

int compare_command(const arguments& words) {
    syntax how = compare_syntax();
    const given options = read_options(how, words);
    if (options.empty())
        return done;
    watch_interrupts();
    std::vector<std::string> names = texts_of(options, "B...");
    names.insert(names.begin(), text_of(options, "A"));
    const auto files = std::count_if(names.begin(), names.end(),
                                     [](const std::string& each) { return each.ends_with(".h5"); });
    if (files == 0)
        return compare_scenarios(options);
    if (files != static_cast<std::ptrdiff_t>(names.size()))
        throw usage_error("scenarios and result files given; expected only one of both kinds");
    return compare_all_files(options, names);
}

}  // namespace corridor::cli
