#include "configs/reading/toml.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <tuple>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace corridor::configs {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

// The comment at the end of a line, without its sign; a # within quotes begins none.
std::string comment_of(std::string_view line) {
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != 0) {
            if (c == '\\' && quote == '"') {
                ++i;
            } else if (c == quote) {
                quote = 0;
            }
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '#') {
            return trimmed(line.substr(i + 1));
        }
    }
    return {};
}

models::date to_date(const toml::date& from) {
    const std::chrono::year_month_day day{
        std::chrono::year{from.year}, std::chrono::month{from.month}, std::chrono::day{from.day}};
    return {static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count())};
}

// `port.aktau.quay_cranes`: names joined by dots.
bool is_path(std::string_view text) {
    while (true) {
        const std::size_t dot = text.find('.');
        if (!is_bare(text.substr(0, dot))) {
            return false;
        }
        if (dot == std::string_view::npos) {
            return true;
        }
        text.remove_prefix(dot + 1);
    }
}

value to_value(const toml::node& from) {
    if (const auto* is = from.as_boolean()) {
        return {is->get()};
    }
    if (const auto* is = from.as_integer()) {
        return {is->get()};
    }
    if (const auto* is = from.as_floating_point()) {
        return {is->get()};
    }
    if (const auto* is = from.as_string()) {
        return {is->get()};
    }
    if (const auto* is = from.as_date()) {
        return {to_date(is->get())};
    }
    if (const auto* is = from.as_array()) {
        std::vector<value> all;
        for (const toml::node& each : *is) {
            all.push_back(to_value(each));
        }
        return {std::move(all)};
    }
    return {foreign{}};
}

// One file's values into a flat document.
class file_reader {
public:
    file_reader(std::string name, std::string_view text, std::vector<problem>& problems)
        : name_(std::move(name)), lines_(lines_of(text)), problems_(problems) {
        const toml::parse_result parsed = toml::parse(text, std::string_view(name_));
        if (!parsed) {
            const toml::parse_error& error = parsed.error();
            problems_.push_back(problem_at(at(error.source().begin), "",
                                           std::string(error.description()),
                                           "expected a text in TOML"));
            found.complete = false;
            return;
        }
        flatten(parsed.table(), "");
    }

    document found;

private:
    position at(const toml::source_position& where) const {
        return {name_, where.line, where.column};
    }

    void flatten(const toml::table& from, const std::string& path) {
        const std::string table_source = source_key(from, path);
        for (auto&& [key, node] : from) {
            const position key_at = at(key.source().begin);
            const std::string full = (path.empty() ? "" : path + ".") + std::string(key.str());
            if (!is_path(key.str())) {
                problems_.push_back(problem_at(key_at, full,
                                               fmt::format("\"{}\" is not a name", key.str()),
                                               "expected letters, digits, _ and -"));
                continue;
            }
            for (std::size_t dot = key.str().find('.'); dot != std::string_view::npos;
                 dot = key.str().find('.', dot + 1)) {
                found.tables.emplace(full.substr(0, full.size() - key.str().size() + dot), key_at);
            }
            if (const toml::table* inner = node.as_table()) {
                found.tables.emplace(full, key_at);
                flatten(*inner, full);
            } else if (key.str() != "source") {
                add(full, key_at, node, table_source);
            }
        }
    }

    void add(const std::string& path, const position& key_at, const toml::node& node,
             const std::string& table_source) {
        const std::string own = comment(node);
        const auto [there, fresh] =
            found.entries.emplace(path, entry{to_value(node), key_at, at(node.source().begin),
                                              is_source(own) ? own : table_source});
        // TOML itself sees that `a.b` is there twice, but not that `"a.b"` is the same.
        if (!fresh) {
            const position& other = there->second.key_at;
            const bool later =
                std::tie(key_at.line, key_at.column) > std::tie(other.line, other.column);
            problems_.push_back(
                problem_at(later ? key_at : other, path, "is stated twice", "expected one value"));
        }
    }

    std::string source_key(const toml::table& from, const std::string& path) {
        const toml::node* given = from.get("source");
        if (given == nullptr || given->is_table()) {
            return {};
        }
        const toml::value<std::string>* text = given->as_string();
        if (text == nullptr || trimmed(text->get()).empty()) {
            problems_.push_back(
                problem_at(at(given->source().begin), (path.empty() ? "" : path + ".") + "source",
                           to_text(to_value(*given)) + " is no source", "expected text"));
            return {};
        }
        std::string clean = trimmed(text->get());
        std::replace(clean.begin(), clean.end(), '\n', ' ');
        return "source: " + clean;
    }

    std::string comment(const toml::node& of) const {
        // A list may go over several lines: its last one speaks for all.
        const std::size_t line = of.source().end.line;
        return line >= 1 && line <= lines_.size() ? comment_of(lines_[line - 1]) : std::string{};
    }

    std::string name_;
    std::vector<std::string_view> lines_;
    std::vector<problem>& problems_;
};

std::string text_of_number(double number) {
    std::string text = fmt::format("{}", number);
    if (text.find_first_not_of("-0123456789") == std::string::npos) {
        text += ".0";
    }
    return text;
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    return out + "\"";
}

}  // namespace

document parse(const std::string& name, std::string_view text, std::vector<problem>& problems) {
    document found = file_reader(name, text, problems).found;
    found.root = name;
    return found;
}

value value_of(const std::string& text) {
    const toml::parse_result parsed = toml::parse("x = " + text, std::string_view("override"));
    if (!parsed || parsed.table().size() != 1 || parsed.table().get("x") == nullptr) {
        return {text};
    }
    return to_value(*parsed.table().get("x"));
}

std::string to_text(const value& of) {
    if (const auto* is = std::get_if<bool>(&of.is)) {
        return *is ? "true" : "false";
    }
    if (const auto* is = std::get_if<std::int64_t>(&of.is)) {
        return fmt::format("{}", *is);
    }
    if (const auto* is = std::get_if<double>(&of.is)) {
        return text_of_number(*is);
    }
    if (const auto* is = std::get_if<std::string>(&of.is)) {
        return quoted(*is);
    }
    if (const auto* is = std::get_if<models::date>(&of.is)) {
        const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{is->days}}};
        return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                           static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    }
    if (const auto* is = std::get_if<std::vector<value>>(&of.is)) {
        std::string out = "[";
        for (const value& each : *is) {
            out += (out.size() > 1 ? ", " : "") + to_text(each);
        }
        return out + "]";
    }
    return "a value of another kind";
}

std::string to_toml(const document& of) {
    std::map<std::string, std::string> tables;
    for (const auto& [path, each] : of.entries) {
        tables[table_of(path)] += fmt::format("{} = {}{}\n", key_of(path), to_text(each.held),
                                              each.source.empty() ? "" : "  # " + each.source);
    }
    std::string out;
    for (const auto& [table, lines] : tables) {
        out +=
            (table.empty() ? "" : fmt::format("{}[{}]\n", out.empty() ? "" : "\n", table)) + lines;
    }
    return out;
}

bool is_source(const std::string& comment) {
    return (comment.rfind("source:", 0) == 0 && comment.size() > 7) ||
           comment.rfind("assumed", 0) == 0;
}

bool is_bare(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    });
}

}  // namespace corridor::configs
