#include "tests/generator/yard_blocks.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace corridor::tests {

namespace {

void write_block(toml_page& page, dice& draw, const std::string& block, const std::string& places,
                 double most_at_once, double rest) {
    if (!draw.chance(0.5))
        return;
    const double other = draw.chance(0.5) ? draw.between(0, 0.8) : 0;
    const double factor = draw.chance(0.5) ? 1.02 : draw.between(1.1, 4);
    page.whole(
        block + "_" + places + "_teu",
        static_cast<std::int64_t>(std::ceil((most_at_once * factor + 2) / (1 - other) / rest)));
    page.number(block + "_other_share", other);
}

}  // namespace

void write_blocks(toml_page& page, dice& draw, std::int64_t vehicle_teu, double rest) {
    constexpr auto release_teu = static_cast<double>(release_lots_most * lot_teu_most);
    write_block(page, draw, "reefer", "plugs", release_teu, rest);
    write_block(page, draw, "dangerous", "slots", release_teu, rest);
    const double westbound = draw.between(0.25, 0.75);
    page.number("empty_westbound_share", westbound);
    write_block(page, draw, "empty", "slots", static_cast<double>(vehicle_teu),
                std::min(westbound, 1 - westbound));
}

void write_container_kind(toml_page& page, dice& draw) {
    const double kind = draw.between(0, 1);
    page.word("container_kind", kind < 0.4 ? "dry" : kind < 0.7 ? "reefer" : "dangerous");
}

}  // namespace corridor::tests
