#include "models/cargo/path_size.hpp"

#include <algorithm>

namespace corridor::models {

namespace {

std::vector<leg_id> legs_of(const scenario& from, const itinerary& along) {
    std::vector<leg_id> legs;
    for (const ride& each : along.rides) {
        const std::vector<leg_id>& ridden = from.services[index_of(each.service)].legs;
        legs.insert(legs.end(), ridden.begin(), ridden.end());
    }
    return legs;
}

}  // namespace

std::vector<double> path_sizes(const scenario& from, const std::vector<itinerary>& alternatives,
                               const std::vector<bool>& open) {
    std::vector<std::vector<leg_id>> legs(alternatives.size());
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
        if (open[i]) {
            legs[i] = legs_of(from, alternatives[i]);
        }
    }
    std::vector<double> weight(alternatives.size());
    std::vector<double> users(from.legs.size());  // [leg] the weights of all that use it
    for (std::size_t i = 0; i < legs.size(); ++i) {
        weight[i] = 1 / static_cast<double>(std::count(legs.begin(), legs.end(), legs[i]));
        for (const leg_id leg : legs[i]) {
            users[index_of(leg)] += weight[i];
        }
    }
    std::vector<double> sizes(alternatives.size());
    for (std::size_t i = 0; i < legs.size(); ++i) {
        double length = 0;
        double own = 0;
        for (const leg_id leg : legs[i]) {
            const double length_km = from.legs[index_of(leg)].length.count;
            length += length_km;
            own += length_km / users[index_of(leg)];
        }
        sizes[i] = length > 0 ? weight[i] * own / length : 0;
    }
    return sizes;
}

}  // namespace corridor::models
