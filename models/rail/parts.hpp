// A train that is longer than a line takes runs over it in parts.
#pragma once

#include <algorithm>

#include "models/scenario.hpp"

namespace corridor::models {

/// In how many parts of equal length a train of the service runs over the leg, at least one.
inline int parts_on(const leg_params& leg, const service_params& service) {
    const int longest = leg.longest_train_m;
    return longest <= 0 ? 1 : std::max(1, (service.train_length_m + longest - 1) / longest);
}

/// Shunting where it splits, and again where its parts join.
inline core::duration splitting_time(const leg_params& leg, int parts) {
    return (parts - 1) * leg.splitting;
}

}  // namespace corridor::models
