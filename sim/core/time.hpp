// Simulated time: whole milliseconds since the start of the run, in std::chrono's types, so that
// mixed units do not compile and equal instants are equal on every machine.
#pragma once

#include <chrono>
#include <cstdint>

namespace corridor::core {

/// A span of simulated time in whole milliseconds, up to 292 million years. Converts from whole
/// std::chrono literals: `6h + 30min`; a fraction is rounded by whoever has one.
using duration = std::chrono::duration<std::int64_t, std::milli>;

/// Names simulated time in types. It cannot be asked: only a simulation knows what time it is.
struct sim_clock {};

/// An instant, counted from the start of the run.
using time_point = std::chrono::time_point<sim_clock, duration>;

/// The instant that lies `since_start` after the start of the run.
constexpr time_point at(duration since_start) { return time_point{since_start}; }

/// Later than every instant that an event can have.
constexpr time_point never = time_point::max();

}  // namespace corridor::core
