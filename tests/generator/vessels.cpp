#include "tests/generator/vessels.hpp"

#include <algorithm>

namespace corridor::tests {

void write_hull(toml_page& page, dice& draw, const service& of) {
    if (draw.chance(0.3))
        return;
    constexpr double lowest_m = least_depth_m - 1 + 5.2 * most_fall_m_per_year;
    const double unit_t = of.capacity_key == "capacity_t"        ? 1
                          : of.capacity_key == "capacity_wagons" ? 84
                          : of.capacity_key == "capacity_teu"    ? 16
                                                                 : 30;
    const double draught_m = draw.between(lowest_m + 0.2, 8);
    const double under_keel_m = draw.between(0, 0.5);
    const double missing_cm = 100 * (draught_m + under_keel_m - lowest_m);
    const double capacity_t = unit_t * static_cast<double>(of.capacity);
    page.number("draught_full_m", draught_m);
    page.number("under_keel_m", under_keel_m);
    page.number("immersion_t_per_cm", std::max(0.1, 0.5 * capacity_t / missing_cm));
    if (unit_t > 1)
        page.number("laden_unit_t", unit_t);
}

void write_failures(toml_page& page, dice& draw) {
    if (draw.chance(0.7))
        return;
    page.number("failures_per_year", draw.between(1, 20));
    page.number("repair_d", draw.between(0.5, 9));
    page.number("repair_cv", draw.between(0, 1));
}

}  // namespace corridor::tests
