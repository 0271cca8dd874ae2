// TOML to documents and back: the only place that knows the language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "configs/reading/document.hpp"

namespace corridor::configs {

/// One text by itself; `name` is for messages. `extends` is an entry here like any other.
document parse(const std::string& name, std::string_view text, std::vector<problem>& problems);

/// A value as in TOML; what is not TOML is taken as text.
value value_of(const std::string& text);

/// As TOML.
std::string to_text(const value& of);

/// The whole document as TOML, sorted by path, each value with its source.
std::string to_toml(const document& of);

/// Whether a comment says where a figure comes from: `source: ...` or `assumed ...`.
bool is_source(const std::string& comment);

/// Whether it can be a name without quotes: letters, digits, _ and -.
bool is_bare(std::string_view name);

}  // namespace corridor::configs
