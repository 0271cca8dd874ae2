// Who hauls trains: the locomotives and crews of a territory, which are the legs on which these
// work.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "models/scenario/terms.hpp"

namespace corridor::models {

/// What a territory has of: a train needs one of each.
enum class hauler : std::uint8_t { locomotive, crew };
constexpr std::size_t haulers = 2;

enum class traction_kind : std::uint8_t { diesel, electric };

/// Both change at a territory's edges: at borders, and where wires begin or end.
struct traction_params {
    std::string name;
    traction_kind kind = traction_kind::diesel;
    place_id depot{};  ///< an end of one of its legs, where all stand at time zero
    std::array<int, haulers> count{1, 0};  ///< that trains of this cargo can have; 0: never short
    std::array<core::duration, haulers>
        after{};              ///< each trip: servicing of the one, rest of the other
    core::duration change{};  ///< coupling and brake test, where a train takes a locomotive
};

}  // namespace corridor::models
