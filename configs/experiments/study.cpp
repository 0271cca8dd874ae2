#include "configs/experiments/study.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "configs/experiments/study_file.hpp"
#include "configs/reading/document.hpp"
#include "configs/reading/toml.hpp"

namespace corridor::configs {

namespace {

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
                       full_factorial_name);
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
    return in.entries.contains("scenario") || in.tables.contains("factors");
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
    stated_study stated = read_study_file(in, responses, out.problems);
    study& read = stated.is;
    const auto table = in.tables.find("factors");
    const position factors_at = table == in.tables.end() ? position{name} : table->second;
    check_size(read, factors_at, out.problems);
    if (out.problems.empty()) {
        const entry& scenario = in.entries.at("scenario");
        trial_reader trials(read, stated.factors, once, out.problems);
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
