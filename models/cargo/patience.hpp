// Orders that are taken back before the cargo has left its origin: by whom, when and whereto.
#pragma once

#include <optional>

#include "models/scenario.hpp"
#include "models/trace.hpp"

namespace corridor::models {

/// Why a lot that became ready so long ago, and still stands at its origin, is taken back; none
/// when it waits on. Late orders go when the promised time is over: to a rival if there is one.
inline std::optional<loss> taken_back(const flow_params& flow, core::duration waited,
                                      bool has_rivals) {
    if (flow.is_empty()) {
        return std::nullopt;
    }
    if (flow.shifts_when_late && waited > flow.promised) {
        return has_rivals ? loss::shifted : loss::gave_up;
    }
    const bool impatient = flow.patience > core::duration{} && waited > flow.patience;
    return impatient ? std::optional(loss::gave_up) : std::nullopt;
}

}  // namespace corridor::models
