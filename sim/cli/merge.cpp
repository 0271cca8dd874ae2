#include <filesystem>

#include <fmt/format.h>

#include "outputs/sweeps/sweep_writer.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/inputs.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

syntax merge_syntax() {
    syntax of{
        .usage = "corridor merge DIR --out FILE.h5 [--partial] [--force]",
        .purpose =
            "Makes one file of the finished tasks that `corridor sweep` left in DIR, the same "
            "whatever the\nnumber of workers and shards.",
        .options = po::options_description(100),
        .positional = {"DIR"},
        .required = 1,
        .example = "corridor merge first --out first.h5"};
    auto add = of.options.add_options();
    add("out", po::value<std::string>()->value_name("FILE.h5"), "the file to write");
    add("partial", po::bool_switch(), "write what there is; missing tasks are NaN");
    add("force", po::bool_switch(), "replace FILE.h5 whatever it holds");
    return of;
}

outputs::provenance provenance_of(const configs::study_result& inputs, const std::string& program) {
    const std::uint64_t seed = inputs.base.scenario->seed;
    const std::size_t space = program.find(' ');
    return {.scenario_toml = inputs.base.resolved_toml,
            .arguments = fmt::format("--days {} --replications {} --seed {}",
                                     inputs.base.scenario->days, inputs.study->replications, seed),
            .version = program.substr(0, space),
            .commit = space == std::string::npos ? "" : program.substr(space + 1),
            .seed = seed,
            .interventions = {},
            .study_toml = inputs.study->resolved_toml};
}

void refuse_missing(const std::string& folder, const outputs::sweep_design& design,
                    const outputs::sweep_index& index, std::int64_t tasks) {
    const std::vector<study::task> missing = index.missing();
    std::string words =
        fmt::format("{}: {} of {} tasks are missing: ", folder, missing.size(), tasks);
    constexpr std::size_t named = 5;
    for (std::size_t i = 0; i < missing.size() && i < named; ++i)
        words += (i == 0 ? "" : "; ") + outputs::task_words(design, missing[i]);
    if (missing.size() > named)
        words += "; and others";
    throw usage_error(words + ". `corridor sweep` does them; --partial merges without them");
}

}  // namespace

int merge_command(const arguments& words) {
    syntax how = merge_syntax();
    const given options = read_options(how, words);
    if (options.empty())
        return done;
    const std::string folder = text_of(options, "DIR");
    const std::string file = text_of(options, "out");
    if (file.empty())
        throw usage_error("--out is missing; expected the file to write");
    try {
        const configs::study_result inputs =
            read_checked_study(outputs::study_file_in(folder), configs::trial::none);
        const outputs::sweep_design design = design_of(*inputs.study);
        const auto points = static_cast<std::int32_t>(inputs.study->points());
        const outputs::sweep_results results =
            outputs::read_sweep(folder, points, design.replications);
        for (const std::string& each : results.notes)
            complain(each + "\n");
        const std::int64_t tasks = std::int64_t{points} * design.replications;
        if (results.index.count() < tasks && !options["partial"].as<bool>())
            refuse_missing(folder, design, results.index, tasks);
        const outputs::provenance origin = provenance_of(inputs, outputs::program_of(folder));
        const bool force = options["force"].as<bool>();
        const auto obstacle = force ? std::nullopt : outputs::obstacle(file, origin);
        if (obstacle)
            throw usage_error(*obstacle);
        outputs::write_sweep(file, {*inputs.base.scenario, design, results.index}, origin,
                             force ? outputs::existing_file::replace
                                   : outputs::existing_file::keep_unless_same_inputs);
        say(fmt::format("{} of {} tasks written to {}\n", results.index.count(), tasks, file));
    } catch (const outputs::sweep_refused& refused) {
        throw usage_error(refused.what());
    }
    return done;
}

}  // namespace corridor::cli
