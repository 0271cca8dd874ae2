// The line of a random rail leg.
#pragma once

#include "tests/generator/layout.hpp"
#include "tests/generator/toml_page.hpp"

namespace corridor::tests {

/// A line of up to eight unequal sections, some double, with few tracks at its stations, and with
/// other trains that leave the longest of its sections something. Into the table of the leg.
void write_sections(toml_page& page, dice& draw, double length_km);

}  // namespace corridor::tests
