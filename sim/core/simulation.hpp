// The simulation: the clock, the pending events, the processes, and the loop that goes from one
// event to the next. Everything of a run belongs to one simulation and to one thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/activity.hpp"
#include "sim/core/broken.hpp"
#include "sim/core/event_set.hpp"
#include "sim/core/frame_pool.hpp"
#include "sim/core/present_events.hpp"
#include "sim/core/process.hpp"
#include "sim/core/ring_link.hpp"
#include "sim/core/time.hpp"

namespace corridor::core {

class tracer;

/// How a run ended.
enum class run_end : std::uint8_t {
    reached,  ///< the end; later events are pending
    idle,     ///< nothing is pending any more; processes may still wait for each other
    stopped   ///< the flag given to watch() was set; call again to go on
};

/// A process that waits, as plain data for a report.
struct wait {
    std::uint64_t process = 0;           ///< its id
    wait_kind kind = wait_kind::none;    ///< for what; none: it has not begun
    const void* where = nullptr;         ///< the place; none for time, process and several
    std::string name;                    ///< the place's name
    std::vector<std::uint64_t> holders;  ///< ids of who could end the wait, as far as is known
    /// Of a joint claim: the same at each place that holds it up. All of those must let it pass.
    std::vector<std::vector<std::uint64_t>> holders_each;
    bool needs_all = false;  ///< of the holders; else any of them could end it
    bool to_put = false;     ///< at a store or level: for room, not for a thing
    wait_state state = wait_state::waiting;
    time_point since{};        ///< when it began
    time_point until = never;  ///< when it ends by itself: a delay, or patience; else never
};

/// Keeps the pending events elsewhere than in the tuned set: for the standing proof that the tuned
/// one is right. It must give them to execute() in the order of before(), and only valid ones.
class engine {
public:
    engine() = default;
    engine(const engine&) = delete;
    engine& operator=(const engine&) = delete;
    virtual ~engine() = default;

    virtual void schedule(const event& added) = 0;
    virtual void cancel(const event& dropped) = 0;
    /// Executes all events up to and including `end`, what they schedule included.
    virtual run_end run_until(simulation& sim, time_point end) = 0;

protected:
    static void execute(simulation& sim, const event& next);
    static bool should_stop(simulation& sim);  ///< the host's flag
};

/// What is an event, and its place among others: each start, each wait for a time, each patience
/// and each turn that comes is one. They are numbered as they are scheduled, and go by (time,
/// priority, number). Patience and a turn that comes have priority 0; a turn is at the present
/// instant. An event that something else forestalls is not executed, and its number not used again.
/// Of one thread; not copied, not moved. A run with the same processes and draws executes the same
/// events on every machine.
class simulation {
public:
    simulation() = default;
    /// Events are held by `held_elsewhere`, which must outlive the simulation.
    explicit simulation(engine& held_elsewhere) : engine_(&held_elsewhere) {}
    simulation(const simulation&) = delete;
    simulation& operator=(const simulation&) = delete;
    /// Destroys all processes that are left, in the order of their start. Places may be gone
    /// already, or be destroyed later.
    ~simulation();

    time_point now() const { return now_; }

    /// The process begins at the present instant, after what is already scheduled for it. Here and
    /// wherever an event has a priority, it is from -32768 to 32767, else broken(). O(1).
    process_ref start(process begun, std::int32_t priority = 0) {
        activity& who = adopt(begun);
        if (!ending_) {
            if (priority == 0) [[likely]]
                schedule_now(who);
            else
                schedule(who, now_, priority);
        }
        return process_ref{head_of(who)};
    }
    /// As start(), at an instant that is not in the past. Until then the process can be cancelled
    /// and rescheduled; an interruption is kept for its first wait that can say so.
    process_ref start_at(time_point instant, process begun, std::int32_t priority = 0);

    /// Runs until nothing is pending or the host stops it: idle or stopped. now() is then the
    /// instant of the last event. From inside of a process: broken(). Likewise run_until().
    run_end run();
    /// Runs all events up to and including `end`; then now() == end, unless stopped or later
    /// already.
    run_end run_until(time_point end);

    /// The host's view, looked at every few thousand events; either may be nullptr. A true `stop`
    /// ends the run; `progress_ms` is told the present instant.
    void watch(const std::atomic<bool>* stop, std::atomic<std::int64_t>* progress_ms);

    std::uint64_t events() const { return executed_; }  ///< executed so far
    /// A hash of (time, priority, sequence) of every event so far, in their order.
    std::uint64_t event_hash() const { return hash_; }
    std::size_t processes() const { return alive_; }  ///< started and not ended
    /// Events to come, some cancelled ones included; 0 when an engine holds them.
    std::size_t pending() const { return events_.size() + present_.size(); }

    /// Ends the wait of `whom` at the present instant with wake::interrupted (or nullopt, or false)
    /// where the wait can say so. Waits that promise a thing (acquire, get, put) go on: the
    /// interruption is kept for the next wait that can, as it is when `whom` has not begun, is
    /// running or has its turn already. Several are kept as one, with the last reason. Of what has
    /// ended: nothing.
    ///
    /// The process leaves its queue first, and whom that lets go on is scheduled before it. A kept
    /// interruption ends the next wait before it begins, without an event; a call that has nothing
    /// to wait for (units are free, the process has ended) is no wait and leaves it.
    void interrupt(process_ref whom, int reason = 0);
    /// The reason of the last interruption of the running process.
    int interrupt_reason() const { return current_ == nullptr ? 0 : current_->reason; }

    /// Destroys a process where it stands: what it held or waited for is given back, who joined it
    /// goes on. Of what has ended: nothing. In this order: others move up in its queue, or its turn
    /// is given to them; who joined it goes on; what its frame holds is given back. (A process that
    /// comes to its own end gives back first, at its closing brace.) The running process cannot
    /// cancel itself (broken()).
    void cancel(process_ref whom);

    /// The running process; a dead reference outside of one.
    process_ref current() const;

    /// What a trace calls the running process: "voyage", "voyage aktau_alat". Costs one branch, and
    /// does nothing else, while there is no trace; see tracer.hpp.
    void name_running(std::string_view what, std::string_view of_whom = {}) {
        if (tracer_ != nullptr) [[unlikely]]
            trace_name(what, of_whom);
    }
    /// Moves the instant at which a process goes on by itself: the end of its delay() or until(),
    /// of its patience, or its start. It keeps its priority and stands last among equals at the new
    /// instant, which is not in the past, else broken(). False, and nothing is done, when it waits
    /// for no time: it has ended, is running, has its turn already or waits for something else
    /// only.
    bool reschedule(process_ref whom, time_point instant);

    /// True in the destructor: holds give back, but nobody is served any more.
    bool is_ending() const { return ending_; }

    /// Who waits for what, in the order of start. Processes that have their turn already are left
    /// out, and so are those that have not begun.
    std::vector<wait> waits() const;

    // For the core's own waits, not for models.

    activity* running() const { return current_; }
    activity* find(process_ref whom) const;
    frame_pool& frames() { return frames_; }
    ring_link& places() { return places_; }  ///< all places, in the order of their making
    const ring_link& places() const { return places_; }
    /// visit(activity, when it goes on by itself; never when nothing is pending), in the order of
    /// start. O(frames ever out at once).
    template <class Visit>
    void for_each_process(Visit visit) const {
        for (frame_head* const each : frames_.living())
            visit(handle_of(*each).promise(),
                  each->pending_order != 0 ? each->pending_time : never);
    }

    /// `who` goes on at `time` unless something comes first.
    void schedule(activity& who, time_point time, std::int32_t priority);
    /// True when nothing can come before an event at `time`: then that time has passed already.
    bool passes(time_point time, std::int32_t priority);
    /// Its wait is over: it goes on at the present instant, in the order of scheduling.
    void resume_now(activity& who);
    /// A waiter's turn has come, of a process that waits in one or in several queues.
    void fire(waiter& stand);
    /// Leaves all queues of any_of or all_of.
    void leave_group(activity& who);
    /// A hold of `who` was lost. Ends its wait as interrupt() does, or is kept.
    void preempted(activity& who);
    /// True when a kept interruption or preemption ends a wait before it began.
    bool takes_interruption(activity& who) { return who.kept != 0 && take_kept(who); }
    /// The process has come to its end; the frame is still there.
    void ended(activity& who) noexcept;

private:
    friend class engine;
    friend class place;
    friend class tracer;

    template <bool is_traced>
    run_end run_tuned(time_point end);
    /// What lies beyond the end may all have been cancelled.
    run_end end_before_pending() const {
        return pending() == void_events_ ? run_end::idle : run_end::reached;
    }
    bool take_next(time_point end, event& next);
    void execute(const event& next);
    void execute_traced(const event& next);
    void trace_cancel(const activity& who);
    void trace_name(std::string_view what, std::string_view of_whom);
    void count(const event& done);
    bool should_stop();
    /// The frame is the simulation's from here on.
    activity& adopt(process& begun);
    void schedule_now(activity& who);
    void drop_event(activity& who);
    void note_void_event();
    void withdraw(activity& who);
    void end_wait(activity& who, wake how);
    static bool take_kept(activity& who);
    void release_joiners(activity& who);
    void destroy(frame_head& head);
    static process::handle handle_of(frame_head& head);
    static frame_head& head_of(activity& who);
    static std::uint64_t checked_order(std::int32_t priority, std::uint64_t sequence);
    // What it points at may belong to another process by now: orders never repeat.
    static bool is_valid(const event& e) { return e.process->pending_order == e.order; }

    static constexpr std::uint64_t look_every = 4096;  // events between two looks at the flag

    // fixed after construction
    engine* engine_ = nullptr;

    // the run
    time_point now_{};
    time_point end_{};
    activity* current_ = nullptr;
    std::uint64_t sequence_ = 0;
    std::uint64_t executed_ = 0;
    std::uint64_t next_look_ = look_every;
    std::uint64_t hash_ = 0x9E3779B97F4A7C15ULL;
    std::size_t void_events_ = 0;
    bool ending_ = false;
    event_set events_;
    present_events present_;

    // the processes and the places
    ring_link places_;
    frame_pool frames_;
    std::uint64_t starts_ = 0;
    std::size_t alive_ = 0;

    // the host's, looked at now and then
    const std::atomic<bool>* stop_ = nullptr;
    std::atomic<std::int64_t>* progress_ms_ = nullptr;
    tracer* tracer_ = nullptr;  // see tracer.hpp; while there is one, next_look_ stays 0
};

inline process::handle simulation::handle_of(frame_head& head) {
    return process::handle::from_address(frame_pool::frame_of(head));
}
inline void* take_frame(simulation& sim, std::size_t bytes) { return sim.frames().take(bytes); }

inline frame_head& simulation::head_of(activity& who) {
    auto& promise = static_cast<process::promise_type&>(who);
    void* frame = process::handle::from_promise(promise).address();
    // While it compiles the coroutine itself, clang takes the promise for a local variable, and
    // what is written in front of it for dead when that ends: so it must not see where this comes
    // from.
    asm("" : "+r"(frame));
    return frame_pool::head_of(frame);
}

inline process_ref simulation::current() const {
    return current_ == nullptr ? process_ref{} : process_ref{head_of(*current_)};
}

inline std::uint64_t simulation::checked_order(std::int32_t priority, std::uint64_t sequence) {
    if (priority < first_priority || priority > last_priority) [[unlikely]]
        broken("the priority of an event is not from -32768 to 32767");
    return order_of(priority, sequence);
}

inline void simulation::count(const event& done) {
    ++executed_;
    const std::uint64_t what =
        static_cast<std::uint64_t>(done.time.time_since_epoch().count()) * 0xD1B54A32D192ED03ULL +
        static_cast<std::uint64_t>(std::int64_t{priority_of(done)}) * 0x8CB92BA72F3D8DD7ULL +
        sequence_of(done);
    hash_ = (((hash_ << 23U) | (hash_ >> 41U)) ^ what) * 0x9E3779B97F4A7C15ULL;
}

// The next valid event up to and including `end`; false when there is none.
inline bool simulation::take_next(time_point end, event& next) {
    for (;;) {
        if (!present_.empty() && events_.would_be_first(present_.first())) {
            present_.take(next);
        } else {
            if (events_.empty() || events_.first_is_after(end))
                return false;
            next = events_.take();
        }
        if (is_valid(next)) [[likely]]
            return true;
        --void_events_;
    }
}

inline void simulation::schedule(activity& who, time_point time, std::int32_t priority) {
    frame_head& head = head_of(who);
    const std::uint64_t order = checked_order(priority, ++sequence_);
    head.pending_order = order;
    head.pending_time = time;
    if (engine_ != nullptr) [[unlikely]]
        engine_->schedule({time, order, &head});
    else if (time == now_ && priority == 0)
        present_.push(time, order, &head);
    else
        events_.push(time, order, &head);
}

// As schedule(who, now_, 0), which would read now_ again to compare.
inline void simulation::schedule_now(activity& who) {
    frame_head& head = head_of(who);
    const std::uint64_t order = order_of(0, ++sequence_);
    head.pending_order = order;
    head.pending_time = now_;
    if (engine_ != nullptr) [[unlikely]]
        engine_->schedule({now_, order, &head});
    else
        present_.push(now_, order, &head);
}

inline process_ref simulation::start_at(time_point instant, process begun, std::int32_t priority) {
    if (instant < now_)
        broken("a process is to start in the past");
    activity& who = adopt(begun);
    if (!ending_)
        schedule(who, instant, priority);
    return process_ref{head_of(who)};
}

inline activity& simulation::adopt(process& begun) {
    activity& who = begun.frame_.promise();
    frame_head& head = head_of(who);
    if (head.owner != &frames_)
        broken("a process is started by another simulation than its own");
    begun.frame_ = {};
    ++alive_;
    who.sim = this;
    who.id = ++starts_;
    head.process = who.id;
    return who;
}

inline void simulation::drop_event(activity& who) {
    frame_head& head = head_of(who);
    const std::uint64_t order = std::exchange(head.pending_order, 0);
    if (order == 0) [[likely]]
        return;
    if (engine_ != nullptr)
        engine_->cancel({head.pending_time, order, &head});
    else
        note_void_event();
}

inline void simulation::resume_now(activity& who) {
    drop_event(who);
    who.state = wait_state::granted;
    if (!ending_)
        schedule_now(who);
}

inline void simulation::ended(activity& who) noexcept {
    if (!who.joiners.empty()) [[unlikely]]
        release_joiners(who);
    head_of(who).process = 0;
    --alive_;
    current_ = nullptr;
}

// A wait that would be the very next event need not pass through the set. All processes are resumed
// by the run loop, so no time passes under a caller. The event keeps its number and its place in
// the hash. When it is time to look at the host's flag, the event goes through the loop.
inline bool simulation::passes(time_point time, std::int32_t priority) {
    if (engine_ == nullptr && time <= end_ && executed_ < next_look_ && present_.empty()) {
        const event passed{time, checked_order(priority, sequence_ + 1), nullptr};
        if (events_.would_be_first(passed)) {
            ++sequence_;
            now_ = time;
            count(passed);
            return true;
        }
    }
    return false;
}

inline std::suspend_never process::promise_type::final_suspend() noexcept {
    sim->ended(*this);
    return {};
}

inline bool delay_wait::await_suspend(process::handle frame) {
    activity& who = frame.promise();
    simulation& sim = *who.sim;
    const time_point instant = is_instant_ ? at(duration{time_}) : sim.now() + duration{time_};
    if (instant < sim.now())
        broken("a process waits for an instant in the past");
    who_ = &who;
    if (sim.takes_interruption(who))
        return false;
    who.woken_by = wake::elapsed;
    if (sim.passes(instant, priority_))
        return false;
    who.kind = wait_kind::time;
    who.state = wait_state::waiting;
    who.can_be_interrupted = true;
    who.since = sim.now();
    sim.schedule(who, instant, priority_);
    return true;
}

inline wake delay_wait::await_resume() {
    who_->state = wait_state::running;
    return who_->woken_by;
}

inline wake join_wait::await_resume() {
    if (who_ == nullptr)
        return wake::elapsed;
    who_->state = wait_state::running;
    return who_->woken_by;
}

inline activity* simulation::find(process_ref whom) const {
    if (!whom.alive() || whom.head_->owner != &frames_)
        return nullptr;
    return &process::handle::from_address(frame_pool::frame_of(*whom.head_)).promise();
}

}  // namespace corridor::core
