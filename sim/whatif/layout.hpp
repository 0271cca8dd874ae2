// How the answers of this room are set: numbers in units for people, tables, lines of words.
#pragma once

#include <string>
#include <vector>

#include "sim/study/estimate/estimate.hpp"

namespace corridor::whatif {

/// In units for people: hours as days, shares in per cent. `-` for NaN.
std::string figure(double value, const std::string& unit);
std::string signed_figure(double value, const std::string& unit);
/// What those are: `days`, `%`, else the unit itself.
std::string unit_words(const std::string& unit);
/// `+0.5 to +5.5`, or `-` when there is none.
std::string interval(const study::estimate& of);

/// Words on lines of at most 96 characters, all but the first indented; ends with a line feed.
std::string wrapped(const std::string& text);

/// One line a row; the first column to the left, the others to the right.
/// Precondition: each row has at least one cell.
std::string aligned(const std::vector<std::vector<std::string>>& rows);

}  // namespace corridor::whatif
