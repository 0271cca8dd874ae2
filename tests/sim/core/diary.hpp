// What happens in a small world, in order, as lines that a test compares, and processes that do one
// thing at a time given.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::tests {

using diary = std::vector<std::string>;

/// "what@minutes"
inline void note(core::simulation& sim, diary& notes, const std::string& what) {
    const auto minutes = sim.now().time_since_epoch() / std::chrono::minutes(1);
    notes.push_back(what + "@" + std::to_string(minutes));
}

inline core::process does(core::simulation&, core::duration when, std::function<void()> what) {
    const core::duration before = when;
    co_await core::delay(before);
    what();
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
