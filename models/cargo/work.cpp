#include "models/cargo/work.hpp"

namespace corridor::models {

year_of_work no_work(const scenario& from, const itineraries& routes) {
    year_of_work none;
    for (const std::vector<itinerary>& ways : routes) {
        std::vector<way_work>& flow = none.flows.emplace_back();
        for (const itinerary& way : ways) {
            flow.emplace_back().rides.resize(way.rides.size());
        }
    }
    none.services.resize(from.services.size());
    for (std::size_t i = 0; i < from.services.size(); ++i) {
        for (heading_work& each : none.services[i]) {
            each.entered_at_start.assign(from.services[i].legs.size() + 1, 0);
            each.hauled.resize(from.tractions.size());
            each.trips.resize(from.tractions.size());
        }
    }
    none.repairs.resize(from.services.size());
    none.leg_free_paths.resize(from.legs.size());
    none.sections.resize(from.legs.size());
    none.docks.resize(from.places.size());
    none.pairs.resize(from.places.size());
    none.came_before.resize(from.places.size());
    none.cranes.resize(from.places.size());
    none.borders.resize(from.places.size());
    none.tractions.resize(from.tractions.size());
    none.containers.resize(from.depots.size());
    return none;
}

}  // namespace corridor::models
