// Checks that need one value at a time: is the key known, is the value of its type and in its
// range, is the thing that it names there, has it a source.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "configs/reading/document.hpp"
#include "configs/schema.hpp"

namespace corridor::configs {

/// What is wrong with a value of that key's type and range, in words; empty when nothing is.
std::string what_is_wrong(const value& of, const key_spec& spec);

/// Precondition: it holds a number.
double number_in(const value& of);

/// That a number does not say where it comes from.
problem no_source(const std::string& path, const entry& each);

/// Appends what is wrong, in no order.
void check_values(const document& in, std::vector<problem>& problems);

/// Appends the numbers that are right but do not say where they come from.
void check_sources(const document& in, std::vector<problem>& problems);

/// The names of a kind: `place`, `service`, `stage`.
std::vector<std::string> names_of(const document& in, std::string_view kind);

/// What `corridor list keys` prints of a checked document.
std::vector<figure> figures_of(const document& in);

}  // namespace corridor::configs
