#include "models/rail/line_state.hpp"

#include <algorithm>
#include <utility>

namespace corridor::models {

line_state::line_state(const std::vector<line_station_params>& stations)
    : full_{station_set{stations.size()}, station_set{stations.size()}} {
    for (const line_station_params& each : stations)
        free_.push_back({each.tracks - each.long_tracks, each.long_tracks});
}

line_state::train_number line_state::enter(std::size_t station, heading_on_line heading,
                                           bool is_long) {
    if (unused_.empty()) {
        unused_.push_back(trains_.size());
        trains_.emplace_back();
    }
    const train_number number = unused_.back();
    unused_.pop_back();
    on_line_.push_back(number);
    trains_[number] = {station, heading, is_long, false};
    take(trains_[number], station);
    return number;
}

void line_state::move(train_number train) {
    standing& it = trains_[train];
    change(it, 1);
    take(it, it.heading == heading_on_line::up ? it.station + 1 : it.station - 1);
}

void line_state::leave(train_number train) {
    change(trains_[train], 1);
    *std::find(on_line_.begin(), on_line_.end(), train) = on_line_.back();
    on_line_.pop_back();
    unused_.push_back(train);
}

bool line_state::may_enter(std::size_t station, heading_on_line heading, bool is_long) {
    if (room(station, is_long) == 0)
        return false;
    if (keeps_a_long_track(station, is_long))
        return true;
    const train_number tried = enter(station, heading, is_long);
    const bool allowed = can_leave(trains_[tried]) || is_safe_with_full(station);
    leave(tried);
    return allowed;
}

bool line_state::may_move(train_number train) {
    const standing before = trains_[train];
    const std::size_t next =
        before.heading == heading_on_line::up ? before.station + 1 : before.station - 1;
    if (room(next, before.is_long) == 0)
        return false;
    if (keeps_a_long_track(next, before.is_long))
        return true;
    move(train);
    const bool allowed = can_leave(trains_[train]) || is_safe_with_full(next);
    change(trains_[train], 1);
    trains_[train] = before;
    change(before, -1);
    return allowed;
}

// Loops are taken first, for the long trains' sake.
bool line_state::keeps_a_long_track(std::size_t station, bool is_long) const {
    const tracks& here = free_[station];
    return here.long_tracks > (is_long || here.loops == 0 ? 1 : 0);
}

void line_state::take(standing& train, std::size_t station) {
    train.station = station;
    train.on_long_track = train.is_long || free_[station].loops == 0;
    change(train, -1);
}

// One track of the kind that it stands on, more or less, is free.
void line_state::change(const standing& train, int free) {
    tracks& here = free_[train.station];
    (train.on_long_track ? here.long_tracks : here.loops) += free;
    full_[0].set(train.station, here.loops + here.long_tracks == 0);
    full_[1].set(train.station, here.long_tracks == 0);
}

bool line_state::can_leave(const standing& train) const {
    const station_set& full = full_[train.is_long ? 1 : 0];
    return train.heading == heading_on_line::up ? !full.any_above(train.station)
                                                : !full.any_below(train.station);
}

// Whoever can leave does, until the station has a long track free again. Leaving only frees tracks:
// so the order does not matter, and those whose stations have a long track free need not leave.
bool line_state::is_safe_with_full(std::size_t station) {
    ++checks_;
    standing_.clear();
    for (const train_number each : on_line_)
        if (free_[trains_[each].station].long_tracks == 0)
            standing_.push_back(each);
    const int& free = free_[station].long_tracks;
    std::size_t staying = standing_.size();  // those behind it have left
    for (std::size_t before = staying + 1; staying < before && free == 0;) {
        before = staying;
        for (std::size_t i = 0; i < staying && free == 0;) {
            if (can_leave(trains_[standing_[i]])) {
                change(trains_[standing_[i]], 1);
                std::swap(standing_[i], standing_[--staying]);
            } else {
                ++i;
            }
        }
    }
    const bool is_safe = free > 0;
    for (; staying < standing_.size(); ++staying)
        change(trains_[standing_[staying]], -1);
    refused_ += is_safe ? 0 : 1;
    return is_safe;
}

}  // namespace corridor::models
