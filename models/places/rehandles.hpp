// Containers that stand on top of the one that is wanted have to be moved first. Stacks are as high
// as the yard's fill makes them in the mean, and every container of a stack is as likely to be
// wanted as any other: of a stack of h, each of the other h - 1 stands above it half of the times,
//
//     h = fill x tiers, at least 1          rehandles a retrieval = (h - 1) / 2
//
// Kim, Evaluation of the number of rehandles in container yards, Computers & Industrial Engineering
// 32 (1997), counts the same for a bay and adds what rehandled containers cost later.
#pragma once

#include <algorithm>

#include "models/places/station.hpp"

namespace corridor::models {

/// For a yard of that many tiers of which that share is full.
constexpr double rehandles(double fill, int tiers) {
    return std::max(0.0, std::min(fill, 1.0) * tiers - 1) / 2;
}

/// As the container yard of the place stands now, other traffic's share included.
inline double rehandles(const station& here) {
    const yard_params& yard = here.params.yards[index_of(yard_kind::containers)];
    if (here.params.yard_tiers <= 1 || yard.capacity <= 0) {
        return 0;
    }
    const double ours = static_cast<double>(here.standing.teu) / static_cast<double>(yard.capacity);
    return rehandles(yard.other_share + ours, here.params.yard_tiers);
}

}  // namespace corridor::models
