// What a line can carry, as its simulation shows it: trains of a given mix are offered at a flow,
// and the flow is searched beyond which trains pile up (saturation), or at which the mean delay
// reaches what is still accepted (practical capacity).
#pragma once

#include <cstdint>
#include <vector>

#include "models/rail/compression.hpp"
#include "models/rail/line_params.hpp"
#include "sim/core/random.hpp"
#include "sim/core/time.hpp"

namespace corridor::models {

/// The trains that a line is offered, of the same mix either way.
struct line_traffic {
    struct share {
        train_params of;
        double weight = 1;  ///< >= 0, of the sum of all
    };
    std::vector<share> classes;  ///< at least one
    double spread = 0;           ///< of a train's running times: deviation over mean, lognormal
    /// How freight comes: 0 at even intervals, 1 when it is ready (exponential intervals).
    double irregularity = 1;
};

/// How long it is simulated, and what is accepted.
struct capacity_search {
    core::seeds seeds;
    int run_in_days = 10;
    int counted_days = 180;
    /// Mean delay of a train at practical capacity, over its running time without a stop.
    core::duration accepted_delay = std::chrono::hours{3};
    double tolerance = 0.01;  ///< of the flow that is searched
};

/// Trains in the order in which they come to their ends of the line. A train's draws have its
/// number: at another flow the same trains come in the same order, only closer together.
/// Precondition: pairs_a_day > 0. `traffic` must outlive the sequence.
std::vector<sequenced_train> offered_trains(const line_traffic& traffic, double pairs_a_day,
                                            int days, core::seeds seeds);

/// What a line made of a flow in the counted days.
struct line_outcome {
    double pairs_a_day = 0;     ///< that reached their ends
    double mean_delay_h = 0;    ///< of a train that came, over its running time without a stop
    double longest_wait_h = 0;  ///< of one train for one section
    double busiest_share = 0;  ///< of the time outside possessions: of the section occupied longest
    double backlog_growth = 0;  ///< trains on the line and before it: how many more, over the offer
};
line_outcome simulate_line(const line_params& set, const line_traffic& traffic, double pairs_a_day,
                           const capacity_search& how);

/// Pairs of trains a day that compression takes to occupy the busiest section all of the time
/// outside possessions: of the same trains, with their own running times or held up by slower ones.
double pairs_at_full_occupancy(const line_params& set, const line_traffic& traffic,
                               const capacity_search& how, following_pace pace);

/// The largest flow, in pairs of trains a day, at which the backlog grows by less than a hundredth
/// of the offer.
double saturation(const line_params& set, const line_traffic& traffic, const capacity_search& how);

/// The largest flow at which the mean delay is accepted; at most the saturation.
double practical_capacity(const line_params& set, const line_traffic& traffic,
                          const capacity_search& how);

}  // namespace corridor::models
