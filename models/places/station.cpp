#include "models/places/station.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace corridor::models {

namespace {

constexpr std::array<const char*, dock_kinds> dock_names = {
    "tracks_1520", "tracks_1435", "container_berths", "ferry_berths",
    "roro_berths", "dry_berths",  "oil_berths",       "gate"};
constexpr std::array<const char*, yard_kinds> yard_names = {"containers",  "wagons", "dry_storage",
                                                            "oil_storage", "trucks", "reefers",
                                                            "dangerous",   "empties"};
constexpr std::array<const char*, directions> heading_names = {"westbound", "eastbound"};

core::lognormal_law hours_of(const spread_time& time) { return {hours(time.mean), time.cv}; }

}  // namespace

void yard_quota::reserve(std::int64_t size, core::time_point now) {
    taken += size;
    log.take(now, static_cast<double>(size));
}

void yard_quota::give_back(std::int64_t size, core::time_point now, const holder_log& left) {
    taken -= size;
    log.take(now, -static_cast<double>(size));
    if (!waiting.empty()) {
        freed = left;
    }
    for (core::signal* departure : waiting) {
        departure->notify_all();
    }
    waiting.clear();
}

station::station(core::simulation& sim, const scenario& from, place_id at, const calendar& days,
                 const disruption_plan& plan, core::seeds seeds, sea_weather* wind)
    : params(from.places[index_of(at)]),
      id(at),
      weather(wind),
      clearance_h(hours_of(params.clearance)),
      gate(params, days) {
    for (std::size_t i = 0; i < dock_kinds; ++i) {
        if (params.docks[i].places > 0) {
            docks[i] = std::make_unique<facility_group>(sim, params.docks[i].places,
                                                        params.name + "/" + dock_names[i]);
        }
    }
    if (params.transloading.paired_tracks > 0) {
        pairs = std::make_unique<facility_group>(sim, params.transloading.paired_tracks,
                                                 params.name + "/paired_tracks");
    }
    if (params.bogies.pits > 0) {
        bogies = std::make_unique<bogie_shop>(sim, params.bogies);
    }
    if (has_berths(params)) {
        sea_side = std::make_unique<port_side>(sim, params);
    }
    if (params.quay_cranes.count > 0) {
        quay_cranes = std::make_unique<crane_pool>(sim, params.quay_cranes.count, weather,
                                                   params.closed_share_factor, days.counted_from());
    }
    if (params.rail_cranes.count > 0) {
        rail_cranes = std::make_unique<crane_pool>(
            sim, params.rail_cranes.count, nullptr, 0.0, days.counted_from(),
            crane_shift{&days, params.rail_work, params.country});
    }
    for (std::size_t kind = 0; kind < yard_kinds; ++kind) {
        for (const direction heading : {direction::westbound, direction::eastbound}) {
            if (params.yards[kind].capacity > 0) {
                yards[kind][index_of(heading)] =
                    std::make_unique<yard_quota>(quota_of(params.yards[kind], heading));
            }
        }
    }
    if (params.border) {
        for (const direction heading : {direction::westbound, direction::eastbound}) {
            borders[index_of(heading)] = std::make_unique<border_direction>(
                params, heading, days, seeds, at, plan.accepted(at, heading, days));
        }
    }
}

core::time_point station::open_from(core::time_point when) const {
    return weather == nullptr ? when : weather->open_from(when, params.closed_share_factor);
}

void station::pass(core::time_point now) {
    stock_area +=
        static_cast<double>(standing.teu) * static_cast<double>((now - stock_changed).count());
    stock_changed = now;
}

void station::stand(core::time_point now, const amount& more) {
    pass(now);
    standing += more;
    stock_max_teu = std::max(stock_max_teu, standing.teu);
}

void station::leave(core::time_point now, const amount& less) {
    pass(now);
    standing -= less;
}

std::int64_t quota_of(const yard_params& yard, direction heading) {
    const double share =
        heading == direction::westbound ? yard.westbound_share : 1 - yard.westbound_share;
    return rounded(static_cast<double>(yard.capacity) * (1 - yard.other_share) * share);
}

namespace {

/// Lists facilities as results name them.
class facility_list {
public:
    explicit facility_list(const scenario& from) : from_(from) {}

    void add(place_id at, const std::string& kind, double capacity) {
        all.push_back({from_.places[index_of(at)].name + "/" + kind, at, kind, capacity});
    }
    void add_some(place_id at, const std::string& kind, int count) {
        if (count > 0) {
            add(at, kind, count);
        }
    }

    std::vector<facility> all;

private:
    const scenario& from_;
};

void add_yards(facility_list& to, const place_params& place, place_id at) {
    for (std::size_t kind = 0; kind < yard_kinds; ++kind) {
        for (const direction heading : {direction::westbound, direction::eastbound}) {
            if (place.yards[kind].capacity > 0) {
                std::string name = "yard_";
                name.append(yard_names[kind]).append("_").append(heading_names[index_of(heading)]);
                to.add(at, name, static_cast<double>(quota_of(place.yards[kind], heading)));
            }
        }
    }
}

void add_place(facility_list& to, const place_params& place, place_id at) {
    for (std::size_t kind = 0; kind < dock_kinds; ++kind) {
        to.add_some(at, dock_names[kind], place.docks[kind].places);
    }
    to.add_some(at, "paired_tracks", place.transloading.paired_tracks);
    to.add_some(at, "bogie_pits", place.bogies.pits);
    if (has_berths(place)) {
        to.add(at, "anchorage", 0);
    }
    to.add_some(at, "quay_cranes", place.quay_cranes.count);
    to.add_some(at, "rail_cranes", place.rail_cranes.count);
    add_yards(to, place, at);
    for (std::size_t heading = 0; heading < directions && place.border; ++heading) {
        to.add(at, std::string("border_") + heading_names[heading],
               place.border->accepted_per_day[heading]);
    }
}

void add_territory(facility_list& to, const traction_params& of) {
    const bool electric = of.kind == traction_kind::electric;
    to.add_some(of.depot, electric ? "electric_locomotives" : "diesel_locomotives", of.count[0]);
    to.add_some(of.depot, "crews", of.count[1]);
}

}  // namespace

std::vector<facility> facilities_of(const scenario& from) {
    facility_list found(from);
    for (std::size_t i = 0; i < from.places.size(); ++i) {
        add_place(found, from.places[i], place_id{static_cast<std::uint32_t>(i)});
    }
    for (const traction_params& each : from.tractions) {
        add_territory(found, each);
    }
    for (std::size_t i = 0; i < from.places.size(); ++i) {
        if (from.places[i].hump_wagons_per_h > 0) {
            found.add(place_id{static_cast<std::uint32_t>(i)}, "hump", 1);
        }
    }
    return std::move(found.all);
}

std::vector<crossing> crossings_of(const scenario& from) {
    std::vector<crossing> all;
    for (std::size_t i = 0; i < from.places.size(); ++i) {
        for (std::size_t heading = 0; heading < directions && from.places[i].border; ++heading) {
            all.push_back({from.places[i].name + "/" + heading_names[heading],
                           place_id{static_cast<std::uint32_t>(i)},
                           static_cast<direction>(heading)});
        }
    }
    return all;
}

}  // namespace corridor::models
