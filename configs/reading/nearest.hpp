// What the user may have meant: the nearest of the names that are known.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace corridor::configs {

/// Levenshtein's distance: insertions, deletions and changes of one byte each.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The nearest of those that contain the name, else of all; the first of several; empty when none
/// is known.
std::string nearest(std::string_view name, const std::vector<std::string>& known);

/// `did you mean NAME?`, or `expected one that is there` when nothing is known.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& known);

}  // namespace corridor::configs
