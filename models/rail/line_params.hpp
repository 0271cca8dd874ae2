// A railway line as its operator describes it: stations and passing loops with counted tracks, the
// sections between them, and the trains by class.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "models/units.hpp"
#include "sim/core/time.hpp"

namespace corridor::models {

/// Between two neighbouring stations.
struct section_params {
    km length;
    int tracks = 1;           ///< 1: one train at a time, either way; 2: one track a direction
    km_per_h speed;           ///< the line's, for every train
    double laden_factor = 1;  ///< a laden train's running time over an empty one's: gradients, >= 1
    core::duration headway{};  ///< between two trains of one direction; above 0 on two tracks
};

/// Between two sections: a station or a passing loop. The ends of a line are none: beyond them
/// there is room for every train.
struct line_station_params {
    int tracks = 2;       ///< trains that may stand here or pass, >= 1
    int long_tracks = 1;  ///< of those, as long as the longest train, >= 1; the rest are loops
};

/// Daily hours in which no train may be in a section: track possessions. None when equal. A train
/// that takes longer than the hours between two of them starts after one and runs through the next.
struct possession_params {
    core::duration from{};  ///< since midnight, UTC
    core::duration to{};    ///< after `from`, at most 24 h
};

/// Of [from, to), the time in possessions. Precondition: from <= to.
inline core::duration possessed_time(const possession_params& set, core::time_point from,
                                     core::time_point to) {
    const auto before = [&set](core::time_point instant) {
        constexpr core::duration day = std::chrono::hours{24};
        const core::duration since = instant.time_since_epoch();
        return since / day * (set.to - set.from) +
               std::clamp(since % day - set.from, core::duration{}, set.to - set.from);
    };
    return before(to) - before(from);
}

struct line_params {
    std::vector<section_params> sections;       ///< from end to end, at least one
    std::vector<line_station_params> stations;  ///< sections.size() - 1
    possession_params possession;
};

/// The section that limits a line: the single track that a train holds longest or, on a line of
/// two tracks, the longest headway. The first of equals.
inline std::size_t scarcest_section(const line_params& of) {
    const auto scarcity = [](const section_params& each) {
        return each.tracks == 1
                   ? std::pair(1, each.length.count / each.speed.count * each.laden_factor)
                   : std::pair(0, static_cast<double>(each.headway.count()));
    };
    const auto scarcest =
        std::max_element(of.sections.begin(), of.sections.end(),
                         [&](const auto& a, const auto& b) { return scarcity(a) < scarcity(b); });
    return static_cast<std::size_t>(scarcest - of.sections.begin());
}

/// What a train is to a line.
struct train_params {
    km_per_h speed;  ///< what it can run, the line permitting
    bool laden = true;
    bool longer_than_loops = false;  ///< stands on long tracks only
    core::duration handicap{};       ///< by how much later others must have asked to go after it
};

/// Running time over a section, without a stop, of a train that is by `slowness` > 0 slower than
/// its class. Rounded to the nearest millisecond.
inline core::duration running_time(const section_params& over, const train_params& train,
                                   double slowness = 1) {
    const double speed = std::min(train.speed.count, over.speed.count);  // without a branch
    const double factor = (train.laden ? over.laden_factor : 1.0) * slowness;
    return core::duration{rounded(over.length.count / speed * factor * 3'600'000.0)};
}

}  // namespace corridor::models
