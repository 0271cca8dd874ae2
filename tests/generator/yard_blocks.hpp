// The blocks of a random corridor's container yards, and the kinds of containers that need them.
#pragma once

#include <cstdint>

#include "tests/generator/layout.hpp"
#include "tests/generator/toml_page.hpp"

namespace corridor::tests {

/// Some blocks, with room for little more than what must find a place together: a full vehicle of
/// `vehicle_teu` of empties, one release of other containers. Into the table of a place that keeps
/// at least the share `rest` of its yards for either direction.
void write_blocks(toml_page& page, dice& draw, std::int64_t vehicle_teu, double rest);

/// Into the table of a flow of containers.
void write_container_kind(toml_page& page, dice& draw);

}  // namespace corridor::tests
