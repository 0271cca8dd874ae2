// What the reader finds wrong in one text.
#pragma once

#include <string>

#include <catch2/catch.hpp>

#include "tests/configs/minimal.hpp"

namespace corridor::tests {

/// `key: what is wrong; what would be right`. Fails the test unless there is one problem.
inline std::string only_message(const std::string& text) {
    const configs::read_result result = read({{"a.toml", text}});
    for (const configs::problem& each : result.problems) {
        UNSCOPED_INFO(each.text());
    }
    REQUIRE(result.problems.size() == 1);
    return result.problems[0].key + ": " + result.problems[0].wrong + "; " +
           result.problems[0].right;
}

}  // namespace corridor::tests
