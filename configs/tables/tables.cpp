#include "configs/tables/tables.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "configs/reading/nearest.hpp"
#include "configs/reading/toml.hpp"
#include "configs/schema.hpp"
#include "configs/tables/cells.hpp"
#include "configs/tables/csv.hpp"
#include "configs/tables/geojson.hpp"
#include "configs/tables/things.hpp"

namespace corridor::configs {

namespace {

bool ends_with(const std::string& text, std::string_view ending) {
    return text.size() >= ending.size() &&
           text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

bool is_geojson(const std::string& name) {
    return ends_with(name, ".geojson") || ends_with(name, ".json");
}

bool is_place(const std::string& kind) {
    const std::vector<std::string> kinds = kinds_named("place");
    return kind == "place" || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

class table_loader {
public:
    table_loader(document& to, const fetch& text_of, std::vector<problem>& problems)
        : to_(to), text_of_(text_of), problems_(problems) {}

    void all(const std::map<std::string, entry>& said) {
        for (const auto& [path, each] : said) {
            const std::string kind = path.substr(path.find('.') + 1);
            const std::vector<std::string> known = kinds_in_tables();
            if (path == "tables") {
                add(each.value_at, path, to_text(each.held) + " is no table",
                    "expected tables = { leg = \"legs.csv\" }");
            } else if (std::find(known.begin(), known.end(), kind) == known.end()) {
                add(each.key_at, path, "unknown kind", did_you_mean(kind, known));
            } else {
                files(path, kind, each);
            }
        }
    }

private:
    void add(const position& at, std::string key, std::string wrong, std::string right) {
        problems_.push_back(problem_at(at, std::move(key), std::move(wrong), std::move(right)));
    }

    void files(const std::string& path, const std::string& kind, const entry& said) {
        std::vector<value> names = {said.held};
        if (const auto* list = std::get_if<std::vector<value>>(&said.held.is)) {
            names = *list;
        }
        for (const value& each : names) {
            if (const auto* name = std::get_if<std::string>(&each.is)) {
                file(path, kind, beside(to_.root, *name), said.value_at);
            } else {
                add(said.value_at, path, to_text(each) + " is not text",
                    "expected a path relative to this file, or a list of them");
            }
        }
    }

    void file(const std::string& path, const std::string& kind, const std::string& name,
              const position& said_at) {
        if (!is_table_file(name)) {
            add(said_at, path, name + " is neither CSV nor GeoJSON",
                "expected a name that ends in .csv or .geojson");
            return;
        }
        if (is_geojson(name) && kind != "leg" && !is_place(kind)) {
            add(said_at, path, fmt::format("{} is a map, and a {} has no place on it", name, kind),
                "expected a name that ends in .csv");
            return;
        }
        const std::optional<std::string> text = text_of_(name);
        if (!text) {
            add(said_at, path, "there is no file " + name, "expected a path relative to this file");
            return;
        }
        std::vector<problem> found;
        const table read =
            is_geojson(name)
                ? read_geojson(name, *text, kind == "leg" ? geometry::line : geometry::point, found)
                : read_csv(name, *text, found);
        if (found.empty()) {
            add_rows(read, kind, to_, problems_);
        }
        for (problem& each : found) {
            // One map may hold two tables, places and legs.
            const bool told = std::any_of(problems_.begin(), problems_.end(), [&](const auto& one) {
                return one.text() == each.text();
            });
            if (!told) {
                problems_.push_back(std::move(each));
            }
        }
    }

    document& to_;
    const fetch& text_of_;
    std::vector<problem>& problems_;
};

// Takes a key and what is below it out of a map by paths.
template <class Kept>
std::map<std::string, Kept> extract(std::map<std::string, Kept>& from, const std::string& key) {
    std::map<std::string, Kept> taken;
    for (auto each = from.begin(); each != from.end();) {
        const bool ours = part(each->first, 0) == key;
        if (ours) {
            taken.insert(*each);
        }
        each = ours ? from.erase(each) : std::next(each);
    }
    return taken;
}

}  // namespace

void add_tables(document& to, const fetch& text_of, std::vector<problem>& problems) {
    const std::size_t before = problems.size();
    const std::map<std::string, entry> said = extract(to.entries, "tables");
    extract(to.tables, "tables");
    table_loader(to, text_of, problems).all(said);
    to.complete = to.complete && problems.size() == before;
}

bool is_table_file(const std::string& name) { return ends_with(name, ".csv") || is_geojson(name); }

}  // namespace corridor::configs
