#include "models/cargo/ledger.hpp"

#include <algorithm>

#include "sim/core/broken.hpp"

namespace corridor::models {

const std::array<const char*, causes> cause_names = {"moving",
                                                     "handling",
                                                     "waiting_train",
                                                     "waiting_vessel",
                                                     "waiting_berth",
                                                     "waiting_slot",
                                                     "waiting_path",
                                                     "waiting_wagons",
                                                     "waiting_locomotive",
                                                     "waiting_crew",
                                                     "waiting_container",
                                                     "marshalling",
                                                     "border",
                                                     "weather"};
const std::array<const char*, losses> loss_names = {"no_open_way", "gave_up", "shifted_to_rival"};

void operator+=(amount& sum, const amount& more) {
    sum.kg += more.kg;
    sum.teu += more.teu;
    sum.lots += more.lots;
}

void operator-=(amount& sum, const amount& less) {
    sum.kg -= less.kg;
    sum.teu -= less.teu;
    sum.lots -= less.lots;
}

ledger::ledger(const scenario& from, const calendar& days, const itineraries& routes,
               trace_rows* trace)
    : from_(from), calendar_(days), routes_(routes), trace_(trace), in_system_(from.flows.size()) {
    for (const flow_params& flow : from.flows) {
        unit_.push_back({flow.lot_mass.count, flow.lot_size.count, 1});
        flow_result result;
        result.way_lots.resize(from.ways.size() + 1);
        result.by_rival.resize(from.rivals.size());
        result.stages.resize(from.stages.size());
        result.node_cause_hours.resize(from.places.size());
        result.cause_times.resize(from.places.size());
        result.origin_times.resize(from.places.size());
        result.source_times.resize(from.places.size());
        result.fleet_times.resize(from.services.size());
        flows.push_back(std::move(result));
    }
    constexpr int week_length = 7;
    for (int day = 0; day < from.days; day += week_length) {
        weekly.week_days.push_back(std::min(week_length, from.days - day));
    }
    const std::size_t weeks = weekly.week_days.size();
    weekly.node_throughput.assign(weeks, std::vector<amount>(from.places.size()));
    weekly.node_stock = weekly.node_throughput;
    weekly.flow_delivered.assign(weeks, std::vector<amount>(from.flows.size()));
    weekly.leg_throughput.assign(weeks, std::vector<amount>(from.legs.size()));
    weekly.flow_transit_h.assign(weeks, std::vector<double>(from.flows.size()));
    weekly.flow_arrived.assign(weeks, std::vector<std::int64_t>(from.flows.size()));
    weekly.depot_stock.resize(weeks);
    for (auto& week : weekly.depot_stock) {
        week.resize(from.depots.size());
    }
}

std::size_t ledger::week_of(core::time_point now) const {
    return static_cast<std::size_t>((now - calendar_.counted_from()) / std::chrono::hours{168});
}

lot_id ledger::release(flow_id flow, std::uint32_t way, std::uint32_t number,
                       core::time_point now) {
    lot_id id{static_cast<std::uint32_t>(lots_.size())};
    if (free_.empty()) {
        lots_.emplace_back();
    } else {
        id = free_.back();
        free_.pop_back();
    }
    lot& fresh = at(id);
    fresh = {};
    fresh.flow = flow;
    fresh.way = way;
    fresh.number = number;
    fresh.alive = true;
    fresh.released = fresh.booked_to = fresh.stage_began = now;
    const amount one = unit_[index_of(flow)];
    in_system_[index_of(flow)] += one;
    if (counting(now)) {
        flow_result& result = flows[index_of(flow)];
        fresh.cohort = true;
        fresh.week = static_cast<std::uint16_t>(week_of(now));
        result.offered += one;
        result.cohort += one;
        result.way_lots[way] += 1;
        cohort_under_way_ += from_.flows[index_of(flow)].is_empty() ? 0 : 1;
    }
    return id;
}

void ledger::turn_away(flow_id flow, std::uint32_t number, core::time_point now) {
    if (!counting(now)) {
        return;
    }
    flow_result& result = flows[index_of(flow)];
    result.offered += unit_[index_of(flow)];
    result.lost += unit_[index_of(flow)];
    result.lost_by_reason[index_of(loss::no_open_way)] += unit_[index_of(flow)];
    if (trace_ != nullptr) {
        const auto no_way = static_cast<std::uint32_t>(routes_[index_of(flow)].size());
        trace_->consignments.push_back({flow, number, no_way, loss::no_open_way, now, now, 0, 0});
    }
}

void ledger::leave_to_rival(rival_id rival, flow_id flow, std::uint32_t lots,
                            core::time_point ready) {
    if (ready < calendar_.counted_from() || ready >= calendar_.counted_to()) {
        return;
    }
    amount& sum = flows[index_of(flow)].by_rival[index_of(rival)];
    for (std::uint32_t i = 0; i < lots; ++i) {
        sum += unit_[index_of(flow)];
    }
}

void ledger::change_way(lot& each, std::uint32_t way, std::uint32_t hop) {
    if (each.cohort) {
        std::vector<std::int64_t>& lots = flows[index_of(each.flow)].way_lots;
        lots[each.way] -= 1;
        lots[way] += 1;
    }
    each.way = way;
    each.hop = hop;
}

void ledger::note(const lot& each, core::time_point ended, std::optional<loss> lost) {
    if (trace_ != nullptr) {
        trace_->consignments.push_back({each.flow, each.number, each.way, lost, each.released,
                                        ended, each.usd_before + each.usd[index_of(payer::shipper)],
                                        each.kg_co2_before + each.kg_co2});
    }
}

void ledger::trace_the_rest() {
    for (const lot& each : lots_) {
        if (each.alive && each.cohort) {
            note(each, core::never, std::nullopt);
        }
    }
}

void ledger::retire(lot_id id) {
    lot& gone = at(id);
    gone.alive = false;
    in_system_[index_of(gone.flow)] -= unit_[index_of(gone.flow)];
    const bool loaded = !from_.flows[index_of(gone.flow)].is_empty();
    cohort_under_way_ -= gone.cohort && loaded ? 1 : 0;
    free_.push_back(id);
}

void ledger::deliver(lot_id id, core::time_point now) {
    lot& done = at(id);
    if (done.booked_to != now) {
        core::broken("the ledger: delivered with hours that are booked to nothing");
    }
    flow_result& result = flows[index_of(done.flow)];
    const amount one = unit_[index_of(done.flow)];
    if (counting(now)) {
        result.delivered += one;
        weekly.flow_delivered[week_of(now)][index_of(done.flow)] += one;
    }
    if (done.cohort) {
        const core::duration transit = now - done.released;
        result.arrived += one;
        result.transit.add(transit);
        result.on_time_lots += transit <= flow_of(done).promised ? 1 : 0;
        weekly.flow_transit_h[done.week][index_of(done.flow)] += hours(transit);
        weekly.flow_arrived[done.week][index_of(done.flow)] += 1;
        note(done, now, std::nullopt);
    }
    retire(id);
}

void ledger::lose(lot_id id, loss why, core::time_point now) {
    lot& gone = at(id);
    flow_result& result = flows[index_of(gone.flow)];
    const amount one = unit_[index_of(gone.flow)];
    if (gone.cohort) {
        constexpr origin lack = origin_of(cause::waiting_container);
        const std::size_t here = index_of(flow_of(gone).origin);
        const core::duration booked = gone.booked_to - gone.released;
        result.cause_times[here][index_of(cause::waiting_container)] -= booked;
        result.origin_times[here][index_of(lack)] -= booked;
        result.source_times[here][index_of(lack)] -= booked;
    }
    if (counting(now)) {
        result.lost += one;
        result.lost_by_reason[index_of(why)] += one;
    }
    if (gone.cohort) {
        result.cohort -= one;
        result.way_lots[gone.way] -= 1;
        note(gone, now, why);
    }
    retire(id);
}

const ride* ledger::last_ride(const lot& each) const {
    return each.hop > 0 ? &routes_[index_of(each.flow)][each.way].rides[each.hop - 1] : nullptr;
}

const ride* ledger::next_ride(const lot& each) const {
    const std::vector<ride>& rides = routes_[index_of(each.flow)][each.way].rides;
    return each.hop + 1 < rides.size() ? &rides[each.hop + 1] : nullptr;
}

namespace {

void add_origin(flow_result& result, const felt_span& what, core::duration span) {
    result.origin_times[index_of(what.at)][index_of(what.from.why)] += span;
    result.source_times[index_of(what.from.where)][index_of(what.from.why)] += span;
}

}  // namespace

void ledger::feel(lot& each, cause why, place_id where, core::time_point now) {
    const core::duration span = now - each.booked_to;
    each.booked_to = now;
    if (each.cohort) {
        flows[index_of(each.flow)].cause_times[index_of(where)][index_of(why)] += span;
    }
}

void ledger::book(lot& each, cause why, place_id where, core::time_point now) {
    const core::duration span = now - each.booked_to;
    feel(each, why, where, now);
    if (each.cohort) {
        add_origin(flows[index_of(each.flow)], {{origin_of(why), where, {}, {}}, where}, span);
    }
}

void ledger::explain(flow_id flow, std::int64_t lots, core::time_point from,
                     const std::vector<felt_span>& wait, service_id of) {
    flow_result& result = flows[index_of(flow)];
    for (const felt_span& each : wait) {
        if (each.from.to > from) {
            const core::duration span = lots * (each.from.to - std::max(from, each.from.from));
            add_origin(result, each, span);
            result.fleet_times[index_of(of)] += each.of_fleet ? span : core::duration{};
        }
    }
}

void ledger::book(std::span<const lot_id> cargo, const trip_hours& trip) {
    core::duration whole{};
    for (const trip_entry& each : trip.felt) {
        whole += each.span;
    }
    // Neighbours aboard mostly belong to one flow: they are booked together.
    for (std::size_t i = 0; i < cargo.size();) {
        const flow_id flow = at(cargo[i]).flow;
        std::int64_t lots = 0;
        for (; i < cargo.size() && at(cargo[i]).flow == flow; ++i) {
            lot& each = at(cargo[i]);
            each.booked_to += whole;
            lots += each.cohort ? 1 : 0;
        }
        flow_result& result = flows[index_of(flow)];
        for (const trip_entry& each : trip.felt) {
            result.cause_times[index_of(each.where)][index_of(each.why)] += lots * each.span;
        }
        for (const felt_span& each : trip.from) {
            add_origin(result, each, lots * (each.from.to - each.from.from));
        }
    }
}

void ledger::end_stage(lot& each, stage_id stage, core::time_point now) {
    // Two rides in one stage are one stage to its reader: it ends when the next ride's differs.
    const ride* next = next_ride(each);
    const bool goes_on = next != nullptr && from_.services[index_of(next->service)].stage == stage;
    if (goes_on) {
        return;
    }
    if (each.cohort) {
        stage_result& result = flows[index_of(each.flow)].stages[index_of(stage)];
        result.hours += hours(now - each.stage_began);
        result.time.add(now - each.stage_began);
        for (std::size_t i = 0; i < payers; ++i) {
            result.usd[i] += each.usd[i];
        }
        result.kg_co2 += each.kg_co2;
        result.kg_co2_beside += each.kg_co2_beside;
    }
    each.stage_began = now;
    each.usd_before += each.usd[index_of(payer::shipper)];
    each.kg_co2_before += each.kg_co2;
    each.usd = {};
    each.kg_co2 = each.kg_co2_beside = 0;
}

void ledger::begin_counting() {
    counting_ = true;
    for (std::size_t i = 0; i < flows.size(); ++i) {
        flows[i].in_system_start = in_system_[i];
    }
}

void ledger::end_counting() {
    for (std::size_t i = 0; i < flows.size(); ++i) {
        flows[i].in_system_end = in_system_[i];
    }
}

void ledger::check_conservation() const {
    std::vector<amount> alive(in_system_.size());
    for_each_alive(
        [&](const lot& each) { alive[index_of(each.flow)] += unit_[index_of(each.flow)]; });
    for (std::size_t i = 0; i < flows.size(); ++i) {
        if (!(alive[i] == in_system_[i])) {
            core::broken("conservation: the lots alive and the flow's balance differ");
        }
    }
}

namespace {

template <std::size_t Size>
core::duration sum_of(const std::vector<std::array<core::duration, Size>>& by_place) {
    core::duration sum{};
    for (const std::array<core::duration, Size>& place : by_place) {
        for (const core::duration each : place) {
            sum += each;
        }
    }
    return sum;
}

}  // namespace

void ledger::close_hours() {
    std::vector<core::duration> lived(flows.size());
    for (const lot& each : lots_) {
        if (each.alive && each.cohort) {
            lived[index_of(each.flow)] += each.booked_to - each.released;
        }
    }
    for (std::size_t i = 0; i < flows.size(); ++i) {
        flow_result& flow = flows[i];
        lived[i] += core::duration{flow.transit.total_ms()};
        if (sum_of(flow.cause_times) != lived[i] || sum_of(flow.origin_times) != lived[i] ||
            sum_of(flow.source_times) != lived[i]) {
            core::broken("the ledger: hours by cause or origin are not those of the lots");
        }
        for (std::size_t place = 0; place < flow.cause_times.size(); ++place) {
            for (std::size_t why = 0; why < causes; ++why) {
                flow.node_cause_hours[place][why] = hours(flow.cause_times[place][why]);
                flow.cause_hours[why] += flow.node_cause_hours[place][why];
            }
        }
    }
}

}  // namespace corridor::models
