// What one replication observed, as plain sums and counts that merge exactly. Estimates are made
// from these elsewhere; files are written from these elsewhere.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/cargo/generalised_cost.hpp"
#include "models/cargo/work.hpp"
#include "models/scenario.hpp"
#include "models/trace.hpp"
#include "sim/core/quantiles.hpp"

namespace corridor::models {

/// What an hour of a consignment's life is booked to.
enum class cause : std::uint8_t {
    moving,              ///< under way
    handling,            ///< worked by cranes, pumps or shunting
    waiting_train,       ///< ready, no train to board
    waiting_vessel,      ///< ready, no vessel or truck to board
    waiting_berth,       ///< on board, no free berth, track or gate
    waiting_slot,        ///< on board or ready, no yard place at the next stop
    waiting_path,        ///< on board, no free train path
    waiting_wagons,      ///< on board, no wagons or bogies of the other gauge
    waiting_locomotive,  ///< on board, no locomotive
    waiting_crew,        ///< on board, a locomotive but no crew
    waiting_container,   ///< ready, no empty container at its depot
    marshalling,         ///< its wagons are sorted, wait for others or for the hump
    border,              ///< crossing a border or cleared: queue and service
    weather,             ///< a closed port
};
constexpr std::size_t causes = 14;
extern const std::array<const char*, causes> cause_names;

/// Where an hour came from. A cause by itself: of a wait for something, that there is too little of
/// it. Or one of these, which nobody feels as such.
enum class origin : std::uint8_t {
    load = causes,    ///< the vehicle stood ready: too little cargo yet, or not its hour
    opening_hours,    ///< of a gate, and the hours and appointments of trucks
    repair,           ///< of the vehicle
    disruption,       ///< a closure, a strike, an accident
    mutual_blocking,  ///< each waited for a place that the other held
};
constexpr std::size_t origins = causes + 5;
constexpr origin origin_of(cause why) { return static_cast<origin>(why); }
/// `capacity_of_train` where the cause is `waiting_train`; other causes keep their name.
std::array<std::string, origins> origin_names();

/// Who pays: see `cargo/charges.hpp`.
enum class payer : std::uint8_t { shipper, railway, ship_operator, haulier, state };
constexpr std::size_t payers = 5;
extern const std::array<const char*, payers> payer_names;

constexpr std::size_t losses = 3;
extern const std::array<const char*, losses> loss_names;

struct amount {
    std::int64_t kg = 0;
    std::int64_t teu = 0;
    std::int64_t lots = 0;
    friend bool operator==(const amount&, const amount&) = default;
};

void operator+=(amount& sum, const amount& more);
void operator-=(amount& sum, const amount& less);

/// Of the cohort: lots released in the counted year.
struct stage_result {
    double hours = 0;      ///< summed over lots that completed the stage
    core::quantiles time;  ///< of lots that completed the stage
    std::array<double, payers> usd{};
    double kg_co2 = 0;
    double kg_co2_beside = 0;  ///< of that, what vehicles emitted beside running with cargo
};

struct flow_result {
    // counted year; in_system_start + offered = delivered + lost + in_system_end, exactly
    amount offered, delivered, lost, in_system_start, in_system_end;
    std::array<amount, losses> lost_by_reason;
    std::vector<amount> by_rival;         ///< [rival] of the market, never offered here
    std::vector<expected_time> expected;  ///< [way] what shippers expect at the year's end
    // cohort
    amount cohort;   ///< released in the counted year and not lost
    amount arrived;  ///< of those, delivered by the end of the run
    std::int64_t on_time_lots = 0;
    core::quantiles transit;                   ///< of arrived lots
    std::vector<std::int64_t> way_lots;        ///< [way] of the cohort, by choice
    std::vector<stage_result> stages;          ///< [stage]
    std::array<double, causes> cause_hours{};  ///< of `cohort`, booked by the run's end
    std::vector<std::array<double, causes>> node_cause_hours;  ///< [place]
    /// The same hours exactly, [place] at which, or before which, they were felt.
    std::vector<std::array<core::duration, causes>> cause_times;
    std::vector<std::array<core::duration, origins>> origin_times;  ///< likewise, whence they came
    std::vector<std::array<core::duration, origins>> source_times;  ///< [place] that they came from
    /// [service] of waits for its vehicles, while these were merely under way or worked
    std::vector<core::duration> fleet_times;
};

struct node_result {
    amount throughput;  ///< unloaded here or, at an origin, released from here
    double stock_mean_teu = 0;
    std::int64_t stock_max_teu = 0;
    double dwell_mean_h = 0;  ///< unloading to boarding; NaN when nothing boarded
};

/// A dock, a group of cranes, a yard quota, a border direction, the locomotives or crews of a
/// territory: see `facilities_of`.
struct facility_result {
    double utilisation = 0;  ///< time-weighted share in use, other traffic included; of a border,
                             ///< the share of the trains that could be accepted
    double peak_month_utilisation = 0;
    double blocked_share = 0;   ///< of time in which something waited for it
    double waiting_mean_h = 0;  ///< arrival to start of service; NaN when none was served
    double waiting_p95_h = 0;
    double time_mean_h = 0;  ///< waiting and service together
    double queue_mean = 0;
    std::int64_t queue_max = 0;
    std::int64_t served = 0;  ///< of this cargo's vehicles
};

/// One direction of a border, in the counted year. Means are over this cargo's trains that crossed.
struct border_result {
    std::int64_t trains = 0;
    double line_waiting_mean_h = 0;  ///< on the line before the border station, for its turn
    double exit_mean_h = 0;      ///< in the station, until it is handed over; NaN without trains
    double entry_mean_h = 0;     ///< on the other side
    std::int64_t lots_held = 0;  ///< consignments set off for documents
    double held_mean_h = 0;      ///< NaN when none were
    /// [stage] exit side first: inspection, customs, documents; NaN where there is none
    std::array<double, border_steps> staff_waiting_mean_h{};
    std::array<double, border_steps> staff_utilisation{};  ///< of all traffic
};

/// Containers of one size at one depot, in the counted year.
struct depot_result {
    double stock_mean = 0;  ///< time-weighted
    std::int64_t stock_least = 0;
    std::int64_t taken = 0;     ///< by shippers
    std::int64_t returned = 0;  ///< by consignees, and by shippers who gave up
    std::int64_t received = 0;  ///< from other depots
    std::int64_t sent = 0;      ///< to other depots
    std::int64_t hired = 0;     ///< from outside the corridor, for shippers who had waited
    std::int64_t left = 0;      ///< the corridor, for want of room
    std::int64_t lots = 0;      ///< that got theirs
    double waiting_mean_h = 0;  ///< of those; NaN without any
};

struct leg_result {
    amount throughput;
    std::int64_t trips = 0;
    double utilisation = 0;  ///< rail, all traffic: share of paths taken, or of a line's time
                             ///< in which its busiest section was occupied
    double kg_co2 = 0;       ///< with all waiting and work since the leg before
    double time_mean_h = 0;  ///< waiting for the path, and running; NaN without trips
    /// Before it, on the way: waiting for another locomotive, and its change; NaN without trips.
    double locomotive_mean_h = 0;
};

struct service_result {
    std::int64_t departures = 0;  ///< both directions, loaded
    std::int64_t empty_departures = 0;
    double load_factor = 0;        ///< of loaded departures; NaN without any
    double water_share = 0;        ///< of the capacity, what the water let them load; likewise
    double round_trip_mean_h = 0;  ///< departure to next departure from the same end
    double fleet_utilisation = 0;  ///< share of vehicle time not idle
    double repair_share = 0;       ///< share of vehicle time in repair
    double kg_co2 = 0;             ///< of its vehicles; of a ride when it begins
    double waiting_for_resources_h = 0;  ///< berths, paths, borders and weather, mean a voyage
};

/// Of the occurrences that began in the counted year. What waits is in the disruption's unit:
/// kilograms that stand at a place, trains before a border, vehicles before a leg, units of a
/// service that wait to board; nothing is known of a way.
struct disruption_result {
    std::int64_t occurrences = 0;
    double disrupted_hours = 0;
    double backlog_peak = 0;     ///< beyond what waited as it began
    std::int64_t halved = 0;     ///< whose backlog halved after the end
    double half_life_hours = 0;  ///< summed over those
    std::int64_t recovered = 0;
    double recovery_hours = 0;  ///< summed over those, from the end; NaN of a way
};

/// Shape [week][node, flow or leg]; week 0 starts on the first counted day; the last may be short.
struct weekly_result {
    std::vector<int> week_days;
    std::vector<std::vector<amount>> node_throughput, node_stock, flow_delivered, leg_throughput;
    std::vector<std::vector<double>> flow_transit_h;      ///< summed, by week of release
    std::vector<std::vector<std::int64_t>> flow_arrived;  ///< lots, by week of release
    /// [week][depot] at its end
    std::vector<std::vector<std::array<std::int64_t, container_sizes>>> depot_stock;
};

struct replication_result {
    std::int32_t replication = 0;
    std::uint64_t events = 0;
    std::uint64_t event_hash = 0;
    double longest_wait_h = 0;                ///< of any lot in any yard, for the eye on starvation
    std::vector<flow_result> flows;           ///< [flow]
    std::vector<node_result> nodes;           ///< [place]
    std::vector<facility_result> facilities;  ///< [facility], in the order of `facilities_of`
    std::vector<border_result> borders;       ///< in the order of `crossings_of`
    std::vector<std::array<depot_result, container_sizes>> depots;  ///< [depot][size]
    std::vector<leg_result> legs;
    std::vector<service_result> services;
    std::vector<disruption_result> disruptions;  ///< [disruption]
    weekly_result weekly;
    year_of_work work;  ///< what the rows of the bound's hard program are checked with
    std::optional<trace_rows> trace;  ///< of a traced replication
};

/// One name for each row of `replication_result::facilities`; the order is fixed by the scenario.
struct facility {
    std::string name;  ///< `aktau/container_berths`
    place_id place{};
    std::string kind;     ///< `container_berths`, `quay_cranes`, `yard_containers_westbound`
    double capacity = 0;  ///< units of its kind
};
std::vector<facility> facilities_of(const scenario& from);

/// One name for each row of `replication_result::borders`.
struct crossing {
    std::string name;  ///< `altynkol_border/westbound`
    place_id place{};
    direction heading{};
};
std::vector<crossing> crossings_of(const scenario& from);

}  // namespace corridor::models
