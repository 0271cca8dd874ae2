// The words of scenario files for the enumerations of the model, each in one place.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "models/scenario.hpp"

namespace corridor::configs {

constexpr std::array<std::string_view, 6> place_kind_names = {"origin",   "junction", "border",
                                                              "terminal", "port",     "market"};
constexpr std::array<std::string_view, models::dock_kinds> dock_names = {
    "tracks_1520", "tracks_1435", "container_berths", "ferry_berths",
    "roro_berths", "dry_berths",  "oil_berths",       "gate"};
constexpr std::array<std::string_view, 8> service_kind_names = {
    "container_train", "wagon_train", "feeder", "rail_ferry", "roro",
    "dry_cargo",       "tanker",      "truck"};
constexpr std::array<std::string_view, 3> leg_mode_names = {"rail", "sea", "road"};
constexpr std::array<std::string_view, 2> traction_kind_names = {"diesel", "electric"};
constexpr std::array<std::string_view, 3> form_names = {"container", "wagonload", "truck"};
constexpr std::array<std::string_view, 3> container_kind_names = {"dry", "reefer", "dangerous"};
constexpr std::array<std::string_view, 2> container_size_names = {"20ft", "40ft"};
constexpr std::array<std::string_view, models::directions> direction_names = {"westbound",
                                                                              "eastbound"};
/// The keys that state how many of a border's staff there are begin with the side and the stage.
constexpr std::array<std::string_view, models::border_sides> border_side_names = {"exit", "entry"};
constexpr std::array<std::string_view, models::border_stages> border_stage_names = {
    "inspection", "customs", "documents"};
constexpr std::array<std::string_view, models::border_stages> border_staff_names = {
    "brigades", "teams", "desks"};
/// The keys that state a yard's capacity, by yard_kind.
constexpr std::array<std::string_view, models::yard_kinds> yard_keys = {
    "yard_slots_teu", "wagon_places",     "dry_storage_t",       "oil_storage_t",
    "truck_places",   "reefer_plugs_teu", "dangerous_slots_teu", "empty_slots_teu"};

/// Precondition: `name` is among `names`; their order is the enumeration's.
template <class Enum, std::size_t Size>
Enum named(const std::array<std::string_view, Size>& names, const std::string& name) {
    std::size_t i = 0;
    while (i + 1 < Size && names[i] != name) {
        ++i;
    }
    return static_cast<Enum>(i);
}

/// The key that states how many places a dock has: `gate_lanes` for the gate.
inline std::string dock_key(models::dock_kind kind) {
    return kind == models::dock_kind::gate ? "gate_lanes"
                                           : std::string(dock_names[models::index_of(kind)]);
}

constexpr models::leg_mode mode_for(models::service_kind kind) {
    switch (kind) {
        case models::service_kind::container_train:
        case models::service_kind::wagon_train:
            return models::leg_mode::rail;
        case models::service_kind::truck:
            return models::leg_mode::road;
        default:
            return models::leg_mode::sea;
    }
}

}  // namespace corridor::configs
