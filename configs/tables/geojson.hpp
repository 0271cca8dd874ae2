// Tables as GeoJSON (RFC 7946), as maps are drawn in: a feature is a row, its properties are cells.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "configs/tables/table.hpp"

namespace corridor::configs {

enum class geometry : std::uint8_t {
    point,  ///< of places: its coordinates are the columns longitude_deg and latitude_deg
    line,   ///< of legs: only drawn, for a leg says itself where it leads and how long it is
};

/// The features of that geometry, in the file's order; those of the other are another table's. A
/// property that is null states nothing. Appends what is wrong with the text; what it means is
/// checked elsewhere.
table read_geojson(const std::string& name, std::string_view text, geometry wanted,
                   std::vector<problem>& problems);

}  // namespace corridor::configs
