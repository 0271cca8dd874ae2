#include "outputs/summary/layout.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

namespace corridor::outputs {
namespace {

constexpr std::size_t line_width = 96;

/// Characters, not bytes: names hold letters of more than one byte.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

std::string wrapped(const std::string& text) {
    std::istringstream stream(text);
    std::string lines;
    std::size_t column = 0;
    for (std::string word; stream >> word;) {
        if (column > 0 && column + 1 + word.size() > line_width) {
            lines += '\n';
            column = 0;
        }
        lines += column > 0 ? " " + word : word;
        column += word.size() + (column > 0 ? 1 : 0);
    }
    return lines.empty() ? lines : lines + "\n";
}

std::string shortened(std::string text, std::size_t width) {
    while (width_of(text) > width) {
        while (text.size() > 1 && (text.back() & 0xC0) == 0x80)
            text.pop_back();
        text.pop_back();
    }
    return text;
}

std::string table_of(const std::string& title, const std::vector<table_row>& rows) {
    if (rows.size() < 2)
        return {};
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const table_row& each : rows) {
        for (std::size_t i = 0; i < each.size(); ++i) {
            widths[i] = std::max(widths[i], width_of(each[i]));
        }
    }
    std::string text = fmt::format("\n{}\n", title);
    for (const table_row& each : rows) {
        std::string line = "  ";
        for (std::size_t i = 0; i < each.size(); ++i) {
            const std::string padding(widths[i] - width_of(each[i]), ' ');
            line += i == 0 ? each[i] + padding : "  " + padding + each[i];
        }
        text += line + "\n";
    }
    return text;
}

}  // namespace corridor::outputs
