// The comparison in words and a table.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/whatif/compare.hpp"
#include "sim/whatif/layout.hpp"

namespace corridor::whatif {
namespace {

using row = std::vector<std::string>;

const char* word(verdict is) {
    switch (is) {
        case verdict::better:
            return "better";
        case verdict::worse:
            return "worse";
        case verdict::differs:
            return "differs";
        case verdict::cannot_tell:
            return "cannot tell";
        case verdict::equal:
            return "equal";
        case verdict::missing:
            break;
    }
    return "-";
}

std::string saved(double replications) {
    if (std::isnan(replications))
        return "-";
    return replications > 9999 ? "> 9999" : fmt::format("{:.1f}", replications);
}

row row_of(const change& each) {
    const std::string& unit = each.before.unit;
    const double correlation = each.by.correlation;
    return {fmt::format("{}, {}", each.before.name, unit_words(unit)),
            figure(each.before.mean, unit),
            figure(each.after.mean, unit),
            signed_figure(each.by.change.mean, unit),
            interval(each.by.change),
            std::isnan(correlation) ? "-" : fmt::format("{:.2f}", correlation),
            word(each.is)};
}

std::string table(const std::vector<change>& found) {
    std::vector<row> rows = {
        {"", "before", "after", "change", "95 % interval", "correlation", "which is"}};
    for (const change& each : found)
        rows.push_back(row_of(each));
    return aligned(rows);
}

/// No verdict though the interval does not hold zero: the change is within a histogram's buckets.
bool is_too_coarse(const change& each) {
    const bool holds_zero = each.by.change.ci95_low <= 0 && each.by.change.ci95_high >= 0;
    return each.is == verdict::cannot_tell && !holds_zero;
}

std::string named(const std::vector<change>& found, verdict is, bool too_coarse = false) {
    std::string names;
    for (const change& each : found) {
        if (each.is == is && is_too_coarse(each) == too_coarse)
            names += (names.empty() ? "" : ", ") + each.before.name;
    }
    return names;
}

std::string sentences(const side& to, const std::vector<change>& found) {
    const bool all_equal =
        !found.empty() && std::all_of(found.begin(), found.end(),
                                      [](const change& each) { return each.is == verdict::equal; });
    if (all_equal)
        return fmt::format("{} changes nothing: every replication is equal.\n", to.name);
    std::string text;
    const auto say = [&](const char* beginning, verdict is) {
        if (const std::string names = named(found, is); !names.empty())
            text += wrapped(fmt::format("{}: {}.", beginning, names));
    };
    say("Better", verdict::better);
    say("Worse", verdict::worse);
    say("Different, neither better nor worse in itself", verdict::differs);
    say("Cannot tell from so few replications", verdict::cannot_tell);
    if (const std::string names = named(found, verdict::cannot_tell, true); !names.empty())
        text += wrapped("Within their histogram's buckets, so no verdict: " + names + ".");
    say("Equal in every replication", verdict::equal);
    say("No figure or no interval", verdict::missing);
    return text;
}

/// What pairing was worth for the responses of which more or less is good.
std::string what_pairing_saved(const std::vector<change>& found) {
    double least = INFINITY;
    double most = 0;
    for (const change& each : found) {
        const double each_saved = each.by.replications_saved;
        if (std::isnan(each_saved) || each.is == verdict::equal)
            continue;
        least = std::min(least, each_saved);
        most = std::max(most, each_saved);
    }
    if (most == 0)
        return "";
    return fmt::format(
        "Independent runs would need {} to {} times the replications for the same "
        "intervals.\n",
        saved(least), saved(most));
}

std::string price(const side& to) {
    if (!to.capex_musd && !to.cost_musd_per_year)
        return "";
    std::string text;
    if (to.capex_musd)
        text = fmt::format("USD {:.1f} M once", *to.capex_musd);
    if (to.cost_musd_per_year)
        text += fmt::format("{}USD {:.1f} M a year", text.empty() ? "" : " and ",
                            *to.cost_musd_per_year);
    return "It costs " + text + ".\n";
}

}  // namespace

std::string report(const side& from, const side& to, const std::vector<change>& found,
                   pairing how) {
    const std::int32_t replications = found.empty() ? 0 : found.front().by.change.replications;
    std::string text = fmt::format("{}, against {}\n", to.name, from.name);
    text += how == pairing::by_replication
                ? fmt::format("{} replications of each, paired: the same random numbers.\n",
                              replications)
                : fmt::format("At least {} replications of each, not paired: independent runs.\n",
                              replications);
    text += "\n" + table(found) + "\n" + sentences(to, found);
    if (how == pairing::by_replication)
        text += what_pairing_saved(found);
    text += price(to);
    if (replications < 2)
        return text + "One replication: there are no intervals.\n";
    return text + "Each interval holds by itself: of twenty such, one misses on average.\n";
}

}  // namespace corridor::whatif
