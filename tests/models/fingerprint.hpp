// A replication's whole result folded into a few numbers, so that two runs can be held to the
// same bits, missing figures included.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "models/result.hpp"

namespace corridor::models {

/// FNV-1a over 64-bit words.
class fold {
public:
    void add(std::uint64_t word) { sum_ = (sum_ ^ word) * 1099511628211U; }
    void add(std::int64_t number) { add(static_cast<std::uint64_t>(number)); }
    void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
    void add(const amount& sum) {
        add(sum.kg);
        add(sum.teu);
        add(sum.lots);
    }
    void add(const core::quantiles& times) {
        add(times.count());
        add(times.total_ms());
        for (const double share : {0.0, 0.1, 0.5, 0.9, 1.0})
            add(times.quantile(share).value_or(core::duration{-1}).count());
    }
    template <class Element>
    void add(const std::vector<Element>& each) {
        for (const auto& element : each)
            add(element);
    }
    template <class Element, std::size_t Size>
    void add(const std::array<Element, Size>& each) {
        for (const auto& element : each)
            add(element);
    }
    std::uint64_t sum() const { return sum_; }

private:
    std::uint64_t sum_ = 14695981039346656037U;
};

inline std::uint64_t fingerprint_of_flows(const replication_result& result) {
    fold all;
    for (const flow_result& each : result.flows) {
        for (const amount& sum : {each.offered, each.delivered, each.lost, each.in_system_start,
                                  each.in_system_end, each.cohort, each.arrived})
            all.add(sum);
        all.add(each.lost_by_reason);
        all.add(each.on_time_lots);
        all.add(each.transit);
        all.add(each.way_lots);
        for (const stage_result& stage : each.stages) {
            all.add(stage.hours);
            all.add(stage.time);
            all.add(stage.usd);
            all.add(stage.kg_co2);
        }
        all.add(each.cause_hours);
        all.add(each.node_cause_hours);
    }
    return all.sum();
}

inline std::uint64_t fingerprint_of_places(const replication_result& result) {
    fold all;
    for (const node_result& each : result.nodes) {
        all.add(each.throughput);
        all.add(each.stock_mean_teu);
        all.add(each.stock_max_teu);
        all.add(each.dwell_mean_h);
    }
    for (const facility_result& each : result.facilities) {
        for (const double figure :
             {each.utilisation, each.peak_month_utilisation, each.blocked_share,
              each.waiting_mean_h, each.waiting_p95_h, each.time_mean_h, each.queue_mean})
            all.add(figure);
        all.add(each.queue_max);
        all.add(each.served);
    }
    return all.sum();
}

inline std::uint64_t fingerprint_of_network(const replication_result& result) {
    fold all;
    for (const leg_result& each : result.legs) {
        all.add(each.throughput);
        all.add(each.trips);
        all.add(each.utilisation);
        all.add(each.time_mean_h);
    }
    for (const service_result& each : result.services) {
        all.add(each.departures);
        all.add(each.empty_departures);
        for (const double figure : {each.load_factor, each.round_trip_mean_h,
                                    each.fleet_utilisation, each.waiting_for_resources_h})
            all.add(figure);
    }
    return all.sum();
}

inline std::uint64_t fingerprint_of_weeks(const replication_result& result) {
    fold all;
    const weekly_result& weeks = result.weekly;
    all.add(weeks.node_throughput);
    all.add(weeks.node_stock);
    all.add(weeks.flow_delivered);
    all.add(weeks.leg_throughput);
    all.add(weeks.flow_transit_h);
    all.add(weeks.flow_arrived);
    return all.sum();
}

/// Events, their hash, and one number a group of results.
inline std::array<std::uint64_t, 7> fingerprint(const replication_result& result) {
    return {result.events,
            result.event_hash,
            std::bit_cast<std::uint64_t>(result.longest_wait_h),
            fingerprint_of_flows(result),
            fingerprint_of_places(result),
            fingerprint_of_network(result),
            fingerprint_of_weeks(result)};
}

}  // namespace corridor::models
