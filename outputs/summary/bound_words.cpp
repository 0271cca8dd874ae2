#include "outputs/summary/bound_words.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "models/result.hpp"
#include "outputs/groups/groups.hpp"
#include "outputs/summary/flow_groups.hpp"
#include "outputs/summary/layout.hpp"

namespace corridor::outputs {
namespace {

constexpr std::size_t rows_most = 15;

std::string the_limit(const bound_figures& of, double delivered_t) {
    constexpr double nearly_all = 0.95;
    if (of.reach < 1) {
        return fmt::format("the corridor is the limit{}{}", of.limits.empty() ? "" : ", at ",
                           of.limits.empty() ? "" : of.limits.front());
    }
    if (delivered_t < nearly_all * of.bound_t) {
        return "there is capacity enough: what was not delivered waited, gave up, chose a rival or "
               "took ways that were full";
    }
    return "demand is the limit";
}

/// A thing, its share of full weeks and what one more of it is worth.
struct scarce {
    std::string name;
    double full_share = 0;
    double dual_t = 0;
    std::string unit;
};

void add_facilities(const models::scenario& from, const models::bound_result& found,
                    std::vector<scarce>& to) {
    const std::vector<models::facility> facilities = models::facilities_of(from);
    for (std::size_t i = 0; i < facilities.size(); ++i) {
        const models::bound_facility& each = found.facilities[i];
        const std::string& place = from.places[models::index_of(facilities[i].place)].label;
        std::string name = place + " " + facilities[i].kind;
        std::replace(name.begin(), name.end(), '_', ' ');
        const bool border = !std::isnan(each.dual_t_per_accepted);
        to.push_back({name, each.saturated_share, each.dual_t_per_unit, border ? "team" : "unit"});
        if (border && each.dual_t_per_accepted > 0)
            to.push_back({name, each.saturated_share, each.dual_t_per_accepted, "train a day"});
    }
}

std::vector<scarce> all_of(const models::scenario& from, const models::bound_result& found) {
    std::vector<scarce> all;
    for (std::size_t i = 0; i < from.services.size(); ++i) {
        const std::vector<std::string> labels = labels_of(from.services);
        all.push_back({labels[i], found.services[i].saturated_share,
                       found.services[i].dual_t_per_vehicle, "vehicle"});
    }
    for (std::size_t i = 0; i < from.legs.size(); ++i) {
        const std::string& one = from.places[models::index_of(from.legs[i].from)].label;
        const std::string& other = from.places[models::index_of(from.legs[i].to)].label;
        for (const std::size_t along : {0U, 1U}) {
            all.push_back({fmt::format("Train paths {} to {}", along == 0 ? one : other,
                                       along == 0 ? other : one),
                           found.legs[i].saturated_share[along],
                           found.legs[i].dual_t_per_path[along], "path a day"});
        }
    }
    add_facilities(from, found, all);
    std::erase_if(all, [](const scarce& each) { return each.full_share <= 0 && each.dual_t <= 0; });
    std::stable_sort(all.begin(), all.end(), [](const scarce& a, const scarce& b) {
        return std::pair(a.full_share, a.dual_t) > std::pair(b.full_share, b.dual_t);
    });
    all.resize(std::min(all.size(), rows_most));
    return all;
}

std::string scarce_table(const models::scenario& from, const models::bound_result& found) {
    std::vector<table_row> rows = {{"", "full weeks", "one more adds t", "of"}};
    for (const scarce& each : all_of(from, found)) {
        rows.push_back(
            {shortened(each.name, 48), percent(each.full_share), grouped(each.dual_t), each.unit});
    }
    return table_of(
        "What is scarce: weeks of the fluid in which it is full, and what one more would add to "
        "the bound",
        rows);
}

/// Flows of which the bound's plan or the fluid leaves something, the most first.
std::string left_table(const models::scenario& from, const models::bound_result& found) {
    const std::vector<std::string> labels = labels_of(from.flows);
    std::vector<std::pair<double, std::size_t>> left;
    for (std::size_t i = 0; i < found.flows.size(); ++i) {
        const models::bound_flow& each = found.flows[i];
        const double t = each.offered_t - std::min(each.bound_t, each.fluid_t);
        if (t > 0.001 * each.offered_t)
            left.emplace_back(t, i);
    }
    std::stable_sort(left.begin(), left.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    left.resize(std::min(left.size(), rows_most));
    std::vector<table_row> rows = {
        {"", "offered t", "bound t", "fluid t", "offered TEU", "bound TEU", "fluid TEU"}};
    for (const auto& [t, i] : left) {
        const models::bound_flow& each = found.flows[i];
        rows.push_back({shortened(labels[i], 40), grouped(each.offered_t), grouped(each.bound_t),
                        grouped(each.fluid_t), grouped(each.offered_teu), grouped(each.bound_teu),
                        grouped(each.fluid_teu)});
    }
    return table_of("Flows that the bound's plans or the fluid do not carry whole", rows);
}

}  // namespace

std::string bound_words(const bound_figures& of, double delivered_t) {
    // What comes depends on what shippers expect; the bound knows the expectation without waits.
    std::string text = fmt::format(
        "At best the network could carry {} t of the {} t that would come if nothing waited",
        grouped(of.bound_t), grouped(of.offered_t));
    if (!std::isnan(delivered_t) && of.bound_t > 0)
        text += fmt::format("; {} of that got through", percent(delivered_t / of.bound_t));
    return text + fmt::format(". It could carry {} this demand mix: {}.",
                              std::isinf(of.reach) ? "any multiple of"
                                                   : fmt::format("{:.2f} times", of.reach),
                              the_limit(of, delivered_t));
}

std::string bound_report(const models::scenario& from, const models::bound_result& found) {
    std::string text = fmt::format("{} (scenario {}), {} days from {}, by means; no simulation\n\n",
                                   from.title.empty() ? from.name : from.title, from.name,
                                   from.days, iso_date(from.start_date));
    text += wrapped(bound_words({.offered_t = found.offered_t,
                                 .bound_t = found.bound_t,
                                 .reach = found.reach,
                                 .limits = found.limits}));
    text += wrapped(fmt::format(
        "Of the {} TEU in loaded containers it could carry {} when those were all that counts. The "
        "fluid, which shares by demand and keeps to the ways that shippers choose, carries {} t "
        "and "
        "{} TEU.",
        grouped(found.offered_teu), grouped(found.bound_teu), grouped(found.fluid_t),
        grouped(found.fluid_teu)));
    return text + scarce_table(from, found) + left_table(from, found);
}

}  // namespace corridor::outputs
