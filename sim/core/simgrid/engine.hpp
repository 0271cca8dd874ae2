// The engine `simgrid`: the same compiled model, its events held and released by SimGrid's clock.
// The standing proof that the tuned core is right, and the baseline that it must beat.
#pragma once

#include <exception>
#include <map>
#include <set>

#include "sim/core/simulation.hpp"
#include "sim/core/time.hpp"

namespace simgrid::kernel::timer {
class Timer;
}

namespace corridor::core {

/// One simulation's events. SimGrid has one clock a process, so simulations on this engine run one
/// after another, in one thread. SimGrid's second is our millisecond, so that instants are exact.
/// The first one starts SimGrid and then puts back the SIGINT and SIGSEGV handlers that it
/// replaces.
class simgrid_engine : public engine {
public:
    simgrid_engine();
    ~simgrid_engine() override;

    void schedule(const event& added) override;
    void cancel(const event& dropped) override;
    run_end run_until(simulation& sim, time_point end) override;

private:
    struct in_order {
        bool operator()(const event& a, const event& b) const { return before(a, b); }
    };
    struct instant {
        std::set<event, in_order> events;  // by (priority, sequence): the times are equal
        simgrid::kernel::timer::Timer* timer =
            nullptr;  // none between runs and while it is emptied
    };

    void set_timer(time_point time, instant& at_time);
    void empty(time_point time);
    void finish(run_end how);

    std::map<time_point, instant> instants_;
    simulation* running_ = nullptr;  // none between runs
    time_point end_{};
    time_point emptied_ = never;  // the instant whose events are being executed
    run_end how_ = run_end::idle;
    bool is_finished_ = false;
    double zero_ = 0.0;           // SimGrid's clock at our time zero, in this run
    std::exception_ptr failure_;  // what a process threw, to be thrown again outside of SimGrid
};

}  // namespace corridor::core
