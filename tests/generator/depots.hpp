// Depots of empty containers of a random corridor, one at either end, and the size of containers.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/generator/layout.hpp"
#include "tests/generator/toml_page.hpp"

namespace corridor::tests {

class depots_drawn {
public:
    /// For about half of the corridors with containers that go west.
    depots_drawn(dice& draw, const layout& of);

    /// Into the table of a flow of containers: their size where depots ask for it, and some
    /// others'.
    void write_size(toml_page& page, dice& draw, const flow& of, double t_per_teu) const;
    /// The depots, and what the eastern one orders. Where `all_must_arrive`, shippers hire at last.
    void write(toml_page& page, dice& draw, bool all_must_arrive) const;

private:
    const layout& of_;
    const flow* along_ = nullptr;  // null: there are none
};

}  // namespace corridor::tests
