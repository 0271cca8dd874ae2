// /borders: how long this cargo's trains took at each border, and where they waited.
#include <array>

#include "outputs/groups/group_writer.hpp"
#include "outputs/groups/groups.hpp"

namespace corridor::outputs {
namespace {

using models::border_result;

const auto borders_of = [](const models::replication_result& r) -> const auto& {
    return r.borders;
};

/// [replication][crossing][step]
std::vector<double> by_step(const observations& seen,
                            std::array<double, models::border_steps> border_result::*member) {
    std::vector<double> values;
    for (const models::replication_result& run : seen.results)
        for (const border_result& border : run.borders)
            values.insert(values.end(), (border.*member).begin(), (border.*member).end());
    return values;
}

void write_crossing_figures(group_writer& out, const observations& seen) {
    const group_writer::axes axes = {"replication", "crossing"};
    const auto figure = [&](double border_result::*member) {
        return table<double>(seen, borders_of,
                             [member](const border_result& b) { return b.*member; });
    };
    out.dataset(
        "trains", axes, "1", "this cargo's trains that crossed in the counted year",
        table<std::int64_t>(seen, borders_of, [](const border_result& b) { return b.trains; }));
    out.dataset("line_waiting_mean_h", axes, "h",
                "mean wait on the line before the border station for a turn with the other side; "
                "NaN without trains",
                figure(&border_result::line_waiting_mean_h));
    out.dataset("exit_mean_h", axes, "h",
                "mean time at the station of the country that is left, until the hand-over",
                figure(&border_result::exit_mean_h));
    out.dataset("entry_mean_h", axes, "h",
                "mean time at the station of the country that is entered",
                figure(&border_result::entry_mean_h));
    out.dataset(
        "lots_held", axes, "1",
        "consignments whose wagon was set off for documents in the counted year",
        table<std::int64_t>(seen, borders_of, [](const border_result& b) { return b.lots_held; }));
    out.dataset("held_mean_h", axes, "h",
                "mean time by which those follow their train; NaN without any",
                figure(&border_result::held_mean_h));
}

}  // namespace

void write_borders(hid_t file, const observations& seen) {
    const std::vector<models::crossing> crossings = models::crossings_of(seen.from);
    if (crossings.empty())
        return;
    group_writer out(file, "borders");
    out.numbers("replication", "1", "number of the replication", replication_numbers(seen));
    out.names("crossing", "border and direction", names_of(crossings));
    out.names("step", "what is done to a train, in this order",
              {"exit_inspection", "exit_customs", "exit_documents", "entry_inspection",
               "entry_customs", "entry_documents"});
    std::vector<std::string> nodes;
    for (const models::crossing& each : crossings)
        nodes.push_back(seen.from.places[models::index_of(each.place)].name);
    out.dataset("node", {"crossing"}, "", "node of the border", nodes);
    write_crossing_figures(out, seen);
    const group_writer::axes steps = {"replication", "crossing", "step"};
    out.dataset("staff_waiting_mean_h", steps, "h",
                "mean wait of this cargo's trains for the staff of the step; NaN where there is "
                "none",
                by_step(seen, &border_result::staff_waiting_mean_h));
    out.dataset("staff_utilisation", steps, "1",
                "share of the staff's working time with a train of any traffic; NaN where there "
                "is none",
                by_step(seen, &border_result::staff_utilisation));
}

}  // namespace corridor::outputs
