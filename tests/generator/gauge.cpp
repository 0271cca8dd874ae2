#include "tests/generator/gauge.hpp"

#include <algorithm>

namespace corridor::tests {

namespace {

void write_hours(toml_page& page, dice& draw, const std::string& of) {
    page.whole(of + "_opens_h", draw.whole(0, 10));
    page.whole(of + "_closes_h", draw.whole(14, 24));
    if (draw.chance(0.3)) {
        page.bare(of + "_weekends", "false");
    } else if (draw.chance(0.5)) {
        page.whole(of + "_weekend_opens_h", draw.whole(0, 10));
        page.whole(of + "_weekend_closes_h", draw.whole(12, 24));
    }
}

}  // namespace

bool write_terminal(toml_page& page, dice& draw, const tracks_drawn& there) {
    const bool has_hours = draw.chance(0.3);
    if (has_hours)
        write_hours(page, draw, "rail_cranes");
    const std::int64_t most = std::min(there.broad, there.normal);
    if (most == 0 || draw.chance(0.2))
        return has_hours;
    page.whole("paired_tracks", draw.whole(1, most));
    page.number("transloading_patience_h", draw.chance(0.2) ? 0 : draw.between(0, 48));
    page.number("transloading_least_share", draw.between(0.1, 1));
    return has_hours;
}

void write_customs(toml_page& page, dice& draw) {
    if (draw.chance(0.5))
        write_hours(page, draw, "customs");
}

bogie_links::bogie_links(dice& draw, const layout& of) : of_(of), drawn_(of.links.size()) {
    for (std::size_t i = 0; i < of.links.size(); ++i)
        drawn_[i] = !of.links[i].sea && !of.links[i].passed.empty() &&
                    !of.links[i].passed.front().border && draw.chance(0.6);
}

int bogie_links::gauge_mm(const service& each, std::size_t hub) const {
    const link& along = of_.links[each.along];
    return changes(each) && hub == along.west ? other_gauge(along.gauge_mm) : along.gauge_mm;
}

void bogie_links::write_shop(toml_page& page, dice& draw, std::size_t link) const {
    std::int64_t wagons = 1;
    for (const service& each : of_.services) {
        if (each.along == link && each.kind == "wagon_train")
            wagons = std::max(wagons, each.capacity);
    }
    page.whole("bogie_pits", draw.whole(1, 3));
    page.number("bogie_wagons_per_h", draw.between(4, 20));
    page.whole("bogie_sets_1520", draw.whole(wagons, 3 * wagons));
    page.whole("bogie_sets_1435", draw.whole(wagons, 3 * wagons));
}

}  // namespace corridor::tests
