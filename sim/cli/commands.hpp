// The subcommands of `corridor`: one file each, no logic of their own. Each takes the words after
// its name and returns the exit code.
#pragma once

#include "sim/cli/options.hpp"

namespace corridor::cli {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int bad_input_or_usage = 2;
constexpr int stopped_on_notice = 75;  ///< start it again, and it goes on
constexpr int interrupted_by_user = 130;

int run_command(const arguments& words);
int list_command(const arguments& words);
int check_command(const arguments& words);
int bound_command(const arguments& words);
int sweep_command(const arguments& words);
int merge_command(const arguments& words);
int report_command(const arguments& words);
int export_command(const arguments& words);
int compare_command(const arguments& words);
int sensitivity_command(const arguments& words);

/// Prints the version, the commit, the compiler and the libraries' versions.
void print_version();

}  // namespace corridor::cli
