// The facilities in the order of `models::facilities_of`, with their rows in a program and their
// links in a fluid.
#pragma once

#include <string>
#include <vector>

#include "models/bound/flows_on_links.hpp"
#include "models/bound/network.hpp"

namespace corridor::bound {

struct facility_slot {
    enum class part : std::uint8_t {
        dock,
        pairs,
        pits,
        anchorage,
        cranes,
        yard,
        border,
        traction,
        hump
    };
    part of{};
    std::size_t place = 0;  ///< or the traction
    std::size_t kind = 0;   ///< of dock (the first that shares its vessels), cranes, yard or hauler
    std::size_t heading = 0;  ///< of yard or border
    std::string words;        ///< `Aktau quay cranes`
};
std::vector<facility_slot> facility_slots(const models::scenario& from);

/// At a border: the staff of each step, then acceptance; at a gate: its lanes, then appointments;
/// elsewhere one, which an anchorage has not.
std::vector<row_id> rows_at(const network& of, const facility_slot& at);
std::vector<std::size_t> links_at(const scenario_fluid& of, const facility_slot& at);

}  // namespace corridor::bound
