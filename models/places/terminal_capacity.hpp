// What an inland terminal can carry, as its simulation shows it: containers are offered by train
// and truck at a flow, trains and trucks without limit, and the flow is searched beyond which they
// pile up. What binds is what adds most when there is twice of it.
#pragma once

#include <array>
#include <cstdint>

#include "models/scenario.hpp"
#include "sim/core/random.hpp"

namespace corridor::models {

/// What passes the terminal, as shares of all TEU, half of each in either direction.
struct terminal_traffic {
    double between_gauges = 0;  ///< from trains of one gauge to those of the other
    double gate_1520 = 0;       ///< between 1520 mm trains and trucks
    double gate_1435 = 0;       ///< between 1435 mm trains and trucks
    std::int64_t train_teu = 60;
    int train_length_m = 0;
};

struct terminal_search {
    core::seeds seeds;
    int run_in_days = 28;     ///< whole weeks, as what stands differs from day to day of a week
    int counted_days = 182;   ///< likewise
    double tolerance = 0.02;  ///< of the flow that is searched
};

/// A terminal by itself: its trains come from and go to places that never make anything wait.
/// `teu_per_year` is offered, each container once. Without a border, sea or other traffic's calls.
scenario terminal_alone(const place_params& terminal, const country_params& country,
                        const terminal_traffic& traffic, double teu_per_year,
                        const terminal_search& how);

/// The largest flow, in TEU a year that pass it, each container counted once, at which what is on
/// its way grows by less than a fiftieth of the offer.
double terminal_capacity(const place_params& terminal, const country_params& country,
                         const terminal_traffic& traffic, const terminal_search& how);

enum class terminal_part : std::uint8_t {
    tracks,
    cranes,
    crane_hours,
    yard,
    gate_lanes,
    gate_hours,
    customs
};
constexpr std::size_t terminal_parts = 7;
extern const std::array<const char*, terminal_parts> terminal_part_names;

/// The terminal with twice of it; hours become all hours.
place_params with_more(place_params terminal, terminal_part of);

}  // namespace corridor::models
