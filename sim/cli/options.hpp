// Reads a subcommand's options, from the command line, then CORRIDOR_* variables, then the file
// that --config names: who comes first wins. Every mistake is one sentence and exit code 2.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/program_options.hpp>

namespace corridor::cli {

/// The user's mistake, in words: the program prints it and exits with 2.
struct usage_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using arguments = std::vector<std::string>;

/// What a subcommand takes, and how its help begins and ends.
struct syntax {
    std::string usage;    ///< `corridor run SCENARIO [options]`
    std::string purpose;  ///< one sentence
    boost::program_options::options_description options;
    std::vector<std::string> positional;  ///< names, in order; shown in `usage`
    std::size_t required = 0;             ///< so many of them must be given
    std::string example;                  ///< a whole command
};

/// What was given, by option or positional name. Empty when --help was printed.
using given = boost::program_options::variables_map;

/// Adds --help and --config to the options and reads. Prints the help when asked for it, and
/// returns an empty map then. Throws usage_error.
given read_options(syntax& from, const arguments& words);

/// The option's value as a whole number. Throws usage_error outside `least` to `most`.
std::int64_t whole_number(const given& all, const std::string& option, std::int64_t least,
                          std::int64_t most);

/// The value of a plain text option; empty when it was not given.
std::string text_of(const given& all, const std::string& option);

/// All values of an option that may be repeated.
std::vector<std::string> texts_of(const given& all, const std::string& option);

/// The nearest of `known` to `word`, or empty when none is near.
std::string nearest(const std::string& word, const std::vector<std::string>& known);

}  // namespace corridor::cli
