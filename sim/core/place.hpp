// What resources, signals, stores and levels have in common: a queue of processes, and those whose
// turn has come but who have not run yet. Whoever is cancelled, interrupted or out of patience
// leaves the queue through here, and the place settles what that changes.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/activity.hpp"
#include "sim/core/ring_link.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::core {

struct wait;
struct place_state;
class place;

/// A place's link in its simulation's ring of places.
struct place_link : ring_link {
    explicit place_link(const place& linked) : of(&linked) {}
    const place* of;
};

/// A place where processes wait. Lives as long as it is used; may die before or after the processes
/// that wait or hold: those then wait for ever and hold nothing. Neither copied nor moved.
class place {
public:
    place(const place&) = delete;
    place& operator=(const place&) = delete;

    const std::string& name() const { return name_; }
    int waiting() const { return waiting_count_; }  ///< processes in the queue
    simulation& sim() const { return *sim_; }

protected:
    place(simulation& sim, wait_kind kind, std::string name);
    ~place();

    friend class simulation;
    friend struct snapshot;

    /// A process left: the queue, or, when `was_granted`, with its turn unused.
    virtual void left(activity& who, bool was_granted) = 0;

    /// The ids of the processes that hold what others wait for here.
    virtual std::vector<std::uint64_t> holders() const { return {}; }

    /// What it has and who stands where, for a snapshot: the queue is written down already.
    virtual void describe(place_state& /*state*/) const {}

    /// Writes down where `who` waits, which stands in a queue of this place.
    virtual void name_wait(const activity& who, wait& one) const;

    /// Puts the process at the end of its priority, or at the head when it is `ahead`. The lowest
    /// number stands first. O(1) at the end of the queue, else O(those that it overtakes).
    void enqueue(activity& who, bool ahead = false) { enqueue_in(queue_, who, ahead); }
    void enqueue_in(waiter_list& queue, activity& who, bool ahead = false);
    void stand_in(waiter_list& queue, waiter& stand, bool ahead);
    void forget(waiter& stand);

    /// Takes the process out of the queue and schedules it for the present instant. It stays in
    /// granted_ until it runs, so that its turn can be given back.
    void grant(activity& who);
    void move_to_granted(waiter& stand);

    /// The reverse: it has not run yet and waits again, at the head of its priority, with no event.
    void take_turn_back(waiter_list& queue, activity& who);

    /// The process runs: takes it out of granted_, or out of the queue when its patience ended
    /// first. True when it had its turn.
    bool arrive(activity& who);

    // fixed after construction
    simulation* sim_;
    std::string name_;
    wait_kind kind_;

    // changed by processes
    waiter_list queue_;
    waiter_list granted_;
    place_link link_;  // among the places of the simulation
    int waiting_count_ = 0;
};

// Inline for the sake of their callers, which are as short: see PERFORMANCE.md.

inline void place::enqueue_in(waiter_list& queue, activity& who, bool ahead) {
    who.kind = kind_;
    who.state = wait_state::waiting;
    who.woken_by = wake::elapsed;
    who.can_be_interrupted = false;
    who.is_putting = false;
    who.since = sim_->now();
    stand_in(queue, who.stand, ahead);
}

inline void place::stand_in(waiter_list& queue, waiter& stand, bool ahead) {
    stand.where = this;
    ++waiting_count_;
    const std::int64_t overtaken = std::int64_t{stand.who->priority} + (ahead ? 0 : 1);
    waiter* position = &queue.end();  // before all from the priority `overtaken` on
    while (position->previous != &queue.end() && position->previous->who->priority >= overtaken)
        position = position->previous;
    stand.link_before(*position);
}

inline void place::move_to_granted(waiter& stand) {
    stand.unlink();
    --waiting_count_;
    granted_.append(stand);
}

inline void place::grant(activity& who) {
    move_to_granted(who.stand);
    sim_->resume_now(who);
}

inline bool place::arrive(activity& who) {
    const wait_state was = who.state;
    who.state = wait_state::running;
    if (!who.stand.is_linked())
        return false;
    who.stand.unlink();
    if (was == wait_state::granted)
        return true;
    --waiting_count_;
    left(who, false);
    return false;
}

}  // namespace corridor::core
