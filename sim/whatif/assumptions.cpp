#include "sim/whatif/assumptions.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "configs/reading/document.hpp"
#include "configs/schema.hpp"

namespace corridor::whatif {
namespace {

using configs::value_type;

std::string text_of(double number, bool whole) {
    if (whole)
        return fmt::format("{}", std::llround(number));
    std::string text = fmt::format("{:.6g}", number);
    return text.find_first_not_of("-0123456789") == std::string::npos ? text + ".0" : text;
}

/// One end of a number's range.
double moved_number(double from, double share, int sign, const configs::key_spec& spec) {
    if (spec.type != value_type::whole)
        return std::clamp(from + sign * std::abs(from) * share, spec.least, spec.most);
    // A place with no berth is another scenario, and none of its services could call there.
    const double least = std::max(spec.least, std::min(from, 1.0));
    const double step = std::max(1.0, std::round(std::abs(from) * share));
    return std::clamp(from + sign * step, least, spec.most);
}

/// A number or a list of them, as in TOML.
std::vector<double> numbers_of(const std::string& text) {
    std::vector<double> all;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        double number = 0;
        const auto [rest, error] = std::from_chars(at, end, number);
        if (error == std::errc())
            all.push_back(number);
        at = error == std::errc() ? rest : at + 1;
    }
    return all;
}

std::string moved_text(const std::string& stated, double share, int sign,
                       const configs::key_spec& spec) {
    std::string list;
    for (const double each : numbers_of(stated)) {
        list += list.empty() ? "" : ", ";
        list += text_of(moved_number(each, share, sign, spec), spec.type == value_type::whole);
    }
    return spec.type == value_type::months ? "[" + list + "]" : list;
}

/// Zero says that there is none of it: one more would be another scenario.
bool is_zero(const std::string& stated) {
    const std::vector<double> all = numbers_of(stated);
    return std::all_of(all.begin(), all.end(), [](double each) { return each == 0; });
}

/// `leg.*.speed_km_per_h` of a figure's path.
std::string key_pattern(const std::string& path) {
    const std::string kind = configs::part(path, 0);
    return configs::is_single(kind) ? path : fmt::format("{}.*.{}", kind, configs::key_of(path));
}

void add(assumptions& to, std::map<std::string, std::size_t>& known, const std::string& name,
         assumed_figure figure) {
    const auto [at, fresh] = known.emplace(name, to.all.size());
    if (fresh)
        to.all.push_back({name, {}});
    to.all[at->second].figures.push_back(std::move(figure));
    to.figures += 1;
}

std::vector<configs::override_> overrides_of(const std::vector<assumption>& which,
                                             const std::vector<std::int8_t>& at) {
    std::vector<configs::override_> all;
    for (std::size_t i = 0; i < which.size(); ++i) {
        for (const assumed_figure& each : which[i].figures) {
            if (at[i] != 0)
                all.push_back({.path = each.path,
                               .value = at[i] < 0 ? each.low : each.high,
                               .origin = "assumed: moved"});
        }
    }
    return all;
}

/// Whether a problem is with that figure, or names its key beside another of the same table.
bool names_figure(const configs::problem& of, const assumed_figure& figure) {
    const std::string key = configs::key_of(figure.path);
    return of.key == figure.path ||
           (configs::table_of(of.key) == configs::table_of(figure.path) &&
            (of.wrong.find(key) != std::string::npos || of.right.find(key) != std::string::npos));
}

/// Whether it is about that figure's table, or names it.
bool names_table(const configs::problem& of, const assumed_figure& figure) {
    const std::string table = configs::table_of(figure.path);
    return configs::table_of(of.key) == table || of.key == table ||
           of.wrong.find(table) != std::string::npos || of.right.find(table) != std::string::npos;
}

bool any_figure(const configs::problem&, const assumed_figure&) { return true; }

using blame = bool (*)(const configs::problem&, const assumed_figure&);

/// Puts those back of which a figure is to blame for a problem. Whether any was moved.
bool put_back(const std::vector<configs::problem>& problems, blame whom,
              const std::vector<assumption>& which, std::vector<std::int8_t>& at) {
    bool any = false;
    for (std::size_t i = 0; i < which.size(); ++i) {
        const bool blamed =
            at[i] != 0 && std::any_of(problems.begin(), problems.end(), [&](const auto& problem) {
                return std::any_of(which[i].figures.begin(), which[i].figures.end(),
                                   [&](const auto& each) { return whom(problem, each); });
            });
        at[i] = blamed ? std::int8_t{0} : at[i];
        any = any || blamed;
    }
    return any;
}

}  // namespace

std::string key_of_all(const assumption& which) { return key_pattern(which.figures.front().path); }

assumptions assumptions_of(const configs::read_result& read, double share, grouping how) {
    assumptions out;
    std::map<std::string, std::size_t> known;
    for (const configs::figure& each : read.figures) {
        const configs::key_spec* const spec = configs::find_spec(each.path);
        if (!each.stated || spec == nullptr || !each.source.starts_with("assumed"))
            continue;
        const bool number = spec->type == value_type::whole || spec->type == value_type::number ||
                            spec->type == value_type::months;
        if (!number) {
            out.no_numbers += 1;
            continue;
        }
        if (spec->tables.empty()) {
            out.of_calendar += 1;
            continue;
        }
        assumed_figure figure{each.path,
                              each.unit,
                              each.value,
                              moved_text(each.value, share, -1, *spec),
                              moved_text(each.value, share, 1, *spec),
                              each.source};
        if (is_zero(each.value) || figure.low == figure.high) {
            out.cannot_move += 1;
            continue;
        }
        const std::string name =
            how == grouping::by_key ? key_pattern(each.path) : std::string(each.path);
        add(out, known, name, std::move(figure));
    }
    std::stable_sort(out.all.begin(), out.all.end(),
                     [](const auto& a, const auto& b) { return key_of_all(a) < key_of_all(b); });
    return out;
}

moved_scenario moved(const configs::read_result& read, const std::vector<assumption>& which,
                     std::vector<std::int8_t> at) {
    const configs::fetch stated = [&](const std::string&) {
        return std::optional(read.resolved_toml);
    };
    const auto moving = [](const std::vector<std::int8_t>& where) {
        return std::count_if(where.begin(), where.end(), [](std::int8_t one) { return one != 0; });
    };
    const auto wanted = static_cast<std::int32_t>(moving(at));
    while (true) {
        configs::read_result now =
            configs::read_scenario("scenario", stated, overrides_of(which, at));
        if (now.problems.empty()) {
            const auto left = static_cast<std::int32_t>(moving(at));
            return {std::move(*now.scenario), left, wanted - left};
        }
        const bool any = put_back(now.problems, names_figure, which, at) ||
                         put_back(now.problems, names_table, which, at) ||
                         put_back(now.problems, any_figure, which, at);
        if (!any)
            throw std::runtime_error(now.problems.front().text());
    }
}

}  // namespace corridor::whatif
