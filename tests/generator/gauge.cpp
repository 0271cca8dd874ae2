#include "tests/generator/gauge.hpp"

#include <algorithm>

namespace corridor::tests {

void write_pairs(toml_page& page, dice& draw, const tracks_drawn& there) {
    const std::int64_t most = std::min(there.broad, there.normal);
    if (most == 0 || draw.chance(0.2))
        return;
    page.whole("paired_tracks", draw.whole(1, most));
    page.number("transloading_patience_h", draw.chance(0.2) ? 0 : draw.between(0, 48));
    page.number("transloading_least_share", draw.between(0.1, 1));
}

}  // namespace corridor::tests
