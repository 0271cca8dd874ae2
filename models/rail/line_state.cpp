#include "models/rail/line_state.hpp"

#include <algorithm>
#include <array>

namespace corridor::models {

line_state::line_state(const std::vector<line_station_params>& stations) {
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
    give_back(it);
    take(it, it.heading == heading_on_line::up ? it.station + 1 : it.station - 1);
}

void line_state::leave(train_number train) {
    give_back(trains_[train]);
    *std::find(on_line_.begin(), on_line_.end(), train) = on_line_.back();
    on_line_.pop_back();
    unused_.push_back(train);
}

bool line_state::may_enter(std::size_t station, heading_on_line heading, bool is_long) {
    if (room(station, is_long) == 0)
        return false;
    const train_number tried = enter(station, heading, is_long);
    const bool allowed = free_[station].long_tracks > 0 || is_safe();
    leave(tried);
    return allowed;
}

bool line_state::may_move(train_number train) {
    const standing before = trains_[train];
    const std::size_t next =
        before.heading == heading_on_line::up ? before.station + 1 : before.station - 1;
    if (room(next, before.is_long) == 0)
        return false;
    move(train);
    const bool allowed = free_[next].long_tracks > 0 || is_safe();
    give_back(trains_[train]);
    trains_[train] = before;
    (before.on_long_track ? free_[before.station].long_tracks : free_[before.station].loops) -= 1;
    return allowed;
}

void line_state::take(standing& train, std::size_t station) {
    tracks& here = free_[station];
    train.station = station;
    train.on_long_track = train.is_long || here.loops == 0;  // loops first, for the long ones' sake
    (train.on_long_track ? here.long_tracks : here.loops) -= 1;
}

void line_state::give_back(const standing& train) {
    tracks& here = free_[train.station];
    (train.on_long_track ? here.long_tracks : here.loops) += 1;
}

// Whoever can leave does, which only frees tracks: so the order does not matter, and who is left in
// the end cannot leave in any order. A train can leave when no station ahead is full for its kind;
// of those it is enough to know the highest and the lowest, which only move inwards. O(stations +
// trains) a round, mostly one round.
bool line_state::is_safe() {
    ++checks_;
    before_ = free_;
    left_ = on_line_;
    const auto count = static_cast<std::ptrdiff_t>(free_.size());
    std::array<std::ptrdiff_t, 2> highest{count - 1, count - 1};  // full ones, by kind
    std::array<std::ptrdiff_t, 2> lowest{0, 0};
    const auto is_full = [this](std::ptrdiff_t station, std::size_t kind) {
        return room(static_cast<std::size_t>(station), kind != 0) == 0;
    };
    const auto leaves = [&](train_number number) {
        const standing& it = trains_[number];
        const std::size_t kind = it.is_long ? 1 : 0;
        const auto here = static_cast<std::ptrdiff_t>(it.station);
        bool can = false;
        if (it.heading == heading_on_line::up) {
            while (highest[kind] > here && !is_full(highest[kind], kind))
                --highest[kind];
            can = highest[kind] <= here;
        } else {
            while (lowest[kind] < here && !is_full(lowest[kind], kind))
                ++lowest[kind];
            can = lowest[kind] >= here;
        }
        if (can)
            give_back(it);
        return can;
    };
    for (std::size_t before = left_.size() + 1; !left_.empty() && left_.size() < before;) {
        before = left_.size();
        std::erase_if(left_, leaves);
    }
    free_ = before_;
    refused_ += left_.empty() ? 0 : 1;
    return left_.empty();
}

}  // namespace corridor::models
