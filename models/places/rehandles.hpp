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
#include "models/places/yard_blocks.hpp"

namespace corridor::models {

/// For a yard of that many tiers of which that share is full.
constexpr double rehandles(double fill, int tiers) {
    return std::max(0.0, std::min(fill, 1.0) * tiers - 1) / 2;
}

/// As the blocks of containers of the place stand now in the mean, other traffic's share included.
inline double rehandles(const station& here) {
    std::int64_t slots = 0;
    for (const yard_kind block : container_blocks) {
        slots += here.params.yards[index_of(block)].capacity;
    }
    if (here.params.yard_tiers <= 1 || slots <= 0) {
        return 0;
    }
    double others = 0;
    for (const yard_kind block : container_blocks) {
        const yard_params& each = here.params.yards[index_of(block)];
        others +=
            each.other_share * (static_cast<double>(each.capacity) / static_cast<double>(slots));
    }
    const double ours = static_cast<double>(here.standing.teu) / static_cast<double>(slots);
    return rehandles(others + ours, here.params.yard_tiers);
}

}  // namespace corridor::models
