// Gates of a random corridor, and when trucks come: when they can, by habit, or by appointment.
#pragma once

#include <vector>

#include "tests/generator/layout.hpp"
#include "tests/generator/toml_page.hpp"

namespace corridor::tests {

/// Into the table of a place whose gate works at noon, at the least.
inline void write_truck_habits(toml_page& page, dice& draw) {
    constexpr std::size_t noon = 12;
    if (draw.chance(0.5)) {
        std::vector<double> weights;
        for (std::size_t hour = 0; hour < 2 * noon; ++hour)
            weights.push_back(draw.chance(0.3) ? 0 : draw.between(0, 1));
        weights[noon] = 1;
        page.numbers("gate_arrivals_by_hour", weights);
    }
    if (draw.chance(0.4))
        page.whole("gate_appointments_per_h", draw.whole(1, 15));
}

/// Likewise; habits have draws of their own.
inline void write_gate(toml_page& page, dice& draw, dice& habits) {
    page.whole("gate_lanes", draw.whole(1, 3));
    page.number("gate_trucks_per_h", draw.between(2, 10));
    write_truck_habits(page, habits);
    if (draw.chance(0.5))
        return;
    page.whole("gate_opens_h", draw.whole(0, 10));
    page.whole("gate_closes_h", draw.whole(14, 24));
    page.bare("gate_weekends", draw.chance(0.5) ? "true" : "false");
}

}  // namespace corridor::tests
