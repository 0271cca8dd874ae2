// Lines and tables of words and figures for a terminal.
#pragma once

#include <string>
#include <vector>

namespace corridor::outputs {

/// Words on lines of at most 96 bytes, ending with a line feed; empty without words.
std::string wrapped(const std::string& text);

using table_row = std::vector<std::string>;

/// At most so many characters of a text.
std::string shortened(std::string text, std::size_t width);

/// The first column to the left, the others to the right; the first row is the head. Begins with an
/// empty line and the title; empty without rows below the head.
std::string table_of(const std::string& title, const std::vector<table_row>& rows);

}  // namespace corridor::outputs
