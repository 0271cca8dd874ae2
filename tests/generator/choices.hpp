// How shippers of a random corridor choose: by what, among whom, and whether under way again.
#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/generator/layout.hpp"
#include "tests/generator/toml_page.hpp"

namespace corridor::tests {

/// More keys of the table [routing].
inline void write_choosing(toml_page& page, dice& draw) {
    page.number("rival_scale_usd_per_teu", draw.between(500, 1000));
    page.number("path_size_exponent", draw.between(0, 1));
    page.number("reliability_ratio", draw.between(0, 1));
    page.number("transfer_penalty_h", draw.between(0, 48));
    page.number("learning_step", draw.chance(0.5) ? draw.between(0, 1) : 0);
    page.number("memory_weeks", 8);  // no draw: corridors stay as they were
    page.bare("reroutes", draw.chance(0.7) ? "true" : "false");
}

/// The second way stays: a corridor without cargo would pass every test.
inline void write_closures(toml_page& page, dice& draw, int way) {
    if (way > 0) {
        if (draw.chance(0.3))
            page.bare("open_from", "2024-01-10");
        return;
    }
    if (draw.chance(0.15))
        page.bare("open", "false");
    if (draw.chance(0.2))
        page.bare("open_from", "2023-12-20");
    if (draw.chance(0.2))
        page.bare("open_until", "2024-02-20");
}

inline void write_ways(toml_page& page, dice& draw, const layout& of) {
    for (int way = 0; way < of.ways; ++way) {
        std::vector<std::string> through;
        for (const service& each : of.services) {
            if (each.way == way)
                through.push_back(each.name);
        }
        page.table(fmt::format("way.way_{}", way));
        page.words("through", through);
        page.number("constant_usd_per_teu", draw.between(0, 300));
        write_closures(page, draw, way);
    }
}

/// For every other flow: a corridor without cargo would pass every test.
inline void write_rivals(toml_page& page, dice& draw, const std::vector<flow>& flows) {
    std::vector<std::string> wanted;
    for (std::size_t i = 1; i < flows.size(); i += 2)
        wanted.push_back(flows[i].name);
    if (wanted.empty() || draw.chance(0.5))
        return;
    page.table("rival.north");
    page.words("flows", wanted);
    page.number("cost_usd_per_teu", draw.between(0, 3000));
    page.number("cost_usd_per_t", draw.between(0, 200));
    page.number("time_d", draw.between(3, 40));
    page.number("deviation_d", draw.between(0, 5));
    if (draw.chance(0.3))
        page.bare("open_from", "2024-01-20");
}

}  // namespace corridor::tests
