// Processes that work at cranes and may lose them, for the tests of preemption.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "sim/core/process.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"
#include "tests/sim/core/diary.hpp"

namespace corridor::tests {

// Comes at `when`, works `service` in all, and resumes what was taken from it.
inline core::process comes(core::simulation& sim, core::resource& cranes, diary& notes,
                           std::string name, core::duration when, core::claim wanted,
                           core::duration service) {
    core::duration left = service;
    if (when > core::duration::zero())
        co_await core::delay(when);
    while (left > core::duration::zero()) {
        const core::hold crane = co_await cranes.acquire(wanted);
        note(sim, notes, name);
        const core::time_point begun = sim.now();
        co_await core::delay(left);
        left -= sim.now() - begun;
        CHECK(left >= core::duration::zero());
        if (crane.was_preempted())
            note(sim, notes, name + " lost");
        wanted.ahead = true;
    }
    note(sim, notes, name + " done");
}

inline core::process works(core::simulation& sim, core::resource& cranes, diary& notes,
                           std::string name, core::claim wanted, core::duration service) {
    return comes(sim, cranes, notes, std::move(name), core::duration::zero(), wanted, service);
}

inline core::process waits_for(core::simulation& sim, core::resource& cranes, diary& notes,
                               std::string name, core::claim wanted, core::duration patience) {
    const std::optional<core::hold> crane = co_await cranes.try_acquire_for(patience, wanted);
    note(sim, notes, crane ? name : name + " left");
    co_await core::delay(std::chrono::minutes(10));
    note(sim, notes, name + " done");
}

inline std::string said(core::wake how) {
    if (how == core::wake::elapsed)
        return "elapsed";
    return how == core::wake::preempted ? "preempted" : "interrupted";
}

// A claim and a delay, told how the delay ended.
inline core::process holds(core::simulation& sim, core::resource& cranes, diary& notes,
                           std::string name, core::claim wanted, core::duration time) {
    const core::hold crane = co_await cranes.acquire(wanted);
    const core::wake how = co_await core::delay(time);
    note(sim, notes, name + " " + said(how) + (crane ? "" : " empty"));
}

constexpr core::claim low{.units = 1, .priority = 5};
constexpr core::claim urgent{.units = 1, .priority = 0, .preempts = true};

}  // namespace corridor::tests
