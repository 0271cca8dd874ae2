#include "outputs/summary/flow_groups.hpp"

#include <array>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace corridor::outputs {

std::vector<flow_group> flow_groups(const result_file& result) {
    const std::vector<std::string> trades = result.category("/flows/trade");
    const std::vector<std::string> headings = result.category("/flows/heading");
    const std::vector<std::string> loads = result.category("/flows/load");
    const std::vector<std::string> forms = result.category("/flows/form");
    std::vector<flow_group> groups;
    for (const auto& [trade, words] :
         {std::pair{"kazakh", "Kazakh"}, std::pair{"transit", "Transit"}}) {
        for (const char* const heading : {"westbound", "eastbound"}) {
            flow_group group{fmt::format("{} {}", words, heading), {}, {}};
            for (std::size_t f = 0; f < trades.size(); ++f) {
                if (trades[f] != trade || headings[f] != heading || loads[f] != "cargo")
                    continue;
                group.flows.push_back(f);
                if (forms[f] == "container")
                    group.container_flows.push_back(f);
            }
            if (!group.flows.empty())
                groups.push_back(std::move(group));
        }
    }
    return groups;
}

flow_group all_cargo(const result_file& result) {
    flow_group all{"All cargo", {}, {}};
    for (const flow_group& each : flow_groups(result)) {
        all.flows.insert(all.flows.end(), each.flows.begin(), each.flows.end());
        all.container_flows.insert(all.container_flows.end(), each.container_flows.begin(),
                                   each.container_flows.end());
    }
    return all;
}

double sum_over(const result_file& result, const char* dataset,
                const std::vector<std::size_t>& flows) {
    const std::vector<double> means = result.mean(dataset);
    double sum = 0;
    for (const std::size_t f : flows)
        sum += std::isnan(means[f]) ? 0 : means[f];
    return sum;
}

std::vector<double> hours_a_lot(const result_file& result, const char* dataset, const char* weights,
                                const std::vector<std::size_t>& flows) {
    const std::vector<double> hours = result.mean(dataset);
    const std::vector<double> lots = result.mean(weights);
    const std::size_t all_flows = result.figure("/flows/cohort_lots").shape.at(1);
    const std::size_t inner = hours.size() / all_flows;
    const std::size_t weight_inner = lots.size() / all_flows;
    const double cohort = sum_over(result, "/flows/cohort_lots", flows);
    std::vector<double> sums(inner, 0);
    for (const std::size_t f : flows) {
        for (std::size_t i = 0; i < inner; ++i) {
            const double value = hours[f * inner + i];
            const double weight = lots[f * weight_inner + (weight_inner == 1 ? 0 : i)];
            if (!std::isnan(value))
                sums[i] += value * weight / cohort;
        }
    }
    return sums;
}

std::string cause_words(const std::string& cause) {
    static const std::map<std::string, std::string> words = {
        {"moving", "under way"},
        {"handling", "being loaded, unloaded or shunted"},
        {"waiting_train", "waiting for a train"},
        {"waiting_vessel", "waiting for a vessel or truck"},
        {"waiting_berth", "waiting for a free berth, track or gate"},
        {"waiting_slot", "waiting for room in the next yard"},
        {"waiting_path", "waiting for a train path"},
        {"waiting_wagons", "waiting for wagons or bogies of the other gauge"},
        {"waiting_locomotive", "waiting for a locomotive"},
        {"waiting_crew", "waiting for a crew"},
        {"waiting_container", "waiting for an empty container"},
        {"marshalling", "being sorted into another train"},
        {"border", "border and customs"},
        {"weather", "port closed by wind"},
        {"capacity_of_train", "too few trains"},
        {"capacity_of_vessel", "too few vessels or trucks"},
        {"capacity_of_berth", "too few berths, tracks or gates"},
        {"capacity_of_slot", "too little room in the yard"},
        {"capacity_of_path", "too few train paths"},
        {"capacity_of_wagons", "too few wagons or bogies of the other gauge"},
        {"capacity_of_locomotive", "too few locomotives"},
        {"capacity_of_crew", "too few crews"},
        {"capacity_of_container", "too few empty containers"},
        {"load", "too little cargo yet to leave with"},
        {"opening_hours", "the gate's hours"},
        {"repair", "vehicles in repair"},
        {"disruption", "what disrupted it"},
        {"mutual_blocking", "mutual blocking"},
    };
    const auto found = words.find(cause);
    return found != words.end() ? found->second : cause;
}

std::string grouped(double value) {
    if (std::isnan(value))
        return "-";
    std::string digits = fmt::format("{}", std::llround(value));
    const std::ptrdiff_t first = digits.front() == '-' ? 1 : 0;
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > first; at -= 3) {
        digits.insert(digits.begin() + at, ',');
    }
    return digits;
}

std::string decimal(double value, int decimals) {
    return std::isnan(value) ? "-" : fmt::format("{:.{}f}", value, decimals);
}

std::string percent(double share) {
    return std::isnan(share) ? "-" : fmt::format("{:.0f} %", share * 100);
}

}  // namespace corridor::outputs
