// The wind of one sea: alternating open and closed spells, drawn once and the same for all its
// ports. A port is closed by the spells whose severity reaches it, so a sheltered port is closed
// in a part of the spells that close the most exposed one, never in others.
#pragma once

#include <cstdint>
#include <vector>

#include "models/calendar.hpp"
#include "sim/core/random.hpp"

namespace corridor::models {

class sea_weather {
public:
    /// `days` and `params` must outlive this.
    sea_weather(const sea_params& params, const calendar& days, core::seeds seeds, sea_id sea);

    /// Earliest instant from `when` on at which a port of that exposure (0 to 1) is open.
    core::time_point open_from(core::time_point when, double exposure);

    /// When crane work of that length, begun at `when`, is done: it rests in the spells that stop
    /// cranes.
    core::time_point worked(core::time_point when, core::duration work, double exposure);

    /// Of [from, to), how long cranes rest at a port of that exposure.
    core::duration crane_stop(core::time_point from, core::time_point to, double exposure);

private:
    struct spell {
        core::time_point begin, end;
        double severity;  // closes ports with exposure above it
        bool stops_cranes;
    };
    double spell_h(core::stream& draw) const;
    void extend(core::time_point beyond);
    std::size_t first_ending_after(core::time_point when);

    // fixed after construction
    const sea_params& params_;
    const calendar& calendar_;
    core::seeds seeds_;
    std::uint64_t entity_;

    // grows as the run proceeds; its content depends on the seed only
    std::vector<spell> spells_;
    core::time_point drawn_to_{};
    std::uint64_t draws_ = 0;
};

}  // namespace corridor::models
