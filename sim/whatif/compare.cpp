#include "sim/whatif/compare.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace corridor::whatif {
namespace {

bool starts_with_any(std::string_view name, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view each) { return name.starts_with(each); });
}

}  // namespace

verdict judged(const std::string& response, const study::estimate& change) {
    if (std::isnan(change.ci95_low))
        return verdict::missing;
    if (change.ci95_low <= 0 && change.ci95_high >= 0)
        return verdict::cannot_tell;
    const bool more = change.mean > 0;
    if (starts_with_any(response, {"delivered_", "on_time_"}))
        return more ? verdict::better : verdict::worse;
    if (starts_with_any(response, {"lost_", "transit_time_", "unarrived_"}))
        return more ? verdict::worse : verdict::better;
    return verdict::differs;
}

std::vector<change> changes(const side& from, const side& to, pairing how) {
    std::vector<change> found;
    for (const study::sample& before : from.responses) {
        const auto after =
            std::find_if(to.responses.begin(), to.responses.end(),
                         [&](const study::sample& each) { return each.name == before.name; });
        if (after == to.responses.end())
            continue;
        const bool paired = how == pairing::by_replication;
        change each;
        each.before = study::estimate_of(before);
        each.after = study::estimate_of(*after);
        each.by = paired ? study::paired_difference(before, *after)
                         : study::independent_difference(before, *after);
        each.is = judged(before.name, each.by.change);
        const double blur =
            before.coarseness * (std::abs(each.before.mean) + std::abs(each.after.mean));
        if (each.is != verdict::missing && std::abs(each.by.change.mean) <= blur)
            each.is = verdict::cannot_tell;
        if (paired && each.by.change.mean == 0 && each.by.change.standard_error == 0)
            each.is = verdict::equal;
        found.push_back(std::move(each));
    }
    return found;
}

}  // namespace corridor::whatif
