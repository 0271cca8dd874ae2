// What a scenario states in tables beside it: `tables = { leg = "legs.csv", place = "map.geojson"
// }`.
#pragma once

#include <string>
#include <vector>

#include "configs/reader.hpp"
#include "configs/reading/document.hpp"

namespace corridor::configs {

/// Takes the keys `tables.KIND` out of one file's document and puts in what those tables say; their
/// paths are relative to that file. KIND is of tables with names, or `place`, whose rows say in
/// `kind` which of the six they are; of GeoJSON only `leg`, `place` and the six. A figure that
/// the file states itself, or another table, is a mistake. Any mistake makes the document
/// incomplete.
void add_tables(document& to, const fetch& text_of, std::vector<problem>& problems);

/// Whether it is the name of a table rather than of a scenario.
bool is_table_file(const std::string& name);

}  // namespace corridor::configs
