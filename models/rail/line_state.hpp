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
//   2. A part of a safe state is safe. So it is enough to look until the train that moved can
//      leave, or until others have left and its station has a long track free again: what then
//      stays behind is a part of the state before the move, or what 1. leads to from such a part.
//   3. So the state is always safe, and once no train is in a section, the first of that order can
//      go on: its move leaves a safe state, in which it is again the first.
// `line.hpp` lists what else keeps a train back, and why that ends.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/rail/line_params.hpp"

namespace corridor::models {

/// A way along a line: with the sections' numbers, or against them.
enum class heading_on_line : std::uint8_t { up, down };

/// Some of a line's stations.
class station_set {
public:
    static constexpr std::size_t none = ~std::size_t{0};

    explicit station_set(std::size_t stations) : words_((stations + 63) / 64) {}

    void set(std::size_t station, bool is_in) {
        const std::uint64_t bit = std::uint64_t{1} << (station % 64);
        std::uint64_t& word = words_[station / 64];
        word = is_in ? word | bit : word & ~bit;
    }
    bool has(std::size_t station) const {
        return (words_[station / 64] >> (station % 64) & 1) != 0;
    }
    /// The station that a train of that heading comes to last, or none.
    std::size_t last(heading_on_line heading) const;
    /// The one that it comes to last before `station`, or none.
    std::size_t last_before(std::size_t station, heading_on_line heading) const;
    /// Whether one lies ahead of a train that stands at `station`.
    bool any_ahead(std::size_t station, heading_on_line heading) const {
        const std::size_t found = last(heading);
        return found != none &&
               (heading == heading_on_line::up ? found > station : found < station);
    }

private:
    std::vector<std::uint64_t> words_;
};

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
        const std::array<int, 2>& free = stations_[station].free;
        return free[long_track] + (is_long ? 0 : free[loop]);
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
    std::size_t trains() const { return trains_.size() - unused_.size(); }
    std::int64_t checks() const { return checks_; }    ///< states that had to be looked at
    std::int64_t refused() const { return refused_; }  ///< of those, unsafe ones

private:
    enum kind_of_track : std::size_t { loop, long_track };
    struct tracks {
        std::array<int, 2> free{};  ///< by kind
        /// By heading: ordinary ones by the kind of track that they stand on, and longer ones.
        std::array<std::array<int, 3>, 2> trains{};
    };
    static constexpr std::size_t longer_than_loops = 2;
    /// Stations without a free track, and those without a free long one.
    struct full_stations {
        station_set of_all, of_long_ones;
    };

    bool keeps_a_long_track(std::size_t station, bool is_long) const;
    bool can_leave(const standing& train) const;
    bool is_safe_with_full(std::size_t station);
    bool some_can_leave(heading_on_line heading);
    void take(standing& train, std::size_t station);
    void change(const standing& train, int free);

    // changed by moves
    std::vector<tracks> stations_;
    full_stations full_;
    full_stations left_full_;  // is_safe_with_full()'s own, kept for its memory
    std::vector<standing> trains_;
    std::vector<train_number> unused_;

    std::int64_t checks_ = 0;
    std::int64_t refused_ = 0;
};

}  // namespace corridor::models
