#include "configs/experiments/study_file.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "configs/reading/nearest.hpp"
#include "configs/reading/toml.hpp"
#include "configs/schema.hpp"

namespace corridor::configs {

namespace {

constexpr std::array top_keys{"title",        "scenario",  "days",   "run_in_days", "seed",
                              "replications", "responses", "design", "extends"};
// What every point shares: a response would not be of one period, or not of common random numbers.
constexpr std::array fixed_paths{"days", "seed", "title", "extends", "stages"};
// Names of dimensions and datasets beside which a factor's would stand in the merged file.
constexpr std::array taken_names{"replication", "response",  "mean",         "standard_error",
                                 "ci95_low",    "ci95_high", "replications", "unit",
                                 "estimand",    "method"};

template <std::size_t Size>
bool is_among(const std::array<const char*, Size>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// One study file into a study, problem by problem; the scenario is not looked at.
class study_reader {
public:
    study_reader(const document& in, const std::vector<std::string>& responses,
                 std::vector<problem>& problems)
        : in_(in), known_responses_(responses), problems_(problems) {}

    stated_study read() {
        stated_study all;
        study& out = all.is;
        out.name = stem(in_.root);
        check_keys();
        out.title = text("title").value_or(out.name);
        if (const auto scenario = text("scenario"))
            out.scenario = beside(in_.root, *scenario);
        else if (!has("scenario"))
            complain({in_.root}, "scenario", "is missing", "expected a path relative to this file");
        setting(out, "run_in_days", 0, 3660);
        setting(out, "days", 1, 3660);
        setting(out, "seed", 0, 9'000'000'000'000'000);
        if (!has("replications"))
            complain({in_.root}, "replications", "is missing",
                     "expected a whole number from 1 to 10000");
        out.replications = static_cast<std::int32_t>(whole("replications", 1, 10'000).value_or(1));
        check_design();
        out.responses = responses();
        all.factors = factors(out.responses);
        for (const stated_factor& each : all.factors)
            out.factors.push_back(each.is);
        return all;
    }

private:
    void complain(const position& at, std::string key, std::string wrong, std::string right) {
        problems_.push_back(problem_at(at, std::move(key), std::move(wrong), std::move(right)));
    }

    bool has(const std::string& path) const { return in_.entries.contains(path); }

    const entry* stated(const std::string& path) const {
        const auto found = in_.entries.find(path);
        return found == in_.entries.end() ? nullptr : &found->second;
    }

    std::optional<std::string> text(const std::string& path) {
        const entry* said = stated(path);
        if (said == nullptr)
            return std::nullopt;
        if (const auto* is = std::get_if<std::string>(&said->held.is))
            return *is;
        complain(said->value_at, path, to_text(said->held) + " is not text", "expected text");
        return std::nullopt;
    }

    std::optional<std::int64_t> whole(const std::string& path, std::int64_t least,
                                      std::int64_t most) {
        const entry* said = stated(path);
        if (said == nullptr)
            return std::nullopt;
        const auto* is = std::get_if<std::int64_t>(&said->held.is);
        if (is != nullptr && *is >= least && *is <= most)
            return *is;
        complain(said->value_at, path, to_text(said->held) + " given",
                 fmt::format("expected a whole number from {} to {}", least, most));
        return std::nullopt;
    }

    void setting(study& out, const char* key, std::int64_t least, std::int64_t most) {
        if (const auto is = whole(key, least, most))
            out.settings.push_back({.path = key,
                                    .value = fmt::format("{}", *is),
                                    .origin = "assumed: a setting of the study " + out.name});
    }

    void check_keys() {
        for (const auto& [path, each] : in_.entries) {
            const std::string table = table_of(path);
            if (table.empty() && !is_among(top_keys, path)) {
                complain(each.key_at, path, "unknown key",
                         did_you_mean(path, {top_keys.begin(), top_keys.end()}));
            } else if (!table.empty() && (part(path, 0) != "factors" || table == "factors")) {
                complain(each.key_at, path, "is no factor",
                         "expected [factors] with NAME = { path = ..., levels = [...] }");
            } else if (!table.empty() && (table != "factors." + part(path, 1) ||
                                          (key_of(path) != "path" && key_of(path) != "levels"))) {
                complain(each.key_at, path, "unknown key",
                         did_you_mean(key_of(path), {"path", "levels"}));
            }
        }
    }

    void check_design() {
        const std::optional<std::string> design = text("design");
        if (design && *design != full_factorial_name) {
            complain(stated("design")->value_at, "design", to_text({*design}) + " is not known",
                     "expected \"full factorial\"");
        } else if (!has("design")) {
            complain({in_.root}, "design", "is missing", "expected \"full factorial\"");
        }
    }

    std::vector<std::string> responses() {
        const entry* said = stated("responses");
        if (said == nullptr) {
            complain({in_.root}, "responses", "is missing",
                     "expected a list of names, such as [\"delivered_teu\"]");
            return {};
        }
        const auto* list = std::get_if<std::vector<value>>(&said->held.is);
        std::vector<std::string> names;
        for (const value& each : list != nullptr ? *list : std::vector<value>{}) {
            const auto* name = std::get_if<std::string>(&each.is);
            if (name == nullptr) {
                complain(said->value_at, "responses", to_text(each) + " is not text",
                         "expected names of responses");
            } else if (std::find(known_responses_.begin(), known_responses_.end(), *name) ==
                       known_responses_.end()) {
                complain(said->value_at, "responses", *name + " is no response",
                         did_you_mean(*name, known_responses_));
            } else if (std::find(names.begin(), names.end(), *name) != names.end()) {
                complain(said->value_at, "responses", *name + " stands there twice",
                         "expected each name once");
            } else {
                names.push_back(*name);
            }
        }
        if (list == nullptr || list->empty())
            complain(said->value_at, "responses", to_text(said->held) + " names none",
                     "expected a list of names, such as [\"delivered_teu\"]");
        return names;
    }

    std::vector<stated_factor> factors(const std::vector<std::string>& responses) {
        std::vector<stated_factor> all;
        for (const auto& [table, at] : in_.tables) {
            if (table_of(table) == "factors")
                all.push_back(factor(key_of(table), at, responses));
            else if (table != "factors" && table.find('.') == std::string::npos)
                complain(at, table, "unknown table", "expected [factors]");
        }
        std::stable_sort(
            all.begin(), all.end(), [](const stated_factor& a, const stated_factor& b) {
                return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
            });
        if (all.empty())
            complain({in_.root}, "factors", "there is none",
                     "expected [factors] with NAME = { path = ..., levels = [...] }");
        std::map<std::string, std::string> by_path;
        for (const stated_factor& each : all) {
            const auto [other, is_new] = by_path.emplace(each.is.path, each.is.name);
            if (!is_new && !each.is.path.empty())
                complain(each.at, "factors." + each.is.name + ".path",
                         each.is.path + " varies with " + other->second + " already",
                         "expected each path in one factor");
        }
        return all;
    }

    stated_factor factor(const std::string& name, const position& at,
                         const std::vector<std::string>& responses) {
        const std::string table = "factors." + name;
        stated_factor out{.is = {}, .at = at, .levels_at = {}};
        out.is.name = name;
        if (is_among(taken_names, name) ||
            std::find(responses.begin(), responses.end(), name) != responses.end())
            complain(at, table, "the result has that name for something else",
                     "expected another name");
        if (const auto path = text(table + ".path")) {
            out.is.path = *path;
            check_path(table + ".path", *path, out.is);
        } else if (!has(table + ".path")) {
            complain(at, table, "has no path", "expected path = \"demand.scale\" or the like");
        }
        levels(table + ".levels", out);
        return out;
    }

    void check_path(const std::string& key, const std::string& path, study_factor& out) {
        const position& at = stated(key)->value_at;
        if (is_among(fixed_paths, path)) {
            complain(at, key, path + " must be the same at every point",
                     "expected another figure of the scenario");
        } else if (const key_spec* spec = find_spec(path)) {
            out.unit = std::string(spec->unit);
            out.meaning = std::string(spec->meaning);
        }  // a path that leads nowhere is refused by the scenario's reader, which knows better
    }

    void levels(const std::string& key, stated_factor& out) {
        const entry* said = stated(key);
        const auto* list =
            said == nullptr ? nullptr : std::get_if<std::vector<value>>(&said->held.is);
        if (list == nullptr || list->empty()) {
            complain(said == nullptr ? out.at : said->value_at, key,
                     said == nullptr ? "is missing" : to_text(said->held) + " holds no level",
                     "expected a list of values, such as [1.0, 1.5]");
            return;
        }
        out.is.source =
            said->source.empty() ? "assumed: a level of the study " + stem(in_.root) : said->source;
        std::set<std::string> seen;
        for (const value& each : *list) {
            const std::string text = to_text(each);
            if (!seen.insert(text).second)
                complain(said->value_at, key, text + " stands there twice",
                         "expected each level once");
            add_level(each, text, out.is);
            out.levels_at.push_back(said->value_at);
        }
        if (out.is.numbers.size() != out.is.levels.size())
            out.is.numbers.clear();
    }

    static void add_level(const value& level, const std::string& text, study_factor& out) {
        const auto* words = std::get_if<std::string>(&level.is);
        out.levels.push_back(text);
        out.words.push_back(words == nullptr ? text : *words);
        if (const auto* is = std::get_if<std::int64_t>(&level.is))
            out.numbers.push_back(static_cast<double>(*is));
        else if (const auto* real = std::get_if<double>(&level.is))
            out.numbers.push_back(*real);
    }

    const document& in_;
    const std::vector<std::string>& known_responses_;
    std::vector<problem>& problems_;
};

}  // namespace

stated_study read_study_file(const document& in, const std::vector<std::string>& responses,
                             std::vector<problem>& problems) {
    return study_reader(in, responses, problems).read();
}

}  // namespace corridor::configs
