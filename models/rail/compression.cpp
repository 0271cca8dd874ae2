#include "models/rail/compression.hpp"

#include <algorithm>
#include <array>

namespace corridor::models {

namespace {

// One train at a time, either way.
core::duration on_one_track(const section_params& over,
                            const std::vector<sequenced_train>& trains) {
    core::duration sum{};
    for (const sequenced_train& each : trains)
        sum += running_time(over, *each.params, each.slowness);
    return sum;
}

// Each heading on its own track. The shortest distance between two trains leaves a headway at both
// ends of the section; the first train follows the last.
core::duration on_two_tracks(const section_params& over, const std::vector<sequenced_train>& trains,
                             following_pace pace) {
    struct track {
        core::duration sum{}, first{}, last{};
        bool is_used = false;
    };
    std::array<track, 2> tracks;
    const auto follow = [&](track& on, core::duration time) {
        const bool is_held_up = pace == following_pace::of_slower;
        on.sum += over.headway +
                  (is_held_up ? core::duration{} : std::max(on.last - time, core::duration{}));
    };
    for (const sequenced_train& each : trains) {
        track& on = tracks[static_cast<std::size_t>(each.heading)];
        const core::duration time = running_time(over, *each.params, each.slowness);
        if (on.is_used)
            follow(on, time);
        else
            on.first = time;
        on.is_used = true;
        on.last = time;
    }
    for (track& each : tracks)
        if (each.is_used)
            follow(each, each.first);
    return std::max(tracks[0].sum, tracks[1].sum);
}

}  // namespace

compressed compress(const line_params& set, const std::vector<sequenced_train>& trains,
                    following_pace pace) {
    compressed out;
    for (const section_params& each : set.sections)
        out.sections.push_back(each.tracks == 1 ? on_one_track(each, trains)
                                                : on_two_tracks(each, trains, pace));
    const auto longest = std::max_element(out.sections.begin(), out.sections.end());
    out.busiest = static_cast<std::size_t>(longest - out.sections.begin());
    return out;
}

}  // namespace corridor::models
