// Tables as CSV: RFC 4180, in UTF-8, with or without its mark, lines ended by LF or CRLF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "configs/tables/table.hpp"

namespace corridor::configs {

/// The first line names the columns; every other has as many cells. An empty cell states nothing,
/// and a line of empty cells is none. Appends what is wrong with the text; what it means is checked
/// elsewhere.
table read_csv(const std::string& name, std::string_view text, std::vector<problem>& problems);

}  // namespace corridor::configs
