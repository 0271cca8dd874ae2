// The control block of a process: what it waits for, and its links in whatever queue it stands.
// It lives in the coroutine's promise. For the core's own waits only; models never name it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/core/time.hpp"

namespace corridor::core {

class simulation;
class place;
struct awaited;
struct activity;

/// One stand in one queue. A process has one of its own; any_of and all_of bring more.
struct waiter {
    waiter* previous = nullptr;
    waiter* next = nullptr;
    activity* who = nullptr;
    place* where = nullptr;  // whose queue; none when a process is joined

    bool is_linked() const { return next != nullptr; }

    void link_before(waiter& position) {
        previous = position.previous;
        next = &position;
        previous->next = this;
        position.previous = this;
    }
    void unlink() {
        previous->next = next;
        next->previous = previous;
        previous = nullptr;
        next = nullptr;
    }
};

/// A ring of waiters in order, without memory of its own.
class waiter_list {
public:
    waiter_list() { head_.previous = head_.next = &head_; }
    waiter_list(const waiter_list&) = delete;
    waiter_list& operator=(const waiter_list&) = delete;
    ~waiter_list() = default;

    bool empty() const { return head_.next == &head_; }
    waiter* first() { return empty() ? nullptr : head_.next; }
    waiter* last() { return empty() ? nullptr : head_.previous; }
    waiter* after(const waiter& one) { return one.next == &head_ ? nullptr : one.next; }
    waiter& end() { return head_; }
    const waiter* begin_of_walk() const { return head_.next; }
    const waiter* end_of_walk() const { return &head_; }
    void append(waiter& added) { added.link_before(head_); }

private:
    waiter head_;
};

/// What ended a wait that can be interrupted.
enum class wake : std::uint8_t {
    elapsed,      ///< what was waited for has come
    interrupted,  ///< simulation::interrupt(); the reason is simulation::interrupt_reason()
    preempted     ///< a hold was lost to a better claim or a smaller capacity; see resource
};

/// Bits of activity::kept.
constexpr std::uint8_t kept_interruption = 1;
constexpr std::uint8_t kept_preemption = 2;

/// What a process waits for.
enum class wait_kind : std::uint8_t {
    none,
    time,
    resource,
    signal,
    store,
    level,
    condition,
    process,
    several
};

/// How far a wait has come.
enum class wait_state : std::uint8_t {
    running,  ///< not waiting, or not begun
    waiting,  ///< in a queue, or for a time
    granted   ///< its turn has come; its event is at the present instant
};

/// The waits of any_of and all_of: `stands` queues at once, of which `wanted` more must come.
struct group {
    waiter* stands = nullptr;
    const awaited* things = nullptr;  // for whom each stands
    std::size_t count = 0;
    std::size_t wanted = 0;
    std::size_t fired = 0;  ///< which came last
};

struct activity {
    activity() { stand.who = this; }
    activity(const activity&) = delete;
    activity& operator=(const activity&) = delete;
    ~activity() = default;

    // What every wait touches comes first: it shares a cache line with the frame's head.
    simulation* sim = nullptr;
    wait_kind kind = wait_kind::none;
    wait_state state = wait_state::running;
    wake woken_by = wake::elapsed;
    bool can_be_interrupted = false;  // this wait can say so to the process
    std::uint8_t kept = 0;    // what came when it could not be told: kept_interruption and the like
    bool preempts = false;    // of the present claim
    bool is_putting = false;  // at a store or level: waits to put, not to get
    std::uint64_t id = 0;     // counts starts; never reused
    std::int32_t priority = 0;  // of the present wait
    int units = 0;              // wanted or granted by a resource or level
    int reason = 0;             // of the last interruption
    time_point since{};         // when the present wait began
    waiter stand;
    void* cargo = nullptr;       // what a store, level or condition is asked, in the frame
    activity* target = nullptr;  // the process that is joined
    group* several = nullptr;    // of any_of and all_of
    waiter_list joiners;         // who waits for this one's end
};

}  // namespace corridor::core
