#include "models/bound/calls.hpp"

#include <algorithm>

#include "models/leg_time.hpp"
#include "models/places/harbour.hpp"
#include "models/places/yard_blocks.hpp"
#include "models/rail/parts.hpp"

namespace corridor::bound {

using models::index_of;

call call_at(const models::scenario& from, const models::service_params& service,
             models::place_id where) {
    const models::place_params& place = from.places[index_of(where)];
    const models::dock_kind dock = models::dock_at(from, service, where);
    const models::dock_params& set = place.docks[index_of(dock)];
    call out;
    if (set.places <= 0) {
        return out;
    }
    out.exists = true;
    out.where = where;
    out.dock = models::first_shared(place)[index_of(dock)];
    out.setup_h = models::hours(models::setup_time(service, place, dock));
    double per_h = set.rate_per_h;
    const models::crane_kind cranes = models::cranes_of(service.kind);
    if (cranes != models::crane_kind::none) {
        const models::crane_params& group = models::cranes_of(place, cranes);
        const int at_work = group.count > 0 ? std::min(group.per_vehicle, group.count) : 1;
        per_h = group.teu_per_h * at_work;
        out.worked_by = &group;
        if (group.count > 0 && group.teu_per_h > 0) {
            out.cranes = cranes;
            out.crane_hours_per_unit = 1 / group.teu_per_h;
        }
    }
    out.hours_per_unit = per_h > 0 ? 1 / per_h : 0;
    return out;
}

namespace {

/// Of a train that has its bogies exchanged there.
double bogies_h(const models::scenario& from, const models::service_params& service,
                models::place_id here) {
    return service.bogies_at == here ? static_cast<double>(service.capacity) /
                                           from.places[index_of(here)].bogies.wagons_per_h
                                     : 0;
}

}  // namespace

std::vector<passage> passages(const models::scenario& from, const models::service_params& service,
                              models::direction heading) {
    const bool west = heading == models::direction::westbound;
    const std::size_t count = service.legs.size();
    std::vector<passage> out;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = west ? i : count - 1 - i;
        const models::place_id here = service.stops[west ? at : at + 1];
        const models::leg_params& leg = from.legs[index_of(service.legs[at])];
        out.push_back({.leg = service.legs[at],
                       .along = here == leg.from ? 0U : 1U,
                       .trains = models::parts_on(leg, service),
                       .hump = i > 0 && models::is_marshalled_at(service, here),
                       .border = i > 0 && from.places[index_of(here)].border.has_value(),
                       .here = here,
                       .bogies_h = i > 0 ? bogies_h(from, service, here) : 0});
    }
    return out;
}

yard_use yard_before(const models::scenario& from, const models::flow_params& flow,
                     const models::itinerary& way, std::size_t k) {
    const models::service_params& arriving = from.services[index_of(way.rides[k - 1].service)];
    const models::service_params& leaving = from.services[index_of(way.rides[k].service)];
    yard_use out;
    out.heading = way.rides[k].heading;
    out.where = origin_of(leaving, out.heading);
    const models::place_params& here = from.places[index_of(out.where)];
    out.kind = models::yard_between(here, arriving.kind, leaving.kind, flow);
    if (here.yards[index_of(out.kind)].capacity > 0) {
        out.size = static_cast<double>(models::size_in_yard(out.kind, flow));
    }
    return out;
}

hauled_by hauled(const models::scenario& from, const models::service_params& service,
                 models::direction heading) {
    hauled_by out;
    out.hours.resize(from.tractions.size());
    out.trips.resize(from.tractions.size());
    for (const models::haul& each : models::hauls_of(from, service, heading)) {
        core::duration sum = from.tractions[index_of(each.by)].change;
        for (const models::leg_id leg : each.legs) {
            sum += models::free_running_time(from.legs[index_of(leg)], service.speed, true);
        }
        out.hours[index_of(each.by)] += each.trains * models::hours(sum);
        out.trips[index_of(each.by)] += each.trains;
    }
    return out;
}

double running_h(const models::scenario& from, const models::service_params& service,
                 models::direction heading) {
    double sum = models::hours(models::planned_stops(from, service, heading));
    for (const passage& each : passages(from, service, heading)) {
        const models::leg_params& leg = from.legs[index_of(each.leg)];
        sum += models::hours(models::free_running_time(leg, service.speed, true));
        sum += each.bogies_h;
        if (each.border) {
            const models::border_params& set = *from.places[index_of(each.here)].border;
            for (const auto& side : set.staff) {
                for (const models::border_staff_params& stage : side) {
                    sum += models::hours(stage.service.mean);
                }
            }
        }
    }
    return sum;
}

}  // namespace corridor::bound
