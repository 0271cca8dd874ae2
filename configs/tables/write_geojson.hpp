// The network as GeoJSON (RFC 7946), for maps: places are Points, legs are LineStrings.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "configs/reading/document.hpp"

namespace corridor::configs {

/// What else a map shows of a thing, by its name: `throughput_teu` and the like.
using more_figures = std::map<std::string, std::vector<std::pair<std::string, double>>>;

struct map_details {
    more_figures of_places;
    more_figures of_legs;
    std::vector<std::pair<std::string, std::string>> about;  ///< whose figures these are
};

/// A FeatureCollection: a feature for each place, then for each leg, straight between its ends.
/// Properties are `name`, `kind` of a place, every key that is stated but the coordinates,
/// `source`, then the details; what is no number is null. `about` is its member `corridor`.
/// Precondition: the document was found to be right. Without details it reads to the same figures
/// by read_geojson().
std::string to_geojson(const document& of, const map_details& more = {});

}  // namespace corridor::configs
