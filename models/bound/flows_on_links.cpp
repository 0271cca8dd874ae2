#include "models/bound/flows_on_links.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "models/bound/calls.hpp"
#include "models/bound/year.hpp"
#include "models/cargo/containers.hpp"
#include "models/cargo/demand.hpp"
#include "models/cargo/rivals.hpp"
#include "models/cargo/way_choice.hpp"
#include "models/places/transloading.hpp"

namespace corridor::bound {

namespace {

using models::directions;
using models::index_of;

constexpr int week_days = 7;

/// What one lot takes of a link, in the link's own unit.
struct use {
    std::size_t stream;
    double per_lot;
};

class builder {
public:
    builder(const models::scenario& from, const models::itineraries& routes,
            const models::calendar& days)
        : from_(from), routes_(routes), days_(days) {
        const int first = from.run_in_days;
        const int last = first + from.days;
        for (int day = first; day < last; day += week_days) {
            const int end = std::min(day + week_days, last);
            weeks_.push_back(expected_capacity(from, days, day, end));
            begins_.push_back(day);
            out_.problem.week_h.push_back(weeks_.back().hours);
        }
        year_ = expected_year(from, routes, days, first, last);
    }

    scenario_fluid build() && {
        out_.legs.assign(from_.legs.size(), {no_link, no_link});
        out_.services.assign(from_.services.size(), {no_link, no_link});
        out_.haulers.assign(from_.tractions.size(), {no_link, no_link});
        out_.humps.assign(from_.places.size(), no_link);
        std::array<std::size_t, models::dock_kinds> no_docks{};
        no_docks.fill(no_link);
        out_.docks.assign(from_.places.size(), no_docks);
        out_.gates.assign(from_.places.size(), no_link);
        out_.cranes.assign(from_.places.size(), {no_link, no_link});
        std::array<std::array<std::size_t, directions>, models::yard_kinds> no_yards{};
        no_yards.fill({no_link, no_link});
        out_.yards.assign(from_.places.size(), no_yards);
        scenario_fluid::border_links no_border{};
        no_border.fill(no_link);
        out_.borders.assign(from_.places.size(), {no_border, no_border});
        for (std::size_t flow = 0; flow < from_.flows.size(); ++flow) {
            add_streams(flow);
        }
        for (std::size_t i = 0; i < out_.streams.size(); ++i) {
            const auto& source = out_.streams[i];
            const models::itinerary& way = routes_[source.flow][source.way];
            for (std::size_t k = 0; k < way.rides.size(); ++k) {
                add_ride(i, from_.flows[source.flow], way, k);
            }
        }
        set_capacities();
        return std::move(out_);
    }

private:
    void add_streams(std::size_t flow);
    void add_ride(std::size_t stream, const models::flow_params& flow, const models::itinerary& way,
                  std::size_t k);
    void add_call(std::size_t stream, const call& at, const models::service_params& by,
                  double full);
    void add_passages(std::size_t stream, const models::service_params& service,
                      models::direction heading, double voyages);
    void add_hauls(std::size_t stream, const heading_year& seen, double voyages);
    void set_capacities();

    /// The stream passes that link, made when first passed, whose weekly capacity in its own unit
    /// is `capacity(week)`.
    template <class Capacity>
    void pass(std::size_t& link, std::size_t stream, double per_lot, Capacity capacity) {
        if (per_lot <= 0) {
            return;
        }
        if (link == no_link) {
            link = uses_.size();
            uses_.emplace_back();
            std::vector<double>& weekly = capacities_.emplace_back();
            for (std::size_t week = 0; week < weeks_.size(); ++week) {
                weekly.push_back(capacity(week));
            }
        }
        std::vector<use>& all = uses_[link];
        if (!all.empty() && all.back().stream == stream) {
            all.back().per_lot += per_lot;
        } else {
            all.push_back({stream, per_lot});
            out_.problem.streams[stream].links.push_back(link);
        }
    }

    /// Share of the week in which wind leaves a place's vessel docks open.
    double open_share(std::size_t place, std::size_t week) const {
        const models::place_params& set = from_.places[place];
        if (!set.sea) {
            return 1;
        }
        const auto month = static_cast<std::size_t>(days_.month_of_day(begins_[week]));
        return 1 - from_.seas[index_of(*set.sea)].closed_share[month] * set.closed_share_factor;
    }

    const models::scenario& from_;
    const models::itineraries& routes_;
    const models::calendar& days_;
    std::vector<year> weeks_;
    std::vector<int> begins_;  // [week] its first day
    year year_;
    scenario_fluid out_;
    std::vector<std::vector<use>> uses_;           // [link]
    std::vector<std::vector<double>> capacities_;  // [link][week] in its own unit
};

void builder::add_streams(std::size_t flow) {
    const models::flow_params& set = from_.flows[flow];
    if (set.repositions) {
        return;  // what depots order follows no demand
    }
    // Empties come into being with their cargo, as if that were carried at once.
    const models::flow_params& cargo =
        set.returns_of ? from_.flows[index_of(*set.returns_of)] : set;
    const double share = set.returns_of ? cargo.empty_return_share : 1.0;
    const std::size_t cargo_flow = set.returns_of ? index_of(*set.returns_of) : flow;
    const double lot_kg = static_cast<double>(set.lot_mass.count) + 1000 * models::tare_t(set);
    const std::vector<models::itinerary>& ways = routes_[cargo_flow];
    const std::vector<double> releases = models::releases_by_day(from_, days_, cargo);
    const std::vector<models::expected_time> planned = models::planned_times(ways);
    models::way_choice choice(from_, cargo, ways);
    const std::vector<models::rival_id> rivals =
        models::rivals_of(from_, models::flow_id{static_cast<std::uint32_t>(cargo_flow)});
    std::vector<std::vector<double>> kg(ways.size(), std::vector<double>(weeks_.size(), 0));
    for (int day = from_.run_in_days; day < from_.run_in_days + from_.days; ++day) {
        const auto week = static_cast<std::size_t>((day - from_.run_in_days) / week_days);
        const models::date today = days_.date_of_day(day);
        const models::corridor_offer offer = choice.offer(planned, today);
        const std::vector<double>& weights = offer.weights;
        const double part = models::corridor_part(from_, cargo, rivals, offer.usd, today);
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        for (std::size_t way = 0; way < ways.size() && sum > 0; ++way) {
            kg[way][week] += releases[static_cast<std::size_t>(day)] * cargo.release_lots * share *
                             part * lot_kg * weights[way] / sum;
        }
    }
    for (std::size_t way = 0; way < ways.size(); ++way) {
        if (std::accumulate(kg[way].begin(), kg[way].end(), 0.0) > 0) {
            out_.streams.push_back({flow, way, lot_kg});
            out_.problem.streams.push_back({{}, std::move(kg[way])});
        }
    }
}

void builder::add_call(std::size_t stream, const call& at, const models::service_params& by,
                       double full) {
    if (!at.exists) {
        return;
    }
    const models::flow_params& flow = from_.flows[out_.streams[stream].flow];
    const std::size_t place = index_of(at.where);
    const std::size_t kind = index_of(at.dock);
    const bool vessels = at.dock != models::dock_kind::tracks_1520 &&
                         at.dock != models::dock_kind::tracks_1435 &&
                         at.dock != models::dock_kind::gate;
    pass(out_.docks[place][kind], stream, at.dock_h(flow, by.kind) + full * at.setup_h,
         [&](std::size_t week) {
             return weeks_[week].dock_hours[place][kind] * (vessels ? open_share(place, week) : 1);
         });
    if (at.dock == models::dock_kind::gate && weeks_.front().appointments[place] != unlimited) {
        pass(out_.gates[place], stream, full,
             [&](std::size_t week) { return weeks_[week].appointments[place]; });
    }
    if (at.cranes != models::crane_kind::none) {
        const std::size_t group = at.cranes == models::crane_kind::quay ? 0 : 1;
        pass(out_.cranes[place][group], stream, at.crane_h(flow, by.kind),
             [&](std::size_t week) { return weeks_[week].crane_hours[place][group]; });
    }
}

void builder::add_passages(std::size_t stream, const models::service_params& service,
                           models::direction heading, double voyages) {
    for (const passage& each : passages(from_, service, heading)) {
        const std::size_t leg = index_of(each.leg);
        const section_year& section = weeks_.front().sections[leg];
        if (section.hours != unlimited) {  // both directions share it: one link, under both names
            std::size_t& link = out_.legs[leg][0];
            pass(link, stream, voyages * each.trains * section.train_h[each.along],
                 [&](std::size_t week) { return weeks_[week].sections[leg].hours; });
            out_.legs[leg][1] = link;
        } else if (from_.legs[leg].mode == models::leg_mode::rail) {
            pass(out_.legs[leg][each.along], stream, voyages * each.trains,
                 [&](std::size_t week) { return weeks_[week].leg_paths[leg][each.along]; });
        }
        const std::size_t place = index_of(each.here);
        if (each.hump) {
            pass(out_.humps[place], stream, voyages * hump_h(from_, service, each.here),
                 [&](std::size_t week) { return weeks_[week].hours; });
        }
        if (!each.border) {
            continue;
        }
        const std::size_t way = index_of(heading);
        auto& links = out_.borders[place][way];
        const auto at = [&](std::size_t week) -> const border_year& {
            return weeks_[week].borders[place][way];
        };
        for (std::size_t step = 0; step < models::border_steps; ++step) {
            if (at(0).service_h[step] > 0) {
                pass(links[step], stream, voyages * at(0).service_h[step],
                     [&](std::size_t week) { return at(week).staff_hours[step]; });
            }
        }
        pass(links.back(), stream, voyages, [&](std::size_t week) { return at(week).accepted; });
    }
}

void builder::add_hauls(std::size_t stream, const heading_year& seen, double voyages) {
    for (std::size_t i = 0; i < from_.tractions.size(); ++i) {
        for (std::size_t which = 0; which < models::haulers; ++which) {
            if (weeks_.front().hauler_hours[i][which] != unlimited) {
                const double after_h = models::hours(from_.tractions[i].after[which]);
                pass(out_.haulers[i][which], stream,
                     voyages * (seen.hauled_h[i] + seen.trips[i] * after_h),
                     [&](std::size_t week) { return weeks_[week].hauler_hours[i][which]; });
            }
        }
    }
}

void builder::add_ride(std::size_t stream, const models::flow_params& flow,
                       const models::itinerary& way, std::size_t k) {
    const models::ride& ride = way.rides[k];
    const std::size_t id = index_of(ride.service);
    const models::service_params& service = from_.services[id];
    const auto size = static_cast<double>(models::size_aboard(service.kind, flow));
    const std::size_t heading = index_of(ride.heading);
    const double capacity = year_.services[id].headings[heading].room_left;
    call loads = call_at(from_, service, origin_of(service, ride.heading));
    if (k > 0 && models::transloads(from_, from_.services[index_of(way.rides[k - 1].service)],
                                    service, loads.where)) {
        loads.cranes =
            models::crane_kind::none;  // at best all is lifted once, off the train before
    }
    const call unloads = call_at(from_, service, destination_of(service, ride.heading));
    // A vehicle sails full one way and comes back.
    const double lots = capacity / size;
    double round_trip_h =
        loads.setup_h + unloads.setup_h +
        lots * (loads.dock_h(flow, service.kind) + unloads.dock_h(flow, service.kind));
    for (const heading_year& each : year_.services[id].headings) {
        round_trip_h += each.running_h;
    }
    const double timetable = year_.services[id].headings[heading].left_most;
    pass(out_.services[id][heading], stream, size / capacity, [&](std::size_t week) {
        const double share = std::min(open_share(index_of(service.from), week),
                                      open_share(index_of(service.to), week));
        const service_year& now = weeks_[week].services[id];
        const double trips = std::min(now.vehicle_hours / round_trip_h * share,
                                      timetable * weeks_[week].hours / year_.hours);
        return trips * now.headings[heading].room_left / capacity;
    });
    add_call(stream, loads, service, size / capacity);
    add_call(stream, unloads, service, size / capacity);
    add_passages(stream, service, ride.heading, size / capacity);
    add_hauls(stream, year_.services[id].headings[heading], size / capacity);
    if (k > 0) {
        const yard_use yard = yard_before(from_, flow, way, k);
        const auto& source = out_.streams[stream];
        const double held_h = year_.flows[source.flow].ways[source.way].rides[k].held_h;
        pass(out_.yards[index_of(yard.where)][index_of(yard.kind)][index_of(yard.heading)], stream,
             yard.size * held_h, [&](std::size_t week) {
                 return weeks_[week]
                     .yard_hours[index_of(yard.where)][index_of(yard.kind)][index_of(yard.heading)];
             });
    }
}

void builder::set_capacities() {
    for (std::size_t link = 0; link < uses_.size(); ++link) {
        double kg = 0;
        double units = 0;
        for (const use& each : uses_[link]) {
            const std::vector<double>& weekly = out_.problem.streams[each.stream].kg;
            const double sum = std::accumulate(weekly.begin(), weekly.end(), 0.0);
            kg += sum;
            units += sum / out_.streams[each.stream].lot_kg * each.per_lot;
        }
        fluid_link& made = out_.problem.links.emplace_back();
        for (std::size_t week = 0; week < weeks_.size(); ++week) {
            made.kg_per_h.push_back(capacities_[link][week] / weeks_[week].hours * kg / units);
        }
    }
}

}  // namespace

scenario_fluid fluid_of(const models::scenario& from, const models::itineraries& routes,
                        const models::calendar& days) {
    return builder(from, routes, days).build();
}

}  // namespace corridor::bound
