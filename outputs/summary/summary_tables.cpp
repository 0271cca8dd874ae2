#include "outputs/summary/summary_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "outputs/summary/flow_groups.hpp"
#include "outputs/summary/layout.hpp"

namespace corridor::outputs {
namespace {

using row = table_row;

double mean_days(const result_file& result, const std::vector<std::size_t>& flows) {
    const std::vector<double> hours = result.mean("/flows/transit_time_mean_h");
    const std::vector<double> lots = result.mean("/flows/arrived_lots");
    double sum = 0;
    double count = 0;
    for (const std::size_t f : flows) {
        if (std::isnan(hours[f]))
            continue;
        sum += hours[f] * lots[f];
        count += lots[f];
    }
    return count > 0 ? sum / count / 24 : std::numeric_limits<double>::quiet_NaN();
}

/// Of the group's cohort, weighted by lots; returns NaN without a cohort.
double share_of_cohort(const result_file& result, const char* dataset,
                       const std::vector<std::size_t>& flows) {
    if (sum_over(result, "/flows/cohort_lots", flows) <= 0) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return hours_a_lot(result, dataset, "/flows/cohort_lots", flows).front();
}

/// Groups with containers, or all groups when none has.
std::vector<std::pair<std::string, std::vector<std::size_t>>> groups_for_days(
    const result_file& result) {
    std::vector<std::pair<std::string, std::vector<std::size_t>>> groups;
    for (const flow_group& each : flow_groups(result)) {
        if (sum_over(result, "/flows/cohort_lots", each.container_flows) > 0) {
            groups.emplace_back(each.name, each.container_flows);
        }
    }
    return groups;
}

std::string days_or_dash(double value) { return value < 0.05 ? "-" : decimal(value); }

void add_day_rows(std::vector<row>& rows, const result_file& result, const char* dataset,
                  const char* weights, const std::vector<std::string>& names) {
    const auto groups = groups_for_days(result);
    std::vector<std::vector<double>> columns;
    for (const auto& [name, flows] : groups) {
        columns.push_back(hours_a_lot(result, dataset, weights, flows));
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        row next = {names[i]};
        for (const auto& column : columns)
            next.push_back(days_or_dash(column[i] / 24));
        rows.push_back(std::move(next));
    }
}

}  // namespace

std::string group_table(const result_file& result) {
    std::vector<row> rows = {{"", "offered kt", "delivered kt", "lost kt", "offered TEU",
                              "delivered TEU", "days", "on time"}};
    std::vector<flow_group> groups = flow_groups(result);
    if (groups.size() > 1)
        groups.push_back(all_cargo(result));
    for (const flow_group& each : groups) {
        const auto total = [&](const char* dataset) {
            return sum_over(result, dataset, each.flows);
        };
        rows.push_back(
            {each.name, decimal(total("/flows/offered_t") / 1000),
             decimal(total("/flows/delivered_t") / 1000), decimal(total("/flows/lost_t") / 1000),
             grouped(total("/flows/offered_teu")), grouped(total("/flows/delivered_teu")),
             decimal(mean_days(result, each.flows)),
             percent(share_of_cohort(result, "/flows/on_time_share", each.flows))});
    }
    return table_of(
        fmt::format("What got through in the {} days, mean over replications, by group of flows; "
                    "days per lot",
                    result.horizon_days),
        rows);
}

std::string way_table(const result_file& result) {
    const std::vector<std::string>& ways = result.text("/flows/way");
    std::vector<row> rows = {{""}};
    std::vector<std::vector<double>> columns;
    for (const flow_group& each : flow_groups(result)) {
        if (sum_over(result, "/flows/cohort_lots", each.flows) <= 0)
            continue;
        rows.front().push_back(each.name);
        columns.push_back(
            hours_a_lot(result, "/flows/way_share", "/flows/cohort_lots", each.flows));
    }
    for (std::size_t way = 0; way < ways.size(); ++way) {
        const bool is_used = std::any_of(columns.begin(), columns.end(),
                                         [&](const auto& column) { return column[way] > 0; });
        if (!is_used)
            continue;
        row next = {ways[way]};
        for (const auto& column : columns)
            next.push_back(percent(column[way]));
        rows.push_back(std::move(next));
    }
    return table_of("Shares of the ways, of lots released in the counted days", rows);
}

std::string market_table(const result_file& result) {
    const std::vector<std::string>& carriers = result.text("/flows/carrier");
    if (carriers.size() < 2)
        return "";
    const std::vector<double> tonnes = result.mean("/flows/market_t");
    std::vector<row> rows = {{""}};
    rows.front().insert(rows.front().end(), carriers.begin(), carriers.end());
    for (const flow_group& each : flow_groups(result)) {
        std::vector<double> sums(carriers.size());
        for (const std::size_t f : each.flows) {
            for (std::size_t carrier = 0; carrier < carriers.size(); ++carrier)
                sums[carrier] += tonnes[f * carriers.size() + carrier];
        }
        const double market = std::accumulate(sums.begin(), sums.end(), 0.0);
        row next = {each.name};
        for (const double sum : sums)
            next.push_back(market > 0 ? percent(sum / market) : "-");
        rows.push_back(std::move(next));
    }
    return table_of("Shares of the market by mass, of what became ready in the counted days", rows);
}

std::string days_table(const result_file& result) {
    std::vector<row> head = {{""}};
    for (const auto& each : groups_for_days(result))
        head.front().push_back(each.first);
    std::vector<row> stages = head;
    add_day_rows(stages, result, "/stages/time_mean_h", "/stages/lots",
                 result.text("/stages/stage"));
    std::vector<std::string> causes;
    for (const std::string& each : result.text("/causes/cause"))
        causes.push_back(cause_words(each));
    std::vector<row> waits = head;
    add_day_rows(waits, result, "/causes/waiting_mean_h", "/flows/cohort_lots", causes);
    std::vector<std::string> origins;
    for (const std::string& each : result.text("/causes/origin"))
        origins.push_back(cause_words(each));
    std::vector<row> sources = head;
    add_day_rows(sources, result, "/causes/origin_mean_h", "/flows/cohort_lots", origins);
    if (head.front().size() < 2)
        return {};
    return table_of("Where the days of a container went, by stage (days, completed stages)",
                    stages) +
           table_of("The same by what happened to it (days)", waits) +
           table_of("The same by where that came from (days)", sources);
}

std::vector<std::size_t> facilities_by_queue(const result_file& result, std::size_t count) {
    const std::vector<double> queues = result.mean("/facilities/queue_mean");
    std::vector<std::size_t> order(queues.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t f) { return !(queues[f] > 0); });
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return queues[a] > queues[b]; });
    order.resize(std::min(order.size(), count));
    return order;
}

std::string facility_words(const result_file& result, std::size_t facility) {
    const std::vector<std::string>& nodes = result.text("/nodes/node");
    const std::string& node = result.text("/facilities/node").at(facility);
    const auto found = std::find(nodes.begin(), nodes.end(), node);
    const std::string label =
        found == nodes.end()
            ? node
            : result.text("/nodes/label").at(static_cast<std::size_t>(found - nodes.begin()));
    std::string kind = result.category("/facilities/kind").at(facility);
    std::replace(kind.begin(), kind.end(), '_', ' ');
    return label + " " + kind;
}

std::string facility_table(const result_file& result) {
    const std::vector<double> use = result.mean("/facilities/utilisation");
    const std::vector<double> peak = result.mean("/facilities/peak_month_utilisation");
    const std::vector<double> wait = result.mean("/facilities/waiting_mean_h");
    const std::vector<double> queue = result.mean("/facilities/queue_mean");
    const auto write = [&](const std::vector<std::size_t>& order) {
        std::vector<row> rows = {{"", "in use", "peak month", "mean wait h", "mean queue"}};
        for (const std::size_t f : order) {
            rows.push_back({shortened(facility_words(result, f), 44), percent(use[f]),
                            percent(peak[f]), decimal(wait[f]), decimal(queue[f], 2)});
        }
        return rows;
    };
    std::vector<std::size_t> busiest(use.size());
    std::iota(busiest.begin(), busiest.end(), std::size_t{0});
    std::erase_if(busiest, [&](std::size_t f) { return !(use[f] > 0); });
    std::stable_sort(busiest.begin(), busiest.end(),
                     [&](std::size_t a, std::size_t b) { return use[a] > use[b]; });
    busiest.resize(std::min<std::size_t>(busiest.size(), 10));
    return table_of("The ten longest queues in the counted days, other traffic included",
                    write(facilities_by_queue(result, 10))) +
           table_of("The ten busiest facilities", write(busiest));
}

std::string depot_table(const result_file& result) {
    if (!result.texts.contains("/depots/label"))
        return {};
    const std::vector<std::string>& labels = result.text("/depots/label");
    const std::vector<std::string>& sizes = result.text("/depots/size");
    constexpr std::array<const char*, 8> figures = {
        "stock_mean", "stock_least", "taken", "returned", "received", "sent", "hired", "left"};
    std::vector<row> rows = {
        {"", "stock", "least", "taken", "returned", "received", "sent", "hired", "left", "wait h"}};
    for (std::size_t i = 0; i < labels.size() * sizes.size(); ++i) {
        row& next = rows.emplace_back();
        next.push_back(shortened(labels[i / sizes.size()], 24) + ", " + sizes[i % sizes.size()]);
        for (const char* figure : figures)
            next.push_back(grouped(result.mean(std::string("/depots/") + figure)[i]));
        next.push_back(decimal(result.mean("/depots/waiting_mean_h")[i]));
    }
    return table_of("Empty containers at depots in the counted days", rows);
}

std::string service_table(const result_file& result) {
    const std::vector<double> departures = result.mean("/services/departures");
    const std::vector<double> empty = result.mean("/services/empty_departures");
    const std::vector<double> load = result.mean("/services/load_factor");
    const std::vector<double> round_trip = result.mean("/services/round_trip_mean_h");
    const std::vector<double> fleet = result.mean("/services/fleet_utilisation");
    std::vector<row> rows = {
        {"", "loaded departures", "empty", "load", "round trip days", "fleet in use"}};
    for (std::size_t s = 0; s < departures.size(); ++s) {
        rows.push_back({shortened(result.text("/services/label").at(s), 40), grouped(departures[s]),
                        grouped(empty[s]), percent(load[s]), decimal(round_trip[s] / 24),
                        percent(fleet[s])});
    }
    return table_of("Services in the counted days, both directions", rows);
}

}  // namespace corridor::outputs
