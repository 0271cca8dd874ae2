// What happens in a small world, in order, as lines that a test compares.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::tests {

using diary = std::vector<std::string>;

/// "what@minutes"
inline void note(core::simulation& sim, diary& notes, const std::string& what) {
    notes.push_back(what + "@" +
                    std::to_string(sim.now().time_since_epoch() / std::chrono::minutes(1)));
}

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
