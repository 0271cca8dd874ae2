#include "models/rail/line_state.hpp"

#include <bit>

namespace corridor::models {

namespace {

std::size_t highest(std::uint64_t word) {
    return static_cast<std::size_t>(63 - std::countl_zero(word));
}
std::size_t lowest(std::uint64_t word) { return static_cast<std::size_t>(std::countr_zero(word)); }

std::size_t index_of(heading_on_line way) { return static_cast<std::size_t>(way); }

// Without a branch, since headings take turns.
std::size_t next_of(const line_state::standing& train) {
    return train.station + 1 - 2 * index_of(train.heading);
}

}  // namespace

std::size_t station_set::last(heading_on_line heading) const {
    if (heading == heading_on_line::up) {
        for (std::size_t word = words_.size(); word-- > 0;)
            if (words_[word] != 0)
                return word * 64 + highest(words_[word]);
    } else {
        for (std::size_t word = 0; word < words_.size(); ++word)
            if (words_[word] != 0)
                return word * 64 + lowest(words_[word]);
    }
    return none;
}

std::size_t station_set::last_before(std::size_t station, heading_on_line heading) const {
    std::size_t word = station / 64;
    const std::uint64_t bit = std::uint64_t{1} << (station % 64);
    if (heading == heading_on_line::up) {
        for (std::uint64_t rest = words_[word] & (bit - 1);; rest = words_[word]) {
            if (rest != 0)
                return word * 64 + highest(rest);
            if (word-- == 0)
                return none;
        }
    }
    for (std::uint64_t rest = words_[word] & ~(bit | (bit - 1));; rest = words_[word]) {
        if (rest != 0)
            return word * 64 + lowest(rest);
        if (++word == words_.size())
            return none;
    }
}

line_state::line_state(const std::vector<line_station_params>& stations)
    : full_{station_set{stations.size()}, station_set{stations.size()}}, left_full_(full_) {
    for (const line_station_params& each : stations)
        stations_.push_back({{each.tracks - each.long_tracks, each.long_tracks}, {}});
}

line_state::train_number line_state::enter(std::size_t station, heading_on_line heading,
                                           bool is_long) {
    if (unused_.empty()) {
        unused_.push_back(trains_.size());
        trains_.emplace_back();
    }
    const train_number number = unused_.back();
    unused_.pop_back();
    trains_[number] = {station, heading, is_long, false};
    take(trains_[number], station);
    return number;
}

void line_state::move(train_number train) {
    standing& it = trains_[train];
    change(it, 1);
    take(it, next_of(it));
}

void line_state::leave(train_number train) {
    change(trains_[train], 1);
    unused_.push_back(train);
}

bool line_state::may_enter(std::size_t station, heading_on_line heading, bool is_long) {
    if (room(station, is_long) == 0)
        return false;
    if (keeps_a_long_track(station, is_long) || can_leave({station, heading, is_long, false}))
        return true;
    const train_number tried = enter(station, heading, is_long);
    const bool allowed = is_safe_with_full(station);
    leave(tried);
    return allowed;
}

bool line_state::may_move(train_number train) {
    const standing before = trains_[train];
    const std::size_t next = next_of(before);
    if (room(next, before.is_long) == 0)
        return false;
    if (keeps_a_long_track(next, before.is_long) ||
        can_leave({next, before.heading, before.is_long, false}))
        return true;
    move(train);
    const bool allowed = is_safe_with_full(next);
    change(trains_[train], 1);
    trains_[train] = before;
    change(before, -1);
    return allowed;
}

// Loops are taken first, for the long trains' sake.
bool line_state::keeps_a_long_track(std::size_t station, bool is_long) const {
    const std::array<int, 2>& free = stations_[station].free;
    return free[long_track] > (is_long || free[loop] == 0 ? 1 : 0);
}

void line_state::take(standing& train, std::size_t station) {
    train.station = station;
    train.on_long_track = train.is_long || stations_[station].free[loop] == 0;
    change(train, -1);
}

// One track of the kind that it stands on, more or less, is free.
void line_state::change(const standing& train, int free) {
    tracks& here = stations_[train.station];
    const std::size_t kind = train.on_long_track ? long_track : loop;
    here.free[kind] += free;
    here.trains[index_of(train.heading)][train.is_long ? longer_than_loops : kind] -= free;
    full_.of_all.set(train.station, here.free[loop] + here.free[long_track] == 0);
    full_.of_long_ones.set(train.station, here.free[long_track] == 0);
}

// Only what lies ahead matters: it need not have moved there to be asked.
bool line_state::can_leave(const standing& train) const {
    const station_set& full = train.is_long ? full_.of_long_ones : full_.of_all;
    return !full.any_ahead(train.station, train.heading);
}

// Whoever can leave does, until the station has a long track free again. Leaving only frees tracks:
// so the order does not matter, one train a full station is enough, and those at other stations
// need not leave.
bool line_state::is_safe_with_full(std::size_t station) {
    ++checks_;
    left_full_ = full_;
    bool is_freed = true;
    while (is_freed && left_full_.of_long_ones.has(station)) {
        const bool is_freed_by_up = some_can_leave(heading_on_line::up);
        const bool is_freed_by_down = some_can_leave(heading_on_line::down);
        is_freed = is_freed_by_up || is_freed_by_down;
    }
    refused_ += is_freed ? 0 : 1;
    return is_freed;
}

// From the last full station back to the first that ordinary trains do not get past.
bool line_state::some_can_leave(heading_on_line heading) {
    bool is_freed = false;
    bool is_last = true;
    std::size_t at = left_full_.of_long_ones.last(heading);
    while (at != station_set::none && !left_full_.of_all.any_ahead(at, heading)) {
        const std::size_t behind = left_full_.of_long_ones.last_before(at, heading);
        const std::array<int, 3>& leaving = stations_[at].trains[index_of(heading)];
        if (leaving[long_track] > 0 || (is_last && leaving[longer_than_loops] > 0)) {
            left_full_.of_all.set(at, false);
            left_full_.of_long_ones.set(at, false);
            is_freed = true;
        } else {
            is_last = false;
            if (left_full_.of_all.has(at) && leaving[loop] > 0) {
                left_full_.of_all.set(at, false);
                is_freed = true;
            }
        }
        at = behind;
    }
    return is_freed;
}

}  // namespace corridor::models
