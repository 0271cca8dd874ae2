// The fluid of a scenario: its streams are the flows on their ways, its links the legs, services
// and facilities with what they can take in each week. Cargo of different forms shares a link by
// mass, containers with their own: a link takes so many kilograms as it could of the mix that the
// year's demand sends over it.
#pragma once

#include <array>
#include <limits>
#include <vector>

#include "models/bound/fluid.hpp"
#include "models/calendar.hpp"
#include "models/cargo/itinerary.hpp"
#include "models/scenario.hpp"

namespace corridor::bound {

constexpr std::size_t no_link = std::numeric_limits<std::size_t>::max();

struct scenario_fluid {
    fluid_problem problem;

    struct source {
        std::size_t flow = 0, way = 0;
        double lot_kg = 0;  ///< with the containers' own mass
    };
    std::vector<source> streams;  ///< [stream]

    // links by what they stand for, `no_link` where no stream passes
    std::vector<std::array<std::size_t, models::directions>> legs;      ///< [leg] along, back
    std::vector<std::array<std::size_t, models::directions>> services;  ///< [service][heading]
    std::vector<std::array<std::size_t, models::haulers>> haulers;      ///< [traction]
    std::vector<std::size_t> humps;                                     ///< [place]
    std::vector<std::array<std::size_t, models::dock_kinds>> docks;     ///< [place]
    std::vector<std::size_t> gates;                                     ///< [place] appointments
    std::vector<std::array<std::size_t, 2>> cranes;                     ///< [place]
    std::vector<std::array<std::array<std::size_t, models::directions>, models::yard_kinds>> yards;
    /// [place][heading] the staff of each step, then trains accepted
    using border_links = std::array<std::size_t, models::border_steps + 1>;
    std::vector<std::array<border_links, models::directions>> borders;
};

/// The counted days. Routes must be those of `from`.
scenario_fluid fluid_of(const models::scenario& from, const models::itineraries& routes,
                        const models::calendar& days);

}  // namespace corridor::bound
