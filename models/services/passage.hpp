// A leg without a line, for a whole train, a part of one, a vessel or a truck: when it is entered,
// and how long it takes. Whoever passes waits in between, in a process of its own.
#pragma once

#include "models/run.hpp"

namespace corridor::models {

/// When a vehicle that asks now enters: by its path, which it books, or when the port opens.
core::time_point entry(run& all, const line_passage& on, core::time_point asked);

/// It enters at the present instant: what it spent since it asked.
void note_entry(run& all, operation& service, vehicle& self, const line_passage& on,
                core::time_point asked);

/// How long it is under way, by the passage's slowness.
core::duration passing_time(const run& all, const operation& service, const line_passage& on);

/// It is at the far end.
void note_passed(run& all, vehicle& self, const line_passage& on, core::duration took);

}  // namespace corridor::models
