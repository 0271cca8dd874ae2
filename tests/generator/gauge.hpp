// What is said of the places of a random corridor where the gauge changes.
#pragma once

#include <cstdint>

#include "tests/generator/layout.hpp"
#include "tests/generator/toml_page.hpp"

namespace corridor::tests {

/// Tracks of a place, by gauge.
struct tracks_drawn {
    std::int64_t broad = 0;
    std::int64_t normal = 0;
};

/// Of most places with cranes that have tracks of both gauges.
void write_pairs(toml_page& page, dice& draw, const tracks_drawn& there);

}  // namespace corridor::tests
