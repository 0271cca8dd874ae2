// What a line observes of itself while it counts: how its sections were used, how long its trains
// waited, and, when traced, the string-line diagram of its trains.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/time.hpp"

namespace corridor::models {

/// A section in the counted time. Arrays by heading, up first.
struct section_use {
    std::array<std::int64_t, 2> trains{};  ///< that entered it
    /// One track: a train was in it, which is never so of both headings at once. Two tracks: a
    /// train had entered the heading's track less than a headway ago, so that none could follow it.
    std::array<core::duration, 2> occupied{};
    std::array<std::int64_t, 2> our_trains{};      ///< of `trains`, those counted apart
    std::array<core::duration, 2> our_occupied{};  ///< of `occupied`, by those; on one track only
    /// Of one track: in possessions, by trains too slow to pass between two of them.
    core::duration in_possession{};
    int tracks = 1;

    /// A train was in the one track for so long.
    void hold(std::size_t heading, bool is_ours, core::duration span) {
        occupied[heading] += span;
        our_occupied[heading] += is_ours ? span : core::duration{};
    }

    /// Of the track, or of the busier of two.
    core::duration occupied_time() const {
        return tracks == 1 ? occupied[0] + occupied[1] : std::max(occupied[0], occupied[1]);
    }
};

/// A line in the counted time.
struct line_use {
    core::duration counted{};       ///< how long it was
    core::duration possessed{};     ///< of that, in track possessions
    std::int64_t trains = 0;        ///< that reached their end of the line
    core::duration waited{};        ///< for sections, before the line and on it, of all trains
    core::duration longest_wait{};  ///< of one train for one section, as far as it was counted
    std::vector<section_use> sections;
    std::size_t busiest = 0;  ///< the section that was occupied longest, the first of equals

    /// Share of the counted time in which the busiest section was occupied; a possession occupies
    /// none. 0 when no time was counted.
    double busiest_share() const {
        return counted > core::duration{}
                   ? static_cast<double>(sections[busiest].occupied_time().count()) /
                         static_cast<double>(counted.count())
                   : 0.0;
    }
};

/// A train in a section: one straight piece of a string-line diagram.
struct string_line_row {
    std::uint64_t train = 0;    ///< nth that came to the line
    std::uint32_t section = 0;  ///< from 0
    bool is_up = true;          ///< its heading
    bool is_ours = false;       ///< counted apart
    core::time_point entered{};
    core::time_point left{};
};

}  // namespace corridor::models
