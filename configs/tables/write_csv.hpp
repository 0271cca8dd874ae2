// A scenario's things of one kind as a CSV table: the way back from read_csv().
#pragma once

#include <string>

#include "configs/reading/document.hpp"

namespace corridor::configs {

/// `name`, for `place` also `kind`, then each key that one of them states, in the schema's order,
/// then `source`: the sources of a row's figures, each once. Lines end in LF. Only the header
/// when there is none of the kind.
std::string to_csv(const document& of, const std::string& kind);

}  // namespace corridor::configs
