#include "configs/experiments/intervention.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/reading/nearest.hpp"
#include "configs/reading/toml.hpp"

namespace corridor::configs {

namespace {

constexpr std::string_view set = "set";
constexpr const char* setting = "expected set = { \"PATH\" = VALUE }";
constexpr key_spec title{"", "title", value_type::text, "", "", 0, 0, "", "for people"};

struct figure_of {
    key_spec spec;
    std::optional<double> intervention::*kept;
};
constexpr value_type number = value_type::number;
// clang-format off
constexpr std::array figures = {
    figure_of{{"", "capex_musd", number, "USD M", "", 0, 1e6, "", "once"}, &intervention::capex_musd},
    figure_of{{"", "cost_musd_per_year", number, "USD M/year", "", 0, 1e6, "", "running and upkeep"}, &intervention::cost_musd_per_year},
    figure_of{{"", "life_years", number, "years", "", 0.1, 200, "", "in use"}, &intervention::life_years},
    figure_of{{"", "lead_time_months", number, "months", "", 0, 600, "", "before use"}, &intervention::lead_time_months},
};
// clang-format on

class intervention_reader {
public:
    intervention_reader(const document& in, std::vector<problem>& problems)
        : in_(in), problems_(problems) {}

    intervention all() {
        intervention out;
        out.name = stem(in_.root);
        tables();
        for (const auto& [path, each] : in_.entries) {
            if (part(path, 0) == set && path.size() > set.size()) {
                change(path.substr(set.size() + 1), each, out);
            } else if (table_of(path).empty()) {
                own(path, each, out);
            }
        }
        if (out.overrides.empty() && problems_.empty()) {
            const auto at = in_.tables.find(std::string(set));
            add(at == in_.tables.end() ? position{in_.root} : at->second, std::string(set),
                "sets nothing", setting);
        }
        return out;
    }

private:
    void add(const position& at, const std::string& key, std::string wrong, std::string right) {
        problems_.push_back(problem_at(at, key, std::move(wrong), std::move(right)));
    }

    static std::vector<std::string> known() {
        std::vector<std::string> keys = {std::string(set), std::string(title.key)};
        for (const figure_of& each : figures) {
            keys.emplace_back(each.spec.key);
        }
        return keys;
    }

    // All but that of what is set.
    void tables() {
        const std::vector<std::string> keys = known();
        for (const auto& [path, at] : in_.tables) {
            if (path.find('.') != std::string::npos || path == set) {
                continue;
            }
            if (std::find(keys.begin(), keys.end(), path) != keys.end()) {
                add(at, path, "is a table", "expected a key and its value");
            } else {
                add(at, path, "unknown table", did_you_mean(path, keys));
            }
        }
    }

    void own(const std::string& key, const entry& each, intervention& out) {
        if (key == set) {
            add(each.value_at, key, to_text(each.held) + " is no table", setting);
        } else if (key == title.key) {
            if (fits(key, each, title)) {
                out.title = std::get<std::string>(each.held.is);
            }
        } else if (const auto* figure =
                       std::find_if(figures.begin(), figures.end(),
                                    [&](const figure_of& one) { return one.spec.key == key; });
                   figure == figures.end()) {
            add(each.key_at, key, "unknown key", did_you_mean(key, known()));
        } else if (fits(key, each, figure->spec)) {
            if (each.source.empty()) {
                problems_.push_back(no_source(key, each));
            }
            out.*(figure->kept) = number_in(each.held);
        }
    }

    bool fits(const std::string& key, const entry& each, const key_spec& spec) {
        std::string wrong = what_is_wrong(each.held, spec);
        if (wrong.empty()) {
            return true;
        }
        add(each.value_at, key, std::move(wrong), "expected " + range_of(spec));
        return false;
    }

    void change(const std::string& path, const entry& each, intervention& out) {
        if (std::holds_alternative<foreign>(each.held.is)) {
            add(each.value_at, path, to_text(each.held) + " is no value of use here",
                "expected a number, text, a date or a list");
            return;
        }
        out.overrides.push_back(
            {path, to_text(each.held), in_.root, each.key_at, each.value_at, each.source});
    }

    const document& in_;
    std::vector<problem>& problems_;
};

}  // namespace

intervention_result read_intervention(const std::string& name, const fetch& text_of) {
    intervention_result out;
    const std::optional<std::string> text = text_of(name);
    if (!text) {
        out.problems.push_back(
            problem_at({name}, "", "there is no such file", "expected an intervention"));
        return out;
    }
    const document in = parse(name, *text, out.problems);
    if (in.complete) {
        intervention read = intervention_reader(in, out.problems).all();
        if (out.problems.empty()) {
            out.read = std::move(read);
        }
    }
    std::stable_sort(out.problems.begin(), out.problems.end(),
                     [](const problem& a, const problem& b) {
                         return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                     });
    return out;
}

}  // namespace corridor::configs
