#include "outputs/file_samples.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "outputs/responses.hpp"

namespace corridor::outputs {
namespace {

/// Sums a table of [replication, flow] over some flows.
class tables {
public:
    explicit tables(const result_file& result)
        : result_(result),
          load_(result.category("/flows/load")),
          form_(result.category("/flows/form")),
          country_(result.text("/flows/destination")) {
        const std::vector<std::string>& nodes = result.text("/nodes/node");
        for (std::string& each : country_) {
            const auto at = std::find(nodes.begin(), nodes.end(), each) - nodes.begin();
            each = result.text("/nodes/country").at(static_cast<std::size_t>(at));
        }
    }

    using flows = std::function<bool(std::size_t)>;
    bool is_cargo(std::size_t flow) const { return load_[flow] == "cargo"; }
    bool is_container(std::size_t flow) const {
        return is_cargo(flow) && form_[flow] == "container";
    }
    bool is_bound_for(const std::vector<std::string>& countries, std::size_t flow) const {
        return is_cargo(flow) &&
               std::find(countries.begin(), countries.end(), country_[flow]) != countries.end();
    }

    /// The product of both tables when there is a second; what is missing in either counts nothing.
    std::vector<double> sums(const char* of, const flows& takes, const char* times = "") const {
        const numbers& all = result_.figure(of);
        const numbers* const factor = *times == '\0' ? nullptr : &result_.figure(times);
        const std::size_t width = load_.size();
        std::vector<double> sums(all.shape.at(0), 0);
        for (std::size_t i = 0; i < all.values.size(); ++i) {
            const double value = all.values[i] * (factor == nullptr ? 1 : factor->values[i]);
            if (takes(i % width) && !std::isnan(value))
                sums[i / width] += value;
        }
        return sums;
    }

private:
    const result_file& result_;
    std::vector<std::string> load_, form_, country_;  // [flow]
};

std::vector<double> less(std::vector<double> from, const std::vector<double>& taken) {
    for (std::size_t i = 0; i < from.size(); ++i)
        from[i] -= taken[i];
    return from;
}

/// Of a total its values; of a ratio its divisors too. None for a quantile.
std::optional<study::sample> observed(const tables& in, std::string_view response) {
    const tables::flows cargo = [&](std::size_t f) { return in.is_cargo(f); };
    const tables::flows boxes = [&](std::size_t f) { return in.is_container(f); };
    const tables::flows far = [&](std::size_t f) {
        return in.is_bound_for(lithuania_and_beyond(), f);
    };
    const auto total = [&](const char* of, const tables::flows& takes) {
        study::sample found;
        found.values = in.sums(of, takes);
        return found;
    };
    const auto ratio = [](std::vector<double> values, std::vector<double> divisors) {
        study::sample found;
        found.how = study::sample::kind::ratio;
        found.values = std::move(values);
        found.divisors = std::move(divisors);
        return found;
    };
    constexpr const char* lots = "/flows/cohort_lots";
    constexpr const char* arrived = "/flows/arrived_lots";
    if (response == "delivered_t")
        return total("/flows/delivered_t", cargo);
    if (response == "delivered_teu")
        return total("/flows/delivered_teu", cargo);
    if (response == "delivered_t_lithuania")
        return total("/flows/delivered_t", far);
    if (response == "delivered_teu_lithuania")
        return total("/flows/delivered_teu", far);
    if (response == "lost_t")
        return total("/flows/lost_t", cargo);
    if (response == "in_system_end_t")
        return total("/flows/in_system_end_t", cargo);
    if (response == "transit_time_mean_h")
        return ratio(in.sums("/flows/transit_time_mean_h", boxes, arrived),
                     in.sums(arrived, boxes));
    if (response == "on_time_share")
        return ratio(in.sums("/flows/on_time_share", boxes, lots), in.sums(lots, boxes));
    if (response == "unarrived_share")
        return ratio(less(in.sums(lots, boxes), in.sums(arrived, boxes)), in.sums(lots, boxes));
    return std::nullopt;
}

}  // namespace

std::vector<study::sample> samples(const result_file& result) {
    const tables in(result);
    std::vector<study::sample> all;
    for (const study::estimate& each : result.responses) {
        if (std::optional<study::sample> found = observed(in, each.name)) {
            found->name = each.name;
            found->unit = each.unit;
            found->estimand = each.estimand;
            all.push_back(std::move(*found));
        }
    }
    return all;
}

std::vector<int> replications_of(const result_file& result) {
    std::vector<int> numbers;
    for (const double each : result.figure("/flows/replication").values)
        numbers.push_back(static_cast<int>(each));
    return numbers;
}

}  // namespace corridor::outputs
