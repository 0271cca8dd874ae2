// From the cells of a table to the figures of a scenario, each with its place and its source.
#pragma once

#include <string>
#include <vector>

#include "configs/reading/document.hpp"
#include "configs/schema.hpp"
#include "configs/tables/table.hpp"

namespace corridor::configs {

/// The cell's text as a value of the key's type: numbers and dates as in TOML, true or false in
/// any case, the elements of a list between semicolons. Text that is none stays text, which the
/// checks report; so does what is a value already.
value typed(const value& stated, const key_spec& spec);

/// Puts each row's cells into the document as `KIND.NAME.COLUMN`; `source` is of all the row's.
/// Appends what is wrong with columns, names and kinds, and cells whose figure is there already.
void add_rows(const table& from, const std::string& kind, document& to,
              std::vector<problem>& problems);

}  // namespace corridor::configs
