// What small worlds write down ("crane@30", in minutes), and a process that does one thing at a
// time given.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::tests {

using diary = std::vector<std::string>;

inline void note(core::simulation& sim, diary& notes, const std::string& what) {
    const auto minutes = sim.now().time_since_epoch() / std::chrono::minutes(1);
    notes.push_back(what + "@" + std::to_string(minutes));
}

inline core::process does(core::simulation&, core::duration when, std::function<void()> what) {
    const core::duration before = when;
    co_await core::delay(before);
    what();
}

}  // namespace corridor::tests
