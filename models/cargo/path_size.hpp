// How much of an alternative is its own. Ways that share most of their legs are not as many chances
// as their number says; the path size of each is the share of its length that it has for itself,
// legs that others use too being divided among their users:
//
//     path size of i = w_i * sum over its legs of (length / length of i) / (sum of w_j over users
//     j)
//
// With all w one this is Ben-Akiva and Bierlaire (1999); weights of the users are Ramming's (2002).
// Here w is one over the number of alternatives that coincide leg by leg, so that a way split into
// identical ones is, to all others, still one way: exactly, and whatever they share with it.
#pragma once

#include <vector>

#include "models/cargo/itinerary.hpp"

namespace corridor::models {

/// Shape [alternative], in (0, 1]; zero for those that are not open or have no rides.
std::vector<double> path_sizes(const scenario& from, const std::vector<itinerary>& alternatives,
                               const std::vector<bool>& open);

}  // namespace corridor::models
