// /depots: the empty containers of each depot, by size.
#include "outputs/groups/group_writer.hpp"
#include "outputs/groups/groups.hpp"

namespace corridor::outputs {
namespace {

using models::depot_result;

/// [replication][depot][size]
template <class T>
std::vector<T> by_size(const observations& seen, T depot_result::*member) {
    std::vector<T> values;
    for (const models::replication_result& run : seen.results)
        for (const auto& depot : run.depots)
            for (const depot_result& size : depot)
                values.push_back(size.*member);
    return values;
}

/// [replication][week][depot][size]
std::vector<std::int64_t> weekly_stock(const observations& seen) {
    std::vector<std::int64_t> values;
    for (const models::replication_result& run : seen.results)
        for (const auto& week : run.weekly.depot_stock)
            for (const auto& depot : week)
                values.insert(values.end(), depot.begin(), depot.end());
    return values;
}

void write_counts(group_writer& out, const observations& seen) {
    struct row {
        const char* name;
        const char* meaning;
        std::int64_t depot_result::*member;
    };
    constexpr std::array<row, 8> rows = {{
        {"stock_least", "the fewest containers that stood there", &depot_result::stock_least},
        {"taken", "containers that shippers took in the counted year", &depot_result::taken},
        {"returned", "containers that consignees, or shippers who gave up, brought",
         &depot_result::returned},
        {"received", "containers that came from other depots", &depot_result::received},
        {"sent", "containers that other depots ordered and were sent", &depot_result::sent},
        {"hired", "containers from outside the corridor, for shippers who had waited too long",
         &depot_result::hired},
        {"left", "containers that left the corridor for want of room", &depot_result::left},
        {"lots", "lots that got their containers in the counted year", &depot_result::lots},
    }};
    for (const row& each : rows)
        out.dataset(each.name, {"replication", "depot", "size"}, "1", each.meaning,
                    by_size(seen, each.member));
}

}  // namespace

void write_depots(hid_t file, const observations& seen) {
    const auto& depots = seen.from.depots;
    if (depots.empty())
        return;
    group_writer out(file, "depots");
    out.numbers("replication", "1", "number of the replication", replication_numbers(seen));
    out.numbers("week", ("days since " + iso_date(seen.from.start_date)).c_str(),
                "first day of the week", week_starts(seen));
    out.names("depot", "name of the depot", names_of(depots));
    out.names("size", "of its containers", {"20ft", "40ft"});
    out.dataset("label", {"depot"}, "", "name of the depot for people", labels_of(depots));
    std::vector<std::string> nodes;
    for (const models::depot_params& each : depots)
        nodes.push_back(seen.from.places[models::index_of(each.at)].name);
    out.dataset("node", {"depot"}, "", "node at which it stands", nodes);
    const group_writer::axes axes = {"replication", "depot", "size"};
    out.dataset("stock_mean", axes, "1", "time-weighted mean of the containers that stood there",
                by_size(seen, &depot_result::stock_mean));
    write_counts(out, seen);
    out.dataset("waiting_mean_h", axes, "h",
                "mean wait for containers of those lots; NaN without any",
                by_size(seen, &depot_result::waiting_mean_h));
    out.dataset("stock", {"replication", "week", "depot", "size"}, "1",
                "containers that stand there at the end of the week", weekly_stock(seen));
}

}  // namespace corridor::outputs
