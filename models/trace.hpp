// What a traced replication notes row by row, beside its sums: each consignment of the cohort, each
// voyage and each change of a queue in the counted year, and, of one line if asked for, the string
// lines of its trains. Plain rows, in memory until the host takes them: 48 bytes a consignment, 64
// a voyage, 24 a change, 40 a piece of a string line, at most twice that while a table grows; 21 MB
// for a year of the baseline without string lines.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/rail/line_use.hpp"
#include "models/scenario.hpp"
#include "sim/core/time.hpp"

namespace corridor::models {

enum class loss : std::uint8_t {
    no_open_way,
    gave_up,  ///< before it left its origin
    shifted,  ///< likewise, to a rival, when the promised time was over
};

enum class tracing : std::uint8_t { off, on };

/// A lot released or turned away in the counted year.
struct consignment_row {
    flow_id flow{};
    std::uint32_t number = 0;  ///< nth lot of its flow; empties: of the flow they go back from
    std::uint32_t way = 0;     ///< one of the scenario's, then `direct`, then none
    std::optional<loss> lost;
    core::time_point released{};
    core::time_point ended = core::never;  ///< delivered or lost; `never`: under way at the end
    double usd = 0;                        ///< all that it was charged so far
    double kg_co2 = 0;
};

/// A voyage that departed in the counted year; `never` for what the run's end came before.
struct trip_row {
    service_id service{};
    std::uint32_t vehicle = 0;  ///< of the service's fleet, 0 first
    std::uint32_t voyage = 0;   ///< of the vehicle since time zero, 1 first
    direction heading{};
    std::uint32_t lots = 0;
    std::int64_t load = 0;                    ///< in the service's unit
    core::time_point departed{};              ///< its decision to go: boarding is over
    core::time_point loaded = core::never;    ///< an empty vehicle is when it departs
    core::time_point arrived = core::never;   ///< at its destination, before any wait there
    core::time_point unloaded = core::never;  ///< free for the next voyage
};

/// What a facility is like from `when` until its next row. Its first row is how the counted year
/// found it; further ones follow net changes, what comes and goes in one instant leaving none.
struct queue_row {
    std::uint32_t facility = 0;  ///< in the order of `facilities_of`
    std::int32_t waiting = 0;
    core::time_point when{};
    double in_use = 0;  ///< units of its kind
};

struct trace_rows {
    std::optional<leg_id> line;                 ///< the leg that string lines are of
    std::vector<consignment_row> consignments;  ///< as they ended, then those still under way
    std::vector<trip_row> trips;                ///< as they departed
    std::vector<queue_row> queues;              ///< by time, then facility
    std::vector<string_line_row> string_lines;  ///< as trains left their sections
};
static_assert(sizeof(consignment_row) <= 48 && sizeof(trip_row) <= 64 && sizeof(queue_row) <= 24 &&
              sizeof(string_line_row) <= 40);

}  // namespace corridor::models
