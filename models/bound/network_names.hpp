// Names of rows, as a message says them.
#pragma once

#include <array>
#include <string>

#include "models/scenario.hpp"

namespace corridor::bound {

constexpr std::array<const char*, models::directions> heading_words = {"westbound", "eastbound"};

inline std::string name_of(const models::scenario& from, std::size_t flow, std::size_t way) {
    return from.flows[flow].name + " by " +
           (way < from.ways.size() ? from.ways[way].name : std::string("the direct way"));
}

}  // namespace corridor::bound
