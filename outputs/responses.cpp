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

bool is_cargo(const flow_params& flow) { return !flow.is_empty(); }
bool is_container(const flow_params& flow) {
    return is_cargo(flow) && flow.form == models::cargo_form::container;
}

double as_tonnes(const models::amount& sum) { return static_cast<double>(sum.kg) / 1000.0; }
double as_teu(const models::amount& sum) { return static_cast<double>(sum.teu); }

using kind = study::sample::kind;

/// A response: how its sums come from a replication, and how the estimate comes from the sums.
struct recipe {
    std::string name, unit, estimand;
    kind how = kind::total;
    figure top{};      ///< of a total or a ratio
    figure bottom{};   ///< of a ratio
    choice takes{};    ///< the flows of a total; ratios and quantiles are of containers
    double share = 0;  ///< of a quantile
};

double sum(const models::scenario& from, const replication_result& result, const figure& what,
           const choice& takes) {
    double sum = 0;
    for (std::size_t f = 0; f < result.flows.size(); ++f) {
        if (takes(from.flows[f]))
            sum += what(result.flows[f]);
    }
    return sum;
}

/// What the replications observed of one response after another, from the same sums.
class reckoner {
public:
    explicit reckoner(const std::vector<response_sums>& kept) : kept_(kept) {}

    study::sample of(const recipe& wanted, std::size_t response) const {
        study::sample found;
        found.name = wanted.name;
        found.unit = wanted.unit;
        found.estimand = wanted.estimand;
        found.how = wanted.how;
        if (wanted.how == kind::quantile) {
            take_quantiles(wanted.share, found);
            return found;
        }
        found.values = column(&response_sums::tops, response);
        if (wanted.how == kind::ratio)
            found.divisors = column(&response_sums::bottoms, response);
        return found;
    }

private:
    void take_quantiles(double share, study::sample& to) const {
        core::quantiles everything;
        std::int64_t all_lots = 0;
        for (const response_sums& each : kept_) {
            to.values.push_back(transit_quantile_h(each.transit, each.lots, share));
            everything.merge(each.transit);
            all_lots += each.lots;
        }
        to.pooled = transit_quantile_h(everything, all_lots, share);
        to.coarseness = core::quantiles::coarseness;
    }

    std::vector<double> column(std::vector<double> response_sums::*which,
                               std::size_t response) const {
        std::vector<double> values;
        for (const response_sums& each : kept_)
            values.push_back((each.*which)[response]);
        return values;
    }

    const std::vector<response_sums>& kept_;
};

std::vector<recipe> totals(const models::scenario& from,
                           const std::vector<flow_selection>& selections) {
    const std::string year = fmt::format("in the {} counted days", from.days);
    const figure delivered_t = [](const flow_result& f) { return as_tonnes(f.delivered); };
    const figure delivered_teu = [](const flow_result& f) { return as_teu(f.delivered); };
    std::vector<recipe> all;
    const auto total = [&](std::string name, std::string unit, std::string of, figure what,
                           choice takes) {
        all.push_back({.name = std::move(name),
                       .unit = std::move(unit),
                       .estimand = std::move(of),
                       .top = std::move(what),
                       .takes = std::move(takes)});
    };
    total("delivered_t", "t", "cargo delivered " + year, delivered_t, is_cargo);
    total("delivered_teu", "TEU", "loaded containers delivered " + year, delivered_teu, is_cargo);
    for (const flow_selection& each : selections) {
        const auto takes = [each](const flow_params& f) { return is_cargo(f) && each.takes(f); };
        total("delivered_t_" + each.suffix, "t",
              fmt::format("cargo {} delivered {}", each.words, year), delivered_t, takes);
        total("delivered_teu_" + each.suffix, "TEU",
              fmt::format("loaded containers {} delivered {}", each.words, year), delivered_teu,
              takes);
    }
    total(
        "lost_t", "t", "cargo that found no open way, gave up or left late " + year,
        [](const flow_result& f) { return as_tonnes(f.lost); }, is_cargo);
    total(
        "in_system_end_t", "t", "cargo under way or waiting after the last counted day",
        [](const flow_result& f) { return as_tonnes(f.in_system_end); }, is_cargo);
    return all;
}

/// All responses, in their order.
std::vector<recipe> recipes(const models::scenario& from,
                            const std::vector<flow_selection>& selections) {
    const std::string cohort =
        fmt::format("container lots released in the {} counted days", from.days);
    const figure lots = [](const flow_result& f) { return static_cast<double>(f.cohort.lots); };
    std::vector<recipe> all = totals(from, selections);
    const auto ratio = [&](std::string name, std::string unit, std::string of, figure top,
                           figure bottom) {
        all.push_back({.name = std::move(name),
                       .unit = std::move(unit),
                       .estimand = std::move(of),
                       .how = kind::ratio,
                       .top = std::move(top),
                       .bottom = std::move(bottom)});
    };
    const auto quantile = [&](std::string name, double share) {
        all.push_back({.name = std::move(name),
                       .unit = "h",
                       .estimand = cohort + ", unarrived as late",
                       .how = kind::quantile,
                       .share = share});
    };
    ratio(
        "transit_time_mean_h", "h", cohort + " that arrived",
        [](const flow_result& f) {
            return static_cast<double>(f.transit.total_ms()) / 3'600'000.0;
        },
        [](const flow_result& f) { return static_cast<double>(f.transit.count()); });
    quantile("transit_time_p50_h", 0.5);
    quantile("transit_time_p90_h", 0.9);
    quantile("transit_time_p95_h", 0.95);
    ratio(
        "on_time_share", "1", cohort + ", delivered within the promised time",
        [](const flow_result& f) { return static_cast<double>(f.on_time_lots); }, lots);
    ratio(
        "unarrived_share", "1", cohort + ", not delivered when the run ended",
        [](const flow_result& f) {
            return static_cast<double>(f.cohort.lots) - static_cast<double>(f.arrived.lots);
        },
        lots);
    return all;
}

response_sums sums_by(const std::vector<recipe>& recipes, const models::scenario& from,
                      const replication_result& result) {
    response_sums kept;
    for (const recipe& each : recipes) {
        const choice& takes = each.how == kind::total ? each.takes : choice(is_container);
        kept.tops.push_back(each.top ? sum(from, result, each.top, takes) : 0);
        kept.bottoms.push_back(each.bottom ? sum(from, result, each.bottom, takes) : 0);
    }
    for (std::size_t f = 0; f < result.flows.size(); ++f) {
        if (!is_container(from.flows[f]))
            continue;
        kept.transit.merge(result.flows[f].transit);
        kept.lots += result.flows[f].cohort.lots;
    }
    return kept;
}

std::vector<study::sample> samples_by(const std::vector<recipe>& recipes,
                                      const std::vector<response_sums>& kept) {
    const reckoner over(kept);
    std::vector<study::sample> found;
    for (std::size_t i = 0; i < recipes.size(); ++i)
        found.push_back(over.of(recipes[i], i));
    return found;
}

std::vector<study::estimate> estimates_by(const std::vector<recipe>& recipes,
                                          const std::vector<response_sums>& kept) {
    std::vector<study::estimate> found;
    found.reserve(recipes.size());
    for (const study::sample& each : samples_by(recipes, kept))
        found.push_back(study::estimate_of(each));
    return found;
}

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
                     lithuania_and_beyond());
}

const std::vector<std::string>& lithuania_and_beyond() {
    static const std::vector<std::string> countries = {"LT", "LV", "EE", "PL",
                                                       "SE", "DK", "DE", "NL"};
    return countries;
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

response_sums sums_of(const models::scenario& from, const replication_result& result,
                      const std::vector<flow_selection>& selections) {
    return sums_by(recipes(from, selections), from, result);
}

response_sums sums_of(const models::scenario& from, const replication_result& result) {
    return sums_of(from, result, {bound_for_lithuania(from)});
}

std::vector<study::estimate> responses(const models::scenario& from,
                                       const std::vector<replication_result>& results,
                                       const std::vector<flow_selection>& selections) {
    const std::vector<recipe> all = recipes(from, selections);
    std::vector<response_sums> kept;
    for (const replication_result& each : results)
        kept.push_back(sums_by(all, from, each));
    return estimates_by(all, kept);
}

std::vector<study::estimate> responses(const models::scenario& from,
                                       const std::vector<replication_result>& results) {
    return responses(from, results, {bound_for_lithuania(from)});
}

std::vector<study::estimate> responses(const models::scenario& from,
                                       const std::vector<response_sums>& kept) {
    return estimates_by(recipes(from, {bound_for_lithuania(from)}), kept);
}

std::vector<study::sample> samples(const models::scenario& from,
                                   const std::vector<response_sums>& kept) {
    return samples_by(recipes(from, {bound_for_lithuania(from)}), kept);
}

std::vector<std::string> response_names() {
    const models::scenario none;
    std::vector<std::string> names;
    for (const recipe& each : recipes(none, {bound_for_lithuania(none)}))
        names.push_back(each.name);
    return names;
}

}  // namespace corridor::outputs
