#include "outputs/summary/summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>

#include <fmt/format.h>

#include "outputs/summary/bound_words.hpp"
#include "outputs/summary/flow_groups.hpp"
#include "outputs/summary/layout.hpp"
#include "outputs/summary/summary_tables.hpp"

namespace corridor::outputs {
namespace {

study::estimate response(const result_file& result, std::string_view name) {
    const auto found = std::find_if(result.responses.begin(), result.responses.end(),
                                    [&](const auto& each) { return each.name == name; });
    if (found != result.responses.end())
        return *found;
    study::estimate none;
    none.mean = none.ci95_low = none.ci95_high = std::numeric_limits<double>::quiet_NaN();
    return none;
}

/// `51,300 TEU (50,900 to 51,700)`, or without the interval from one replication.
std::string with_interval(const study::estimate& e, const char* unit) {
    const std::string point = fmt::format("{} {}", grouped(e.mean), unit);
    if (std::isnan(e.ci95_low))
        return point;
    return fmt::format("{} ({} to {})", point, grouped(e.ci95_low), grouped(e.ci95_high));
}

std::string days_with_interval(const study::estimate& e) {
    const std::string point = fmt::format("{} days", decimal(e.mean / 24));
    if (std::isnan(e.ci95_low))
        return point;
    return fmt::format("{} ({} to {})", point, decimal(e.ci95_low / 24), decimal(e.ci95_high / 24));
}

std::string got_through(const result_file& result) {
    const study::estimate teu = response(result, "delivered_teu");
    const study::estimate lost = response(result, "lost_t");
    const study::estimate lithuania = response(result, "delivered_teu_lithuania");
    std::string text = fmt::format(
        "In the {} days from {}, {} of loaded containers and {} of cargo in all got through",
        result.horizon_days, result.start_date, with_interval(teu, "TEU"),
        with_interval(response(result, "delivered_t"), "t"));
    if (!std::isnan(lithuania.mean)) {
        text += fmt::format("; {} of them were {}", with_interval(lithuania, "TEU"),
                            "bound for Lithuania or beyond it");
    }
    text += fmt::format(
        ". {} t gave up, left late or found no open way, {} t were in the system at the end.",
        grouped(lost.mean), grouped(response(result, "in_system_end_t").mean));
    return text;
}

/// Empty for a result without a bound.
std::string what_could(const result_file& result) {
    if (!result.bound)
        return {};
    const std::vector<std::size_t> cargo = all_cargo(result).flows;
    const auto sum = [&](const char* dataset) {
        const std::vector<double>& values = result.figure(dataset).values;
        double total = 0;
        for (const std::size_t flow : cargo)
            total += values[flow];
        return total;
    };
    return bound_words({.offered_t = sum("/bound/offered_t"),
                        .bound_t = sum("/bound/bound_t"),
                        .reach = result.bound->reach,
                        .limits = result.bound->limits},
                       response(result, "delivered_t").mean);
}

std::string how_long(const result_file& result) {
    const study::estimate p90 = response(result, "transit_time_p90_h");
    const study::estimate unarrived = response(result, "unarrived_share");
    const study::estimate mean = response(result, "transit_time_mean_h");
    if (std::isnan(mean.mean))
        return "No container released in those days arrived.";
    std::string text = fmt::format("A container released in those days took {} on average",
                                   days_with_interval(mean));
    text += std::isnan(p90.mean)
                ? std::string("; how long nine of ten take, too few arrivals tell")
                : fmt::format("; nine of ten arrived within {}", days_with_interval(p90));
    text += fmt::format(". {} arrived within the promised time",
                        percent(response(result, "on_time_share").mean));
    if (unarrived.mean > 0) {
        text += fmt::format(", {:.1f} % had not arrived when the run ended and count as late",
                            unarrived.mean * 100);
    }
    return text + ".";
}

bool is_wait(const std::string& why) { return why != "moving" && why != "handling"; }

/// The four largest waits of a lot's hours by [node][why], `label, words (hours, share)` each.
std::string largest_waits(const result_file& result, const std::vector<double>& hours,
                          const std::vector<std::string>& whys) {
    const std::vector<std::string>& nodes = result.text("/nodes/label");
    const double total = std::accumulate(hours.begin(), hours.end(), 0.0);
    std::vector<std::size_t> waits(hours.size());
    std::iota(waits.begin(), waits.end(), std::size_t{0});
    std::erase_if(
        waits, [&](std::size_t i) { return !(hours[i] > 0) || !is_wait(whys[i % whys.size()]); });
    std::stable_sort(waits.begin(), waits.end(),
                     [&](std::size_t a, std::size_t b) { return hours[a] > hours[b]; });
    waits.resize(std::min<std::size_t>(waits.size(), 4));
    std::string text;
    for (const std::size_t i : waits) {
        text += fmt::format("{}{}, {} ({} h a lot, {})", i == waits.front() ? "" : "; ",
                            nodes[i / whys.size()], cause_words(whys[i % whys.size()]),
                            decimal(hours[i], 0), percent(hours[i] / total));
    }
    return text;
}

std::string what_held_it_back(const result_file& result) {
    const flow_group all = all_cargo(result);
    const bool containers = !all.container_flows.empty();
    const auto& flows = containers ? all.container_flows : all.flows;
    if (sum_over(result, "/flows/cohort_lots", flows) <= 0)
        return "Nothing was released.";
    const std::vector<double> hours =
        hours_a_lot(result, "/causes/waiting_by_node_mean_h", "/flows/cohort_lots", flows);
    const std::vector<std::string>& causes = result.text("/causes/cause");
    double waited = 0;
    for (std::size_t i = 0; i < hours.size(); ++i)
        waited += is_wait(causes[i % causes.size()]) ? hours[i] : 0;
    if (!(waited > 0))
        return "Nothing had to wait.";
    const double total = std::accumulate(hours.begin(), hours.end(), 0.0);
    const std::vector<double> sources =
        hours_a_lot(result, "/causes/origin_by_source_mean_h", "/flows/cohort_lots", flows);
    return fmt::format(
        "{} of a {}'s time was waiting. What held it back most: {}. Where that came "
        "from: {}.",
        percent(waited / total), containers ? "container" : "lot",
        largest_waits(result, hours, causes),
        largest_waits(result, sources, result.text("/causes/origin")));
}

std::string which_queues(const result_file& result) {
    const std::vector<std::size_t> longest = facilities_by_queue(result, 3);
    if (longest.empty())
        return {};
    const std::vector<double> queues = result.mean("/facilities/queue_mean");
    const std::vector<double> waits = result.mean("/facilities/waiting_mean_h");
    std::string text = "The longest queues stood at ";
    for (const std::size_t f : longest) {
        // Where only other traffic calls, no wait of this cargo is known.
        const std::string each =
            std::isnan(waits[f]) ? "" : fmt::format(", {} h each", decimal(waits[f]));
        text += fmt::format("{}{} ({} waiting on average{})", f == longest.front() ? "" : "; ",
                            facility_words(result, f), decimal(queues[f]), each);
    }
    return text + ".";
}

/// One sentence for each disruption that occurred.
std::string what_happened(const result_file& result) {
    if (!result.texts.contains("/disruptions/label"))
        return {};
    const std::vector<std::string>& labels = result.text("/disruptions/label");
    const std::vector<double> times = result.mean("/disruptions/occurrences");
    const std::vector<double> days = result.mean("/disruptions/disrupted_d");
    const std::vector<double> half_lives = result.mean("/disruptions/backlog_half_life_h");
    const std::vector<double> recoveries = result.mean("/disruptions/recovery_d");
    std::string text;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (times[i] <= 0)
            continue;
        text += fmt::format("{}: {} times on average in the {} days, {} days in all", labels[i],
                            decimal(times[i]), result.horizon_days, decimal(days[i]));
        if (!std::isnan(half_lives[i]))
            text += fmt::format("; its backlog halved in {} h", decimal(half_lives[i], 0));
        if (!std::isnan(recoveries[i]))
            text += fmt::format("; it was gone {} days after the end", decimal(recoveries[i]));
        text += ". ";
    }
    return text;
}

std::string from_how_many(const result_file& result) {
    const std::int32_t replications =
        result.responses.empty() ? 0 : result.responses.front().replications;
    return replications < 2
               ? std::string("One replication: there are no intervals.")
               : fmt::format("Intervals in brackets are of 95 %, from {} replications.",
                             replications);
}

}  // namespace

std::string summary(const result_file& result) {
    std::string text =
        fmt::format("{} (scenario {}, seed {}{}{})\n\n", result.title, result.scenario, result.seed,
                    result.interventions.empty() ? "" : ", with ", result.interventions);
    text += wrapped(got_through(result));
    text += wrapped(what_could(result));
    text += wrapped(how_long(result));
    text += wrapped(what_held_it_back(result));
    text += wrapped(which_queues(result));
    text += wrapped(what_happened(result));
    text += wrapped(from_how_many(result));
    text += group_table(result);
    text += way_table(result);
    text += market_table(result);
    text += days_table(result);
    text += facility_table(result);
    text += depot_table(result);
    text += service_table(result);
    return text;
}

}  // namespace corridor::outputs
