#include "configs/schema.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "configs/reading/document.hpp"

namespace corridor::configs {

namespace {

bool holds(std::string_view tables, std::string_view kind) {
    if (tables.empty() || kind.empty()) {
        return tables.empty() && kind.empty();
    }
    const std::vector<std::string> listed = split(tables);
    return std::find(listed.begin(), listed.end(), kind) != listed.end();
}

std::string quoted_words(std::string_view barred) {
    std::string out;
    for (const std::string& word : split(barred)) {
        out += (out.empty() ? "\"" : ", \"") + word + "\"";
    }
    return out;
}

std::string an(std::string_view noun) {
    return (noun.find_first_of("aeio") == 0 ? "an " : "a ") + std::string(noun);
}

std::string limits(const key_spec& spec) {
    const auto plain = [](double limit) {
        return limit == static_cast<double>(static_cast<std::int64_t>(limit))
                   ? fmt::format("{}", static_cast<std::int64_t>(limit))
                   : fmt::format("{}", limit);
    };
    return fmt::format("from {} to {}", plain(spec.least), plain(spec.most));
}

}  // namespace

bool key_spec::needs_source() const {
    using enum value_type;
    return !tables.empty() &&
           (type == whole || type == number || type == months || type == numbers || type == wholes);
}

std::string pattern_of(const key_spec& spec) {
    if (spec.tables.empty()) {
        return std::string(spec.key);
    }
    return fmt::format("{}{}.{}", spec.tables, is_single(spec.tables) ? "" : ".*", spec.key);
}

std::string range_of(const key_spec& spec) {
    switch (spec.type) {
        case value_type::whole:
            return "a whole number " + limits(spec);
        case value_type::number:
            return "a number " + limits(spec);
        case value_type::months:
            return "12 numbers " + limits(spec) + ", January first";
        case value_type::numbers:
            return "a list of numbers, each " + limits(spec);
        case value_type::wholes:
            return "a list of whole numbers, each " + limits(spec);
        case value_type::text:
            return "text";
        case value_type::yes_no:
            return "true or false";
        case value_type::day:
            return "a date like 2024-01-31";
        case value_type::choice:
            return spec.key == "gauge_mm" ? "1520 or 1435" : "one of " + quoted_words(spec.among);
        case value_type::choices:
            return "a list of " + quoted_words(spec.among);
        case value_type::name:
            return "the name of " + an(spec.among);
        case value_type::names:
            return "a list of names, each of " + an(spec.among);
        case value_type::words:
            break;
    }
    return "a list of texts";
}

const key_spec* find_spec(const std::string& path) {
    const std::string kind = path.find('.') == std::string::npos ? "" : part(path, 0);
    const std::size_t dots = static_cast<std::size_t>(std::count(path.begin(), path.end(), '.'));
    if (dots != (kind.empty() ? 0U : is_single(kind) ? 1U : 2U)) {
        return nullptr;
    }
    const std::string key = key_of(path);
    for (const key_spec& spec : schema()) {
        if (spec.key == key && holds(spec.tables, kind)) {
            return &spec;
        }
    }
    return nullptr;
}

bool is_single(std::string_view table) {
    return table == "demand" || table == "routing" || table == "dispatching";
}

std::vector<std::string> table_kinds() {
    std::vector<std::string> all;
    for (const key_spec& spec : schema()) {
        for (const std::string& kind : split(spec.tables)) {
            if (std::find(all.begin(), all.end(), kind) == all.end()) {
                all.push_back(kind);
            }
        }
    }
    return all;
}

std::vector<const key_spec*> keys_of(std::string_view kind) {
    std::vector<const key_spec*> keys;
    for (const key_spec& spec : schema()) {
        if (holds(spec.tables, kind)) {
            keys.push_back(&spec);
        }
    }
    return keys;
}

std::vector<std::string> split(std::string_view barred) {
    std::vector<std::string> words_found;
    while (!barred.empty()) {
        const std::size_t bar = barred.find('|');
        words_found.emplace_back(barred.substr(0, bar));
        barred.remove_prefix(bar == std::string_view::npos ? barred.size() : bar + 1);
    }
    return words_found;
}

std::vector<std::string> kinds_named(std::string_view among) {
    return among == "place" ? split("origin|junction|border|terminal|port|market")
                            : std::vector<std::string>{std::string(among)};
}

}  // namespace corridor::configs
