#include "tests/generator/sections.hpp"

#include <algorithm>
#include <vector>

namespace corridor::tests {

void write_sections(toml_page& page, dice& draw, double length_km) {
    const std::int64_t count = draw.whole(1, 8);
    std::vector<double> lengths;
    double sum = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        lengths.push_back(draw.between(0.5, 1.5));
        sum += lengths.back();
    }
    double longest_km = 0;
    for (double& each : lengths) {
        each *= length_km / sum;
        longest_km = std::max(longest_km, each);
    }
    const double speed = draw.between(25, 70);
    const std::int64_t tracks = draw.whole(1, 4);
    page.numbers("section_lengths_km", lengths);
    page.whole("tracks", draw.chance(0.2) ? 2 : 1);
    if (draw.chance(0.3)) {
        page.numbers("double_sections", {static_cast<double>(draw.whole(1, count))});
    }
    page.whole("loop_tracks", tracks);
    page.whole("long_tracks", draw.whole(1, tracks));
    page.number("headway_min", draw.between(4, 30));
    page.number("laden_factor", draw.between(1, 1.3));
    if (draw.chance(0.3)) {
        page.whole("possession_from_h", 9);
        page.whole("possession_to_h", draw.whole(10, 12));
    }
    page.number("speed_km_per_h", speed);
    page.number("running_cv", draw.between(0, 0.4));
    const double hours = 2 * 1.3 * longest_km / speed;  // of a pair in the longest section
    const double pairs = draw.chance(0.6) ? draw.between(0, 0.5) * 20 / hours : 0;
    page.number("other_trains_per_day", std::min(pairs, 12.0) * 0.8);
    page.number("passenger_trains_per_day", std::min(pairs, 12.0) * 0.2);
    page.number("passenger_speed_km_per_h", std::max(speed, 60.0));
}

}  // namespace corridor::tests
