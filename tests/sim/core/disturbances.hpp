// Processes that disturb others at a time given.
#pragma once

#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::tests {

inline core::process cancels(core::simulation& sim, core::process_ref whom, core::duration when) {
    const core::process_ref victim = whom;
    co_await core::delay(when);
    sim.cancel(victim);
}

inline core::process interrupts(core::simulation& sim, core::process_ref whom,
                                core::duration when) {
    const core::process_ref victim = whom;
    co_await core::delay(when);
    sim.interrupt(victim, 7);
}

}  // namespace corridor::tests
