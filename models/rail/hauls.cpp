#include "models/rail/hauls.hpp"

#include <algorithm>

#include "models/rail/parts.hpp"

namespace corridor::models {

bool is_marshalled_at(const service_params& service, place_id here) {
    const std::vector<place_id>& all = service.marshalled_at;
    return std::find(all.begin(), all.end(), here) != all.end();
}

std::int64_t wagons_of(const service_params& service) {
    return service.kind == service_kind::container_train
               ? (service.capacity + service.teu_per_wagon - 1) / service.teu_per_wagon
               : service.capacity;
}

bool is_block_train(const service_params& service) {
    return service.kind == service_kind::container_train && service.marshalled_at.empty();
}

std::vector<haul> hauls_of(const scenario& from, const service_params& service, direction heading) {
    const bool west = heading == direction::westbound;
    const std::size_t count = service.legs.size();
    std::vector<haul> all;
    bool goes_on = false;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = west ? i : count - 1 - i;
        const auto& by = from.legs[index_of(service.legs[at])].traction;
        const place_id here = service.stops[west ? at : at + 1];
        const bool lets_go =
            i > 0 && (from.places[index_of(here)].border.has_value() ||
                      is_marshalled_at(service, here) || service.bogies_at == here);
        const int parts = parts_on(from.legs[index_of(service.legs[at])], service);
        if (by && (!goes_on || lets_go || parts > 1 || all.back().by != *by)) {
            all.push_back({*by, {}, parts});
        }
        if (by) {
            all.back().legs.push_back(service.legs[at]);
        }
        goes_on = by.has_value() && parts == 1;
    }
    return all;
}

core::duration planned_stops(const scenario& from, const service_params& service,
                             direction heading) {
    core::duration sum{};
    for (const haul& each : hauls_of(from, service, heading)) {
        sum += from.tractions[index_of(each.by)].change;
    }
    for (const leg_id each : service.legs) {
        const leg_params& leg = from.legs[index_of(each)];
        sum += 2 * splitting_time(leg, parts_on(leg, service));
    }
    for (const place_id each : service.marshalled_at) {
        const place_params& place = from.places[index_of(each)];
        sum += from_hours(static_cast<double>(wagons_of(service)) / place.hump_wagons_per_h) +
               place.accumulation.mean;
    }
    return sum;
}

}  // namespace corridor::models
