// /disruptions: what happened, what waited for it, and how that went away.
#include <array>
#include <limits>

#include "outputs/groups/group_writer.hpp"
#include "outputs/groups/groups.hpp"

namespace corridor::outputs {
namespace {

using models::disruption_result;

constexpr std::array<const char*, 5> subject_words = {"docks", "border", "leg", "fleet", "way"};

const auto disruptions_of = [](const models::replication_result& r) -> const auto& {
    return r.disruptions;
};

double mean(double sum, std::int64_t count) { return ratio(sum, static_cast<double>(count)); }

}  // namespace

void write_disruptions(hid_t file, const observations& seen) {
    const auto& all = seen.from.disruptions;
    if (all.empty())
        return;
    group_writer out(file, "disruptions");
    out.numbers("replication", "1", "number of the replication", replication_numbers(seen));
    out.names("disruption", "name of the disruption", names_of(all));
    const group_writer::axes disruption = {"disruption"};
    out.dataset("label", disruption, "", "name of the disruption for people", labels_of(all));
    std::vector<std::uint8_t> subjects;
    for (const models::disruption_params& each : all)
        subjects.push_back(static_cast<std::uint8_t>(each.what));
    out.categories("subject", disruption, "what it leaves less of", subjects,
                   {subject_words.begin(), subject_words.end()});
    const group_writer::axes axes = {"replication", "disruption"};
    out.dataset("occurrences", axes, "1", "that began in the counted year",
                table<std::int64_t>(seen, disruptions_of,
                                    [](const disruption_result& d) { return d.occurrences; }));
    out.dataset("disrupted_d", axes, "d", "how long those lasted, together",
                table<double>(seen, disruptions_of,
                              [](const disruption_result& d) { return d.disrupted_hours / 24; }));
    out.dataset(
        "backlog_peak", axes, "1",
        "most that waited beyond what waited as one began: kilograms standing at the place, "
        "trains before the border, vehicles before the leg, or what waits to board in the "
        "service's unit; 0 of a way",
        table<double>(seen, disruptions_of,
                      [](const disruption_result& d) { return d.backlog_peak; }));
    out.dataset("backlog_half_life_h", axes, "h",
                "mean time from the end until the backlog was half of what it was at the end; NaN "
                "when none halved",
                table<double>(seen, disruptions_of, [](const disruption_result& d) {
                    return mean(d.half_life_hours, d.halved);
                }));
    out.dataset("recovery_d", axes, "d",
                "mean time from the end until the backlog was gone, and stayed so; NaN when none "
                "went, and of a way",
                table<double>(seen, disruptions_of, [](const disruption_result& d) {
                    return mean(d.recovery_hours, d.recovered) / 24;
                }));
    out.dataset("unrecovered", axes, "1",
                "whose backlog was not gone before the next one began or the run ended",
                table<std::int64_t>(seen, disruptions_of, [](const disruption_result& d) {
                    return d.occurrences - d.recovered;
                }));
}

}  // namespace corridor::outputs
