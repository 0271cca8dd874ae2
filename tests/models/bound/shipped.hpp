// The scenarios that the project ships, read with a test's overrides. Tests run in the project's
// root.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "configs/reader.hpp"

namespace corridor::tests {

inline std::vector<std::string> shipped_scenarios() {
    std::vector<std::string> names;
    for (const auto& each : std::filesystem::directory_iterator("configs/scenarios")) {
        names.push_back(each.path().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

inline std::optional<std::string> text_of_file(const std::string& name) {
    std::ifstream file(name);
    if (!file) {
        return std::nullopt;
    }
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// With its empties' flows. Fails the test when the reader finds problems.
inline models::scenario read_without_problems(const std::string& name, const configs::fetch& texts,
                                              const std::vector<configs::override_>& with) {
    configs::read_result read = configs::read_scenario(name, texts, with);
    for (const configs::problem& each : read.problems) {
        UNSCOPED_INFO(each.text());
    }
    REQUIRE(read.scenario);
    return std::move(*read.scenario);
}

inline models::scenario read_shipped(const std::string& name,
                                     const std::vector<configs::override_>& with) {
    return read_without_problems(name, text_of_file, with);
}

}  // namespace corridor::tests
