// JSON with the place of each value, which the library's own tree does not keep.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "configs/reading/problem.hpp"

namespace corridor::configs {

struct json_member;

struct json_value {
    using list = std::vector<json_value>;
    using object = std::vector<json_member>;
    std::variant<std::monostate, bool, std::int64_t, double, std::string, list, object> is;
    position at;  ///< of its first sign

    /// Null when it is no object or has no such member.
    const json_value* member(std::string_view key) const;
    /// The text of such a member; empty when there is none.
    std::string text_of(std::string_view key) const;
};

struct json_member {
    std::string key;
    position key_at;
    json_value held;
};

/// Whole numbers up to 2^53 are such, however they are written. Nothing when it is no JSON or is
/// nested more than 64 deep; the problem is appended.
std::optional<json_value> read_json(const std::string& name, std::string_view text,
                                    std::vector<problem>& problems);

}  // namespace corridor::configs
