// A signal: something happened, and whoever waits for it goes on. It is not remembered: who comes
// later waits for the next one.
#pragma once

#include <string>

#include "sim/core/place.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/time.hpp"

namespace corridor::core {

class signal;

/// See signal::wait().
class [[nodiscard]] signal_wait {
public:
    explicit signal_wait(signal& of) : of_(&of) {}
    bool await_ready() const { return false; }
    bool await_suspend(process::handle frame);
    wake await_resume();

private:
    signal* of_;
    activity* who_ = nullptr;
};

/// See signal::wait_for().
class [[nodiscard]] patient_signal_wait {
public:
    patient_signal_wait(signal& of, duration patience) : of_(&of), patience_(patience) {}
    bool await_ready() const { return false; }
    bool await_suspend(process::handle frame);
    bool await_resume();

private:
    signal* of_;
    duration patience_;
    activity* who_ = nullptr;
};

/// Processes that wait in the order in which they came; without priorities.
class signal final : public place {
public:
    explicit signal(simulation& sim, std::string name = {});

    /// Waits for the next notification: wake::elapsed, or how it was ended otherwise. A kept
    /// interruption ends it at once. O(1).
    signal_wait wait() { return signal_wait{*this}; }

    /// True when notified; false after `patience` >= 0, or when interrupted.
    patient_signal_wait wait_for(duration patience) { return {*this, patience}; }

    /// All who wait go on at the present instant, in the order in which they came. O(waiting).
    /// This and notify_one(): not only from processes.
    void notify_all();

    /// The one who waits longest goes on at the present instant. Nothing when nobody waits. O(1).
    void notify_one();

    /// For any_of and all_of: stands at the end of the queue.
    void add(waiter& stand);

private:
    friend class signal_wait;
    friend class patient_signal_wait;
    void left(activity& /*who*/, bool /*was_granted*/) override {}
    void join_queue(activity& who);
};

}  // namespace corridor::core
