// A process: the life of one thing, told in order by a coroutine.
//
//     core::process vessel_call(core::simulation& sim, port& here, vessel& ship);
//
// It is a free function that takes core::simulation& first, a member function that takes it first,
// or a member function of something with `core::simulation& sim()`; its frame then comes from that
// simulation's pool. It starts when simulation::start() takes it, never before.
#pragma once

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "sim/core/activity.hpp"
#include "sim/core/frame_pool.hpp"
#include "sim/core/time.hpp"

namespace corridor::core {

/// What a coroutine returns. Given to simulation::start(), or destroyed unstarted.
/// The simulation must outlive it. By reference a coroutine takes only what outlives its
/// simulation; never a temporary, a string_view or a span, and it is never a lambda with captures.
class [[nodiscard]] process {
public:
    struct promise_type;
    using handle = std::coroutine_handle<promise_type>;

    process(process&& other) noexcept : frame_(std::exchange(other.frame_, {})) {}
    process& operator=(process&& other) noexcept {
        std::swap(frame_, other.frame_);
        return *this;
    }
    process(const process&) = delete;
    process& operator=(const process&) = delete;
    ~process() {
        if (frame_)
            frame_.destroy();
    }

private:
    friend class simulation;
    explicit process(handle frame) : frame_(frame) {}

    handle frame_;
};

/// Memory from the pool of `sim`. For the promise below.
void* take_frame(simulation& sim, std::size_t bytes);

template <class Object>
concept knows_its_simulation = requires(Object& object) {
    { object.sim() } -> std::same_as<simulation&>;
};

struct process::promise_type : activity {
    process get_return_object() { return process{handle::from_promise(*this)}; }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    // The end: tells who joined it. The frame then goes by itself, without another suspension.
    std::suspend_never final_suspend() noexcept;
    void return_void() const {}
    // A handler of broken() may throw: the exception leaves through simulation::run().
    void unhandled_exception() const {
#ifdef __cpp_exceptions
        throw;
#endif
    }

    template <class... Others>
    static void* operator new(std::size_t bytes, simulation& sim, Others&&... /*parameters*/) {
        return take_frame(sim, bytes);
    }
    template <class Object, class... Others>
    requires(!knows_its_simulation<std::remove_reference_t<Object>>) static void* operator new(
        std::size_t bytes, Object&& /*self*/, simulation& sim, Others&&... /*parameters*/) {
        return take_frame(sim, bytes);
    }
    template <knows_its_simulation Object, class... Others>
    static void* operator new(std::size_t bytes, Object& self, Others&&... /*parameters*/) {
        return take_frame(self.sim(), bytes);
    }
    static void operator delete(void* frame, std::size_t bytes) noexcept {
        frame_pool::give_back(frame, bytes);
    }
};

/// Names a started process for as long as the simulation lives, also when it has ended:
/// its memory is used again, but under another id. Not to be asked when the simulation is gone.
class process_ref {
public:
    process_ref() = default;

    /// Whether the process has been started and has not ended. False of a default-constructed one.
    bool alive() const { return head_ != nullptr && head_->process == id_; }

    /// Which start this was, counted from 1; 0 when it has ended.
    std::uint64_t id() const { return alive() ? id_ : 0; }

    friend bool operator==(const process_ref&, const process_ref&) = default;

private:
    friend class simulation;
    explicit process_ref(frame_head& head) : head_(&head), id_(head.process) {}

    frame_head* head_ = nullptr;
    std::uint64_t id_ = 0;
};

/// See delay() and until().
class [[nodiscard]] delay_wait {
public:
    delay_wait(duration time, std::int32_t priority, bool is_instant)
        : time_(time.count()), priority_(priority), is_instant_(is_instant) {}

    bool await_ready() const noexcept { return false; }
    bool await_suspend(process::handle frame);
    wake await_resume();

private:
    union {
        std::int64_t time_;  // before the wait
        activity* who_;      // from then on: awaiters stay at two words
    };
    std::int32_t priority_;
    bool is_instant_;
};

/// `co_await delay(6h);` waits for `time` >= 0; negative is broken(). Gives wake::elapsed, or
/// wake::interrupted or wake::preempted when that came first or had been kept. Among events of one
/// instant the lowest priority number, from -32768 to 32767, goes first, then the order of
/// scheduling. O(1) when nothing else happens meanwhile. Can be moved by simulation::reschedule().
inline delay_wait delay(duration time, std::int32_t priority = 0) {
    return {time, priority, false};
}

/// As delay(), until an instant that is not in the past.
inline delay_wait until(time_point instant, std::int32_t priority = 0) {
    return {instant.time_since_epoch(), priority, true};
}

/// For the core's own waits: `who` waits for the end of `whom`, which lives. False when a kept
/// interruption ends that before it began.
bool stand_among_joiners(activity& who, process_ref whom);

/// See join().
class [[nodiscard]] join_wait {
public:
    explicit join_wait(process_ref whom) : whom_(whom) {}

    bool await_ready() const { return !whom_.alive(); }
    bool await_suspend(process::handle frame);
    wake await_resume();

private:
    process_ref whom_;
    activity* who_ = nullptr;
};

/// `co_await join(ref);` waits for the end of a process, by itself or by cancellation; not at all
/// when it has ended already. Gives as delay() does. Who joined goes on at the present instant, in
/// the order of asking. A process that joins itself is broken(). O(1).
inline join_wait join(process_ref whom) { return join_wait{whom}; }

}  // namespace corridor::core

// The waits above are defined where the simulation is known: a caller of one needs both.
#include "sim/core/simulation.hpp"
