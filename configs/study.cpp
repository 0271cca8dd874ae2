#include "configs/study.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "configs/document.hpp"
#include "configs/nearest.hpp"
#include "configs/schema.hpp"

namespace corridor::configs {

namespace {

constexpr std::string_view design_name = "full factorial";
constexpr std::array top_keys{"title",        "scenario",  "days",   "run_in_days", "seed",
                              "replications", "responses", "design", "extends"};
// What every point shares: a response would not be of one period, or not of common random numbers.
constexpr std::array fixed_paths{"days", "seed", "title", "extends", "stages"};
// Names of dimensions and datasets beside which a factor's would stand in the merged file.
constexpr std::array taken_names{"replication", "response",  "mean",         "standard_error",
                                 "ci95_low",    "ci95_high", "replications", "unit",
                                 "estimand",    "method"};

std::string stem(const std::string& file) {
    const std::size_t slash = file.rfind('/');
    const std::string last = slash == std::string::npos ? file : file.substr(slash + 1);
    return last.substr(0, last.rfind('.'));
}

template <std::size_t Size>
bool is_among(const std::array<const char*, Size>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A factor and where it stands, for messages.
struct stated_factor {
    study_factor is;
    position at;
    std::vector<position> levels_at;
};

/// One study file into a study, problem by problem; the scenario is not looked at.
class study_reader {
public:
    study_reader(const document& in, const std::vector<std::string>& responses,
                 std::vector<problem>& problems)
        : in_(in), known_responses_(responses), problems_(problems) {}

    study read() {
        study out;
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
        read_factors(out.responses);
        for (const stated_factor& each : factors)
            out.factors.push_back(each.is);
        return out;
    }

    std::vector<stated_factor> factors;  ///< in the order of the file

private:
    void complain(const position& at, std::string key, std::string wrong, std::string right) {
        problems_.push_back(problem_at(at, std::move(key), std::move(wrong), std::move(right)));
    }

    bool has(const std::string& path) const { return in_.entries.count(path) != 0; }

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
        if (design && *design != design_name) {
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

    void read_factors(const std::vector<std::string>& responses) {
        for (const auto& [table, at] : in_.tables) {
            if (table_of(table) == "factors")
                factors.push_back(factor(key_of(table), at, responses));
            else if (table != "factors" && table.find('.') == std::string::npos)
                complain(at, table, "unknown table", "expected [factors]");
        }
        std::stable_sort(
            factors.begin(), factors.end(), [](const stated_factor& a, const stated_factor& b) {
                return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
            });
        if (factors.empty())
            complain({in_.root}, "factors", "there is none",
                     "expected [factors] with NAME = { path = ..., levels = [...] }");
        std::map<std::string, std::string> by_path;
        for (const stated_factor& each : factors) {
            const auto [other, is_new] = by_path.emplace(each.is.path, each.is.name);
            if (!is_new && !each.is.path.empty())
                complain(each.at, "factors." + each.is.name + ".path",
                         each.is.path + " varies with " + other->second + " already",
                         "expected each path in one factor");
        }
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
            out.is.levels.push_back(text);
            const auto* words = std::get_if<std::string>(&each.is);
            out.is.words.push_back(words == nullptr ? text : *words);
            out.levels_at.push_back(said->value_at);
            if (const auto* is = std::get_if<std::int64_t>(&each.is))
                out.is.numbers.push_back(static_cast<double>(*is));
            else if (const auto* real = std::get_if<double>(&each.is))
                out.is.numbers.push_back(*real);
        }
        if (out.is.numbers.size() != out.is.levels.size())
            out.is.numbers.clear();
    }

    const document& in_;
    const std::vector<std::string>& known_responses_;
    std::vector<problem>& problems_;
};

/// Tries the levels on the scenario.
class trial_reader {
public:
    trial_reader(const study& of, const std::vector<stated_factor>& factors, const fetch& text_of,
                 std::vector<problem>& problems)
        : of_(of), factors_(factors), text_of_(text_of), problems_(problems) {}

    read_result base(const position& scenario_at) {
        if (!text_of_(of_.scenario)) {
            problems_.push_back(problem_at(scenario_at, "scenario",
                                           "there is no file " + of_.scenario,
                                           "expected a path relative to this file"));
            return {};
        }
        read_result read = read_scenario(of_.scenario, text_of_, of_.settings);
        problems_.insert(problems_.end(), read.problems.begin(), read.problems.end());
        return read;
    }

    void each_level() {
        for (std::size_t f = 0; f < factors_.size(); ++f) {
            for (std::size_t level = 0; level < factors_[f].is.levels.size(); ++level) {
                std::vector<override_> changed = of_.settings;
                changed.push_back({.path = factors_[f].is.path,
                                   .value = factors_[f].is.levels[level],
                                   .origin = factors_[f].is.source});
                attribute(read_scenario(of_.scenario, text_of_, changed).problems, f, level);
            }
        }
    }

    void each_point(const position& factors_at) {
        std::vector<std::int32_t> levels(factors_.size(), 0);
        do {
            const read_result read =
                read_scenario(of_.scenario, text_of_, of_.overrides_at(levels));
            for (const problem& each : read.problems)
                problems_.push_back(
                    problem_at(factors_at, "factors",
                               words_of(levels) + ": " + each.key + ": " + each.wrong, each.right));
        } while (problems_.empty() && advance(levels));
    }

private:
    /// What the scenario's reader says of a level is said where the level stands.
    void attribute(const std::vector<problem>& found, std::size_t f, std::size_t level) {
        const position& at = factors_[f].levels_at[level];
        for (problem each : found) {
            each.file = at.file;
            each.line = at.line;
            each.column = at.column;
            each.wrong = fmt::format("{}: {}", each.key, each.wrong);
            each.key = "factors." + factors_[f].is.name;
            const bool is_said =
                std::any_of(problems_.begin(), problems_.end(),
                            [&](const problem& said) { return said.text() == each.text(); });
            if (!is_said)
                problems_.push_back(each);
        }
    }

    std::string words_of(const std::vector<std::int32_t>& levels) const {
        std::string words;
        for (std::size_t f = 0; f < factors_.size(); ++f)
            words += fmt::format("{}{} = {}", f == 0 ? "at " : ", ", factors_[f].is.path,
                                 factors_[f].is.levels[static_cast<std::size_t>(levels[f])]);
        return words;
    }

    /// The next point; false after the last.
    bool advance(std::vector<std::int32_t>& levels) const {
        for (std::size_t f = factors_.size(); f-- > 0;) {
            if (++levels[f] < static_cast<std::int32_t>(factors_[f].is.levels.size()))
                return true;
            levels[f] = 0;
        }
        return false;
    }

    const study& of_;
    const std::vector<stated_factor>& factors_;
    const fetch& text_of_;
    std::vector<problem>& problems_;
};

/// The scenario is named as it will stand beside: where the study was says nothing about results.
std::string to_toml(const study& of) {
    const std::string scenario = "../scenarios/" + stem(of.scenario) + ".toml";
    std::string out =
        fmt::format("title = {}\nscenario = {}\n", to_text({of.title}), to_text({scenario}));
    for (const override_& each : of.settings)
        out += fmt::format("{} = {}\n", each.path, each.value);
    out += fmt::format("replications = {}\n", of.replications);
    std::vector<value> names;
    for (const std::string& each : of.responses)
        names.push_back({each});
    out += fmt::format("responses = {}\ndesign = \"{}\"\n\n[factors]\n", to_text({names}),
                       design_name);
    for (const study_factor& each : of.factors)
        out += fmt::format("{} = {{ path = {}, levels = [{}] }}  # {}\n", each.name,
                           to_text({each.path}), fmt::join(each.levels, ", "), each.source);
    return out;
}

void check_size(const study& of, const position& at, std::vector<problem>& problems) {
    if (of.points() > study_points_max) {
        problems.push_back(problem_at(at, "factors", "too many design points",
                                      fmt::format("expected at most {}", study_points_max)));
    } else if (of.points() * of.replications > study_tasks_max) {
        problems.push_back(
            problem_at(at, "replications",
                       fmt::format("{} points with {} replications each are too many", of.points(),
                                   of.replications),
                       fmt::format("expected at most {} in all", study_tasks_max)));
    }
}

}  // namespace

std::int64_t study::points() const {
    std::int64_t product = 1;
    for (const study_factor& each : factors)
        product =
            std::min(product * static_cast<std::int64_t>(each.levels.size()), study_points_max + 1);
    return product;
}

std::vector<override_> study::overrides_at(const std::vector<std::int32_t>& levels) const {
    std::vector<override_> all = settings;
    for (std::size_t f = 0; f < factors.size(); ++f)
        all.push_back({.path = factors[f].path,
                       .value = factors[f].levels[static_cast<std::size_t>(levels[f])],
                       .origin = factors[f].source});
    return all;
}

bool is_study(const std::string& name, const fetch& text_of) {
    std::vector<problem> ignored;  // who reads it next will say them
    const document in = load(name, text_of, {}, ignored);
    return in.entries.count("scenario") != 0 || in.tables.count("factors") != 0;
}

study_result read_study(const std::string& name, const fetch& text_of,
                        const std::vector<std::string>& responses, trial levels) {
    std::map<std::string, std::optional<std::string>> fetched;
    const fetch once = [&](const std::string& file) {
        const auto found = fetched.find(file);
        return found != fetched.end() ? found->second
                                      : fetched.emplace(file, text_of(file)).first->second;
    };
    study_result out;
    if (!once(name)) {
        out.problems.push_back(problem_at({name}, "", "there is no such file", "expected a study"));
        return out;
    }
    const document in = load(name, once, {}, out.problems);
    if (!in.complete)
        return out;
    study_reader reader(in, responses, out.problems);
    study read = reader.read();
    const auto table = in.tables.find("factors");
    const position factors_at = table == in.tables.end() ? position{name} : table->second;
    check_size(read, factors_at, out.problems);
    if (out.problems.empty()) {
        const entry& scenario = in.entries.at("scenario");
        trial_reader trials(read, reader.factors, once, out.problems);
        out.base = trials.base(scenario.value_at);
        if (out.problems.empty() && levels != trial::none)
            trials.each_level();
        if (out.problems.empty() && levels == trial::each_point)
            trials.each_point(factors_at);
        read.resolved_toml = to_toml(read);
    }
    std::stable_sort(out.problems.begin(), out.problems.end(),
                     [](const problem& a, const problem& b) {
                         return std::tie(a.file, a.line, a.column, a.key) <
                                std::tie(b.file, b.line, b.column, b.key);
                     });
    if (out.problems.empty())
        out.study = std::move(read);
    return out;
}

}  // namespace corridor::configs
