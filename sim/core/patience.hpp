// Waits that end by themselves: what all of them have in common, and the end of a process awaited
// with patience.
#pragma once

#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/time.hpp"

namespace corridor::core {

/// Negative patience is broken().
void check_patience(duration patience);

/// When patience that begins `now` is over: never, when it reaches so far.
time_point end_of_patience(time_point now, duration patience);

/// For the core's own waits: `who`, which waits now, goes on by itself once `patience` is over, as
/// an event of priority 0 that is scheduled here. Patience that reaches to `never` has no end and
/// no event.
void schedule_patience(activity& who, duration patience);

/// See join_for().
class [[nodiscard]] patient_join_wait {
public:
    patient_join_wait(process_ref whom, duration patience) : whom_(whom), patience_(patience) {}

    bool await_ready() const {
        check_patience(patience_);
        return !whom_.alive();
    }
    bool await_suspend(process::handle frame);
    bool await_resume();

private:
    process_ref whom_;
    duration patience_;
    activity* who_ = nullptr;
};

/// `const bool has_ended = co_await join_for(ref, 6h);` As join(): true when the process has ended,
/// by itself or by cancellation, and at once when it had; false after `patience` >= 0, or when
/// interrupted. A process that joins itself is broken().
inline patient_join_wait join_for(process_ref whom, duration patience) { return {whom, patience}; }

}  // namespace corridor::core
