// What a limit is where there is none.
#pragma once

#include <limits>

namespace corridor::bound {

constexpr double unlimited = std::numeric_limits<double>::infinity();

}  // namespace corridor::bound
