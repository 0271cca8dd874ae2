// Pits in which the wagons of a train are lifted and get bogies of the other gauge, and the sets of
// bogies that are in stock.
//
// A train is taken in once a pit is free and as many sets of its new gauge as it has wagons are in
// stock: it takes both in one instant, or waits with neither. Its old bogies go into the stock of
// their gauge. First come, first served each way; who waits for bogies keeps no train of the other
// gauge out, for that one brings them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/places/facility_log.hpp"
#include "models/places/slots.hpp"
#include "models/scenario.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::models {

enum class gauge : std::uint8_t { broad, normal };
constexpr gauge gauge_of(int gauge_mm) { return gauge_mm == 1435 ? gauge::normal : gauge::broad; }
constexpr gauge other(gauge of) { return of == gauge::broad ? gauge::normal : gauge::broad; }

/// A train that waits or is worked. Its shop owns it.
struct bogie_call {
    explicit bogie_call(core::simulation& sim) : taken_in(sim) {}
    gauge onto{};
    std::int64_t wagons = 0;
    bool is_in = false;
    core::time_point asked{};
    core::time_point began{};
    core::signal taken_in;
};

class bogie_shop {
public:
    bogie_shop(core::simulation& sim, const bogie_params& set);

    /// Is taken in at once, or its signal tells when. Precondition: 1 <= wagons, and no more than
    /// the sets of either gauge at time zero.
    bogie_call& ask(gauge onto, std::int64_t wagons, core::time_point now);
    /// The train goes on, with its new bogies; the call is no more.
    void leave(bogie_call& call, core::time_point now);

    std::int64_t in_stock(gauge of) const { return stock_[index_of(of)]; }
    /// Whether a train waits because too few of them are in stock.
    bool is_short_of(gauge of) const { return short_[index_of(of)]; }
    core::duration takes(std::int64_t wagons) const;

    facility_log log;  ///< pits in use, trains that wait

private:
    void take_in(core::time_point now);

    // fixed after construction
    core::simulation& sim_;
    const double wagons_per_h_;

    // changed by calls
    int pits_free_;
    std::array<std::int64_t, 2> stock_;
    std::array<bool, 2> short_{};
    std::vector<bogie_call*> waiting_;  // in the order of asking
    slots<bogie_call> calls_;
};

}  // namespace corridor::models
