// A depot of empty containers: shippers whom it serves take theirs there or wait, first come first
// served by size; consignees bring them back once they are unpacked; once a day it orders from
// other depots what it lacks. What it has no room for leaves the corridor.
//
// Nobody who waits here holds anything that others wait for: a lot has no yard place before it
// boards, and no vehicle waits for containers.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "models/cargo/ledger.hpp"
#include "models/scenario.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::models {

struct run;

/// The containers of one size.
struct depot_shelf {
    std::deque<lot_id> queue;  ///< shippers who wait
    std::int64_t wanted = 0;   ///< by those
    std::int64_t stock = 0;
    std::int64_t unpacked = 0;  ///< at consignees, who will bring them
    std::int64_t ordered = 0;   ///< on their way from other depots

    // observed since the counted year began; means are worked out, and all is read, at its end
    depot_result seen;
    double stock_area = 0;  ///< containers times milliseconds
    double waited_h = 0;
    core::time_point since{};

    /// So many more lie here from now on.
    void add(std::int64_t containers, core::time_point now);
};

struct depot {
    depot(depot_id number, const depot_params& set);

    /// Of one instant.
    struct coming_back {
        core::time_point when{};
        std::array<std::int64_t, container_sizes> containers{};
    };

    const depot_id id;
    const depot_params& params;
    std::array<depot_shelf, container_sizes> shelves;
    std::deque<coming_back> due;  ///< in order of time
};

/// The depots of a run, and the balance of containers that came from outside of what they count.
class depots {
public:
    explicit depots(const scenario& from);

    bool exist() const { return !all.empty(); }
    /// The one that serves a place; null: none does.
    depot* serving(place_id place) {
        const auto found = serving_[index_of(place)];
        return found ? &all[index_of(*found)] : nullptr;
    }
    flow_id flow_of(repositioning_id id) const { return flows_[index_of(id)]; }

    std::deque<depot> all;
    std::array<std::int64_t, container_sizes> from_outside{};  ///< less those that went there
    std::vector<std::uint32_t> lots_sent;                      ///< [repositioning] so far

private:
    // fixed after construction
    std::vector<std::optional<depot_id>> serving_;  // [place]
    std::vector<flow_id> flows_;                    // [repositioning]
};

/// A lot of cargo has become ready: it waits to board as soon as it has its containers.
void become_ready(run& all, lot_id id, core::time_point now);
/// Its shipper took a lot with its containers back before it left.
void return_unused(run& all, const flow_params& flow, core::time_point now);
/// A lot has been delivered, cargo or empties; its containers do not travel on by themselves.
void containers_arrived(run& all, const flow_params& flow, core::time_point now);

/// Once a day: who has waited too long gives up or hires, and what is lacking is ordered.
core::process depot_reviews(core::simulation& sim, run& all, depot& here);

/// At the edges of the counted year.
void begin_counting(run& all, depot& here, core::time_point now);
void end_counting(depot& here, core::time_point now, double year_ms);

/// Ends everything through `core::broken` when containers were lost or made.
void check_containers(run& all);

}  // namespace corridor::models
