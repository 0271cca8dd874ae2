// Writes what happens to a random corridor: closures by date and by rate, of docks, legs, fleets,
// borders and ways.
#pragma once

#include "tests/generator/layout.hpp"
#include "tests/generator/toml_page.hpp"

namespace corridor::tests {

void write_disruptions(toml_page& page, dice& draw, const layout& of);

}  // namespace corridor::tests
