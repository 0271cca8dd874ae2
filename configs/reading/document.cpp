#include "configs/reading/document.hpp"

#include <set>

#include <fmt/format.h>

#include "configs/reading/nearest.hpp"
#include "configs/reading/toml.hpp"
#include "configs/reading/utf8.hpp"
#include "configs/tables/tables.hpp"

namespace corridor::configs {

namespace {

void merge(document& base, document&& over) {
    base.complete = base.complete && over.complete;
    for (auto& [path, each] : over.entries) {
        base.entries[path] = std::move(each);
    }
    for (auto& [path, where] : over.tables) {
        base.tables.emplace(path, where);
    }
}

class loader {
public:
    loader(const fetch& text_of, std::vector<problem>& problems)
        : text_of_(text_of), problems_(problems) {}

    document load_file(const std::string& name, const position& said_at) {
        if (!open_.insert(name).second) {
            problems_.push_back(problem_at(said_at, "extends",
                                           name + " extends itself through this file",
                                           "expected a scenario that does not"));
            return incomplete();
        }
        const std::optional<std::string> text = text_of_(name);
        if (!text) {
            problems_.push_back(
                said_at.line == 0
                    ? problem_at({name}, "", "there is no such file", "expected a scenario")
                    : problem_at(said_at, "extends", "there is no file " + name,
                                 "expected a path relative to this file"));
            return incomplete();
        }
        document here = parse(name, *text, problems_);
        add_tables(here, text_of_, problems_);
        document base;
        if (const auto extends = here.entries.find("extends"); extends != here.entries.end()) {
            const entry said = extends->second;
            here.entries.erase(extends);
            if (const auto* other = std::get_if<std::string>(&said.held.is)) {
                base = load_file(beside(name, *other), said.value_at);
            } else {
                problems_.push_back(problem_at(said.value_at, "extends",
                                               to_text(said.held) + " is not text",
                                               "expected a path relative to this file"));
            }
        }
        merge(base, std::move(here));
        return base;
    }

private:
    static document incomplete() {
        document none;
        none.complete = false;
        return none;
    }

    const fetch& text_of_;
    std::vector<problem>& problems_;
    std::set<std::string> open_;
};

void apply(document& to, const override_& change, std::vector<problem>& problems) {
    const std::string table = table_of(change.path);
    const bool placed = !change.key_at.file.empty();
    const position key_at = placed ? change.key_at : position{change.origin};
    if (change.path == "extends" || part(change.path, 0) == "tables") {
        problems.push_back(problem_at(key_at, change.path, "has no effect when it is set",
                                      "expected it in the scenario's file"));
        return;
    }
    if (first_not_utf8(change.value) != std::string::npos) {
        problems.push_back(problem_at(key_at, change.path, "its value is not in UTF-8",
                                      "expected a text in UTF-8"));
        return;
    }
    // What happens to a network may be added to it; all else is changed where it is.
    const bool happens = part(table, 0) == "disruption";
    if (table.find('.') != std::string::npos && !to.tables.contains(table) && !happens) {
        std::vector<std::string> known;
        for (const auto& [name, at] : to.tables) {
            known.push_back(name);
        }
        problems.push_back(
            problem_at(key_at, change.path, "there is no " + table, did_you_mean(table, known)));
        return;
    }
    if (!table.empty()) {
        to.tables.emplace(table, key_at);
    }
    to.entries[change.path] = {value_of(change.value), key_at, placed ? change.value_at : key_at,
                               placed                     ? change.source
                               : is_source(change.origin) ? change.origin
                                                          : "source: " + change.origin};
}

}  // namespace

std::string beside(const std::string& file, const std::string& relative) {
    if (!relative.empty() && relative.front() == '/') {
        return relative;
    }
    const std::size_t slash = file.rfind('/');
    std::string folder = slash == std::string::npos ? "" : file.substr(0, slash + 1);
    std::string rest = relative;
    while (true) {
        if (rest.rfind("./", 0) == 0) {
            rest.erase(0, 2);
        } else if (rest.rfind("../", 0) == 0 && !folder.empty() &&
                   (folder.size() < 3 || folder.compare(folder.size() - 3, 3, "../") != 0)) {
            rest.erase(0, 3);
            const std::size_t up = folder.rfind('/', folder.size() - 2);
            folder = up == std::string::npos ? "" : folder.substr(0, up + 1);
        } else {
            return folder + rest;
        }
    }
}

document load(const std::string& name, const fetch& text_of,
              const std::vector<override_>& overrides, std::vector<problem>& problems) {
    document all = loader(text_of, problems).load_file(name, {});
    all.root = name;
    if (all.complete) {
        for (const override_& change : overrides) {
            apply(all, change, problems);
        }
    }
    return all;
}

std::string part(const std::string& path, std::size_t index) {
    std::size_t begin = 0;
    for (; index > 0; --index) {
        begin = path.find('.', begin);
        if (begin == std::string::npos) {
            return {};
        }
        ++begin;
    }
    return path.substr(begin, path.find('.', begin) - begin);
}

std::string table_of(const std::string& path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string::npos ? "" : path.substr(0, dot);
}

std::string stem(const std::string& file) {
    const std::string base = file.substr(file.rfind('/') + 1);
    return base.substr(0, base.rfind('.'));
}

std::string key_of(const std::string& path) { return path.substr(path.rfind('.') + 1); }

problem problem_at(const position& at, std::string key, std::string wrong, std::string right) {
    return {at.file, at.line, at.column, std::move(key), std::move(wrong), std::move(right)};
}

std::string problem::text() const {
    std::string out = file;
    if (line > 0) {
        out += fmt::format(":{}:{}", line, column);
    }
    return fmt::format("{}: {}{}; {}", out, key.empty() ? "" : key + ": ", wrong, right);
}

}  // namespace corridor::configs
