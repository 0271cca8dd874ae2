// Opens what goes in: the host's side of the scenario reader, which itself knows no file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "configs/experiments/intervention.hpp"
#include "configs/experiments/study.hpp"
#include "configs/reader.hpp"
#include "outputs/reader.hpp"
#include "outputs/sweeps/sweep_writer.hpp"

namespace corridor::cli {

/// The user's mistakes in files: the program prints each line and exits with 2.
struct bad_input {
    std::vector<std::string> problems;
};

/// The text of a file; nothing when it cannot be read.
std::optional<std::string> text_of_file(const std::string& name);

/// `port.aktau.berths=4` of --set. Throws usage_error without a `=`.
configs::override_ override_from(const std::string& assignment);

/// An intervention by its file's name, or by its own in the folder `interventions` beside the
/// scenario's folder. Throws bad_input, and usage_error when there is none of that name.
configs::intervention intervention(const std::string& name, const std::string& scenario);

/// Reads and checks. Throws bad_input with every problem.
configs::read_result read_checked(const std::string& scenario,
                                  const std::vector<configs::override_>& overrides);

/// The same for a study. Throws bad_input with every problem.
configs::study_result read_checked_study(const std::string& name, configs::trial levels);

/// A result of `corridor run`. Throws usage_error when it is none or not there.
outputs::result_file read_checked_result(const std::string& name);

/// The study as the file that its sweep becomes.
outputs::sweep_design design_of(const configs::study& from);

/// What would make a long run futile is said before it. Throws usage_error, which begins with
/// `who`, when the folder of that file is not there.
void check_folder_of(const std::string& file, const std::string& who);

/// `configs/interventions` for `configs/scenarios/baseline.toml`.
std::string folder_beside(const std::string& scenario, const std::string& folder);

/// Names of the .toml files in a folder, without the ending, sorted; empty when there is none.
std::vector<std::string> toml_files(const std::string& folder);

}  // namespace corridor::cli
