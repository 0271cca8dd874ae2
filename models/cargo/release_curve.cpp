#include <algorithm>
#include <cstddef>

#include "models/cargo/demand.hpp"
#include "models/units.hpp"
#include "sim/core/elementary.hpp"

namespace corridor::models {

namespace {

constexpr int days_a_year = 365;

double sum_of(const std::vector<double>& by_day, int begin, int end) {
    double sum = 0;
    for (int day = begin; day < end; ++day) {
        sum += by_day[static_cast<std::size_t>(day)];
    }
    return sum;
}

/// A year of weights scaled to a year of releases; a shorter period keeps its share of it.
void scale(std::vector<double>& weight, int begin, int end, int reference_begin, double total) {
    const int reference_end =
        std::min(reference_begin + days_a_year, static_cast<int>(weight.size()));
    const double sum = sum_of(weight, reference_begin, reference_end);
    const double share = (reference_end - reference_begin) / static_cast<double>(days_a_year);
    for (int day = begin; day < end && sum > 0; ++day) {
        weight[static_cast<std::size_t>(day)] *= share * total / sum;
    }
}

/// From `begin` on each day is more than the last; the first year keeps its sum.
void grow(std::vector<double>& by_day, int begin, int end, double per_year) {
    if (per_year == 0) {
        return;
    }
    const int year = std::min(begin + days_a_year, end);
    const double before = sum_of(by_day, begin, year);
    for (int day = begin; day < end; ++day) {
        by_day[static_cast<std::size_t>(day)] *=
            core::pow(1 + per_year, (day - begin) / static_cast<double>(days_a_year));
    }
    const double after = sum_of(by_day, begin, year);
    for (int day = begin; day < end && after > 0; ++day) {
        by_day[static_cast<std::size_t>(day)] *= before / after;
    }
}

bool concerns(const shock_params& shock, const scenario& from, const flow_params& flow) {
    return (!shock.commodity.empty() && shock.commodity == flow.commodity) ||
           std::any_of(shock.flows.begin(), shock.flows.end(),
                       [&](flow_id id) { return &from.flows[index_of(id)] == &flow; });
}

/// A shock adds to the year or takes from it: what it changes comes back at no other time.
void shake(std::vector<double>& by_day, const scenario& from, const calendar& days,
           const flow_params& flow) {
    for (const shock_params& shock : from.shocks) {
        for (int day = 0; concerns(shock, from, flow) && day < days.days(); ++day) {
            const date today = days.date_of_day(day);
            if (today >= shock.first && today <= shock.last) {
                by_day[static_cast<std::size_t>(day)] *= shock.factor;
            }
        }
    }
}

}  // namespace

std::vector<double> releases_by_day(const scenario& from, const calendar& days,
                                    const flow_params& flow) {
    const double lots = flow.lot_size.count > 0
                            ? flow.teu_per_year / static_cast<double>(flow.lot_size.count)
                            : flow.t_per_year / tonnes(flow.lot_mass);
    const double a_year = lots * from.demand.scale / flow.release_lots / flow.corridor_share;
    const country_id country = from.places[index_of(flow.origin)].country;

    std::vector<double> weight;
    for (int day = 0; day < days.days(); ++day) {
        const auto month = static_cast<std::size_t>(days.month_of_day(day));
        const double rhythm = days.is_weekend(day) ? from.demand.weekend_factor : 1;
        weight.push_back(flow.shape[month] * days.demand_factor(country, day) * rhythm);
    }
    const int counted = from.run_in_days;
    const int counted_end = from.run_in_days + from.days;
    std::vector<double> run_in = weight;
    scale(run_in, 0, counted, 0,
          a_year * flow.preceding_year_factor * from.demand.preceding_year_factor);
    if (from.days >= days_a_year) {
        // A leap year is a year.
        const double years = from.days <= 366 ? 1 : from.days / static_cast<double>(days_a_year);
        const double sum = sum_of(weight, counted, counted_end);
        for (double& each : weight) {
            each *= sum > 0 ? years * a_year / sum : 0;
        }
    } else {
        scale(weight, counted, days.days(),
              std::min(counted, std::max(0, days.days() - days_a_year)), a_year);
    }
    std::copy(run_in.begin(), run_in.begin() + counted, weight.begin());
    grow(weight, 0, counted, from.demand.growth_per_year);
    grow(weight, counted, days.days(), from.demand.growth_per_year);
    shake(weight, from, days, flow);
    return weight;
}

}  // namespace corridor::models
