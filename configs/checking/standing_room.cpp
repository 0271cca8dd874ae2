#include "configs/checking/standing_room.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "configs/filling/fill.hpp"
#include "configs/filling/names.hpp"
#include "models/cargo/itinerary.hpp"
#include "models/places/station.hpp"
#include "models/places/yard_blocks.hpp"
#include "models/services/operation.hpp"

namespace corridor::configs {

namespace {

using models::direction;
using models::index_of;
using models::service_params;
using models::yard_kind;

struct need {
    std::int64_t size = 0;  // in the yard's unit
    std::string service;    // that unloads most
};

// By place, yard and direction.
using needs = std::map<std::tuple<std::size_t, yard_kind, direction>, need>;

// Few lots of a vehicle stand there.
bool stands_apart(yard_kind yard) {
    return yard == yard_kind::reefers || yard == yard_kind::dangerous;
}

// What must find a place together: a full vehicle's load, or the lots that become ready together.
std::int64_t lots_at_once(const service_params& arriving, const models::flow_params& flow,
                          yard_kind yard) {
    const std::int64_t full =
        arriving.capacity / std::max<std::int64_t>(1, size_aboard(arriving.kind, flow));
    return stands_apart(yard) ? std::min<std::int64_t>(full, flow.release_lots) : full;
}

// Every change between two rides of one itinerary.
void add_changes(const models::scenario& of, const models::flow_params& flow,
                 const models::itinerary& along, bool back, needs& to) {
    for (std::size_t i = 1; i < along.rides.size(); ++i) {
        const service_params& first = of.services[index_of(along.rides[i - 1].service)];
        const service_params& second = of.services[index_of(along.rides[i].service)];
        const service_params& arriving = back ? second : first;
        const service_params& leaving = back ? first : second;
        const bool west = (flow.heading == direction::westbound) != back;
        const models::place_id at = west ? arriving.to : arriving.from;
        const yard_kind yard =
            models::yard_between(of.places[index_of(at)], arriving.kind, leaving.kind, flow);
        const std::int64_t size =
            lots_at_once(arriving, flow, yard) * models::size_in_yard(yard, flow);
        need& largest =
            to[{index_of(at), yard, west ? direction::westbound : direction::eastbound}];
        if (size > largest.size) {
            largest = {size, arriving.name};
        }
    }
}

}  // namespace

void check_standing_room(const document& in, const models::scenario& of,
                         std::vector<problem>& problems) {
    const models::itineraries ways = models::find_itineraries(of);
    needs all;
    for (std::size_t i = 0; i < of.flows.size(); ++i) {
        models::flow_params empties = of.flows[i];
        empties.returns_of = models::flow_id{static_cast<std::uint32_t>(i)};
        for (const models::itinerary& way : ways[i]) {
            add_changes(of, of.flows[i], way, false, all);
            if (of.flows[i].empty_return_share > 0) {
                add_changes(of, empties, way, true, all);
            }
        }
    }
    for (const auto& [key, needed] : all) {
        const auto& [at, yard, heading] = key;
        const models::place_params& place = of.places[at];
        const models::yard_params& there = place.yards[index_of(yard)];
        const bool open =
            place.kind == models::place_kind::origin || place.kind == models::place_kind::market;
        const std::int64_t room = models::quota_of(there, heading);
        if (room >= needed.size || (open && there.capacity == 0)) {
            continue;
        }
        const std::string whole = stands_apart(yard) ? "release" : "full " + needed.service;
        const bool by_mass = yard == yard_kind::dry_storage || yard == yard_kind::oil_storage;
        const double unit = by_mass ? 1000 : 1;
        const std::string path = fmt::format("{}.{}.{}", place_kind_names[index_of(place.kind)],
                                             place.name, yard_keys[index_of(yard)]);
        problems.push_back(
            problem_at(where(in, path), path,
                       fmt::format("{} are left for {} cargo", static_cast<double>(room) / unit,
                                   direction_names[index_of(heading)]),
                       fmt::format("expected room for the {} of one {}",
                                   static_cast<double>(needed.size) / unit, whole)));
    }
}

}  // namespace corridor::configs
