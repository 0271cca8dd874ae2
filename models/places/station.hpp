// A place as vehicles meet it: docks, cranes, yards with quotas by direction, the border. Places
// of kind origin, junction and market have none of these and never make anything wait.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/borders/border_direction.hpp"
#include "models/cargo/holder_log.hpp"
#include "models/disruptions/plan.hpp"
#include "models/places/bogie_shop.hpp"
#include "models/places/crane_pool.hpp"
#include "models/places/facility_log.hpp"
#include "models/places/harbour.hpp"
#include "models/places/truck_gate.hpp"
#include "models/sea/weather.hpp"
#include "sim/core/laws.hpp"
#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/signal.hpp"

namespace corridor::models {

/// A group of like things that are taken and given back: berths, tracks, lanes.
struct facility_group {
    facility_group(core::simulation& sim, int count, std::string name)
        : units(sim, count, std::move(name)), log(static_cast<double>(count)) {}
    core::resource units;
    facility_log log;
    holder_log freed;  ///< what the last did that left one
};

/// One direction's share of a yard. Places are reserved before a vehicle leaves for here, and
/// given back when the next vehicle has taken the cargo; whoever waits for room is woken.
struct yard_quota {
    explicit yard_quota(std::int64_t of) : capacity(of), log(static_cast<double>(of)) {}
    const std::int64_t capacity;
    std::int64_t taken = 0;              ///< reserved or occupied
    std::vector<core::signal*> waiting;  ///< departures that found no room
    facility_log log;
    holder_log freed;  ///< why the last cargo stood that left while somebody waited for room

    bool has_room(std::int64_t size) const { return taken + size <= capacity; }
    void reserve(std::int64_t size, core::time_point now);
    /// `left` says why it stood here.
    void give_back(std::int64_t size, core::time_point now, const holder_log& left = {});
};

/// Where vessels wait and berth.
struct port_side {
    port_side(core::simulation& sim, const place_params& place) : berths(sim, place) {}
    harbour berths;
    facility_log anchorage{0};        ///< vessels that wait for wind or berth; it holds any number
    core::time_point channel_free{};  ///< from when the next may come in
};

struct station {
    station(core::simulation& sim, const scenario& from, place_id at, const calendar& days,
            const disruption_plan& plan, core::seeds seeds, sea_weather* wind);

    facility_group* dock(dock_kind kind) { return docks[index_of(kind)].get(); }
    crane_pool* cranes(crane_kind kind) {
        return kind == crane_kind::quay ? quay_cranes.get() : rail_cranes.get();
    }
    /// Null where the place keeps unlimited stock.
    yard_quota* yard(yard_kind kind, direction heading) {
        return yards[index_of(kind)][index_of(heading)].get();
    }
    core::time_point open_from(core::time_point when) const;

    const place_params& params;
    const place_id id;
    sea_weather* const weather;  ///< null away from the sea
    const core::lognormal_law clearance_h;
    std::array<std::unique_ptr<facility_group>, dock_kinds> docks;
    std::unique_ptr<facility_group> pairs;  ///< of tracks of both gauges, for transloading
    std::unique_ptr<bogie_shop> bogies;     ///< where trains of wagons change gauge
    std::unique_ptr<port_side> sea_side;    ///< ports with berths only
    truck_gate gate;                        ///< when trucks come to the dock of that name
    std::unique_ptr<crane_pool> quay_cranes;
    std::unique_ptr<crane_pool> rail_cranes;
    std::array<std::array<std::unique_ptr<yard_quota>, directions>, yard_kinds> yards;
    std::array<std::unique_ptr<border_direction>, directions> borders;

    // observed in the counted year
    amount throughput;
    double stock_area = 0;  ///< TEU times milliseconds
    std::int64_t stock_max_teu = 0;
    core::time_point stock_changed{};

    // state
    amount standing;  ///< cargo in the yards or, at an origin, ready to leave

    void stand(core::time_point now, const amount& more);
    void leave(core::time_point now, const amount& less);

private:
    void pass(core::time_point now);
};

/// The facilities of those that exist.
template <class Facilities, class Visitor>
void for_each_present(const Facilities& some, Visitor visit) {
    for (const auto& each : some) {
        if (each) {
            visit(each->log);
        }
    }
}

/// Every facility of a place, in the one order in which results list them.
template <class Visitor>
void for_each_facility(station& at, Visitor visit) {
    for_each_present(at.docks, visit);
    if (at.pairs) {
        visit(at.pairs->log);
    }
    if (at.bogies) {
        visit(at.bogies->log);
    }
    if (at.sea_side) {
        visit(at.sea_side->anchorage);
    }
    for_each_present(std::array{at.quay_cranes.get(), at.rail_cranes.get()}, visit);
    for (const auto& kind : at.yards) {
        for_each_present(kind, visit);
    }
    for_each_present(at.borders, visit);
}

/// Capacity of one direction of a yard, in its unit.
std::int64_t quota_of(const yard_params& yard, direction heading);

}  // namespace corridor::models
