#include "outputs/responses.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "outputs/hours.hpp"

namespace corridor::outputs {
namespace {

using models::flow_params;
using models::flow_result;
using models::replication_result;
using figure = std::function<double(const flow_result&)>;
using choice = std::function<bool(const flow_params&)>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool is_cargo(const flow_params& flow) { return !flow.returns_of; }
bool is_container(const flow_params& flow) {
    return is_cargo(flow) && flow.form == models::cargo_form::container;
}

double as_tonnes(const models::amount& sum) { return static_cast<double>(sum.kg) / 1000.0; }
double as_teu(const models::amount& sum) { return static_cast<double>(sum.teu); }

/// Works out one response after another over the same results.
class reckoner {
public:
    reckoner(const models::scenario& from, const std::vector<replication_result>& results)
        : from_(from), results_(results) {}

    void total(std::string name, std::string unit, std::string of, const figure& what,
               const choice& takes) {
        add(std::move(name), std::move(unit), std::move(of), study::mean_of(sums(what, takes)));
    }

    void ratio(std::string name, std::string unit, std::string of, const figure& top,
               const figure& bottom) {
        add(std::move(name), std::move(unit), std::move(of),
            study::ratio_of(sums(top, is_container), sums(bottom, is_container)));
    }

    void quantile(std::string name, std::string of, double share) {
        core::quantiles everything;
        std::int64_t all_lots = 0;
        std::vector<double> sections;
        for (const replication_result& each : results_) {
            core::quantiles pooled;
            std::int64_t lots = 0;
            for (std::size_t f = 0; f < each.flows.size(); ++f) {
                if (!is_container(from_.flows[f]))
                    continue;
                pooled.merge(each.flows[f].transit);
                lots += each.flows[f].cohort.lots;
            }
            sections.push_back(transit_quantile_h(pooled, lots, share));
            everything.merge(pooled);
            all_lots += lots;
        }
        study::estimate result =
            study::sectioned(transit_quantile_h(everything, all_lots, share), sections);
        const bool any_missing =
            std::any_of(sections.begin(), sections.end(), [](double x) { return std::isnan(x); });
        if (any_missing)
            result.mean = result.standard_error = missing;
        if (any_missing)
            result.ci95_low = result.ci95_high = missing;
        add(std::move(name), "h", std::move(of), std::move(result));
    }

    std::vector<study::estimate> take() { return std::move(found_); }

private:
    std::vector<double> sums(const figure& what, const choice& takes) const {
        std::vector<double> result;
        for (const replication_result& each : results_) {
            double sum = 0;
            for (std::size_t f = 0; f < each.flows.size(); ++f) {
                if (takes(from_.flows[f]))
                    sum += what(each.flows[f]);
            }
            result.push_back(sum);
        }
        return result;
    }

    void add(std::string name, std::string unit, std::string of, study::estimate result) {
        result.name = std::move(name);
        result.unit = std::move(unit);
        result.estimand = std::move(of);
        found_.push_back(std::move(result));
    }

    const models::scenario& from_;
    const std::vector<replication_result>& results_;
    std::vector<study::estimate> found_;
};

}  // namespace

flow_selection bound_for(const models::scenario& from, std::string suffix, std::string words,
                         std::vector<std::string> countries) {
    std::vector<bool> taken;  // [place]
    for (const models::place_params& place : from.places) {
        const std::string& country = from.countries[models::index_of(place.country)].name;
        taken.push_back(std::find(countries.begin(), countries.end(), country) != countries.end());
    }
    return {std::move(suffix), std::move(words),
            [taken](const flow_params& flow) { return taken[models::index_of(flow.destination)]; }};
}

flow_selection bound_for_lithuania(const models::scenario& from) {
    return bound_for(from, "lithuania",
                     "bound for Lithuania or beyond it (LT, LV, EE, PL, SE, DK, DE, NL)",
                     {"LT", "LV", "EE", "PL", "SE", "DK", "DE", "NL"});
}

double transit_quantile_h(const core::quantiles& arrived, std::int64_t lots, double share) {
    if (static_cast<double>(lots) * (1 - share) < 10 - 1e-9)
        return missing;
    const double among_arrived =
        share * static_cast<double>(lots) / static_cast<double>(arrived.count());
    if (arrived.count() == 0 || among_arrived > 1)
        return missing;
    return as_hours(arrived.quantile(among_arrived));
}

std::vector<study::estimate> responses(const models::scenario& from,
                                       const std::vector<replication_result>& results,
                                       const std::vector<flow_selection>& selections) {
    const std::string year = fmt::format("in the {} counted days", from.days);
    const std::string cohort = "container lots released " + year;
    const auto delivered_t = [](const flow_result& f) { return as_tonnes(f.delivered); };
    const auto delivered_teu = [](const flow_result& f) { return as_teu(f.delivered); };
    const auto lots = [](const flow_result& f) { return static_cast<double>(f.cohort.lots); };
    const auto arrived = [](const flow_result& f) { return static_cast<double>(f.arrived.lots); };

    reckoner all(from, results);
    all.total("delivered_t", "t", "cargo delivered " + year, delivered_t, is_cargo);
    all.total("delivered_teu", "TEU", "loaded containers delivered " + year, delivered_teu,
              is_cargo);
    for (const flow_selection& each : selections) {
        const auto takes = [&each](const flow_params& f) { return is_cargo(f) && each.takes(f); };
        all.total("delivered_t_" + each.suffix, "t",
                  fmt::format("cargo {} delivered {}", each.words, year), delivered_t, takes);
        all.total("delivered_teu_" + each.suffix, "TEU",
                  fmt::format("loaded containers {} delivered {}", each.words, year), delivered_teu,
                  takes);
    }
    all.total(
        "lost_t", "t", "cargo that found no open way or gave up " + year,
        [](const flow_result& f) { return as_tonnes(f.lost); }, is_cargo);
    all.total(
        "in_system_end_t", "t", "cargo under way or waiting after the last counted day",
        [](const flow_result& f) { return as_tonnes(f.in_system_end); }, is_cargo);
    all.ratio(
        "transit_time_mean_h", "h", cohort + " that arrived",
        [](const flow_result& f) {
            return static_cast<double>(f.transit.total_ms()) / 3'600'000.0;
        },
        [](const flow_result& f) { return static_cast<double>(f.transit.count()); });
    all.quantile("transit_time_p50_h", cohort + ", unarrived as late", 0.5);
    all.quantile("transit_time_p90_h", cohort + ", unarrived as late", 0.9);
    all.quantile("transit_time_p95_h", cohort + ", unarrived as late", 0.95);
    all.ratio(
        "on_time_share", "1", cohort + ", delivered within the promised time",
        [](const flow_result& f) { return static_cast<double>(f.on_time_lots); }, lots);
    all.ratio(
        "unarrived_share", "1", cohort + ", not delivered when the run ended",
        [&](const flow_result& f) { return lots(f) - arrived(f); }, lots);
    return all.take();
}

std::vector<study::estimate> responses(const models::scenario& from,
                                       const std::vector<replication_result>& results) {
    return responses(from, results, {bound_for_lithuania(from)});
}

}  // namespace corridor::outputs
