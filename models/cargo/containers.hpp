// What the size of containers means for those who lift and haul them. A crane moves one container
// at a time, long or short, so that two of twenty feet take it twice as long as one of forty.
#pragma once

#include <cstdint>

#include "models/scenario.hpp"

namespace corridor::models {

constexpr std::int64_t teu_of(container_size size) { return size == container_size::ft20 ? 1 : 2; }

/// How many containers one lot is, as depots count: none where they do not.
inline std::int64_t depot_containers(const flow_params& flow) {
    const bool counted =
        flow.form == cargo_form::container && flow.size && flow.container != container_kind::reefer;
    return counted ? flow.lot_size.count / teu_of(*flow.size) : 0;
}

/// What the cranes count one lot of containers as, in the TEU of their rate: each of its containers
/// a move or, of unstated size, as many moves as that rate's containers would be.
inline double crane_teu(const crane_params& cranes, const flow_params& flow) {
    const auto aboard = static_cast<double>(flow.lot_size.count);
    return flow.size ? aboard / static_cast<double>(teu_of(*flow.size)) * cranes.teu_per_move
                     : aboard;
}

/// Tonnes of one lot's containers themselves: boxes of ISO 668 of 2.3 t (20 feet and, where the
/// size is not stated, each TEU) and 3.8 t (40 feet).
inline double tare_t(const flow_params& flow) {
    return (flow.size == container_size::ft40 ? 1.9 : 2.3) *
           static_cast<double>(flow.lot_size.count);
}

/// Tonnes of cargo that a container of that size holds at most: ISO 668 rates both at 30.48 t
/// gross, and the newer ones of 40 feet at 32.5.
constexpr double payload_t(container_size size) {
    return size == container_size::ft20 ? 28.2 : 28.7;
}

}  // namespace corridor::models
