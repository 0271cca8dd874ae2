// The ranking of the assumptions in words, as a table and as comma-separated values.
#include <cmath>

#include <fmt/format.h>

#include "sim/whatif/layout.hpp"
#include "sim/whatif/sensitivity.hpp"

namespace corridor::whatif {
namespace {

/// Of one figure what it is and both ends of its range; of a key how many figures it has.
std::string range_of(const assumption& of, double share) {
    const assumed_figure& first = of.figures.front();
    if (of.figures.size() > 1)
        return fmt::format("{} figures, {:.0f} % less to more", of.figures.size(), share * 100);
    if (first.stated.starts_with('['))
        return fmt::format("each month {:.0f} % less to more", share * 100);
    return fmt::format("{} to {}{}{}", first.low, first.high, first.unit.empty() ? "" : " ",
                       first.unit);
}

std::string beginning(const sensitivity_question& asked, const assumptions& from,
                      const sensitivity_result& found) {
    std::string text;
    for (std::size_t r = 0; r < found.stated.size(); ++r) {
        const study::estimate& each = found.stated[r];
        const study::estimate& name = asked.responses[r];
        text += wrapped(fmt::format(
            "{}: {} {}, 95 % interval {} to {} from {} replications; {}.", name.name,
            figure(each.mean, name.unit), unit_words(name.unit), figure(each.ci95_low, name.unit),
            figure(each.ci95_high, name.unit), each.replications, name.estimand));
    }
    const study::estimate& by = asked.responses[found.by];
    text += wrapped(fmt::format(
        "{} assumed figures of {} keys were moved by {:.0f} % down and up, whole numbers by at "
        "least "
        "one, within what the schema allows: first all of a key together, then half of what "
        "changed "
        "{} most, and so on, {} groups in all; then the {} largest one at a time, {} replications "
        "at each end, with other draws.",
        from.figures, found.keys, asked.share * 100, by.name, found.measured, found.ranked.size(),
        found.stated[found.by].replications));
    text += wrapped(fmt::format(
        "Left out are {} assumed texts, names and dates, {} of the calendar, and {} that are zero "
        "or have no other value to go to. {:.1f} % of the moves were refused by the scenario's "
        "rules and left as stated.",
        from.no_numbers, from.of_calendar, from.cannot_move, found.put_back_share * 100));
    return text;
}

std::vector<std::string> head(const sensitivity_question& asked, const sensitivity_result& found) {
    const study::estimate& by = asked.responses[found.by];
    std::vector<std::string> row = {"",
                                    "from low to high",
                                    fmt::format("{}, {}", by.name, unit_words(by.unit)),
                                    "95 % interval",
                                    "sure",
                                    "at low",
                                    "at high"};
    for (std::size_t r = 0; r < asked.responses.size(); ++r) {
        const study::estimate& each = asked.responses[r];
        if (r != found.by)
            row.push_back(fmt::format("{}, {}", each.name, unit_words(each.unit)));
    }
    return row;
}

std::vector<std::string> line(const sensitivity_question& asked, const assumptions& from,
                              const sensitivity_result& found, const ranked_assumption& of) {
    const assumption& which = from.all[static_cast<std::size_t>(of.which)];
    const std::string& unit = asked.responses[found.by].unit;
    study::estimate change = of.changes[found.by];
    change.unit = unit;
    std::vector<std::string> row = {which.name,
                                    range_of(which, asked.share),
                                    signed_figure(change.mean, unit),
                                    interval(change),
                                    of.sure ? "yes" : "no",
                                    signed_figure(of.at_low, unit),
                                    signed_figure(of.at_high, unit)};
    for (std::size_t r = 0; r < asked.responses.size(); ++r) {
        if (r != found.by)
            row.push_back(signed_figure(of.changes[r].mean, asked.responses[r].unit));
    }
    return row;
}

std::string ending(const sensitivity_question& asked, const assumptions& from,
                   const sensitivity_result& found) {
    const study::estimate& by = asked.responses[found.by];
    std::string text = wrapped(
        "A change is from a figure's low end to its high end, all others as stated, paired by "
        "replication. Each interval holds by itself; a line is sure when zero is outside the "
        "interval that holds for all lines at once.");
    if (found.uncut.size() == 0)
        return text + "Every figure was looked at alone.\n";
    const auto first = static_cast<std::size_t>(found.uncut.first);
    return text +
           wrapped(fmt::format(
               "Of the groups that were not cut further the largest change is {} {}, of {} "
               "figures of {}, one pair of runs: where those of a group pull the same way, no "
               "figure outside the table changes it by more.",
               signed_figure(found.uncut.change, by.unit), unit_words(by.unit), found.uncut.size(),
               key_of_all(from.all[first])));
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char each : text)
        out += each == '"' ? std::string("\"\"") : std::string(1, each);
    return out + "\"";
}

}  // namespace

std::string report(const sensitivity_question& asked, const assumptions& from,
                   const sensitivity_result& found) {
    std::vector<std::vector<std::string>> rows = {head(asked, found)};
    for (const ranked_assumption& each : found.ranked)
        rows.push_back(line(asked, from, found, each));
    return fmt::format("Which assumptions matter in {}\n", asked.scenario) +
           beginning(asked, from, found) + "\n" + aligned(rows) + "\n" + ending(asked, from, found);
}

std::string as_csv(const sensitivity_question& asked, const assumptions& from,
                   const sensitivity_result& found) {
    std::string text = "rank,assumption,figures,stated,low,high,unit";
    for (const study::estimate& each : asked.responses)
        text += fmt::format(",{0}_change,{0}_ci95_low,{0}_ci95_high", each.name);
    text += fmt::format(",{0}_at_low,{0}_at_high,sure,source\n", asked.responses[found.by].name);
    for (std::size_t rank = 0; rank < found.ranked.size(); ++rank) {
        const ranked_assumption& each = found.ranked[rank];
        const assumption& which = from.all[static_cast<std::size_t>(each.which)];
        const assumed_figure& first = which.figures.front();
        const bool one = which.figures.size() == 1;
        text += fmt::format("{},{},{},{},{},{},{}", rank + 1, which.name, which.figures.size(),
                            one ? quoted(first.stated) : "", one ? quoted(first.low) : "",
                            one ? quoted(first.high) : "", quoted(first.unit));
        for (const study::estimate& change : each.changes)
            text += fmt::format(",{},{},{}", change.mean, change.ci95_low, change.ci95_high);
        text += fmt::format(",{},{},{},{}\n", each.at_low, each.at_high, each.sure ? "yes" : "no",
                            one ? quoted(first.why) : "");
    }
    return text;
}

}  // namespace corridor::whatif
