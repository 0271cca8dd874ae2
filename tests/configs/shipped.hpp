// The scenarios that the project ships, read with a test's overrides.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "configs/reader.hpp"
#include "tests/project_files.hpp"

namespace corridor::tests {

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
