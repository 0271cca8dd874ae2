// Scenario files as a flat list of values by path, each with its place and its source: parsed,
// extended, overridden. What the keys mean is decided elsewhere.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "configs/reader.hpp"
#include "configs/reading/problem.hpp"
#include "models/scenario.hpp"

namespace corridor::configs {

/// A value of a kind that no key takes: a time of day, a table in a list.
struct foreign {};

struct value {
    std::variant<foreign, bool, std::int64_t, double, std::string, models::date, std::vector<value>>
        is;
};

struct entry {
    value held;
    position key_at;
    position value_at;
    std::string source;  ///< empty: none was given
};

/// Paths are keys joined by dots: `port.aktau.quay_cranes`. A key in quotes may be such a path.
struct document {
    std::string root;      ///< the file that was asked for
    bool complete = true;  ///< false: a file could not be read or is no TOML
    std::map<std::string, entry> entries;
    std::map<std::string, position> tables;  ///< where each table is first spoken of
};

/// The file, what it extends, then the overrides. `extends` and `source` are not among the entries.
document load(const std::string& name, const fetch& text_of,
              const std::vector<override_>& overrides, std::vector<problem>& problems);

/// A path relative to the file that says it: `../baseline.toml` said by `cases/a.toml` is
/// `baseline.toml`.
std::string beside(const std::string& file, const std::string& relative);

/// `baseline` of `configs/scenarios/baseline.toml`: a file's name for people.
std::string stem(const std::string& file);

/// `aktau` of `port.aktau.quay_cranes` is part 1; empty when there is no such part.
std::string part(const std::string& path, std::size_t index);

/// `port.aktau` of `port.aktau.quay_cranes`; empty for a key at the top.
std::string table_of(const std::string& path);

/// The last part.
std::string key_of(const std::string& path);

problem problem_at(const position& at, std::string key, std::string wrong, std::string right);

}  // namespace corridor::configs
