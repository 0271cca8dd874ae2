// A railway line as its operator describes it: stations and passing loops with counted tracks, the
// sections between them, and the trains by class.
#pragma once

#include <cstdint>
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
    core::duration headway{};  ///< between two trains of one direction, on two tracks
};

/// Between two sections: a station or a passing loop. The ends of a line are none: beyond them
/// there is room for every train.
struct line_station_params {
    int tracks = 2;       ///< trains that may stand here or pass, >= 1
    int long_tracks = 1;  ///< of those, as long as the longest train, >= 1; the rest are loops
};

/// Daily hours in which no train may be in a section: track possessions. None when equal.
struct possession_params {
    core::duration from{};  ///< since midnight, UTC
    core::duration to{};    ///< after `from`, at most 24 h
};

struct line_params {
    std::vector<section_params> sections;       ///< from end to end, at least one
    std::vector<line_station_params> stations;  ///< sections.size() - 1
    possession_params possession;
};

/// What a train is to a line.
struct train_params {
    km_per_h speed;  ///< what it can run, the line permitting
    bool laden = true;
    bool longer_than_loops = false;  ///< stands on long tracks only
    core::duration handicap{};       ///< by how much later others must have asked to go after it
};

/// Running time over a section, without a stop. Rounded to the nearest millisecond.
inline core::duration running_time(const section_params& over, const train_params& train) {
    const km_per_h speed = train.speed < over.speed ? train.speed : over.speed;
    const double factor = train.laden ? over.laden_factor : 1.0;
    return core::duration{std::llround(over.length.count / speed.count * factor * 3'600'000.0)};
}

}  // namespace corridor::models
