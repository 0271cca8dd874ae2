#include <fmt/format.h>

#include "outputs/reader.hpp"
#include "outputs/summary/summary.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/inputs.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

syntax report_syntax() {
    return {.usage = "corridor report FILE.h5",
            .purpose = "Prints what a result file says: which run it is, and the summary.",
            .options = po::options_description(100),
            .positional = {"FILE.h5"},
            .required = 1,
            .example = "corridor report baseline-7.h5"};
}

}  // namespace

int report_command(const arguments& words) {
    syntax how = report_syntax();
    const given options = read_options(how, words);
    if (options.empty())
        return done;
    const outputs::result_file result = read_checked_result(text_of(options, "FILE.h5"));
    say(fmt::format("{}: {}, {} days from {}, seed {}{}{}, by corridor {} ({})\n\n", result.path,
                    result.title, result.horizon_days, result.start_date, result.seed,
                    result.interventions.empty() ? "" : ", with ", result.interventions,
                    result.corridor_version, result.commit));
    say(outputs::summary(result));
    return done;
}

}  // namespace corridor::cli
