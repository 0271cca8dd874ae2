#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "build_version.hpp"
#include "models/bound/bound.hpp"
#include "models/corridor.hpp"
#include "outputs/reader.hpp"
#include "outputs/summary/summary.hpp"
#include "outputs/writer.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/event_file.hpp"
#include "sim/cli/inputs.hpp"
#include "sim/cli/interrupt.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/core/simgrid/engine.hpp"
#include "sim/study/replications.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

enum class engine_kind : std::uint8_t { tuned, simgrid };

/// What a run does, resolved.
struct plan {
    configs::read_result inputs;
    std::vector<std::string> interventions;
    engine_kind engine = engine_kind::tuned;
    int replications = 10;
    int workers = 1;
    models::tracing trace = models::tracing::off;
    std::optional<models::leg_id> line;  // traced with string lines
    std::string file;
    std::string events;  // none unless asked for
    bool force = false;
    bool timing = false;
};

syntax run_syntax() {
    syntax of{
        .usage = "corridor run SCENARIO [options]",
        .purpose =
            "Simulates a scenario, prints a summary and writes the whole result to an HDF5 "
            "file, complete\nor not at all.",
        .options = po::options_description(100),
        .positional = {"SCENARIO"},
        .required = 1,
        .example = "corridor run configs/scenarios/baseline.toml --set demand.scale=1.2 --seed 7"};
    add_scenario_options(of.options);
    const auto text = [] { return po::value<std::string>(); };
    auto add = of.options.add_options();
    add("replications", text()->value_name("N")->default_value("10"),
        "simulate N times with other draws, from 1 to 10000");
    add("workers", text()->value_name("N"),
        "use N threads; the processor's number unless given; no effect on the result");
    add("engine", text()->value_name("ENGINE")->default_value("tuned"),
        "tuned, or simgrid (one replication after another); the same result");
    add("trace", po::bool_switch(),
        "add to the file each consignment, trip and change of a queue (/trace)");
    add("trace-line", text()->value_name("LEG"),
        "with --trace: each train on the sections of that rail leg, too (/trace/string_lines)");
    add("trace-events", text()->value_name("FILE"),
        "write each event of the first replication: FILE.txt to read, FILE.json for Perfetto");
    add("out", text()->value_name("FILE.h5"), "./SCENARIO-SEED.h5 unless given");
    add("force", po::bool_switch(), "replace FILE.h5 whatever it holds");
    add("timing", po::bool_switch(), "say how fast it was, on stderr");
    return of;
}

engine_kind engine_of(const given& options) {
    const std::string name = text_of(options, "engine");
    if (name == "tuned")
        return engine_kind::tuned;
    if (name == "simgrid")
        return engine_kind::simgrid;
    throw usage_error(fmt::format("--engine: {} given; expected tuned or simgrid", name));
}

int workers_of(const given& options, const plan& what) {
    int workers = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    if (options.count("workers") != 0) {
        workers = static_cast<int>(whole_number(options, "workers", 1, 1024));
    }
    if (what.engine == engine_kind::simgrid)
        return 1;  // its clock belongs to the process
    return std::min(workers, what.replications);
}

/// The leg whose trains are traced section by section; none unless asked for.
std::optional<models::leg_id> traced_line(const given& options, const plan& what) {
    const std::string wanted = text_of(options, "trace-line");
    if (wanted.empty())
        return std::nullopt;
    if (what.trace == models::tracing::off)
        throw usage_error("--trace-line: given without --trace; expected both");
    const std::vector<models::leg_params>& legs = what.inputs.scenario->legs;
    std::string known;
    for (std::size_t leg = 0; leg < legs.size(); ++leg) {
        if (!legs[leg].line)
            continue;
        if (legs[leg].name == wanted)
            return models::leg_id{static_cast<std::uint32_t>(leg)};
        known += (known.empty() ? "" : ", ") + legs[leg].name;
    }
    throw usage_error(
        fmt::format("--trace-line: {} given; expected a leg with sections: {}", wanted, known));
}

plan plan_of(const given& options) {
    plan what;
    what.engine = engine_of(options);
    what.replications = static_cast<int>(whole_number(options, "replications", 1, 10000));
    what.workers = workers_of(options, what);
    what.trace = options["trace"].as<bool>() ? models::tracing::on : models::tracing::off;
    what.force = options["force"].as<bool>();
    what.timing = options["timing"].as<bool>();
    chosen_scenario chosen = choose_scenario(options);
    what.inputs = std::move(chosen.inputs);
    what.interventions = std::move(chosen.interventions);
    what.line = traced_line(options, what);
    what.events = text_of(options, "trace-events");
    what.file = text_of(options, "out");
    if (what.file.empty()) {
        what.file = fmt::format("{}-{}.h5", what.inputs.scenario->name, what.inputs.scenario->seed);
    }
    return what;
}

std::string line_name(const plan& what) {
    return what.inputs.scenario->legs[models::index_of(*what.line)].name;
}

outputs::provenance provenance_of(const plan& what) {
    const std::uint64_t seed = what.inputs.scenario->seed;
    return {.scenario_toml = what.inputs.resolved_toml,
            .arguments = fmt::format("--days {} --replications {} --seed {}{}{}",
                                     what.inputs.scenario->days, what.replications, seed,
                                     what.trace == models::tracing::on ? " --trace" : "",
                                     what.line ? " --trace-line " + line_name(what) : ""),
            .version = version,
            .commit = commit,
            .seed = seed,
            .interventions = what.interventions};
}

void check_file(const plan& what) {
    check_folder_of(what.file, "--out");
    if (what.force)
        return;
    if (const auto obstacle = outputs::obstacle(what.file, provenance_of(what))) {
        throw usage_error(*obstacle);
    }
}

/// The file of events is for the first replication; nullptr when there is none.
models::replication_result simulate(const plan& what, int replication, event_file* events,
                                    progress& shown) {
    const core::seeds seeds{.seed = what.inputs.scenario->seed,
                            .replication = static_cast<std::uint32_t>(replication)};
    const auto once = [&](core::simulation& sim) {
        sim.watch(&stop_flag(), &shown.of(replication));
        const auto trace = events == nullptr || replication > 0 ? nullptr : events->trace(sim);
        models::replication_result result =
            models::simulate(sim, *what.inputs.scenario, seeds, what.trace, what.line);
        if (trace != nullptr)
            trace->finish();
        return result;
    };
    if (what.engine == engine_kind::tuned) {
        core::simulation sim;
        return once(sim);
    }
    core::simgrid_engine engine;
    watch_interrupts();  // SimGrid has put its own handlers in their place
    core::simulation sim(engine);
    return once(sim);
}

/// Traced rows go to the file as replications end; the results are kept for `finish`.
std::vector<models::replication_result> simulate_all(const plan& what, outputs::result_writer& file,
                                                     event_file* events) {
    const models::scenario& from = *what.inputs.scenario;
    progress shown(what.replications, from.run_in_days + from.days);
    std::vector<models::replication_result> results;
    study::run_replications(
        what.replications, what.workers,
        [&](int replication) { return simulate(what, replication, events, shown); },
        [&](int, models::replication_result result) {
            file.take_rows(result);
            results.push_back(std::move(result));
            shown.finished_one();
        },
        stop_flag());
    if (stop_flag())
        throw interrupted{};
    return results;
}

/// Ctrl-C ends the fluid's process too: then it is no failure.
models::bound_result bound_of(const models::scenario& from) {
    try {
        return bound::compute(from);
    } catch (const std::runtime_error&) {
        if (stop_flag())
            throw interrupted{};
        throw;
    }
}

void say_timing(const std::vector<models::replication_result>& results, double seconds) {
    std::uint64_t events = 0;
    for (const models::replication_result& each : results)
        events += each.events;
    complain(fmt::format("timing: {:.3f} s, {} events, {:.1f} ns an event, hash {:016x}\n", seconds,
                         events,
                         1e9 * seconds / static_cast<double>(std::max<std::uint64_t>(events, 1)),
                         results.front().event_hash));
}

}  // namespace

int run_command(const arguments& words) {
    syntax how = run_syntax();
    const given options = read_options(how, words);
    if (options.empty())
        return done;
    watch_interrupts();
    const plan what = plan_of(options);
    check_file(what);

    outputs::result_writer file(what.file, *what.inputs.scenario, provenance_of(what),
                                what.force ? outputs::existing_file::replace
                                           : outputs::existing_file::keep_unless_same_inputs);
    std::unique_ptr<event_file> events;
    if (!what.events.empty())
        events = std::make_unique<event_file>(what.events, what.force);
    // Before any thread starts: the fluid is worked out in a child process.
    const models::bound_result bound = bound_of(*what.inputs.scenario);
    const auto began = std::chrono::steady_clock::now();
    const std::vector<models::replication_result> results = simulate_all(what, file, events.get());
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    if (events != nullptr)
        events->commit();
    file.finish(results, &bound);
    say(outputs::summary(outputs::read_result(what.file)));
    say(fmt::format("\nWritten to {}\n", what.file));
    if (what.timing)
        say_timing(results, spent.count());
    return done;
}

}  // namespace corridor::cli
