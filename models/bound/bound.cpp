#include "models/bound/bound.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "models/bound/facilities.hpp"

namespace corridor::bound {

namespace {

using models::directions;
using models::index_of;

constexpr double hours_a_day = 24;

/// The solver's last digits depend on its version: nine are kept.
double nine_digits(double value) {
    if (value == 0 || !std::isfinite(value)) {
        return value;
    }
    const double scale = std::pow(10.0, 8 - std::floor(std::log10(std::abs(value))));
    return std::round(value * scale) / scale;
}

/// The three programs of the counted days by the scenario's means, and their fluid.
struct answers {
    year period;
    network tonnes, teu, reach;
    solution most_tonnes, most_teu, farthest;
    scenario_fluid fluid;
    fluid_answer carried;
};

answers work_out(const models::scenario& from) {
    const models::itineraries routes = models::find_itineraries(from);
    const models::calendar days(from);
    answers out;
    out.fluid = fluid_of(from, routes, days);
    fluid_child child(out.fluid.problem);  // shares links while this process solves
    out.period = expected_year(from, routes, days, from.run_in_days, from.run_in_days + from.days);
    out.tonnes = network_of(from, routes, out.period, aim::tonnes);
    out.teu = network_of(from, routes, out.period, aim::teu);
    out.reach = network_of(from, routes, out.period, aim::reach);
    out.most_tonnes = solve(out.tonnes.lp);
    out.most_teu = solve(out.teu.lp);
    out.farthest = solve(out.reach.lp);
    out.carried = child.wait();
    return out;
}

double delivered_lots(const network& of, const solution& found, std::size_t flow) {
    double lots = 0;
    for (const network::way_columns& way : of.flows[flow]) {
        if (!way.rides.empty()) {
            lots += found.columns[static_cast<std::size_t>(way.delivered)];
        }
    }
    return lots;
}

void fill_flows(const models::scenario& from, const answers& by, models::bound_result& out) {
    out.flows.resize(from.flows.size());
    std::vector<double> fluid_lots(from.flows.size(), 0);
    for (std::size_t i = 0; i < by.fluid.streams.size(); ++i) {
        for (const double kg : by.carried.carried_kg[i]) {
            fluid_lots[by.fluid.streams[i].flow] += kg / by.fluid.streams[i].lot_kg;
        }
    }
    for (std::size_t i = 0; i < from.flows.size(); ++i) {
        const double t = models::tonnes(from.flows[i].lot_mass);
        const auto teu = static_cast<double>(from.flows[i].lot_size.count);
        models::bound_flow& each = out.flows[i];
        each.offered_t = nine_digits(by.period.flows[i].offered * t);
        each.offered_teu = nine_digits(by.period.flows[i].offered * teu);
        each.bound_t = nine_digits(delivered_lots(by.tonnes, by.most_tonnes, i) * t);
        each.bound_teu = nine_digits(delivered_lots(by.teu, by.most_teu, i) * teu);
        each.fluid_t = nine_digits(fluid_lots[i] * t);
        each.fluid_teu = nine_digits(fluid_lots[i] * teu);
        if (from.flows[i].is_empty()) {
            continue;
        }
        out.offered_t += each.offered_t;
        out.offered_teu += each.offered_teu;
        out.bound_t += each.bound_t;
        out.bound_teu += each.bound_teu;
        out.fluid_t += each.fluid_t;
        out.fluid_teu += each.fluid_teu;
    }
}

/// Looks up rows' duals and links' weeks.
class lookup {
public:
    explicit lookup(const answers& by) : by_(by) {}

    double dual(row_id row, double units) const {
        return row == no_row
                   ? 0.0
                   : nine_digits(units * by_.most_tonnes.duals[static_cast<std::size_t>(row)]);
    }
    /// Share of the weeks in which at least one of them is full.
    double full_share(const std::vector<std::size_t>& links) const {
        const std::size_t weeks = by_.fluid.problem.week_h.size();
        double full = 0;
        for (std::size_t week = 0; week < weeks; ++week) {
            const bool any = std::any_of(links.begin(), links.end(), [&](std::size_t link) {
                return link != no_link && by_.carried.is_full[link][week] != 0;
            });
            full += any ? 1 : 0;
        }
        return nine_digits(full / static_cast<double>(weeks));
    }

private:
    const answers& by_;
};

void fill_facilities(const models::scenario& from, const answers& by, models::bound_result& out) {
    const lookup at(by);
    const double hours = by.period.hours;
    for (const facility_slot& each : facility_slots(from)) {
        const std::vector<row_id> rows = rows_at(by.tonnes, each);
        models::bound_facility& figures = out.facilities.emplace_back();
        figures.saturated_share = at.full_share(links_at(by.fluid, each));
        figures.dual_t_per_unit = at.dual(rows[0], hours);
        if (each.of == facility_slot::part::border) {
            for (std::size_t step = 1; step < models::border_steps; ++step) {
                figures.dual_t_per_unit =
                    nine_digits(figures.dual_t_per_unit + at.dual(rows[step], hours));
            }
            figures.dual_t_per_accepted = at.dual(rows.back(), hours / hours_a_day);
        }
    }
}

void fill_legs_and_services(const models::scenario& from, const answers& by,
                            models::bound_result& out) {
    const lookup at(by);
    for (std::size_t i = 0; i < from.legs.size(); ++i) {
        models::bound_leg& leg = out.legs.emplace_back();
        const double days = by.period.hours / hours_a_day;
        for (std::size_t along = 0; along < directions; ++along) {
            leg.saturated_share[along] = at.full_share({by.fluid.legs[i][along]});
            leg.dual_t_per_path[along] = nine_digits(
                at.dual(by.tonnes.leg_paths[i][along], days) +
                at.dual(by.tonnes.sections[i], days * by.period.sections[i].train_h[along]));
        }
    }
    for (std::size_t i = 0; i < from.services.size(); ++i) {
        const auto& links = by.fluid.services[i];
        out.services.push_back({at.full_share({links.begin(), links.end()}),
                                at.dual(by.tonnes.fleets[i], by.period.hours)});
    }
}

/// Every row that can limit, with what it stands for in words.
std::vector<std::pair<row_id, std::string>> limiting_rows(const models::scenario& from,
                                                          const network& of) {
    std::vector<std::pair<row_id, std::string>> all;
    const auto add = [&](row_id row, std::string words) {
        if (row != no_row) {
            all.emplace_back(row, std::move(words));
        }
    };
    for (std::size_t i = 0; i < from.services.size(); ++i) {
        add(of.fleets[i], fmt::format("the fleet of {}", from.services[i].label));
        for (const row_id row : of.timetables[i]) {
            add(row, fmt::format("the timetable of {}", from.services[i].label));
        }
    }
    for (std::size_t i = 0; i < from.legs.size(); ++i) {
        const std::string& east = from.places[index_of(from.legs[i].from)].label;
        const std::string& west = from.places[index_of(from.legs[i].to)].label;
        add(of.sections[i], fmt::format("the longest section between {} and {}", east, west));
        add(of.leg_paths[i][0], fmt::format("the train paths from {} to {}", east, west));
        add(of.leg_paths[i][1], fmt::format("the train paths from {} to {}", west, east));
    }
    for (const facility_slot& each : facility_slots(from)) {
        for (const row_id row : rows_at(of, each)) {
            add(row, each.words);
        }
    }
    for (std::size_t i = 0; i < from.depots.size(); ++i) {
        add(of.depots[i][0], fmt::format("the 20-foot containers of {}", from.depots[i].label));
        add(of.depots[i][1], fmt::format("the 40-foot containers of {}", from.depots[i].label));
    }
    return all;
}

/// By duality the reach is the sum of limits times duals: a row's part of it is its weight.
std::vector<std::string> limits_of(const models::scenario& from, const answers& by) {
    constexpr std::size_t most = 5;
    constexpr double least_part = 0.01;
    std::vector<std::pair<double, std::string>> parts;
    for (auto& [row, words] : limiting_rows(from, by.reach)) {
        const auto at = static_cast<std::size_t>(row);
        const double part =
            by.farthest.duals.empty()
                ? 0
                : by.farthest.duals[at] * by.reach.lp.rows[at].most / by.farthest.objective;
        if (part > least_part) {
            parts.emplace_back(part, std::move(words));
        }
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    parts.resize(std::min(parts.size(), most));
    std::vector<std::string> names;
    names.reserve(parts.size());
    for (auto& part : parts) {
        names.push_back(std::move(part.second));
    }
    return names;
}

}  // namespace

models::bound_result compute(const models::scenario& from) {
    const answers by = work_out(from);
    models::bound_result out;
    fill_flows(from, by, out);
    fill_facilities(from, by, out);
    fill_legs_and_services(from, by, out);
    out.reach = nine_digits(by.farthest.objective);
    out.limits = limits_of(from, by);
    return out;
}

}  // namespace corridor::bound
