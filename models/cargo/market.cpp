#include "models/cargo/market.hpp"

#include <algorithm>

namespace corridor::models {

namespace {

/// The days on which something comes in or has gone out.
template <class Dated>
void add_openings(const calendar& days, const std::vector<Dated>& things, std::vector<int>& to) {
    const date first = days.date_of_day(0);
    for (const Dated& each : things) {
        if (each.open && each.open_from) {
            to.push_back(each.open_from->days - first.days);
        }
        if (each.open && each.open_until) {
            to.push_back(each.open_until->days - first.days + 1);
        }
    }
}

}  // namespace

market::market(const scenario& from, const itineraries& routes, const calendar& days)
    : known(from.routing.learning_step, from.routing.memory_weeks, routes),
      from_(from),
      days_(days),
      openings_({0}) {
    add_openings(days, from.ways, openings_);
    add_openings(days, from.rivals, openings_);
    std::erase_if(openings_, [&](int day) { return day < 0 || day >= days.days(); });
    std::stable_sort(openings_.begin(), openings_.end());
    openings_.erase(std::unique(openings_.begin(), openings_.end()), openings_.end());
    for (std::size_t i = 0; i < from.flows.size(); ++i) {
        flows_.push_back({way_choice(from, from.flows[i], routes[i]),
                          rivals_of(from, flow_id{static_cast<std::uint32_t>(i)}),
                          {},
                          {}});
    }
}

int market::last_opening(int day) const {
    return *std::prev(std::upper_bound(openings_.begin(), openings_.end(), day));
}

int market::next_opening(int day) const {
    const auto next = std::upper_bound(openings_.begin(), openings_.end(), day);
    return next == openings_.end() ? days_.days() : *next;
}

int market::openings_until(int day) const {
    return static_cast<int>(std::upper_bound(openings_.begin(), openings_.end(), day) -
                            openings_.begin());
}

market::choices& market::up_to_date(flow_id flow, core::time_point when) {
    choices& out = flows_[index_of(flow)];
    const int opening = last_opening(days_.day_of(when));
    const std::int64_t week = known.learns() ? experience::week_of(when) : 0;
    if (week != out.week || opening != out.opening) {
        out.week = week;
        out.opening = opening;
        const date today = days_.date_of_day(opening);
        out.offer = out.among.offer(known.of(flow, when), today);
        out.carriers =
            market_shares(from_, from_.flows[index_of(flow)], out.rivals, out.offer.usd, today);
    }
    return out;
}

const std::vector<double>& market::ways(flow_id flow, core::time_point when) {
    return up_to_date(flow, when).offer.weights;
}

const std::vector<double>& market::carriers(flow_id flow, core::time_point when) {
    return up_to_date(flow, when).carriers;
}

}  // namespace corridor::models
