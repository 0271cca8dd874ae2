#include "sim/whatif/layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <sstream>

#include <fmt/format.h>

namespace corridor::whatif {
namespace {

std::string grouped(double value) {
    std::string digits = fmt::format("{:.0f}", std::abs(value));
    for (std::size_t i = digits.size(); i > 3; i -= 3)
        digits.insert(i - 3, 1, ',');
    return (value < 0 && digits != "0" ? "-" : "") + digits;
}

}  // namespace

std::string figure(double value, const std::string& unit) {
    if (std::isnan(value))
        return "-";
    if (unit == "h")
        return fmt::format("{:.2f}", value == 0 ? 0 : value / 24);
    if (unit == "1")
        return fmt::format("{:.2f}", value == 0 ? 0 : value * 100);
    return std::abs(value) < 100 ? fmt::format("{:.1f}", value == 0 ? 0 : value) : grouped(value);
}

std::string signed_figure(double value, const std::string& unit) {
    return (value > 0 ? "+" : "") + figure(value, unit);
}

std::string unit_words(const std::string& unit) {
    return unit == "h" ? "days" : unit == "1" ? "%" : unit;
}

std::string interval(const study::estimate& of) {
    if (std::isnan(of.ci95_low))
        return "-";
    return fmt::format("{} to {}", signed_figure(of.ci95_low, of.unit),
                       signed_figure(of.ci95_high, of.unit));
}

std::string wrapped(const std::string& text) {
    constexpr std::size_t line_width = 96;
    std::istringstream stream(text);
    std::string lines;
    std::size_t column = 0;
    for (std::string each; stream >> each;) {
        const bool fits = column + 1 + each.size() <= line_width;
        lines += column == 0 ? each : (fits ? " " : "\n  ") + each;
        column = column == 0 ? each.size() : fits ? column + 1 + each.size() : 2 + each.size();
    }
    return lines + "\n";
}

std::string aligned(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& each : rows) {
        widths.resize(std::max(widths.size(), each.size()), 0);
        for (std::size_t i = 0; i < each.size(); ++i)
            widths[i] = std::max(widths[i], each[i].size());
    }
    std::string text;
    for (const auto& each : rows) {
        text += fmt::format("  {:{}}", each[0], widths[0]);
        for (std::size_t i = 1; i < each.size(); ++i)
            text += fmt::format("  {:>{}}", each[i], widths[i]);
        text += "\n";
    }
    return text;
}

}  // namespace corridor::whatif
