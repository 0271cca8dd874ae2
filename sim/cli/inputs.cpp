#include "sim/cli/inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "outputs/responses.hpp"
#include "sim/cli/options.hpp"

namespace corridor::cli {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(const std::vector<configs::problem>& problems) {
    std::vector<std::string> lines;
    for (const configs::problem& each : problems)
        lines.push_back(each.text());
    return lines;
}

}  // namespace

std::optional<std::string> text_of_file(const std::string& name) {
    std::error_code ignored;
    if (fs::is_directory(name, ignored))
        return std::nullopt;
    std::ifstream file(name, std::ios::binary);
    if (!file)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

configs::override_ override_from(const std::string& assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0) {
        throw usage_error(fmt::format(
            "--set: {} given; expected PATH=VALUE, such as demand.scale=1.5", assignment));
    }
    return {.path = assignment.substr(0, equals),
            .value = assignment.substr(equals + 1),
            .origin = "--set"};
}

configs::intervention intervention(const std::string& name, const std::string& scenario) {
    std::string file = name;
    if (!name.ends_with(".toml")) {
        const std::string folder = folder_beside(scenario, "interventions");
        const std::vector<std::string> known = toml_files(folder);
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            const std::string near = nearest(name, known);
            throw usage_error(fmt::format("--with: there is no {} in {}; {}", name, folder,
                                          near.empty() ? "corridor list interventions names them"
                                                       : fmt::format("did you mean {}?", near)));
        }
        file = (fs::path(folder) / (name + ".toml")).string();
    }
    configs::intervention_result result = configs::read_intervention(file, text_of_file);
    if (!result.read)
        throw bad_input{lines_of(result.problems)};
    return std::move(*result.read);
}

configs::read_result read_checked(const std::string& scenario,
                                  const std::vector<configs::override_>& overrides) {
    configs::read_result read = configs::read_scenario(scenario, text_of_file, overrides);
    if (!read.problems.empty())
        throw bad_input{lines_of(read.problems)};
    return read;
}

configs::study_result read_checked_study(const std::string& name, configs::trial levels) {
    configs::study_result read =
        configs::read_study(name, text_of_file, outputs::response_names(), levels);
    if (!read.problems.empty())
        throw bad_input{lines_of(read.problems)};
    return read;
}

outputs::result_file read_checked_result(const std::string& name) {
    if (!fs::exists(name)) {
        throw usage_error(
            fmt::format("{}: there is no such file; expected a result of corridor run", name));
    }
    try {
        return outputs::read_result(name);
    } catch (const std::runtime_error& e) {
        throw usage_error(e.what());
    }
}

outputs::sweep_design design_of(const configs::study& from) {
    outputs::sweep_design design{.study = from.name,
                                 .title = from.title,
                                 .axes = {},
                                 .replications = from.replications,
                                 .responses = from.responses};
    for (const configs::study_factor& each : from.factors)
        design.axes.push_back({.name = each.name,
                               .path = each.path,
                               .unit = each.unit,
                               .meaning = each.meaning,
                               .levels = each.words,
                               .numbers = each.numbers});
    return design;
}

void check_folder_of(const std::string& file, const std::string& who) {
    const fs::path folder = fs::absolute(file).parent_path();
    if (!fs::is_directory(folder))
        throw usage_error(fmt::format("{}: there is no folder {}", who, folder.string()));
}

std::string folder_beside(const std::string& scenario, const std::string& folder) {
    return (fs::path(scenario).parent_path() / ".." / folder).lexically_normal().string();
}

std::vector<std::string> toml_files(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code none;
    for (const fs::directory_entry& each : fs::directory_iterator(folder, none)) {
        if (each.path().extension() == ".toml")
            names.push_back(each.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace corridor::cli
