#include "configs/tables/cells.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "configs/reading/nearest.hpp"
#include "configs/reading/toml.hpp"

namespace corridor::configs {

namespace {

// What TOML would make of it as a value by itself, without a comment, a list or a second line.
value scalar(const std::string& text) {
    return text.find_first_of("#\"'[]{}=\r\n") == std::string::npos ? value_of(text) : value{text};
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? ""
                                      : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

value list(const std::string& text, bool of_numbers) {
    std::vector<value> all;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(';', begin), text.size());
        const std::string each = trimmed(text.substr(begin, end - begin));
        all.push_back(of_numbers ? scalar(each) : value{each});
        begin = end + 1;
    }
    return {std::move(all)};
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

// As a comment at the end of a line would say it.
std::string source_of(std::string text) {
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    text = trimmed(text);
    return text.empty() || is_source(text) ? text : "source: " + text;
}

class row_adder {
public:
    row_adder(const table& from, const std::string& kind, document& to,
              std::vector<problem>& problems)
        : from_(from), kind_(kind), to_(to), problems_(problems) {
        keys_ = {"name", "source"};
        if (kind == "place") {
            keys_.emplace_back("kind");
        }
        for (const std::string& each : kinds_named(kind)) {
            for (const key_spec* spec : keys_of(each)) {
                specs_.emplace(spec->key, spec);
                keys_.emplace_back(spec->key);
            }
        }
    }

    void all() {
        if (!columns()) {
            return;
        }
        for (const row& each : from_.rows) {
            if (const std::string path = table_of_row(each); !path.empty()) {
                cells(each, path);
            }
        }
    }

private:
    void add(const position& at, std::string key, std::string wrong, std::string right) {
        problems_.push_back(problem_at(at, std::move(key), std::move(wrong), std::move(right)));
    }

    std::string pattern(const std::string& key) const { return kind_ + ".*." + key; }

    bool columns() {
        const std::size_t before = problems_.size();
        std::set<std::string> there;
        for (const column& each : from_.columns) {
            if (std::find(keys_.begin(), keys_.end(), each.name) == keys_.end()) {
                add(each.at, pattern(each.name), "unknown column", did_you_mean(each.name, keys_));
            } else if (!there.insert(each.name).second) {
                add(each.at, pattern(each.name), "is there twice", "expected one column");
            }
        }
        for (const char* key : {"name", "kind"}) {
            const bool needed = key == std::string("name") || kind_ == "place";
            if (needed && !there.contains(key) && problems_.size() == before &&
                !from_.columns.empty()) {
                add(from_.columns.front().at, pattern(key), "is missing", "expected that column");
            }
        }
        return problems_.size() == before;
    }

    const cell* cell_of(const row& in, std::string_view name) const {
        for (std::size_t i = 0; i < from_.columns.size(); ++i) {
            if (from_.columns[i].name == name && in.cells[i]) {
                return &*in.cells[i];
            }
        }
        return nullptr;
    }

    // `leg.steppe`; empty when the row does not say rightly whose it is.
    std::string table_of_row(const row& in) {
        std::string kind = kind_;
        if (kind_ == "place") {
            kind = word(in, "kind", "one of its kinds");
            const std::vector<std::string> kinds = kinds_named("place");
            if (!kind.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
                add(cell_of(in, "kind")->at, pattern("kind"), "there is no kind " + kind,
                    did_you_mean(kind, kinds));
                return {};
            }
        }
        const std::string name = word(in, "name", "the name of a " + kind_);
        if (kind.empty() || name.empty()) {
            return {};
        }
        const position& at = cell_of(in, "name")->at;
        if (!is_bare(name)) {
            add(at, pattern("name"), fmt::format("\"{}\" is not a name", name),
                "expected letters, digits, _ and -");
            return {};
        }
        const auto [first, fresh] = named_.emplace(name, at);
        if (!fresh) {
            add(at, kind + "." + name, fmt::format("is in line {} already", first->second.line),
                "expected a name that no other row has");
            return {};
        }
        to_.tables.emplace(kind, at);
        to_.tables.emplace(kind + "." + name, at);
        return kind + "." + name;
    }

    std::string word(const row& in, const char* key, const std::string& right) {
        const cell* said = cell_of(in, key);
        if (said == nullptr) {
            add(in.at, pattern(key), "is missing", "expected " + right);
            return {};
        }
        if (const auto* text = std::get_if<std::string>(&said->held.is)) {
            return *text;
        }
        add(said->at, pattern(key), to_text(said->held) + " is not text", "expected " + right);
        return {};
    }

    void cells(const row& in, const std::string& path) {
        const cell* source_cell = cell_of(in, "source");
        const auto* source =
            source_cell == nullptr ? nullptr : std::get_if<std::string>(&source_cell->held.is);
        for (std::size_t i = 0; i < from_.columns.size(); ++i) {
            const auto spec = specs_.find(from_.columns[i].name);
            if (spec == specs_.end() || !in.cells[i]) {
                continue;
            }
            const cell& said = *in.cells[i];
            const std::string full = path + "." + spec->first;
            const auto [there, fresh] =
                to_.entries.emplace(full, entry{typed(said.held, *spec->second), said.at, said.at,
                                                source == nullptr ? "" : source_of(*source)});
            if (!fresh) {
                const position& other = there->second.value_at;
                add(said.at, full, fmt::format("is stated in {}:{} too", other.file, other.line),
                    "expected one value");
                return;  // a row that is there twice is one mistake
            }
        }
    }

    const table& from_;
    const std::string& kind_;
    document& to_;
    std::vector<problem>& problems_;
    std::vector<std::string> keys_;                 // of all columns that may be there
    std::map<std::string, const key_spec*> specs_;  // of those that are figures
    std::map<std::string, position> named_;
};

}  // namespace

value typed(const value& stated, const key_spec& spec) {
    const auto* text = std::get_if<std::string>(&stated.is);
    if (text == nullptr) {
        return stated;
    }
    switch (spec.type) {
        case value_type::whole:
        case value_type::number:
        case value_type::day:
            return scalar(*text);
        case value_type::yes_no:
            return scalar(lower(*text));
        case value_type::choice: {
            const value read = scalar(*text);
            return std::holds_alternative<std::int64_t>(read.is) ? read : stated;
        }
        case value_type::months:
        case value_type::numbers:
        case value_type::wholes:
            return list(*text, true);
        case value_type::choices:
        case value_type::names:
        case value_type::words:
            return list(*text, false);
        case value_type::text:
        case value_type::name:
            break;
    }
    return stated;
}

void add_rows(const table& from, const std::string& kind, document& to,
              std::vector<problem>& problems) {
    row_adder(from, kind, to, problems).all();
}

}  // namespace corridor::configs
