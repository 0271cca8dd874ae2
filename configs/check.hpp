// Checks that need one value at a time: is the key known, is the value of its type and in its
// range, is the thing that it names there, has it a source.
#pragma once

#include <vector>

#include "configs/document.hpp"

namespace corridor::configs {

/// Appends what is wrong, in no order.
void check_values(const document& in, std::vector<problem>& problems);

/// Appends the numbers that are right but do not say where they come from.
void check_sources(const document& in, std::vector<problem>& problems);

/// The names of a kind: `place`, `service`, `stage`.
std::vector<std::string> names_of(const document& in, std::string_view kind);

/// What `corridor list keys` prints of a checked document.
std::vector<figure> figures_of(const document& in);

}  // namespace corridor::configs
