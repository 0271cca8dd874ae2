// The program `corridor`: finds the subcommand, and turns whatever it throws into a message and an
// exit code.
#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <string_view>

#include <fmt/format.h>

#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/inputs.hpp"
#include "sim/cli/interrupt.hpp"
#include "sim/core/broken.hpp"

namespace {

using namespace corridor;

struct subcommand {
    std::string_view name;
    std::string_view purpose;
    int (*call)(const cli::arguments&);
};

constexpr std::array subcommands{
    subcommand{"run", "simulate a scenario and write its result file", cli::run_command},
    subcommand{"list", "what can be changed in a scenario, and where each figure comes from",
               cli::list_command},
    subcommand{"check", "validate scenarios and studies without running them", cli::check_command},
    subcommand{"bound", "what the network could carry, and what is scarce, without simulation",
               cli::bound_command},
    subcommand{"sweep", "simulate every design point of a study; goes on where it was stopped",
               cli::sweep_command},
    subcommand{"merge", "make one file of a sweep", cli::merge_command},
    subcommand{"compare", "what changes between scenarios, paired, with intervals",
               cli::compare_command},
    subcommand{"sensitivity", "which assumed figures matter for the answer, ranked",
               cli::sensitivity_command},
    subcommand{"report", "the tables of a result file", cli::report_command},
    subcommand{"export", "places, legs and other inputs as a map or as tables",
               cli::export_command},
};

std::string help() {
    std::string text =
        "Corridor simulates freight from the Chinese border and Kazakhstan over the Caspian and "
        "the "
        "Black Sea\nto Lithuania and its markets.\n\nUsage: corridor COMMAND …\n\nCommands:\n";
    for (const subcommand& each : subcommands) {
        text += fmt::format("  {:11} {}\n", each.name, each.purpose);
    }
    text +=
        "\n`corridor COMMAND --help` explains one; `corridor --version` says which build this is."
        "\n\nExample: corridor run configs/scenarios/baseline.toml --replications 2\n";
    return text;
}

int dispatch(const cli::arguments& words) {
    if (words.empty()) {
        cli::complain(help());
        return cli::bad_input_or_usage;
    }
    const std::string& first = words.front();
    if (first == "--help" || first == "help") {
        cli::say(help());
        return cli::done;
    }
    if (first == "--version") {
        cli::print_version();
        return cli::done;
    }
    for (const subcommand& each : subcommands) {
        if (each.name == first)
            return each.call({words.begin() + 1, words.end()});
    }
    std::vector<std::string> known{"--help", "--version"};
    for (const subcommand& each : subcommands)
        known.emplace_back(each.name);
    const std::string near = cli::nearest(first, known);
    throw cli::usage_error(fmt::format("unknown {} {}; {}",
                                       first.starts_with('-') ? "option" : "command", first,
                                       near.empty() ? "corridor --help lists the commands"
                                                    : fmt::format("did you mean {}?", near)));
}

[[noreturn]] void throw_broken(const char* what) {
    throw std::logic_error(fmt::format("a fault of the program, not of your input: {}", what));
}

}  // namespace

int main(int count, char** words) {
    std::signal(SIGPIPE, SIG_IGN);
    core::on_broken(throw_broken);
    try {
        const int code = dispatch({words + 1, words + std::max(count, 1)});
        cli::finish_output();
        return code;
    } catch (const cli::usage_error& e) {
        cli::complain(fmt::format("corridor: {}\n", e.what()));
        return cli::bad_input_or_usage;
    } catch (const cli::bad_input& e) {
        for (const std::string& line : e.problems)
            cli::complain(line + "\n");
        return cli::bad_input_or_usage;
    } catch (const cli::interrupted&) {
        cli::complain("corridor: interrupted; no file was written\n");
        return cli::interrupted_by_user;
    } catch (const std::exception& e) {
        cli::complain(fmt::format("corridor: {}\n", e.what()));
        return cli::failed;
    }
}
