// The services that a consignment takes one after another: of each way the itinerary of least
// generalised cost. Among the ways it chooses elsewhere (`way_choice.hpp`).
#pragma once

#include <vector>

#include "models/cargo/generalised_cost.hpp"

namespace corridor::models {

/// One ride: aboard `service`, westbound from its eastern end or eastbound back.
struct ride {
    service_id service{};
    direction heading = direction::westbound;
};

struct itinerary {
    std::vector<ride> rides;  ///< empty: this flow cannot go this way
    double usd = 0;           ///< tariffs and handling of one lot
    expected_time planned;    ///< without queues
    bool exists() const { return !rides.empty(); }
};

/// Shape [flow][way]; the last way of each flow is `direct`: no service that belongs to a way.
/// A flow that has a direct itinerary has no other. Empties go back along their flow's rides.
using itineraries = std::vector<std::vector<itinerary>>;

itineraries find_itineraries(const scenario& from);

/// What one lot takes of a vehicle whose capacity is counted in the service's unit.
std::int64_t size_aboard(service_kind kind, const flow_params& flow);

/// Whether the flow's lots may ride on that kind of service.
bool carries(service_kind kind, const flow_params& flow);

/// Appends, to each flow with an empty return share, the flow of its empties: no mass, the same
/// TEU, back from the destination to the origin. Called once, on a checked scenario.
void add_empty_returns(scenario& to);

/// A scheduled way's or any service's length over its legs.
km length_of(const scenario& from, const service_params& service);

}  // namespace corridor::models
