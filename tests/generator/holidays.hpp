// The holidays of a random corridor: some days of few releases and few trains taken, and the day
// on which an ending demand ends.
#pragma once

#include <string>
#include <vector>

#include "tests/generator/layout.hpp"
#include "tests/generator/toml_page.hpp"

namespace corridor::tests {

inline void write_holidays(toml_page& page, dice& draw, const std::vector<std::string>& everywhere,
                           bool ending) {
    if (draw.chance(0.5)) {
        page.table("holiday.spring");
        page.words("countries", {everywhere[everywhere.size() / 2]});
        page.bare("first_day", "2024-01-20");
        page.bare("last_day", fmt::format("2024-02-{:02}", draw.whole(1, 20)));
        page.number("demand_factor", draw.between(0, 1));
        page.number("acceptance_factor", draw.between(0, 1));
        page.number("border_staff_factor", draw.between(0, 1));
    }
    if (ending) {
        page.table("holiday.end_of_offering");
        page.words("countries", everywhere);
        page.bare("first_day", "2024-03-01");
        page.bare("last_day", "2030-12-31");
        page.number("demand_factor", 0);
    }
}

}  // namespace corridor::tests
