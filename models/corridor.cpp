#include "models/corridor.hpp"

#include <algorithm>
#include <limits>

#include "models/cargo/charges.hpp"
#include "models/cargo/rerouting.hpp"
#include "models/cargo/work_account.hpp"
#include "models/run.hpp"

namespace corridor::models {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double mean_or_none(double sum, std::int64_t count) {
    return count > 0 ? sum / static_cast<double>(count) : none;
}

/// Of the facilities, those that are no station's.
template <class Visitor>
void for_each_beside(run& all, Visitor visit) {
    for (traction& each : all.tractions) {
        for_each_facility(each, visit);
    }
    for (const auto& each : all.humps) {
        if (each) {
            visit(each->log);
        }
    }
}

/// In the order of `facilities_of`.
template <class Visitor>
void for_each_facility(run& all, Visitor visit) {
    for (station& each : all.stations) {
        for_each_facility(each, visit);
    }
    for_each_beside(all, visit);
}

/// At every week's end of the counted year: what stands where, and that nothing is missing.
core::process weekly_census(core::simulation& sim, run& all) {
    sim.name_running("weekly census");
    const std::size_t weeks = all.books.weekly.week_days.size();
    for (std::size_t week = 0; week < weeks; ++week) {
        const core::time_point end = all.days.counted_from() +
                                     std::chrono::hours{168} * static_cast<int>(week) +
                                     std::chrono::hours{24} * all.books.weekly.week_days[week];
        co_await core::until(end - core::duration{1});
        all.books.check_conservation();
        for (std::size_t place = 0; place < all.stations.size(); ++place) {
            all.books.weekly.node_stock[week][place] = all.stations[place].standing;
        }
        check_containers(all);
        for (std::size_t depot = 0; depot < all.boxes.all.size(); ++depot) {
            for (std::size_t size = 0; size < container_sizes; ++size) {
                all.books.weekly.depot_stock[week][depot][size] =
                    all.boxes.all[depot].shelves[size].stock;
            }
        }
    }
}

core::process month_ends(core::simulation& sim, run& all) {
    sim.name_running("month ends");
    for (;;) {
        const core::time_point next = all.days.next_month(sim.now());
        if (next >= all.days.counted_to()) {
            co_return;
        }
        co_await core::until(next);
        for_each_facility(all, [&](facility_log& log) { log.end_month(sim.now()); });
    }
}

/// Of the line that they are wanted of, if any.
void trace_string_lines(run& all, std::vector<string_line_row>* rows) {
    if (all.trace->line) {
        all.legs[index_of(*all.trace->line)].line->track.trace(rows);
    }
}

void begin_counting(run& all, core::time_point now) {
    all.books.begin_counting();
    begin_accounts(all);
    all.longest_wait_h = 0;
    for_each_facility(all, [&](facility_log& log) { log.reset(now); });
    for (station& each : all.stations) {
        each.stand(now, {});
        each.stock_area = 0;
        each.stock_max_teu = each.standing.teu;
        for (auto& border : each.borders) {
            if (border) {
                border->reset();
            }
        }
    }
    if (all.trace != nullptr) {
        std::uint32_t facility = 0;  // in the order of `facilities_of`
        for_each_facility(all,
                          [&](facility_log& log) { log.trace(all.trace->queues, facility++); });
        trace_string_lines(all, &all.trace->string_lines);
    }
    for (operation& each : all.operations) {
        each.busy.reset(now);
    }
    for (depot& each : all.boxes.all) {
        begin_counting(all, each, now);
    }
    for (way_leg& each : all.legs) {
        if (each.line) {
            each.line->track.begin_counting();
        }
    }
}

/// The share of a place's cargo time: unloading to boarding, by Little's law over the year.
node_result observe_node(station& here, core::time_point now, double year_ms) {
    here.stand(now, {});
    node_result out;
    out.throughput = here.throughput;
    out.stock_mean_teu = here.stock_area / year_ms;
    out.stock_max_teu = here.stock_max_teu;
    constexpr double ms_per_h = 3'600'000.0;
    out.dwell_mean_h = here.throughput.teu > 0
                           ? here.stock_area / static_cast<double>(here.throughput.teu) / ms_per_h
                           : none;
    return out;
}

/// A border works for all trains, though only this cargo's are booked one by one.
void add_all_traffic(facility_result& border, const border_direction::observed& seen) {
    border.utilisation = seen.acceptance.utilisation;
    border.peak_month_utilisation = seen.acceptance.peak_month_utilisation;
    border.queue_mean += seen.others_waiting_mean;
    border.queue_max = std::max(border.queue_max, seen.acceptance.waiting_max);
}

/// A place's borders are the last of its facilities, and in the same order.
void observe_borders(run& all, station& here, replication_result& out) {
    auto facility = out.facilities.end() - (here.borders[0] ? directions : 0);
    for (const direction heading : {direction::westbound, direction::eastbound}) {
        border_direction* const border = here.borders[index_of(heading)].get();
        if (border != nullptr) {
            const border_direction::observed seen = border->end_counting();
            add_all_traffic(*facility++, seen);
            account_border(all, here.id, heading, seen);
            out.borders.push_back(seen.figures);
        }
    }
}

leg_result observe_leg(const run& all, std::size_t i) {
    const way_leg& leg = all.legs[i];
    leg_result out;
    out.throughput = leg.throughput;
    out.trips = leg.trips;
    out.kg_co2 = leg.kg_co2;
    out.time_mean_h = mean_or_none(leg.hours, leg.trips);
    out.locomotive_mean_h = mean_or_none(leg.locomotive_hours, leg.trips);
    if (leg.line) {
        out.utilisation = leg.line->track.counted().busiest_share();
        return out;
    }
    train_paths::tally paths;
    for (const auto& each : leg.paths) {
        if (each) {
            const train_paths::tally more =
                each->count(all.from.run_in_days, all.from.run_in_days + all.from.days);
            paths.other += more.other;
            paths.all += more.all;
        }
    }
    out.utilisation = paths.all > 0 ? static_cast<double>(paths.other + leg.trains) /
                                          static_cast<double>(paths.all)
                                    : none;
    return out;
}

service_result observe_service(const run& all, operation& service, core::time_point now) {
    service_result out;
    const core::duration year = all.days.counted_to() - all.days.counted_from();
    out.kg_co2 = service.kg_counted;
    out.repair_share = service.repair_hours / hours(year) / service.params.vehicles;
    out.departures = service.departures;
    out.empty_departures = service.empty_departures;
    out.load_factor = mean_or_none(service.load_shares, service.departures);
    out.water_share = mean_or_none(service.room_shares, service.departures);
    out.round_trip_mean_h = mean_or_none(service.round_trip_hours, service.round_trips);
    out.fleet_utilisation = service.busy.result(now).utilisation;
    out.waiting_for_resources_h = mean_or_none(service.waiting_hours, service.voyages);
    return out;
}

void end_counting(run& all, core::time_point now, replication_result& out) {
    all.books.end_counting();
    if (all.trace != nullptr) {
        trace_string_lines(all, nullptr);
    }
    const double year_ms = static_cast<double>((now - all.days.counted_from()).count());
    for (station& each : all.stations) {
        for_each_facility(each,
                          [&](facility_log& log) { out.facilities.push_back(log.result(now)); });
        observe_borders(all, each, out);
        out.nodes.push_back(observe_node(each, now, year_ms));
    }
    for_each_beside(all, [&](facility_log& log) { out.facilities.push_back(log.result(now)); });
    for (std::size_t i = 0; i < all.legs.size(); ++i) {
        out.legs.push_back(observe_leg(all, i));
    }
    for (operation& each : all.operations) {
        out.services.push_back(observe_service(all, each, now));
    }
    for (std::size_t i = 0; i < all.from.flows.size(); ++i) {
        all.books.flows[i].expected =
            all.choices.known.of(flow_id{static_cast<std::uint32_t>(i)}, now);
    }
    for (depot& each : all.boxes.all) {
        end_counting(each, now, year_ms);
        out.depots.push_back({each.shelves[0].seen, each.shelves[1].seen});
    }
    out.longest_wait_h = all.longest_wait_h;
    end_accounts(all);
    out.work = all.work;
}

void finish_trace(run& all) {
    all.books.trace_the_rest();
    trace_rows& rows = *all.trace;
    // A row was noted when its facility's next one came, so the order is another.
    std::stable_sort(rows.queues.begin(), rows.queues.end(),
                     [](const queue_row& left, const queue_row& right) {
                         return left.when != right.when ? left.when < right.when
                                                        : left.facility < right.facility;
                     });
    // Finished replications wait for their turn at the file.
    rows.consignments.shrink_to_fit();
    rows.trips.shrink_to_fit();
    rows.queues.shrink_to_fit();
    rows.string_lines.shrink_to_fit();
}

void start_other_trains(core::simulation& sim, run& all, std::size_t leg) {
    shared_line& shared = *all.legs[leg].line;
    for (const heading_on_line heading : {heading_on_line::up, heading_on_line::down}) {
        const other_trains_entity who{all.seeds, leg, heading};
        if (shared.passengers.per_day > 0) {
            sim.start(
                passenger_trains(sim, shared.track, shared.passengers, who, all.days.run_end()));
        }
        if (shared.freight.per_day > 0) {
            sim.start(freight_trains(sim, shared.track, shared.freight, who, all.days.run_end()));
        }
    }
}

void start_everything(core::simulation& sim, run& all) {
    for (operation& each : all.operations) {
        draw_first_failures(all, each);
        for (const direction heading : {direction::westbound, direction::eastbound}) {
            sim.start(departures(sim, all, each, heading));
        }
    }
    for (std::size_t i = 0; i < all.from.other_traffic.size(); ++i) {
        sim.start(other_calls(sim, all, i));
    }
    for (std::size_t i = 0; i < all.legs.size(); ++i) {
        if (all.legs[i].line) {
            start_other_trains(sim, all, i);
        }
    }
    for (std::size_t i = 0; i < all.from.flows.size(); ++i) {
        if (!all.from.flows[i].is_empty()) {
            sim.start(releases(sim, all, flow_id{static_cast<std::uint32_t>(i)}));
        }
    }
    if (all.from.routing.reroutes) {
        sim.start(openings(sim, all));
    }
    for (depot& each : all.boxes.all) {
        sim.start(depot_reviews(sim, all, each));
    }
    start_disruptions(all);
    sim.start(weekly_census(sim, all));
    sim.start(month_ends(sim, all));
}

}  // namespace

replication_result simulate(core::simulation& sim, const scenario& from, core::seeds seeds,
                            tracing wanted, std::optional<leg_id> line) {
    replication_result out;
    out.replication = static_cast<std::int32_t>(seeds.replication);
    if (wanted == tracing::on) {
        out.trace.emplace().line = line;
    }
    run all{sim, from, seeds, out.trace ? &*out.trace : nullptr};
    start_everything(sim, all);
    constexpr core::duration tick{1};
    // What happens at an edge of the year belongs to what follows it.
    if (sim.run_until(all.days.counted_from() - tick) == core::run_end::stopped) {
        return out;
    }
    begin_counting(all, all.days.counted_from());
    if (sim.run_until(all.days.counted_to() - tick) == core::run_end::stopped) {
        return out;
    }
    end_counting(all, all.days.counted_to(), out);
    // Events until the cohort has arrived, looked at once a day.
    core::time_point day = all.days.counted_to();
    while (all.books.cohort_under_way() > 0 && day < all.days.run_end()) {
        day += std::chrono::hours{24};
        if (sim.run_until(day - tick) == core::run_end::stopped) {
            return out;
        }
    }
    all.books.check_conservation();
    all.books.close_hours();
    check_emissions(all);
    if (all.trace != nullptr) {
        finish_trace(all);
    }
    out.disruptions = observe_disruptions(all);
    out.events = sim.events();
    out.event_hash = sim.event_hash();
    out.flows = std::move(all.books.flows);
    out.weekly = std::move(all.books.weekly);
    return out;
}

}  // namespace corridor::models
