// Runs a program on the core, as it is, and writes down what happens.
#pragma once

#include <vector>

#include "sim/core/simulation.hpp"
#include "tests/oracles/program.hpp"

namespace corridor::oracles {

/// Events in an unsorted list, searched from end to end: the plain twin of the core's set. Keeps
/// what it has executed.
class listed_engine : public core::engine {
public:
    void schedule(const core::event& added) override { pending_.push_back(added); }
    void cancel(const core::event& dropped) override;
    core::run_end run_until(core::simulation& sim, core::time_point end) override;

    const std::vector<executed>& done() const { return done_; }

private:
    std::vector<core::event> pending_;
    std::vector<executed> done_;
};

/// On the tuned core, or on `held_elsewhere`.
record run_on_core(const program& told, core::engine* held_elsewhere = nullptr);

/// On the core, with the events themselves.
record run_on_listed(const program& told);

/// On the tuned core with a tracer, which tells the events.
record run_traced(const program& told);

}  // namespace corridor::oracles
