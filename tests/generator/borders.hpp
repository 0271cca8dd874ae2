// Writes one border of a random corridor: staff, shifts, turns and days on which they differ.
#pragma once

#include <string>

#include "tests/generator/layout.hpp"
#include "tests/generator/toml_page.hpp"

namespace corridor::tests {

struct border_at {
    waypoint here;
    std::string east, west;   ///< countries
    double trains_a_day = 0;  ///< of this corridor's, both directions, at least
};

void write_border(toml_page& page, dice& draw, const border_at& at);

}  // namespace corridor::tests
