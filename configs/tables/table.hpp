// A table of things as a file states it, whatever the file's language: columns, and a row a thing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "configs/reading/document.hpp"

namespace corridor::configs {

struct cell {
    value held;  ///< of CSV always text, as it stands; of GeoJSON what JSON says
    position at;
};

struct column {
    std::string name;
    position at;
};

struct row {
    position at;
    std::vector<std::optional<cell>> cells;  ///< by column; none: not stated
};

struct table {
    std::vector<column> columns;
    std::vector<row> rows;
};

}  // namespace corridor::configs
