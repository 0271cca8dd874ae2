// What is said of the ships of a random corridor beside their fleet.
#pragma once

#include "tests/generator/layout.hpp"
#include "tests/generator/toml_page.hpp"

namespace corridor::tests {

// Of the ports and seas that ships of random corridors meet.
constexpr double least_depth_m = 6;
constexpr double most_fall_m_per_year = -0.15;

/// Of most vessels; where the water is lowest, half of the capacity is left.
void write_hull(toml_page& page, dice& draw, const service& of);

/// Of some vehicles, which are out of use for at most half of the time.
void write_failures(toml_page& page, dice& draw);

}  // namespace corridor::tests
