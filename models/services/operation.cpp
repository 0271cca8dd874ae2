#include "models/services/operation.hpp"

#include "models/sea/draught.hpp"

namespace corridor::models {

crane_kind cranes_of(service_kind kind) {
    switch (kind) {
        case service_kind::container_train:
            return crane_kind::rail;
        case service_kind::feeder:
            return crane_kind::quay;
        default:
            return crane_kind::none;
    }
}

operation::operation(core::simulation& sim, const scenario& from, service_id of)
    : params(from.services[index_of(of)]),
      id(of),
      rooms(rooms_by_day(from, params)),
      length(length_of(from, params)),
      docks{models::dock_at(from, params, params.from), models::dock_at(from, params, params.to)},
      cranes(cranes_of(params.kind)),
      ends{boarding{sim, params.name + "/westbound"}, boarding{sim, params.name + "/eastbound"}},
      busy(params.vehicles) {
    boards(direction::westbound).at = boards(direction::westbound).kept_at = params.from;
    boards(direction::eastbound).at = boards(direction::eastbound).kept_at = params.to;
    for (int i = 0; i < params.vehicles; ++i) {
        vehicle& fresh = fleet.emplace_back();
        fresh.number = static_cast<std::uint32_t>(i);
        fresh.entity =
            (std::uint64_t{index_of(of)} << 48U) + (static_cast<std::uint64_t>(i) << 32U);
        ends[static_cast<std::size_t>(i) % directions].idle.push_back(&fresh);
    }
}

bool is_train(service_kind kind) {
    return kind == service_kind::container_train || kind == service_kind::wagon_train;
}

bool is_vessel(service_kind kind) { return !is_train(kind) && kind != service_kind::truck; }

dock_kind dock_of(service_kind kind, int gauge_mm) {
    switch (kind) {
        case service_kind::container_train:
        case service_kind::wagon_train:
            return gauge_mm == 1435 ? dock_kind::tracks_1435 : dock_kind::tracks_1520;
        case service_kind::feeder:
            return dock_kind::container_berths;
        case service_kind::rail_ferry:
            return dock_kind::ferry_berths;
        case service_kind::roro:
            return dock_kind::roro_berths;
        case service_kind::dry_cargo:
            return dock_kind::dry_berths;
        case service_kind::tanker:
            return dock_kind::oil_berths;
        case service_kind::truck:
            break;
    }
    return dock_kind::gate;
}

dock_kind dock_at(const scenario& from, const service_params& service, place_id end) {
    const leg_id leg = end == service.from ? service.legs.front() : service.legs.back();
    return dock_of(service.kind, from.legs[index_of(leg)].gauge_mm);
}

core::duration setup_time(const service_params& service, const place_params& here, dock_kind dock) {
    const core::duration once = here.docks[index_of(dock)].setup;
    const int length_m = here.docks[index_of(dock)].track_length_m;
    if (!is_train(service.kind) || length_m <= 0) {
        return once;
    }
    const int parts = (service.train_length_m + length_m - 1) / length_m;
    return std::max(1, parts) * once;
}

}  // namespace corridor::models
