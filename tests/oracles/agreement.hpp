// Whether the core does with a program what the headers say, and what to tell if not.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "tests/oracles/interpreter/interpreter.hpp"
#include "tests/oracles/program.hpp"

namespace corridor::oracles {

/// How often an instruction came to an outcome.
using coverage = std::map<std::pair<op, outcome>, std::int64_t>;

/// True when the tuned core, alone and traced, the core with listed events and the interpreter give
/// the same record: lines, events one by one, how each wait ended, hash. Adds to `covered` unless
/// none.
bool agree(const program& told, mistake made = mistake::none, coverage* covered = nullptr);

/// The smallest program on which they differ, and the first difference. Precondition: they do.
std::string explain(std::uint64_t seed, const program& told, mistake made = mistake::none);

}  // namespace corridor::oracles
