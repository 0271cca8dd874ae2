// The one table of the keys of scenario files. It feeds the checks, their messages, the defaults
// and `corridor list keys`.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor::configs {

enum class value_type : std::uint8_t {
    whole,    ///< a whole number from `least` to `most`
    number,   ///< any number from `least` to `most`
    months,   ///< twelve such numbers, January first
    numbers,  ///< a list of such numbers
    wholes,   ///< a list of such whole numbers
    text,
    yes_no,
    day,
    choice,   ///< one of the words in `among`
    choices,  ///< a list of them
    name,     ///< of a thing of the kind in `among`
    names,    ///< a list of them
    words,    ///< a list of texts
};

struct key_spec {
    std::string_view tables;  ///< `port|terminal`, of which each may hold it; empty: the top
    std::string_view key;
    value_type type = value_type::number;
    std::string_view unit;   ///< of a number
    std::string_view among;  ///< `rail|sea|road`, or a kind: `place`
    double least = 0;
    double most = 0;
    std::string_view standard;  ///< the default as in TOML; `required`; empty: none
    std::string_view meaning;

    bool required() const { return standard == "required"; }
    bool needs_source() const;  ///< whether its numbers must say where they come from
};

/// By table, then as a person would order them.
std::span<const key_spec> schema();

/// `port.*.quay_cranes`, with all tables that may hold it; `demand.scale`; `days`.
std::string pattern_of(const key_spec& spec);

/// `expected a whole number from 0 to 100`, without the first word.
std::string range_of(const key_spec& spec);

/// Null when no such key is known. `path` is `port.aktau.quay_cranes`.
const key_spec* find_spec(const std::string& path);

/// Whether tables are `[demand]` rather than `[port.NAME]`.
bool is_single(std::string_view table);

/// Every word before a dot that a table may begin with.
std::vector<std::string> table_kinds();

/// The keys that a table of that kind may hold; of the top for an empty word.
std::vector<const key_spec*> keys_of(std::string_view kind);

/// The words between bars: `rail`, `sea`, `road`.
std::vector<std::string> split(std::string_view barred);

/// The kinds of tables whose names are one kind of thing: `place` is origin to market.
std::vector<std::string> kinds_named(std::string_view among);

}  // namespace corridor::configs
