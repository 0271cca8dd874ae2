// Waiting for one or all of several things: processes to end, signals, a time to pass.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "sim/core/process.hpp"
#include "sim/core/signal.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/time.hpp"

namespace corridor::core {

/// One of the things that any_of() and all_of() wait for. Converts from each of them, so that a
/// call lists the things themselves.
struct awaited {
    awaited(process_ref end_of) : whom(end_of), kind(wait_kind::process) {}
    awaited(signal& notification_of) : what(&notification_of), kind(wait_kind::signal) {}
    template <class Rep, class Period>
    awaited(std::chrono::duration<Rep, Period> time_from_now)
        : time(time_from_now), kind(wait_kind::time) {}

    process_ref whom;
    signal* what = nullptr;
    duration time{};
    wait_kind kind;
};

/// What any_of() and all_of() give when an interruption or a preemption came first.
constexpr std::size_t none_of_them = SIZE_MAX;

/// See any_of() and all_of(). The work is in the untyped functions, once for all counts.
void begin_several(activity& who, group& all, const awaited* things, bool any);
std::size_t end_several(activity& who, group& all, const awaited* things);
/// What is given without waiting; none_of_them when it must wait.
std::size_t already_ended(const awaited* things, std::size_t count, bool any);

template <std::size_t N>
class [[nodiscard]] several_wait {
public:
    several_wait(const std::array<awaited, N>& things, bool any) : things_(things), any_(any) {}

    bool await_ready() {
        all_.fired = already_ended(things_.data(), N, any_);
        return all_.fired != none_of_them;
    }
    bool await_suspend(process::handle frame) {
        who_ = &frame.promise();
        if (who_->sim->takes_interruption(*who_)) {
            all_.fired = none_of_them;
            who_ = nullptr;
            return false;
        }
        all_.stands = stands_.data();
        all_.count = N;
        begin_several(*who_, all_, things_.data(), any_);
        return true;
    }
    std::size_t await_resume() {
        return who_ == nullptr ? all_.fired : end_several(*who_, all_, things_.data());
    }

private:
    std::array<awaited, N> things_;
    std::array<waiter, N> stands_{};
    group all_;
    activity* who_ = nullptr;
    bool any_;
};

/// `const std::size_t which = co_await any_of(train, opening, 6h);` gives the position of what came
/// first (of several at one instant, of what happened first; of processes that have ended already,
/// the first in the list), or none_of_them when interrupted or preempted. It leaves the other
/// queues. Things: process_ref, signal&, a duration >= 0. O(things).
template <class... Things>
several_wait<sizeof...(Things)> any_of(Things&&... things) {
    return {std::array<awaited, sizeof...(Things)>{awaited(things)...}, true};
}

/// Waits until all processes have ended and all signals have been notified since. Gives the
/// position of the last, 0 when all were processes that had ended before, or none_of_them when
/// interrupted or preempted. O(things). A time is not among the things: the others would have to
/// outlast it, which delay() beside a join() says more plainly.
template <class... Things>
several_wait<sizeof...(Things)> all_of(Things&&... things) {
    return {std::array<awaited, sizeof...(Things)>{awaited(things)...}, false};
}

}  // namespace corridor::core
