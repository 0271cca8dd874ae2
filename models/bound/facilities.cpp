#include "models/bound/facilities.hpp"

#include <algorithm>

#include "models/places/harbour.hpp"

namespace corridor::bound {

using models::directions;
using models::index_of;

namespace {

void add_place(const models::place_params& place, std::size_t i, std::vector<facility_slot>& to) {
    using part = facility_slot::part;
    const std::array<models::dock_kind, models::dock_kinds> first = models::first_shared(place);
    for (std::size_t kind = 0; kind < models::dock_kinds; ++kind) {
        if (place.docks[kind].places > 0) {
            to.push_back({part::dock, i, index_of(first[kind]), 0, ""});
        }
    }
    if (place.transloading.paired_tracks > 0) {
        to.push_back({part::pairs, i, 0, 0, ""});
    }
    if (place.bogies.pits > 0) {
        to.push_back({part::pits, i, 0, 0, ""});
    }
    if (models::has_berths(place)) {
        to.push_back({part::anchorage, i, 0, 0, ""});
    }
    for (std::size_t kind = 0; kind < 2; ++kind) {
        if ((kind == 0 ? place.quay_cranes : place.rail_cranes).count > 0) {
            to.push_back({part::cranes, i, kind, 0, ""});
        }
    }
    for (std::size_t kind = 0; kind < models::yard_kinds; ++kind) {
        for (std::size_t way = 0; way < directions && place.yards[kind].capacity > 0; ++way) {
            to.push_back({part::yard, i, kind, way, ""});
        }
    }
    for (std::size_t way = 0; way < directions && place.border; ++way) {
        to.push_back({part::border, i, 0, way, ""});
    }
}

}  // namespace

std::vector<facility_slot> facility_slots(const models::scenario& from) {
    std::vector<facility_slot> all;
    for (std::size_t i = 0; i < from.places.size(); ++i) {
        add_place(from.places[i], i, all);
    }
    for (std::size_t i = 0; i < from.tractions.size(); ++i) {
        for (std::size_t kind = 0; kind < models::haulers; ++kind) {
            if (from.tractions[i].count[kind] > 0) {
                all.push_back({facility_slot::part::traction, i, kind, 0, ""});
            }
        }
    }
    for (std::size_t i = 0; i < from.places.size(); ++i) {
        if (from.places[i].hump_wagons_per_h > 0) {
            all.push_back({facility_slot::part::hump, i, 0, 0, ""});
        }
    }
    const std::vector<models::facility> named = models::facilities_of(from);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].words = from.places[index_of(named[i].place)].label + " " + named[i].kind;
        std::replace(all[i].words.begin(), all[i].words.end(), '_', ' ');
    }
    return all;
}

std::vector<row_id> rows_at(const network& of, const facility_slot& at) {
    switch (at.of) {
        case facility_slot::part::dock:
            return at.kind == index_of(models::dock_kind::gate)
                       ? std::vector{of.docks[at.place][at.kind], of.gates[at.place]}
                       : std::vector{of.docks[at.place][at.kind]};
        case facility_slot::part::pairs:
            return {of.pairs[at.place]};
        case facility_slot::part::pits:
            return {of.pits[at.place]};
        case facility_slot::part::anchorage:
            return {no_row};
        case facility_slot::part::cranes:
            return {of.cranes[at.place][at.kind]};
        case facility_slot::part::yard:
            return {of.yards[at.place][at.kind][at.heading]};
        case facility_slot::part::traction:
            return {of.haulers[at.place][at.kind]};
        case facility_slot::part::hump:
            return {of.humps[at.place]};
        case facility_slot::part::border:
            break;
    }
    const network::border_rows& rows = of.borders[at.place][at.heading];
    std::vector<row_id> all(rows.staff.begin(), rows.staff.end());
    all.push_back(rows.accepted);
    return all;
}

std::vector<std::size_t> links_at(const scenario_fluid& of, const facility_slot& at) {
    switch (at.of) {
        case facility_slot::part::dock:
            return at.kind == index_of(models::dock_kind::gate)
                       ? std::vector{of.docks[at.place][at.kind], of.gates[at.place]}
                       : std::vector{of.docks[at.place][at.kind]};
        case facility_slot::part::pairs:  // the tracks and cranes that they are part of have links
        case facility_slot::part::pits:   // and the trains that are worked in these
        case facility_slot::part::anchorage:
            return {no_link};
        case facility_slot::part::cranes:
            return {of.cranes[at.place][at.kind]};
        case facility_slot::part::yard:
            return {of.yards[at.place][at.kind][at.heading]};
        case facility_slot::part::traction:
            return {of.haulers[at.place][at.kind]};
        case facility_slot::part::hump:
            return {of.humps[at.place]};
        case facility_slot::part::border:
            break;
    }
    const auto& links = of.borders[at.place][at.heading];
    return {links.begin(), links.end()};
}

}  // namespace corridor::bound
