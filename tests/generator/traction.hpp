// Locomotives and crews of a random corridor, legs that take shorter trains only, and humps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/generator/layout.hpp"
#include "tests/generator/toml_page.hpp"

namespace corridor::tests {

/// The rails of a link: legs, and the places at their ends, which are one more.
struct rail_link {
    std::vector<std::string> legs;
    std::vector<std::string> stops;
    double trains_a_day = 0;  ///< loaded, both directions
    double running_h = 0;     ///< of one, about
    std::int64_t parts = 1;   ///< in which one runs, at most
};

/// Now and then, more keys of a rail leg; returns the most parts in which a train runs over it.
std::int64_t write_longest_train(toml_page& page, dice& draw);

/// Now and then, more keys of a junction; returns whether wagons are sorted there.
bool write_hump(toml_page& page, dice& draw);

/// Now and then, that a train along a link has its wagons sorted at the humps that it passes.
void write_sorting(toml_page& page, dice& draw, const service& of, const link& along,
                   const std::vector<std::string>& humps);

/// For some links: of the whole of it, or of either part by itself. Depots are no two territories'.
void write_traction(toml_page& page, dice& draw, const std::vector<rail_link>& links);

}  // namespace corridor::tests
