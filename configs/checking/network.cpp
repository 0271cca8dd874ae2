#include "configs/checking/network.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "configs/checking/great_circle.hpp"
#include "configs/checking/standing_room.hpp"
#include "configs/filling/fill.hpp"
#include "configs/filling/names.hpp"
#include "models/cargo/itinerary.hpp"
#include "models/services/operation.hpp"

namespace corridor::configs {

namespace {

using models::index_of;
using models::place_id;
using models::service_params;

constexpr double rounding = 1.02;  // of lengths that are said in whole kilometres

/// Depots order empties as flows of their own.
std::string table_of_flow(const models::flow_params& flow) {
    return (flow.repositions ? "repositioning." : "flow.") + flow.name;
}

struct path {
    std::vector<models::leg_id> legs;
    std::vector<place_id> stops;  // without the first; empty when there is no path
};

// The shortest path over the legs of one mode and gauge: Bellman's relaxation, the graph is small.
class shortest {
public:
    shortest(const models::scenario& from, models::leg_mode mode, int gauge_mm)
        : from_(from), mode_(mode), gauge_mm_(gauge_mm) {}

    path between(place_id start, place_id end) const {
        std::vector<label> best(from_.places.size());
        best[index_of(start)].km = 0;
        for (bool improved = true; improved;) {
            improved = false;
            for (std::size_t i = 0; i < from_.legs.size(); ++i) {
                const models::leg_params& leg = from_.legs[i];
                if (usable(leg)) {
                    improved = relax(best, i, leg.from, leg.to) || improved;
                    improved = relax(best, i, leg.to, leg.from) || improved;
                }
            }
        }
        path found;
        for (place_id at = end; at != start && best[index_of(at)].km < never;
             at = best[index_of(at)].before) {
            found.legs.insert(found.legs.begin(), best[index_of(at)].by);
            found.stops.insert(found.stops.begin(), at);
        }
        return found;
    }

private:
    static constexpr double never = std::numeric_limits<double>::infinity();
    struct label {
        double km = never;
        models::leg_id by{};
        place_id before{};
    };

    bool usable(const models::leg_params& leg) const {
        return leg.mode == mode_ && (gauge_mm_ == 0 || leg.gauge_mm == gauge_mm_) &&
               index_of(leg.from) < from_.places.size() && index_of(leg.to) < from_.places.size();
    }

    bool relax(std::vector<label>& best, std::size_t leg, place_id a, place_id b) const {
        const double km = best[index_of(a)].km + from_.legs[leg].length.count;
        if (!(km < best[index_of(b)].km)) {
            return false;
        }
        best[index_of(b)] = {km, models::leg_id{static_cast<std::uint32_t>(leg)}, a};
        return true;
    }

    const models::scenario& from_;
    models::leg_mode mode_;
    int gauge_mm_;
};

class network {
public:
    network(const document& in, models::scenario& to, std::vector<problem>& problems,
            const soundness& sound)
        : in_(in), to_(to), problems_(problems), sound_(sound) {}

    /// Each returns whether it found nothing and knew all.
    bool lengths();
    bool paths();
    bool docks(bool after_paths);
    bool flows();

private:
    void add(const std::string& key, std::string wrong, std::string right) {
        problems_.push_back(problem_at(where(in_, key), key, std::move(wrong), std::move(right)));
    }
    std::string table(place_id of) const {
        const models::place_params& place = to_.places[index_of(of)];
        return std::string(place_kind_names[index_of(place.kind)]) + "." + place.name;
    }
    const std::string& name(place_id of) const { return to_.places[index_of(of)].name; }
    bool known(place_id of) const { return index_of(of) < to_.places.size(); }
    bool located(const models::leg_params& leg) const;
    bool find_path(service_params& service);
    bool humps(const service_params& service);
    bool dock(const service_params& service, bool eastern_end);
    bool works(const service_params& service, const models::place_params& here,
               models::dock_kind kind, const std::string& key);

    const document& in_;
    models::scenario& to_;
    std::vector<problem>& problems_;
    const soundness& sound_;
};

// Whether its length and the coordinates of its ends are right, whatever else is wrong there.
bool network::located(const models::leg_params& leg) const {
    for (const char* key : {"mode", "from", "to", "length_km", "length_nm"}) {
        if (!sound_("leg." + leg.name + "." + key)) {
            return false;
        }
    }
    return known(leg.from) && known(leg.to) && sound_(table(leg.from) + ".latitude_deg") &&
           sound_(table(leg.from) + ".longitude_deg") && sound_(table(leg.to) + ".latitude_deg") &&
           sound_(table(leg.to) + ".longitude_deg");
}

bool network::lengths() {
    bool good = true;
    for (const models::leg_params& leg : to_.legs) {
        const std::string key = "leg." + leg.name;
        if (!located(leg)) {
            good = false;
            continue;
        }
        const models::place_params& a = to_.places[index_of(leg.from)];
        const models::place_params& b = to_.places[index_of(leg.to)];
        const double least = great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude);
        if (leg.length.count * rounding < least) {
            const bool sea = leg.mode == models::leg_mode::sea;
            const double unit_km = sea ? models::km_per_nautical_mile : 1;
            const char* unit = sea ? "nautical miles" : "km";
            add(key + (sea ? ".length_nm" : ".length_km"),
                fmt::format("{:.0f} {} is shorter than the great circle from {} to {}",
                            leg.length.count / unit_km, unit, a.name, b.name),
                fmt::format("expected at least {:.0f} {}", least / unit_km, unit));
            good = false;
        }
    }
    return good;
}

bool network::paths() {
    bool good = std::all_of(to_.legs.begin(), to_.legs.end(),
                            [&](const auto& leg) { return sound_("leg." + leg.name); });
    if (!good) {
        return false;  // a leg of a wrong gauge leads nowhere
    }
    for (service_params& service : to_.services) {
        good = sound_("service." + service.name) && find_path(service) && good;
    }
    return good;
}

bool network::find_path(service_params& service) {
    const itinerary_wish wish = wish_of(in_, to_, service.name);
    const models::leg_mode mode = mode_for(service.kind);
    int gauge_mm = wish.gauge_mm;
    service.stops = {wish.stops.front()};
    for (std::size_t i = 1; i < wish.stops.size(); ++i) {
        if (wish.bogies_at == wish.stops[i - 1]) {
            gauge_mm = gauge_mm == 1435 ? 1520 : 1435;
        }
        const shortest line(to_, mode, gauge_mm);
        const path next = line.between(wish.stops[i - 1], wish.stops[i]);
        if (next.legs.empty()) {
            const std::string gauge = gauge_mm == 0 ? "" : fmt::format(" of {} mm", gauge_mm);
            add("service." + service.name + (wish.stops.size() > 2 ? ".via" : ".to"),
                fmt::format("no {} legs{} lead from {} to {}",
                            leg_mode_names[static_cast<std::size_t>(mode)], gauge,
                            name(wish.stops[i - 1]), name(wish.stops[i])),
                "expected places that such legs join");
            return false;
        }
        service.legs.insert(service.legs.end(), next.legs.begin(), next.legs.end());
        service.stops.insert(service.stops.end(), next.stops.begin(), next.stops.end());
    }
    return humps(service);
}

bool network::humps(const service_params& service) {
    const std::string key = "service." + service.name + ".marshalled_at";
    for (const place_id at : service.marshalled_at) {
        if (std::find(service.stops.begin() + 1, service.stops.end() - 1, at) ==
            service.stops.end() - 1) {
            add(key, name(at) + " is not between its ends", "expected places that it passes");
            return false;
        }
        if (sound_(table(at)) && !(to_.places[index_of(at)].hump_wagons_per_h > 0)) {
            add(key, "no wagons are sorted at " + name(at),
                "expected places with hump_wagons_per_h");
            return false;
        }
    }
    return true;
}

bool network::docks(bool after_paths) {
    bool good = true;
    for (const service_params& service : to_.services) {
        if (after_paths && service.legs.empty()) {
            continue;
        }
        for (const bool eastern_end : {true, false}) {
            const place_id end = eastern_end ? service.from : service.to;
            good = sound_("service." + service.name) && known(end) && sound_(table(end)) &&
                   dock(service, eastern_end) && good;
        }
    }
    return good;
}

bool network::dock(const service_params& service, bool eastern_end) {
    const models::place_params& here =
        to_.places[index_of(eastern_end ? service.from : service.to)];
    const std::string key = "service." + service.name + (eastern_end ? ".from" : ".to");
    const itinerary_wish wish = wish_of(in_, to_, service.name);
    const bool changed = wish.bogies_at && !eastern_end;
    const models::dock_kind kind = models::dock_of(
        service.kind, changed ? (wish.gauge_mm == 1435 ? 1520 : 1435) : wish.gauge_mm);
    const models::dock_params& there = here.docks[index_of(kind)];
    const bool open =
        here.kind == models::place_kind::origin || here.kind == models::place_kind::market;
    if (here.kind == models::place_kind::junction || here.kind == models::place_kind::border) {
        add(key,
            fmt::format("nothing is loaded at {}, a {}", here.name,
                        place_kind_names[index_of(here.kind)]),
            "expected an origin, terminal, port or market");
        return false;
    }
    if (there.places == 0) {
        if (!open) {
            add(key, fmt::format("{} has no {}", here.name, dock_key(kind)),
                fmt::format("expected {}.{} of at least 1",
                            table(eastern_end ? service.from : service.to), dock_key(kind)));
        }
        return open;
    }
    return works(service, here, kind, key);
}

// Whether what stands at a dock that is there moves the service's cargo.
bool network::works(const service_params& service, const models::place_params& here,
                    models::dock_kind kind, const std::string& key) {
    const models::dock_params& there = here.docks[index_of(kind)];
    const bool quay = service.kind == models::service_kind::feeder;
    const bool by_crane = quay || service.kind == models::service_kind::container_train;
    const models::crane_params& cranes = quay ? here.quay_cranes : here.rail_cranes;
    if (by_crane && (cranes.count == 0 || cranes.teu_per_h <= 0)) {
        add(key, fmt::format("{} has no {} cranes that move", here.name, quay ? "quay" : "rail"),
            quay ? "expected quay_cranes and crane_rate_moves_per_h there"
                 : "expected rail_cranes and rail_crane_moves_per_h there");
        return false;
    }
    if (!by_crane && there.rate_per_h <= 0) {
        add(key, fmt::format("{} works nothing an hour at its {}", here.name, dock_key(kind)),
            "expected a rate above 0 there");
        return false;
    }
    return true;
}

bool network::flows() {
    const models::itineraries found = models::find_itineraries(to_);
    bool good = true;
    for (std::size_t i = 0; i < to_.flows.size(); ++i) {
        const bool carried =
            std::any_of(found[i].begin(), found[i].end(),
                        [](const models::itinerary& each) { return each.exists(); });
        const std::string table = table_of_flow(to_.flows[i]);
        if (!carried && sound_(table)) {
            add(table + (to_.flows[i].repositions ? ".to" : ".destination"),
                fmt::format("no services carry it {} from {} to {}",
                            direction_names[index_of(to_.flows[i].heading)],
                            name(to_.flows[i].origin), name(to_.flows[i].destination)),
                "expected services of its form and vessels, each with room for a lot, that join, "
                "and at most one way's");
        }
        good = good && carried;
    }
    return good;
}

}  // namespace

void check_network(const document& in, models::scenario& to, std::vector<problem>& problems,
                   const soundness& sound) {
    network all(in, to, problems, sound);
    const bool lengths_good = all.lengths();
    const bool paths_good = lengths_good && all.paths();
    const bool docks_good = all.docks(lengths_good);
    const bool flows_named = std::all_of(to.flows.begin(), to.flows.end(), [&](const auto& each) {
        return index_of(each.origin) < to.places.size() &&
               index_of(each.destination) < to.places.size();
    });
    const bool ways_named = std::all_of(to.ways.begin(), to.ways.end(), [&](const auto& each) {
        return sound("way." + each.name);
    });
    const bool water_sound = std::all_of(to.seas.begin(), to.seas.end(), [&](const auto& each) {
        return sound("sea." + each.name);
    });
    // Room is only counted for flows that are right; a wrong one has no size.
    const bool flows_sound = std::all_of(to.flows.begin(), to.flows.end(), [&](const auto& each) {
        return sound(table_of_flow(each));
    });
    if (paths_good && docks_good && flows_named && ways_named && water_sound && all.flows() &&
        flows_sound) {
        check_standing_room(in, to, problems);
    }
}

}  // namespace corridor::configs
