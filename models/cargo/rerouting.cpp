#include "models/cargo/rerouting.hpp"

#include <algorithm>
#include <utility>

#include "models/places/yard_blocks.hpp"
#include "models/run.hpp"
#include "sim/core/elementary.hpp"

namespace corridor::models {

namespace {

place_id boards_at(const scenario& from, const ride& each) {
    const service_params& service = from.services[index_of(each.service)];
    return each.heading == direction::westbound ? service.from : service.to;
}

yard_kind yard_before(const scenario& from, const flow_params& flow, const itinerary& along,
                      std::size_t hop) {
    const auto kind = [&](const ride& each) { return from.services[index_of(each.service)].kind; };
    const place_params& here = from.places[index_of(boards_at(from, along.rides[hop]))];
    return yard_between(here, kind(along.rides[hop - 1]), kind(along.rides[hop]), flow);
}

/// Whether the lot has not yet used what makes its way this one.
bool is_before_its_fork(const run& all, const lot& each) {
    if (each.way >= all.from.ways.size()) {
        return false;
    }
    const std::vector<service_id>& through = all.from.ways[each.way].through;
    const std::vector<ride>& rides = all.routes[index_of(each.flow)][each.way].rides;
    return std::any_of(rides.begin() + each.hop, rides.end(), [&](const ride& next) {
        return std::find(through.begin(), through.end(), next.service) != through.end();
    });
}

/// Planned generalised cost up to a ride, a TEU or lot: it is spent and decides nothing any more.
double spent_usd(const scenario& from, const flow_params& flow, const itinerary& along,
                 std::uint32_t hop) {
    double usd = 0;
    for (std::uint32_t i = 0; i < hop; ++i) {
        const ride_plan plan = plan_of(from, from.services[index_of(along.rides[i].service)], flow);
        usd += generalised_usd(from.routing, flow, plan.usd, 1, {hours(plan.time), 0});
    }
    return usd / choice_units(flow);
}

/// Weights of the ways that are open and board here, by what is left of them. Shape [way].
std::vector<double> weights_from_here(run& all, const lot& each, core::time_point now) {
    const std::vector<itinerary>& ways = all.routes[index_of(each.flow)];
    const flow_params& flow = all.books.flow_of(each);
    const double spent = spent_usd(all.from, flow, ways[each.way], each.hop);
    std::vector<double> weights = all.choices.ways(each.flow, now);
    for (std::size_t way = 0; way < weights.size(); ++way) {
        if (weights[way] <= 0) {
            continue;
        }
        const auto hop = change_of_way(all.from, flow, ways[each.way], each.hop, ways[way]);
        weights[way] *= !hop ? 0
                             : core::exp((spent_usd(all.from, flow, ways[way], *hop) - spent) /
                                         all.from.routing.choice_scale_usd_per_teu);
    }
    return weights;
}

/// One uniform for each time that something opened or closed, whoever else chooses.
double draw_again(const run& all, const lot& each, core::time_point now) {
    core::stream draw{all.seeds, core::decides("way again"),
                      (std::uint64_t{index_of(each.flow)} << 32U) + each.number};
    double uniform = draw.uniform();
    for (int i = all.choices.openings_until(all.days.day_of(now)); i > 1; --i) {
        uniform = draw.uniform();
    }
    return uniform;
}

/// Whether the way was closed until today.
bool opens(const run& all, std::size_t way, date today) {
    return way < all.from.ways.size() && is_open(all.from.ways[way], today) &&
           !is_open(all.from.ways[way], date{today.days - 1});
}

/// The way that the lot would take from here on a day of openings or closings; its own to stay.
std::size_t way_again(run& all, const lot& each, core::time_point now, bool its_own_is_open) {
    const std::vector<double> weights = weights_from_here(all, each, now);
    if (!its_own_is_open) {
        const std::size_t chosen = choose(weights, draw_again(all, each, now));
        return chosen < weights.size() ? chosen : each.way;
    }
    const date today = all.days.date_of_day(all.days.day_of(now));
    std::vector<double> fresh(weights.size() + 1);  // the last: to stay
    for (std::size_t way = 0; way < weights.size(); ++way) {
        fresh[opens(all, way, today) ? way : weights.size()] += weights[way];
    }
    const std::size_t chosen = choose(fresh, draw_again(all, each, now));
    return chosen < weights.size() ? chosen : each.way;
}

void change(run& all, lot& each, std::size_t way) {
    const std::vector<itinerary>& ways = all.routes[index_of(each.flow)];
    const auto hop =
        change_of_way(all.from, all.books.flow_of(each), ways[each.way], each.hop, ways[way]);
    std::vector<way_work>& work = all.work.flows[index_of(each.flow)];
    ride_work& left = work[each.way].rides[each.hop];
    left.changed_out += 1;
    left.changed_to.resize(ways.size());
    left.changed_to[way] += 1;
    work[way].rides[*hop].changed_in += 1;
    all.books.change_way(each, static_cast<std::uint32_t>(way), *hop);
}

/// Takes out of one queue what goes another way now.
void reconsider(run& all, operation& service, boarding& end, std::vector<lot_id>& changed) {
    const core::time_point now = all.sim.now();
    const date today = all.days.date_of_day(all.days.day_of(now));
    std::deque<lot_id> staying;
    for (const lot_id id : end.queue) {
        lot& each = all.books.at(id);
        const ride before = all.books.ride_of(each);
        std::size_t way = each.way;
        if (is_before_its_fork(all, each)) {
            way = way_again(all, each, now, is_open(all.from.ways[each.way], today));
        }
        if (way == each.way) {
            staying.push_back(id);
            continue;
        }
        all.at(service.origin(before.heading)).leave(now, all.books.amount_of(each));
        end.queued -= size_aboard(service.params.kind, all.books.flow_of(each));
        change(all, each, way);
        changed.push_back(id);
    }
    if (staying.size() < end.queue.size()) {
        end.queue = std::move(staying);
        end.changed.notify_all();
    }
}

}  // namespace

std::optional<std::uint32_t> change_of_way(const scenario& from, const flow_params& flow,
                                           const itinerary& along, std::uint32_t hop,
                                           const itinerary& to) {
    for (std::uint32_t i = 0; i < to.rides.size(); ++i) {
        if (boards_at(from, to.rides[i]) != boards_at(from, along.rides[hop])) {
            continue;
        }
        const bool same_yard = hop == 0 ? i == 0
                                        : i > 0 && yard_before(from, flow, along, hop) ==
                                                       yard_before(from, flow, to, i);
        return same_yard ? std::optional(i) : std::nullopt;
    }
    return std::nullopt;
}

void reroute_if_closed(run& all, lot& each, core::time_point now) {
    const date today = all.days.date_of_day(all.days.day_of(now));
    if (!is_before_its_fork(all, each) || is_open(all.from.ways[each.way], today)) {
        return;
    }
    const std::size_t way = way_again(all, each, now, false);
    if (way != each.way) {
        change(all, each, way);
    }
}

core::process openings(core::simulation& sim, run& all) {
    sim.name_running("openings");
    for (int day = all.choices.next_opening(0); day < all.days.days();
         day = all.choices.next_opening(day)) {
        co_await core::until(calendar::midnight(day));
        std::vector<lot_id> changed;
        for (operation& each : all.operations) {
            for (boarding& end : each.ends) {
                reconsider(all, each, end, changed);
            }
        }
        for (const lot_id id : changed) {
            all.enqueue(id, sim.now());
        }
    }
}

}  // namespace corridor::models
