#include "configs/checking/check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "configs/reading/nearest.hpp"
#include "configs/reading/toml.hpp"
#include "configs/tables/tables.hpp"

namespace corridor::configs {

namespace {

bool is_number(const value& of) {
    return std::holds_alternative<std::int64_t>(of.is) || std::holds_alternative<double>(of.is);
}

const char* kind_of(const value& of) {
    constexpr std::array kinds = {"no value of use here",
                                  "true or false",
                                  "a whole number",
                                  "a number",
                                  "text",
                                  "a date",
                                  "a list"};
    return kinds[of.is.index()];
}

std::string wrong_number(const value& of, const key_spec& spec) {
    if (!is_number(of)) {
        return fmt::format("{} is {}", to_text(of), kind_of(of));
    }
    const double number = number_in(of);
    if (!std::isfinite(number)) {
        return to_text(of) + " is no finite number";
    }
    const bool whole = spec.type == value_type::whole || spec.type == value_type::wholes;
    if (whole && std::floor(number) != number) {
        return to_text(of) + " is not whole";
    }
    if (number < spec.least) {
        return fmt::format("{} is less than {}", to_text(of), spec.least);
    }
    if (number > spec.most) {
        return fmt::format("{} is more than {}", to_text(of), spec.most);
    }
    return {};
}

std::string wrong_choice(const value& of, const key_spec& spec) {
    const auto* text = std::get_if<std::string>(&of.is);
    const std::string said = text != nullptr && spec.key != "gauge_mm" ? *text : to_text(of);
    const std::vector<std::string> words = split(spec.among);
    const bool known = std::find(words.begin(), words.end(), said) != words.end();
    return known ? "" : to_text(of) + " is none of them";
}

std::string wrong_element(const value& of, const key_spec& spec) {
    if (spec.type == value_type::months || spec.type == value_type::numbers ||
        spec.type == value_type::wholes) {
        return wrong_number(of, spec);
    }
    if (!std::holds_alternative<std::string>(of.is)) {
        return to_text(of) + " is not text";
    }
    return spec.type == value_type::choices ? wrong_choice(of, spec) : "";
}

std::string wrong_list(const value& of, const key_spec& spec) {
    const auto* list = std::get_if<std::vector<value>>(&of.is);
    if (list == nullptr) {
        return fmt::format("{} is {}", to_text(of), kind_of(of));
    }
    for (const value& each : *list) {
        if (std::string wrong = wrong_element(each, spec); !wrong.empty()) {
            return wrong;
        }
    }
    if (spec.type == value_type::months && list->size() != 12) {
        return fmt::format("these are {} numbers", list->size());
    }
    const bool idle = spec.key == "shape_by_month" &&
                      std::all_of(list->begin(), list->end(),
                                  [](const value& each) { return number_in(each) == 0; });
    if (idle || (list->empty() && spec.required())) {
        return idle ? "all of it is 0" : "the list is empty";
    }
    return {};
}

class checker {
public:
    checker(const document& in, std::vector<problem>& problems) : in_(in), problems_(problems) {}

    void tables() {
        std::map<std::string, std::string> places;  // paths by name
        const std::vector<std::string> kinds = kinds_named("place");
        for (const auto& [path, at] : in_.tables) {
            const std::string kind = part(path, 0);
            if (!is_known_table(path, at)) {
                continue;
            }
            if (part(path, 1).empty() && !is_single(kind)) {
                continue;  // [port] in front of [port.aktau]
            }
            if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) {
                const auto [same, fresh] = places.emplace(part(path, 1), path);
                if (!fresh) {
                    same_name(kinds, same->second, path);
                }
            }
            required_keys(path, kind, at);
        }
        required_keys("", "", {in_.root});
    }

    void entries() {
        for (const auto& [path, each] : in_.entries) {
            const std::string table = table_of(path);
            const key_spec* spec = find_spec(path);
            if (spec != nullptr) {
                check(path, each, *spec);
            } else if (table.empty() || known_.contains(table)) {
                std::vector<std::string> known;
                for (const key_spec* key : keys_of(part(table, 0))) {
                    known.emplace_back(key->key);
                }
                add(each.key_at, path, "unknown key", did_you_mean(key_of(path), known));
            }
        }
    }

    void sources() {
        for (const auto& [path, each] : in_.entries) {
            const key_spec* spec = find_spec(path);
            if (spec != nullptr && spec->needs_source() && each.source.empty() &&
                !has_partner(path) && what_is_wrong(each.held, *spec).empty()) {
                problems_.push_back(no_source(path, each));
            }
        }
    }

private:
    void add(const position& at, std::string key, std::string wrong, std::string right) {
        problems_.push_back(problem_at(at, std::move(key), std::move(wrong), std::move(right)));
    }

    // A name is looked up kind by kind: wrong is the place that would be found, so that nothing is
    // told of what follows from it.
    void same_name(const std::vector<std::string>& kinds, const std::string& a,
                   const std::string& b) {
        const auto order = [&](const std::string& path) {
            return std::find(kinds.begin(), kinds.end(), part(path, 0));
        };
        const std::string& found = order(a) < order(b) ? a : b;
        const std::string& other = order(a) < order(b) ? b : a;
        add(in_.tables.at(found), found, "is a " + part(other, 0) + " already",
            "expected a name that no other place has");
    }

    bool is_known_table(const std::string& path, const position& at) {
        std::vector<std::string> kinds = table_kinds();
        const std::string kind = part(path, 0);
        const bool top = path.find('.') == std::string::npos;
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
            if (top) {
                kinds.emplace_back("tables");
                add(at, path, "unknown table", did_you_mean(kind, kinds));
            }
            return false;
        }
        if (!part(path, is_single(kind) ? 1 : 2).empty()) {
            if (known_.contains(table_of(path))) {
                add(at, path, "is a table", "expected a key and its value");
            }
            return false;
        }
        known_.emplace(path, at);
        return true;
    }

    void required_keys(const std::string& table, const std::string& kind, const position& at) {
        for (const key_spec* spec : keys_of(kind)) {
            const std::string path = (table.empty() ? "" : table + ".") + std::string(spec->key);
            if (spec->required() && !in_.entries.contains(path)) {
                add(at, path, "is missing", "expected " + range_of(*spec));
            }
        }
    }

    void check(const std::string& path, const entry& each, const key_spec& spec) {
        const std::string wrong = what_is_wrong(each.held, spec);
        if (!wrong.empty()) {
            add(each.value_at, path, wrong, "expected " + range_of(spec));
            return;
        }
        if (spec.type == value_type::name || spec.type == value_type::names) {
            check_names(path, each, spec);
        }
    }

    // One source is enough for both coordinates.
    bool has_partner(const std::string& path) const {
        const std::string key = key_of(path);
        if (key != "latitude_deg" && key != "longitude_deg") {
            return false;
        }
        const auto other = in_.entries.find(
            table_of(path) + (key == "latitude_deg" ? ".longitude_deg" : ".latitude_deg"));
        return other != in_.entries.end() && !other->second.source.empty();
    }

    void check_names(const std::string& path, const entry& each, const key_spec& spec) {
        std::vector<std::string> said;
        if (const auto* one = std::get_if<std::string>(&each.held.is)) {
            said.push_back(*one);
        } else {
            for (const value& of : std::get<std::vector<value>>(each.held.is)) {
                said.push_back(std::get<std::string>(of.is));
            }
        }
        const std::vector<std::string> known = names_of(in_, spec.among);
        for (const std::string& name : said) {
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                add(each.value_at, path, fmt::format("there is no {} {}", spec.among, name),
                    did_you_mean(name, known));
            }
        }
    }

    const document& in_;
    std::vector<problem>& problems_;
    std::map<std::string, position> known_;
};

figure figure_of(const document& in, const std::string& path, const key_spec& spec) {
    figure line;
    line.path = path;
    line.unit = spec.unit;
    line.range = range_of(spec);
    line.meaning = spec.meaning;
    line.value = spec.standard;
    line.source = spec.standard.empty() ? "" : "default";
    if (const auto said = in.entries.find(path); said != in.entries.end()) {
        line.stated = true;
        line.value = to_text(said->second.held);
        line.source = said->second.source;
        line.file = said->second.value_at.file;
        line.line = said->second.value_at.line;
    }
    return line;
}

}  // namespace

double number_in(const value& of) {
    const auto* whole = std::get_if<std::int64_t>(&of.is);
    return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(of.is);
}

std::string what_is_wrong(const value& of, const key_spec& spec) {
    bool fits = true;
    switch (spec.type) {
        case value_type::whole:
        case value_type::number:
            return wrong_number(of, spec);
        case value_type::choice:
            return wrong_choice(of, spec);
        case value_type::months:
        case value_type::numbers:
        case value_type::wholes:
        case value_type::choices:
        case value_type::names:
        case value_type::words:
            return wrong_list(of, spec);
        case value_type::text:
        case value_type::name:
            fits = std::holds_alternative<std::string>(of.is);
            break;
        case value_type::yes_no:
            fits = std::holds_alternative<bool>(of.is);
            break;
        case value_type::day:
            fits = std::holds_alternative<models::date>(of.is);
            break;
    }
    return fits ? "" : fmt::format("{} is {}", to_text(of), kind_of(of));
}

problem no_source(const std::string& path, const entry& each) {
    if (is_table_file(each.value_at.file)) {
        return problem_at(each.value_at, path, to_text(each.held) + " has no source",
                          "expected one in the column source");
    }
    return problem_at(each.value_at, path, to_text(each.held) + " has no source",
                      "expected \"# source: ...\" or \"# assumed ...\" at the end of its line, or "
                      "a key source in its table");
}

void check_values(const document& in, std::vector<problem>& problems) {
    checker all(in, problems);
    all.tables();
    all.entries();
}

void check_sources(const document& in, std::vector<problem>& problems) {
    checker(in, problems).sources();
}

std::vector<std::string> names_of(const document& in, std::string_view kind) {
    std::vector<std::string> names;
    if (kind == "stage") {
        const auto stages = in.entries.find("stages");
        const auto* list = stages == in.entries.end()
                               ? nullptr
                               : std::get_if<std::vector<value>>(&stages->second.held.is);
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
            const auto* text = std::get_if<std::string>(&(*list)[i].is);
            names.push_back(text != nullptr ? *text : "");
        }
        return names;
    }
    const std::vector<std::string> kinds = kinds_named(kind);
    for (const auto& [path, at] : in.tables) {
        const std::string name = part(path, 1);
        if (!name.empty() && part(path, 2).empty() &&
            std::find(kinds.begin(), kinds.end(), part(path, 0)) != kinds.end() &&
            std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    return names;
}

std::vector<figure> figures_of(const document& in) {
    std::vector<figure> figures;
    const auto list = [&](const std::string& table, const std::string& kind) {
        for (const key_spec* spec : keys_of(kind)) {
            if (spec->key != "extends") {
                const std::string key(spec->key);
                figures.push_back(
                    figure_of(in, table.empty() ? key : fmt::format("{}.{}", table, key), *spec));
            }
        }
    };
    list("", "");
    for (const char* single : {"demand", "routing"}) {
        list(single, single);
    }
    for (const auto& [path, at] : in.tables) {
        if (!part(path, 1).empty()) {
            list(path, part(path, 0));
        }
    }
    std::stable_sort(figures.begin(), figures.end(),
                     [](const figure& a, const figure& b) { return a.path < b.path; });
    return figures;
}

}  // namespace corridor::configs
