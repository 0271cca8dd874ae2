// One direction of a border as trains pass it. A train waits on the line before the border for its
// turn with the other side, and is let into the border station as early as the exit side is planned
// to need it. There the exit side's inspection, customs and documents take it in this order; it is
// handed over, not before its turn; then the entry side's take it. Other traffic goes the same way,
// worked out lazily and without an event, since whatever asks about a queue asks in order of time.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <queue>
#include <vector>

#include "models/borders/border_acceptance.hpp"
#include "models/borders/border_staff.hpp"
#include "models/borders/embargo.hpp"
#include "models/borders/other_trains.hpp"
#include "models/places/facility_log.hpp"
#include "sim/core/laws.hpp"

namespace corridor::models {

class border_direction {
public:
    /// `place` must be a border; it and `days` must outlive this. `share_by_day` is what
    /// disruptions leave of the trains accepted; empty: all.
    border_direction(const place_params& place, direction heading, const calendar& days,
                     core::seeds seeds, place_id at, std::vector<double> share_by_day = {});

    struct turn {
        core::time_point enters;    ///< the border station
        core::time_point accepted;  ///< by the other side, if the exit side has done with it
    };
    /// A train of this cargo joins the queue. As below, calls come in order of time.
    turn join(core::time_point now);

    /// Whether anything is done to a train in that step.
    bool has(std::size_t step) const { return steps_[step].has_value(); }
    /// The service in that step; `entity` names the train and the border.
    core::duration drawn(std::size_t step, std::uint64_t entity) const;
    border_staff::service serve(std::size_t step, core::time_point now, core::duration takes);

    /// Of this cargo's trains, in the counted year.
    struct crossing {
        core::duration line{};   ///< before the border station
        core::duration exit{};   ///< in it, until it is handed over
        core::duration entry{};  ///< from then on
        std::array<core::duration, border_steps> waited{};
    };
    void crossed(const crossing& train);
    void held(core::duration span);
    /// The counted year begins.
    void reset() { sums_ = {}; }

    struct observed {
        border_result figures;
        border_acceptance::observed acceptance;
        std::int64_t others_accepted = 0;  ///< of other traffic
        double others_waiting_mean = 0;    ///< trains of other traffic that wait for their turn
        std::array<border_staff::observed, border_steps> staff;
    };
    /// What the counted year saw. Call once, when it is over.
    observed end_counting();

    facility_log log;
    embargo ahead;  ///< of trains to here

private:
    struct stage_queue {
        core::duration mean{};
        core::lognormal_law factor;
        border_staff staff;
    };
    /// A train of other traffic that comes to its next step.
    struct passing {
        core::time_point when{};
        std::uint64_t train = 0;
        std::size_t step = joins;
        core::time_point accepted{};
    };
    struct later {
        bool operator()(const passing& a, const passing& b) const {
            return a.when != b.when ? a.when > b.when : a.train > b.train;
        }
    };
    static constexpr std::size_t joins = border_steps;

    void add_staff(const border_params& set, direction heading);
    void others_until(core::time_point when);
    void next_other();
    void pass(const passing& other);
    void go_on(passing other, std::size_t from_step);
    turn turn_at(core::time_point now);
    void note_wait(core::time_point arrived, core::time_point accepted);

    // fixed after construction
    const calendar& calendar_;
    core::seeds seeds_;
    std::uint64_t entity_;
    bool others_inspected_;
    std::array<border_shifts, border_sides> shifts_;
    core::duration lead_{};  // planned time of the exit side

    border_acceptance acceptance_;
    std::array<std::optional<stage_queue>, border_steps> steps_;
    other_trains others_;
    std::uint64_t others_come_ = 0;
    std::priority_queue<passing, std::vector<passing>, later> under_way_;

    // observed in the counted year
    struct sums {
        std::int64_t trains = 0;
        crossing all;
        std::int64_t lots_held = 0;
        core::duration held{};
    };
    sums sums_;
    std::int64_t others_accepted_ = 0;
    double others_waited_ms_ = 0;
};

}  // namespace corridor::models
