// A border crossing for trains: both sides' staff, the turns between them, all traffic.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/scenario/terms.hpp"

namespace corridor::models {

/// When the staff of one side of a border work, in their country's local time.
struct opening_hours {
    int opens_h = 0;
    int closes_h = 24;
    bool weekends = true;
};

/// What each side of a border does to a train, in this order.
enum class border_stage : std::uint8_t { inspection, customs, documents };
constexpr std::size_t border_stages = 3;
/// The side that a train leaves, then the side that it enters.
constexpr std::size_t border_sides = 2;
/// All that is done to a train, in order: the stages of the exit side, then of the entry side.
constexpr std::size_t border_steps = border_sides * border_stages;

/// Those who do one stage: brigades, customs teams or desks. Each works one train at a time.
struct border_staff_params {
    int count = 1;
    spread_time service;  ///< of one train, without waiting; mean 0: there is no such stage
};

/// Days on which other figures hold than usual: an embargo, a strike, works. What is not stated
/// stays as it is; what is stated holds as it is, whatever the holidays and short weeks.
struct border_spell {
    date first;                                                        ///< included
    date last;                                                         ///< included
    std::array<std::optional<double>, directions> accepted_per_day{};  ///< trains, 0 too
    std::array<std::optional<double>, directions> other_per_day{};
};

/// A border crossing for trains: the turn that the other side gives, the exit side's staff, the
/// entry side's staff. Westbound and eastbound share neither.
struct border_params {
    country_id east{};  ///< a westbound train leaves this country
    country_id west{};
    std::array<opening_hours, 2> hours;  ///< of the eastern and the western side
    /// [side][stage] of one direction
    std::array<std::array<border_staff_params, border_stages>, border_sides> staff;
    std::array<double, directions> accepted_per_day{};  ///< trains, by direction
    std::array<double, directions> other_per_day{};  ///< of other traffic that arrive, on average
    double other_weekly_cv = 0;                      ///< spread of that from week to week
    bool others_inspected = false;     ///< whether other traffic passes the same staff
    double short_week_share = 0;       ///< of weeks in which the other side accepts fewer
    double short_week_factor = 1;      ///< what it accepts in such a week, as a share
    std::vector<border_spell> spells;  ///< in the order of the scenario; the last that names a
                                       ///< figure for a day holds
    double held_share = 0;             ///< of consignments whose wagon is set off for documents
    spread_time held;                  ///< how long those are held
    int embargo_at = 0;            ///< so many of this cargo's trains wait: none is sent; 0: never
    int embargo_lifted_below = 0;  ///< until fewer wait; 1 to embargo_at, else 0
};

}  // namespace corridor::models
