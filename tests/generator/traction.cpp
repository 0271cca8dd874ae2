#include "tests/generator/traction.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace corridor::tests {

namespace {

/// Half to twice the locomotives that would do.
std::int64_t enough(dice& draw, const rail_link& of, double after_h) {
    const double trains = 2 * of.trains_a_day * static_cast<double>(of.parts);
    const double hours_a_day = trains * (of.running_h + after_h + 1);
    return static_cast<std::int64_t>(std::ceil(hours_a_day / 24 * draw.between(0.5, 2)));
}

class territories {
public:
    territories(toml_page& page, dice& draw) : page_(page), draw_(draw) {}

    /// Legs [first, last) of a link.
    void write(const rail_link& of, std::size_t first, std::size_t last) {
        for (std::size_t stop = first; stop <= last; ++stop) {
            const std::string& depot = of.stops[stop];
            if (std::find(depots_.begin(), depots_.end(), depot) == depots_.end()) {
                depots_.push_back(depot);
                write(of, first, last, depot);
                return;
            }
        }
    }

private:
    void write(const rail_link& of, std::size_t first, std::size_t last, const std::string& depot) {
        const double servicing_h = draw_.between(0, 12);
        const double rest_h = draw_.between(0, 24);
        page_.table("traction." + depot);
        page_.word("kind", draw_.chance(0.5) ? "electric" : "diesel");
        page_.word("depot", depot);
        page_.words("legs", {of.legs.begin() + static_cast<std::ptrdiff_t>(first),
                             of.legs.begin() + static_cast<std::ptrdiff_t>(last)});
        page_.whole("locomotives", enough(draw_, of, servicing_h));
        page_.number("servicing_h", servicing_h);
        page_.number("change_h", draw_.between(0, 3));
        if (draw_.chance(0.5)) {
            page_.whole("crews", enough(draw_, of, rest_h));
            page_.number("rest_h", rest_h);
        }
    }

    toml_page& page_;
    dice& draw_;
    std::vector<std::string> depots_;
};

}  // namespace

std::int64_t write_longest_train(toml_page& page, dice& draw) {
    if (!draw.chance(0.2))
        return 1;
    const std::int64_t longest_m = draw.whole(350, 900);
    page.whole("longest_train_m", longest_m);
    page.number("splitting_h", draw.between(0, 3));
    return (longest_train_m + longest_m - 1) / longest_m;
}

bool write_hump(toml_page& page, dice& draw) {
    if (!draw.chance(0.5))
        return false;
    page.number("hump_wagons_per_h", draw.between(2, 30));
    page.number("hump_other_share", draw.between(0, 0.5));
    page.number("accumulation_h", draw.between(0, 40));
    page.number("accumulation_cv", draw.between(0, 1));
    return true;
}

void write_sorting(toml_page& page, dice& draw, const service& of, const link& along,
                   const std::vector<std::string>& humps) {
    std::vector<std::string> at;
    for (const waypoint& each : along.passed) {
        if (std::find(humps.begin(), humps.end(), each.name) != humps.end())
            at.push_back(each.name);
    }
    if (at.empty() || !draw.chance(0.7))
        return;
    page.words("marshalled_at", at);
    if (of.carries == form::container)
        page.whole("teu_per_wagon", draw.whole(1, 4));
}

void write_traction(toml_page& page, dice& draw, const std::vector<rail_link>& links) {
    territories all(page, draw);
    for (const rail_link& each : links) {
        const std::size_t count = each.legs.size();
        if (draw.chance(0.4))
            continue;
        const auto parted = static_cast<std::size_t>(draw.whole(1, static_cast<int>(count)));
        all.write(each, 0, parted);
        if (parted < count && draw.chance(0.8))
            all.write(each, parted, count);
    }
}

}  // namespace corridor::tests
