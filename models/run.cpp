#include "models/run.hpp"

#include <limits>

#include "models/cargo/rerouting.hpp"

namespace corridor::models {

namespace {

train_paths::params paths_of(const scenario& from, const leg_params& leg) {
    train_paths::params out;
    out.per_day = leg.pairs_per_day;
    out.other_per_day = leg.other_trains_per_day;
    out.window_from_h = leg.window_from_h;
    out.window_to_h = leg.window_to_h;
    out.country = from.places[index_of(leg.from)].country;
    return out;
}

}  // namespace

shared_line::shared_line(core::simulation& sim, const scenario& from, const leg_params& leg)
    : track(sim, leg.line->layout) {
    passengers.per_day = leg.line->passenger_trains_per_day;
    passengers.kind = {leg.line->passenger_speed, false, false, {}};
    passengers.running_cv = 0;
    freight.per_day = leg.other_trains_per_day;
    freight.kind = {leg.speed, true, false, from.dispatching.other_freight};
    freight.running_cv = leg.running_cv;
}

run::run(core::simulation& simulation, const scenario& set, core::seeds named, trace_rows* rows)
    : sim(simulation),
      from(set),
      seeds(named),
      days(set),
      plan(set, days, named),
      routes(find_itineraries(set)),
      trace(rows),
      boxes(set),
      choices(set, routes, days),
      books(set, days, routes, rows),
      work(no_work(set, routes)),
      recoveries(set.disruptions.size()) {
    for (std::size_t i = 0; i < from.seas.size(); ++i) {
        seas.emplace_back(from.seas[i], days, seeds, sea_id{static_cast<std::uint32_t>(i)});
    }
    for (std::size_t i = 0; i < from.places.size(); ++i) {
        const auto sea = from.places[i].sea;
        stations.emplace_back(sim, from, place_id{static_cast<std::uint32_t>(i)}, days, plan, seeds,
                              sea ? &seas[index_of(*sea)] : nullptr);
    }
    for (std::size_t i = 0; i < from.legs.size(); ++i) {
        way_leg& leg = legs.emplace_back();
        if (from.legs[i].line) {
            leg.line = std::make_unique<shared_line>(sim, from, from.legs[i]);
            continue;
        }
        for (std::size_t way = 0; from.legs[i].mode == leg_mode::rail && way < directions; ++way) {
            leg.paths[way] = std::make_unique<train_paths>(paths_of(from, from.legs[i]), days,
                                                           seeds, 2 * i + way);
        }
    }
    for (const place_params& each : from.places) {
        humps.push_back(each.hump_wagons_per_h > 0 ? std::make_unique<hump>(each.hump_wagons_per_h)
                                                   : nullptr);
    }
    for (std::size_t i = 0; i < from.tractions.size(); ++i) {
        tractions.emplace_back(sim, from, traction_id{static_cast<std::uint32_t>(i)});
    }
    for (std::size_t i = 0; i < from.services.size(); ++i) {
        operations.emplace_back(sim, from, service_id{static_cast<std::uint32_t>(i)});
        add_embargoes(operations.back());
    }
    for (std::size_t i = 0; i < from.flows.size(); ++i) {
        empties.push_back(flow_id{static_cast<std::uint32_t>(i)});
        if (from.flows[i].returns_of) {
            empties[index_of(*from.flows[i].returns_of)] = flow_id{static_cast<std::uint32_t>(i)};
        }
    }
}

void run::add_embargoes(operation& service) {
    const std::vector<place_id>& stops = service.params.stops;
    for (std::size_t stop = 1; stop + 1 < stops.size(); ++stop) {
        for (std::size_t heading = 0; heading < directions; ++heading) {
            const auto& border = at(stops[stop]).borders[heading];
            if (border && border->ahead.is_possible()) {
                service.embargoes[heading].push_back({&border->ahead, stops[stop]});
            }
        }
    }
}

std::optional<lot_id> run::release(flow_id flow, std::uint32_t number, core::time_point now) {
    core::stream draw{seeds, core::decides("way"), (std::uint64_t{index_of(flow)} << 32U) + number};
    const std::vector<double>& offered = choices.ways(flow, now);
    const std::vector<double> open =
        from.disruptions.empty() ? std::vector<double>{} : plan.open_ways(offered, now);
    const std::vector<double>& weights = open.empty() ? offered : open;
    const std::size_t way = choose(weights, draw.uniform());
    if (way >= weights.size()) {
        return std::nullopt;
    }
    const lot_id id = books.release(flow, static_cast<std::uint32_t>(way), number, now);
    std::vector<way_work>& ways = work.flows[index_of(flow)];
    ways[way].released += 1;
    for (std::size_t each = 0; each < ways.size(); ++each) {
        ways[each].open += weights[each] > 0 ? 1 : 0;
    }
    if (counting(now)) {
        at(from.flows[index_of(flow)].origin).throughput += books.amount_of(books.at(id));
    }
    return id;
}

void run::give_up(lot_id id, loss why, core::time_point now) {
    // What gave up before the counted year neither stands at its start nor counts in it.
    work_of(books.at(id)).released -= counting(now) ? 0 : 1;
    books.lose(id, why, now);
}

void run::enqueue(lot_id id, core::time_point now) {
    lot& each = books.at(id);
    const ride& next = books.ride_of(each);
    operation& service = operations[index_of(next.service)];
    boarding& end = service.boards(next.heading);
    const std::int64_t room = service.room(now);
    const bool first = end.queue.empty();
    const std::int64_t loads_before = first ? 0 : end.queued / end.room_seen;
    end.room_seen = room;
    each.blocked_before = end.blocked(now);
    end.queue.push_back(id);
    end.queued += size_aboard(service.params.kind, books.flow_of(each));
    at(service.origin(next.heading)).stand(now, books.amount_of(each));
    // Only what may change the decision to leave wakes it: the first lot, and each full load.
    if (first || end.queued / room != loads_before) {
        end.changed.notify_all();
    }
}

void run::move_on(lot_id id, place_id here, core::time_point now) {
    lot& each = books.at(id);
    books.end_stage(each, from.services[index_of(books.ride_of(each).service)].stage, now);
    if (books.next_ride(each) != nullptr) {
        each.hop += 1;
        if (from.routing.reroutes) {
            reroute_if_closed(*this, each, now);
        }
        enqueue(id, now);
        return;
    }
    const flow_id flow = each.flow;
    const std::uint32_t way = each.way;
    const std::uint32_t number = each.number;
    choices.known.arrived(flow, way, now - each.released, now);
    work_of(each).delivered += 1;
    books.deliver(id, now);
    if (!goes_back_empty(flow, number)) {
        containers_arrived(*this, from.flows[index_of(flow)], now);
        return;
    }
    const lot_id empty = books.release(empties[index_of(flow)], way, number, now);
    work_of(books.at(empty)).released += 1;
    if (counting(now)) {
        at(here).throughput += books.amount_of(books.at(empty));
    }
    enqueue(empty, now);
}

bool run::goes_back_empty(flow_id flow, std::uint32_t number) const {
    if (empties[index_of(flow)] == flow) {
        return false;
    }
    core::stream draw{seeds, core::decides("empty return"),
                      (std::uint64_t{index_of(flow)} << 32U) + number};
    return draw.uniform() < from.flows[index_of(flow)].empty_return_share;
}

}  // namespace corridor::models
