// Where the trains of a line stand, and whether they can all still leave it.
//
// The rule. A train in a section has its track at the next station already; so each train on the
// line stands, for this page, at one station, and counts there. Call a state *safe* when the trains
// can leave the line one by one, each running alone to the end that it heads for while the others
// stand: it needs a fitting free track at each station ahead of it.
//
// A move to the next station is allowed when that station keeps a free long track, or when the
// state after it is safe. Then the line never locks, whatever the load:
//   1. A move that leaves a free long track keeps a safe state safe: the order in which the trains
//      could leave still serves, since every train fits a long track, only one of them passes at a
//      time, and the train that moved has less way to go. A train that enters the line leaves last.
//   2. So the state is always safe, and once no train is in a section, the first of that order can
//      go on: its move leaves a safe state, in which it is again the first.
// Nothing else keeps a train back for ever: possessions end, and trains are asked in the order of
// when they asked plus a bounded handicap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/rail/line_params.hpp"

namespace corridor::models {

/// A way along a line: with the sections' numbers, or against them.
enum class heading_on_line : std::uint8_t { up, down };

/// The tracks of a line and who stands on them. Stations are numbered as in `line_params`.
class line_state {
public:
    explicit line_state(const std::vector<line_station_params>& stations);

    struct standing {
        std::size_t station = 0;
        heading_on_line heading = heading_on_line::up;
        bool is_long = false;        ///< needs long tracks
        bool on_long_track = false;  ///< has one
    };

    /// Free tracks of a station that fit such a train.
    int room(std::size_t station, bool is_long) const {
        return free_[station].long_tracks + (is_long ? 0 : free_[station].loops);
    }

    /// A train's number on the line, from entering to leaving.
    using train_number = std::size_t;

    /// A train comes from beyond the line's end. Precondition: room().
    train_number enter(std::size_t station, heading_on_line heading, bool is_long);
    /// It goes on to the next station. Precondition: room() there.
    void move(train_number train);
    void leave(train_number train);

    /// Whether a train of this kind may come from beyond the end, by the rule above.
    bool may_enter(std::size_t station, heading_on_line heading, bool is_long);
    /// Whether this one may go on to the next station, by the rule above.
    bool may_move(train_number train);

    const standing& at(train_number train) const { return trains_[train]; }
    std::size_t trains() const { return on_line_.size(); }
    std::int64_t checks() const { return checks_; }    ///< states that had to be looked at
    std::int64_t refused() const { return refused_; }  ///< of those, unsafe ones

private:
    struct tracks {
        int loops = 0;
        int long_tracks = 0;
    };

    void take(standing& train, std::size_t station);
    void give_back(const standing& train);
    bool is_safe();

    // changed by moves
    std::vector<tracks> free_;
    std::vector<standing> trains_;
    std::vector<train_number> on_line_;  // in no order
    std::vector<train_number> unused_;

    // is_safe()'s own, kept for their memory
    std::vector<tracks> before_;
    std::vector<train_number> left_;

    std::int64_t checks_ = 0;
    std::int64_t refused_ = 0;
};

}  // namespace corridor::models
