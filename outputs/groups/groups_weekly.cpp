// /weekly and /summary, and the small parts that all groups share.
#include <chrono>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "outputs/groups/group_writer.hpp"
#include "outputs/groups/groups.hpp"

namespace corridor::outputs {
namespace {

using models::amount;
using models::weekly_result;
using weeks_of_amounts = std::vector<std::vector<amount>>;  // [week][row]

template <class T, class Figure>
std::vector<T> weekly(const observations& seen, weeks_of_amounts weekly_result::*rows,
                      Figure figure) {
    std::vector<T> values;
    for (const models::replication_result& each : seen.results) {
        for (const std::vector<amount>& week : each.weekly.*rows) {
            for (const amount& sum : week)
                values.push_back(figure(sum));
        }
    }
    return values;
}

std::vector<double> weekly_transit_h(const observations& seen) {
    std::vector<double> values;
    for (const models::replication_result& each : seen.results) {
        for (std::size_t week = 0; week < each.weekly.flow_transit_h.size(); ++week) {
            for (std::size_t f = 0; f < each.weekly.flow_transit_h[week].size(); ++f) {
                values.push_back(ratio(each.weekly.flow_transit_h[week][f],
                                       static_cast<double>(each.weekly.flow_arrived[week][f])));
            }
        }
    }
    return values;
}

std::vector<std::int32_t> week_days_of(const observations& seen) {
    if (seen.results.empty())
        return {};
    const std::vector<int>& days = seen.results.front().weekly.week_days;
    return {days.begin(), days.end()};
}

}  // namespace

std::vector<std::int32_t> week_starts(const observations& seen) {
    const std::vector<std::int32_t> days = week_days_of(seen);
    std::vector<std::int32_t> starts(days.size());
    std::exclusive_scan(days.begin(), days.end(), starts.begin(), 0);
    return starts;
}

std::string iso_date(models::date day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day.days}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::vector<std::int32_t> replication_numbers(const observations& seen) {
    std::vector<std::int32_t> numbers;
    for (const models::replication_result& each : seen.results)
        numbers.push_back(each.replication);
    return numbers;
}

double ratio(double top, double bottom) {
    return bottom != 0 ? top / bottom : std::numeric_limits<double>::quiet_NaN();
}

double as_tonnes(const amount& sum) { return static_cast<double>(sum.kg) / 1000.0; }

void write_weekly(hid_t file, const observations& seen) {
    const std::vector<std::int32_t> days = week_days_of(seen);
    group_writer out(file, "weekly");
    out.numbers("replication", "1", "number of the replication", replication_numbers(seen));
    out.numbers("week", ("days since " + iso_date(seen.from.start_date)).c_str(),
                "first day of the week", week_starts(seen));
    out.names("node", "name of the node", names_of(seen.from.places));
    out.names("flow", "name of the flow", names_of(seen.from.flows));
    out.names("leg", "name of the leg", names_of(seen.from.legs));
    out.dataset("week_days", {"week"}, "d", "days in the week; the last may be short", days);
    const auto teu = [](const amount& sum) { return sum.teu; };
    const group_writer::axes by_node = {"replication", "week", "node"};
    const group_writer::axes by_flow = {"replication", "week", "flow"};
    const char* const through = "unloaded or, at an origin, released in the week";
    out.dataset("node_throughput_t", by_node, "t", through,
                weekly<double>(seen, &weekly_result::node_throughput, as_tonnes));
    out.dataset("node_throughput_teu", by_node, "TEU", through,
                weekly<std::int64_t>(seen, &weekly_result::node_throughput, teu));
    out.dataset("node_stock_t", by_node, "t", "standing at the end of the week",
                weekly<double>(seen, &weekly_result::node_stock, as_tonnes));
    out.dataset("node_stock_teu", by_node, "TEU", "standing at the end of the week",
                weekly<std::int64_t>(seen, &weekly_result::node_stock, teu));
    out.dataset("flow_delivered_t", by_flow, "t", "delivered in the week",
                weekly<double>(seen, &weekly_result::flow_delivered, as_tonnes));
    out.dataset("flow_delivered_teu", by_flow, "TEU", "delivered in the week",
                weekly<std::int64_t>(seen, &weekly_result::flow_delivered, teu));
    out.dataset("flow_transit_time_mean_h", by_flow, "h",
                "mean transit time of lots released in the week that arrived; NaN when none did",
                weekly_transit_h(seen));
    out.dataset("leg_throughput_t", {"replication", "week", "leg"}, "t", "carried in the week",
                weekly<double>(seen, &weekly_result::leg_throughput, as_tonnes));
}

void write_summary(hid_t file, const std::vector<study::estimate>& responses) {
    using study::estimate;
    group_writer out(file, "summary");
    out.names("response", "what is estimated", column(responses, &estimate::name));
    const group_writer::axes response = {"response"};
    out.dataset("mean", response, "", "point estimate; NaN when missing",
                column(responses, &estimate::mean));
    out.dataset("standard_error", response, "", "of the point estimate; NaN from one replication",
                column(responses, &estimate::standard_error));
    out.dataset("ci95_low", response, "",
                "lower end of the 95 % interval; NaN from one replication",
                column(responses, &estimate::ci95_low));
    out.dataset("ci95_high", response, "",
                "upper end of the 95 % interval; NaN from one replication",
                column(responses, &estimate::ci95_high));
    out.dataset("replications", response, "1", "replications that the estimate is from",
                column(responses, &estimate::replications));
    out.dataset("unit", response, "", "unit of the estimate", column(responses, &estimate::unit));
    out.dataset("estimand", response, "", "of what, over which population and period",
                column(responses, &estimate::estimand));
    out.dataset("method", response, "", "how it was estimated",
                column(responses, &estimate::method));
}

}  // namespace corridor::outputs
