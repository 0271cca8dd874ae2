// Which way cargo takes: a path-size logit over the generalised costs of the ways that are open.
//
//     weight of a way = path size ^ exponent * e ^ (-(cost a TEU + constant) / scale)
//
// A flow that has a direct itinerary takes that and chooses nothing.
#pragma once

#include <cstddef>
#include <vector>

#include "models/cargo/itinerary.hpp"

namespace corridor::models {

/// Whether cargo may be sent this way, or by this rival, on that day.
template <class Dated>
bool is_open(const Dated& each, date today) {
    return each.open && (!each.open_from || today >= *each.open_from) &&
           (!each.open_until || today <= *each.open_until);
}

/// What one flow is offered on one day.
struct corridor_offer {
    /// Relative weights of the choice. Shape [way]; zero where a way is closed or leads nowhere.
    std::vector<double> weights;
    /// Generalised cost a TEU, or a lot of other cargo, of all that is open together: the logsum
    /// of the ways, or what the direct itinerary costs. Infinite when nothing is open.
    double usd = 0;
};

/// What is planned for each way, without queues. Shape [way].
std::vector<expected_time> planned_times(const std::vector<itinerary>& ways);

/// Inverts one uniform over the fixed order of the weights, so that a small change of cost moves
/// few lots. Returns the number of weights when all are zero.
std::size_t choose(const std::vector<double>& weights, double uniform);

/// The choice of one flow. Everything that it is made from must outlive it.
class way_choice {
public:
    way_choice(const scenario& from, const flow_params& flow, const std::vector<itinerary>& ways)
        : from_(from), flow_(flow), ways_(ways) {}

    /// `expected` has the shape [way]. Of the ways the cheapest has its path size as its weight.
    corridor_offer offer(const std::vector<expected_time>& expected, date today);

private:
    double usd(std::size_t way, const expected_time& time) const;
    void look_what_is_open(date today);

    // fixed after construction
    const scenario& from_;
    const flow_params& flow_;
    const std::vector<itinerary>& ways_;

    // of the last day asked for
    std::vector<bool> open_;
    std::vector<double> sizes_;  // path sizes
};

}  // namespace corridor::models
