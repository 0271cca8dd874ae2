// What a service asks of the places and legs that it passes, per voyage and per unit of cargo: the
// factors from which rows and links are made.
#pragma once

#include <vector>

#include "models/cargo/containers.hpp"
#include "models/cargo/itinerary.hpp"
#include "models/rail/hauls.hpp"
#include "models/scenario.hpp"
#include "models/services/operation.hpp"

namespace corridor::bound {

/// One end of a service. All zero where nothing works the vehicle: at an origin or a market.
struct call {
    bool exists = false;
    models::place_id where{};
    models::dock_kind dock{};  ///< the first of those that share its vessels
    models::crane_kind cranes = models::crane_kind::none;  ///< none when the place has none
    double setup_h = 0;
    double hours_per_unit = 0;        ///< of the dock, with as many cranes as one vehicle gets
    double crane_hours_per_unit = 0;  ///< summed over cranes
    const models::crane_params* worked_by = nullptr;  ///< null: units are the service's own

    /// What one lot takes of the dock, and of the cranes.
    double dock_h(const models::flow_params& lot, models::service_kind by) const {
        return units(lot, by) * hours_per_unit;
    }
    double crane_h(const models::flow_params& lot, models::service_kind by) const {
        return units(lot, by) * crane_hours_per_unit;
    }
    /// At most so many for one unit of a service.
    double most_units() const { return worked_by == nullptr ? 1 : worked_by->teu_per_move; }

private:
    /// Its size aboard or, by cranes, its moves.
    double units(const models::flow_params& lot, models::service_kind by) const {
        return worked_by == nullptr ? static_cast<double>(models::size_aboard(by, lot))
                                    : models::crane_teu(*worked_by, lot);
    }
};
call call_at(const models::scenario& from, const models::service_params& service,
             models::place_id where);

/// One leg as a voyage travels it.
struct passage {
    models::leg_id leg{};
    std::size_t along = 0;    ///< 0 along the leg's from-to, 1 back
    int trains = 1;           ///< parts that run over it by themselves
    bool hump = false;        ///< wagons are sorted before it
    bool border = false;      ///< a border is crossed before it
    models::place_id here{};  ///< where it begins
    double bogies_h = 0;      ///< in a pit before it; 0: none are exchanged
};
std::vector<passage> passages(const models::scenario& from, const models::service_params& service,
                              models::direction heading);

inline models::place_id origin_of(const models::service_params& service,
                                  models::direction heading) {
    return heading == models::direction::westbound ? service.from : service.to;
}
inline models::place_id destination_of(const models::service_params& service,
                                       models::direction heading) {
    return heading == models::direction::westbound ? service.to : service.from;
}

/// The yard in which a lot of `flow` stands before ride `k` of `way`, k at least 1, and what it
/// takes there. `size` is 0 where the place keeps unlimited stock.
struct yard_use {
    models::place_id where{};
    models::yard_kind kind{};
    models::direction heading{};
    double size = 0;
};
yard_use yard_before(const models::scenario& from, const models::flow_params& flow,
                     const models::itinerary& way, std::size_t k);

/// What the locomotives of each territory do for a voyage, by plan. By traction.
struct hauled_by {
    std::vector<double> hours;  ///< changes and running
    std::vector<double> trips;
};
hauled_by hauled(const models::scenario& from, const models::service_params& service,
                 models::direction heading);

/// Hours for which a voyage keeps the hump of a place.
inline double hump_h(const models::scenario& from, const models::service_params& service,
                     models::place_id where) {
    return static_cast<double>(models::wagons_of(service)) /
           from.places[models::index_of(where)].hump_wagons_per_h;
}

/// Planned hours under way of a voyage, without waits: legs, border services and all else that it
/// stops for.
double running_h(const models::scenario& from, const models::service_params& service,
                 models::direction heading);

}  // namespace corridor::bound
