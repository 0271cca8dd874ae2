#include "configs/reader.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "configs/checking/check.hpp"
#include "configs/checking/costs.hpp"
#include "configs/checking/network.hpp"
#include "configs/checking/water.hpp"
#include "configs/filling/fill.hpp"
#include "configs/reading/document.hpp"
#include "configs/reading/toml.hpp"
#include "models/cargo/itinerary.hpp"

namespace corridor::configs {

namespace {

// Tables with problems: `port.aktau` for itself and for any of its keys.
std::set<std::string> tables_with(const std::vector<problem>& problems) {
    std::set<std::string> tables;
    for (const problem& each : problems) {
        tables.insert(each.key);
        tables.insert(table_of(each.key));
    }
    tables.erase("");
    return tables;
}

// Appends those of `found` that are not about tables with problems already.
void add_new(std::vector<problem>& problems, const std::vector<problem>& found) {
    const std::set<std::string> before = tables_with(problems);
    std::copy_if(found.begin(), found.end(), std::back_inserter(problems),
                 [&](const problem& each) {
                     return !before.contains(each.key) && !before.contains(table_of(each.key));
                 });
}

void check_all(const document& in, read_result& out) {
    check_values(in, out.problems);
    std::set<std::string> broken = tables_with(out.problems);
    const soundness sound = [&](const std::string& path) { return !broken.contains(path); };
    std::vector<problem> found;
    models::scenario filled = fill(in, found, sound);
    add_new(out.problems, found);
    broken = tables_with(out.problems);
    check_water(in, filled, out.problems, sound);
    broken = tables_with(out.problems);
    check_network(in, filled, out.problems, sound);
    check_costs(in, filled, out.problems, sound);
    check_sources(in, out.problems);
    if (out.problems.empty()) {
        out.scenario = std::move(filled);
        models::add_empty_returns(*out.scenario);
        out.resolved_toml = to_toml(in);
        out.figures = figures_of(in);
    }
}

}  // namespace

read_result read_scenario(const std::string& name, const fetch& text_of,
                          const std::vector<override_>& overrides) {
    read_result out;
    const document in = load(name, text_of, overrides, out.problems);
    if (in.complete) {
        check_all(in, out);
    }
    std::stable_sort(out.problems.begin(), out.problems.end(),
                     [](const problem& a, const problem& b) {
                         return std::tie(a.file, a.line, a.column, a.key) <
                                std::tie(b.file, b.line, b.column, b.key);
                     });
    return out;
}

}  // namespace corridor::configs
