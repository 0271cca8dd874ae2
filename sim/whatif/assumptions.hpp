// The figures of a scenario that are assumed, and how far each may be off: by a share of itself,
// within what the schema allows, whole numbers by at least one but never to none. Builds the
// scenario with any of them moved to an end of that range.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "configs/reader.hpp"

namespace corridor::whatif {

/// One figure and both ends of its range, as in TOML. Of a list by month all twelve move together.
struct assumed_figure {
    std::string path;  ///< `leg.dostyk_moyynty.speed_km_per_h`
    std::string unit;
    std::string stated;
    std::string low;   ///< at most what is stated
    std::string high;  ///< at least what is stated; both ends are never the same
    std::string why;   ///< `assumed: …`
};

/// Figures that move together: one alone, or all of one key.
struct assumption {
    std::string name;  ///< the path of a figure, `leg.*.speed_km_per_h` of a key
    std::vector<assumed_figure> figures;
};

/// `leg.*.speed_km_per_h` of `leg.dostyk_moyynty.speed_km_per_h`.
std::string key_of_all(const assumption& which);

enum class grouping : std::uint8_t { by_figure, by_key };

struct assumptions {
    std::vector<assumption> all;   ///< those of one key beside each other; by path within a key
    std::int32_t figures = 0;      ///< in all of them
    std::int32_t no_numbers = 0;   ///< left out: assumed texts, names and dates
    std::int32_t of_calendar = 0;  ///< left out: assumed days and seed, which name the draws
    std::int32_t cannot_move = 0;  ///< left out: zero, or the range has no other value
};

/// Of those that are stated; a default is nobody's assumption. `share` is above 0 and at most 1:
/// 0.2 moves by a fifth. Precondition: `read` has no problems.
assumptions assumptions_of(const configs::read_result& read, double share, grouping how);

/// A scenario with every assumption at the low end (-1), as stated (0) or at the high end (1).
struct moved_scenario {
    models::scenario is;
    std::int32_t moved = 0;     ///< assumptions that are not as stated
    std::int32_t put_back = 0;  ///< assumptions that were to move, and that the reader refused
};

/// Where the reader refuses the combination, the assumptions about the figures that it names go
/// back to what is stated, else those of the tables that it names, until it accepts. `at` as above,
/// one for each of `which`. Reads what was read, not the files. Precondition: `read` has no
/// problems. Throws std::runtime_error when even the scenario as stated is refused.
moved_scenario moved(const configs::read_result& read, const std::vector<assumption>& which,
                     std::vector<std::int8_t> at);

}  // namespace corridor::whatif
