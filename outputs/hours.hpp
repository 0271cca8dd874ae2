// Durations as hours for files and people; a missing one is NaN.
#pragma once

#include <limits>
#include <optional>

#include "sim/core/time.hpp"

namespace corridor::outputs {

constexpr double as_hours(core::duration span) {
    return static_cast<double>(span.count()) / 3'600'000.0;
}

constexpr double as_hours(std::optional<core::duration> span) {
    return span ? as_hours(*span) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace corridor::outputs
