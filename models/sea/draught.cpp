#include "models/sea/draught.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/services/operation.hpp"

namespace corridor::models {

double level_m(const sea_params& sea, date day) {
    constexpr double days_a_year = 365.25;
    return sea.level_m + sea.level_change_m_per_year * (day.days - sea.level_on.days) / days_a_year;
}

double water_m(const scenario& from, place_id at, dock_kind berths, date day) {
    const place_params& place = from.places[index_of(at)];
    const double depth_m = place.docks[index_of(berths)].depth_m;
    if (depth_m <= 0) {
        return std::numeric_limits<double>::infinity();
    }
    const bool dredged = !place.dredged_on || day >= *place.dredged_on;
    const double level = place.sea ? level_m(from.seas[index_of(*place.sea)], day) : 0;
    return depth_m + (dredged ? place.dredged_m : 0) + level;
}

std::int64_t room_on(const scenario& from, const service_params& service, date day) {
    const hull_params& hull = service.hull;
    const dock_kind berths = dock_of(service.kind, 0);
    const double water =
        std::min(water_m(from, service.from, berths, day), water_m(from, service.to, berths, day));
    const double missing_m = hull.draught_full_m + hull.under_keel_m - water;
    if (hull.draught_full_m <= 0 || missing_m <= 0) {
        return service.capacity;
    }
    constexpr double cm_per_m = 100;
    const kilograms lighter = from_tonnes(cm_per_m * missing_m * hull.immersion_t_per_cm);
    const std::int64_t fewer = (lighter.count + hull.unit_mass.count - 1) /
                               std::max<std::int64_t>(1, hull.unit_mass.count);
    const auto left = static_cast<double>(std::max<std::int64_t>(0, hull.capacity - fewer));
    return rounded(left * hull.payload_share);
}

std::vector<std::int64_t> rooms_by_day(const scenario& from, const service_params& service) {
    std::vector<std::int64_t> rooms;
    if (service.hull.draught_full_m <= 0) {
        return rooms;
    }
    const int days = from.run_in_days + from.days + from.cohort_days + 1;
    const std::int32_t first = from.start_date.days - from.run_in_days;
    for (int day = 0; day < days; ++day) {
        rooms.push_back(room_on(from, service, {first + day}));
    }
    return rooms;
}

std::int64_t least_room(const scenario& from, const service_params& service) {
    const std::vector<std::int64_t> rooms = rooms_by_day(from, service);
    return rooms.empty() ? service.capacity : *std::min_element(rooms.begin(), rooms.end());
}

}  // namespace corridor::models
