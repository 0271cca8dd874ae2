// Makes a failing program small: tries one simplification after another, keeps each with which the
// program still fails, and stops when none is left. Greedy delta debugging: Zeller and Hildebrandt,
// Simplifying and Isolating Failure-Inducing Input (IEEE TSE 28, 2002).
#pragma once

#include <functional>

#include "tests/oracles/program.hpp"

namespace corridor::oracles {

/// The smallest program found that `fails`. Precondition: `failing` does. The same program and
/// predicate give the same result.
program shrink(program failing, const std::function<bool(const program&)>& fails);

/// Instructions of all scripts and of the host.
std::size_t length(const program& told);

}  // namespace corridor::oracles
