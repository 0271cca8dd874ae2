// A resource: so many equal units (berths, cranes, tracks), and the processes that wait for them.
// What is taken is a hold, and given back by a brace.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/hold.hpp"
#include "sim/core/place.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/statistics.hpp"
#include "sim/core/time.hpp"

namespace corridor::core {

/// See resource::acquire().
class [[nodiscard]] request {
public:
    request(resource& of, claim wanted) : of_(&of), wanted_(wanted) {}
    bool await_ready();
    void await_suspend(process::handle frame);
    hold await_resume();

private:
    resource* of_;
    claim wanted_;
};

class joint_claim;

/// What a claim keeps in the frame when it has patience or is part of a joint one.
struct claim_terms {
    joint_claim* all = nullptr;
    time_point deadline{};
    bool is_patient = false;
};

/// See resource::try_acquire_for().
class [[nodiscard]] patient_request {
public:
    patient_request(resource& of, claim wanted, duration patience)
        : of_(&of), wanted_(wanted), patience_(patience) {}
    bool await_ready();
    bool await_suspend(process::handle frame);
    std::optional<hold> await_resume();

private:
    resource* of_;
    claim wanted_;
    duration patience_;
    claim_terms terms_;
    bool at_once_ = false;
};

/// What happens to units in use beyond a smaller capacity.
enum class when_cut : std::uint8_t {
    drain,   ///< their holders finish; in_use() exceeds capacity() meanwhile
    preempt  ///< they are taken away
};

/// What resource::observe() records, time-weighted, since it was called or last reset.
struct resource_record {
    time_weighted capacity;  ///< units there are
    time_weighted in_use;    ///< units
    time_weighted queued;    ///< processes that wait
};

/// Equal units, served by (priority, order of asking); the lowest number goes first.
///
/// **Queue.** A claim is served at once when its units are free and it would stand first; else it
/// waits. The first in the queue is not overtaken: when its units are not free, those behind it
/// wait, too. A claim that is `ahead` stands before those of its own priority, also before earlier
/// ones of its kind.
///
/// **Preemption.** A claim that `preempts` and stands first, on arrival or whenever units come
/// free, capacity changes or the queue moves, takes what is not free from those with a greater
/// priority number, never from its own process. The greatest number loses first, among equals the
/// latest acquired; a process whose turn has come but which has not run yet counts as the very
/// latest. Each loses all its units, one after the other until there is room. When all of that
/// would not be enough, nobody loses anything and the claim waits.
///
/// **Who loses a hold** finds it empty, and is told: a wait that can be interrupted ends at the
/// present instant with wake::preempted (or nullopt, or false). When it has no such wait, the
/// preemption is kept for its next one, as an interruption is, but told before that; what comes
/// while it has been told and has not run yet is not told again. Who is just leaving a queue, out
/// of patience, interrupted or cancelled, has no wait any more. A hold whose holder has ended just
/// empties. Who was to run and **loses its turn** is not told: it waits again, at the head of its
/// priority, with the patience it asked with; an interruption meanwhile stays kept for its next
/// wait. Its patience, over at once when it lies in the past by now, is scheduled as it loses its
/// turn; then the preempter goes on, then who lost in that order, then whom the other places of
/// joint claims serve that lost their turn (the last loser's first), then whom the rest is enough
/// for.
///
/// Coming back is written by the process, as a loop. Resume; to restart or to resample, `left` is
/// set again in the loop, and to give up, the loop is left:
///
///     core::claim wanted{.units = 1, .priority = 5};
///     while (left > 0ms) {
///         const core::hold crane = co_await cranes.acquire(wanted);
///         const core::time_point begun = sim.now();
///         co_await core::delay(left);  // ends early when the crane is taken away
///         left -= sim.now() - begun;   // never below zero
///         wanted.ahead = true;
///     }
class resource final : public place {
public:
    /// Precondition: `units` >= 1. The simulation must outlive the resource or be at its end.
    resource(simulation& sim, int units, std::string name = {});
    ~resource();

    /// Waits until wanted.units are free, then holds them: `const hold crane = co_await …;`
    /// Precondition: 1 <= wanted.units <= the largest capacity() so far, else broken(). Cancelled
    /// while waiting, it never resumes. An interruption does not end it: it is kept for the next
    /// wait that can say so. Cost: O(1) when they are free or all have the same priority; allocates
    /// nothing. A preemption costs O(holds) for each that loses.
    request acquire(claim wanted = claim{}) { return {*this, wanted}; }

    /// As acquire(), but leaves the queue after `patience` >= 0 or when interrupted: std::nullopt.
    /// Patience that reaches to `never` has no end and no event.
    patient_request try_acquire_for(duration patience, claim wanted = claim{}) {
        return {*this, wanted, patience};
    }

    /// Without waiting: empty when it would have to. Preempts as any claim does. Outside of a
    /// process nobody is the holder, so that a preemption of it just empties it. Not only from
    /// processes.
    std::optional<hold> try_acquire_now(claim wanted = claim{});

    /// From now on there are `units` >= 0. More serve the queue at once. Fewer than are in use: see
    /// when_cut. To preempt takes from all alike, the greatest priority number first, among equals
    /// the latest acquired, until in_use() <= capacity(). Negative units are broken(). Not only
    /// from processes.
    void set_capacity(int units, when_cut how = when_cut::drain);

    int capacity() const { return capacity_; }  ///< units
    int in_use() const { return in_use_; }      ///< units; more than capacity() while they drain
    /// Units that nobody holds; 0 while more are in use than there are.
    int available() const { return in_use_ < capacity_ ? capacity_ - in_use_ : 0; }

    /// Records from now on; nothing is recorded before, and an unobserved resource pays one branch.
    /// Again: as reset_statistics().
    void observe();
    bool is_observed() const { return record_ != nullptr; }
    /// Precondition: is_observed(); else broken().
    const resource_record& record() const;
    /// Unit hours in use over unit hours there were, of the record: in [0, 1] unless units drained.
    /// NaN when there were none. Precondition: is_observed(); else broken().
    double utilisation() const;
    /// Forgets the past. Nothing when not observed.
    void reset_statistics();

private:
    friend class hold;
    friend class request;
    friend class patient_request;
    friend class joint_claim;
    struct losers;

    void left(activity& who, bool was_granted) override;
    std::vector<std::uint64_t> holders() const override;
    void describe(place_state& state) const override;
    void name_wait(const activity& who, wait& one) const override;
    static joint_claim* joint_of(const activity& who);
    static void be_patient(activity& who);
    int units_of(const activity& who) const;
    void check(const claim& wanted) const;
    bool has_free(int units) const { return units <= capacity_ - in_use_; }
    bool would_stand_first(const claim& wanted);
    bool take(const claim& wanted);
    void join_queue(activity& who, const claim& wanted, claim_terms* terms);
    void note_use() {
        if (record_ != nullptr) [[unlikely]]
            record_->in_use.set(sim().now(), in_use_);
    }
    void note_queue() {
        if (record_ != nullptr) [[unlikely]]
            record_->queued.set(sim().now(), waiting());
    }
    // After units came free. A unit that goes from hand to hand is written down once.
    void serve() {
        if (!queue_.empty() || !joint_.empty())
            serve_queues();
        note_use();
    }
    void serve_queues();
    bool serve_joint();
    void give_turn(activity& who);

    // preemption.cpp
    bool take_by_preempting(const claim& wanted);
    bool serve_by_preempting(activity& who);
    void cut();
    bool make_room(int units, std::int32_t priority, const activity* own, losers& lost);
    int losable(std::int64_t above, const activity* own);
    bool take_from_worst(std::int64_t above, const activity* own, losers& lost);
    hold* worst_hold(std::int64_t above, const activity* own);
    activity* worst_granted(std::int64_t above);
    bool is_of(const hold& one, const activity* own) const;
    void lose_turn(activity& who, losers& lost);
    void tell(losers& lost);

    // changed by processes
    int capacity_;
    int largest_capacity_;
    int in_use_ = 0;
    hold_link holds_;    // the latest acquired last
    waiter_list joint_;  // claims that want units elsewhere, too
    std::unique_ptr<resource_record> record_;
};

// What every claim goes through is inline: calls of functions so small cost more than their work.
// Preemption, patience, joint claims and whom a unit goes to next are not.

inline hold::hold(resource& of, const claim& wanted, process_ref holder)
    : of_(&of), holder_(holder), units_(wanted.units), priority_(wanted.priority) {
    link_before(of.holds_);
}

inline void hold::empty_as(int units) noexcept {
    of_ = nullptr;
    units_ = units;
}

inline void hold::release() {
    resource* const of = of_;
    unlink();
    if (of == nullptr)
        return;
    const int units = units_;
    empty_as(0);
    of->in_use_ -= units;
    of->serve();
}

inline bool request::await_ready() {
    of_->check(wanted_);
    return of_->take(wanted_);
}

inline void request::await_suspend(process::handle frame) {
    of_->join_queue(frame.promise(), wanted_, nullptr);
}

inline hold request::await_resume() {
    simulation& sim = of_->sim();
    activity& who = *sim.running();
    if (who.state != wait_state::running)
        of_->arrive(who);
    return hold{*of_, wanted_, sim.current()};
}

inline void resource::check(const claim& wanted) const {
    if (wanted.units < 1 || wanted.units > largest_capacity_)
        broken("a claim on a resource is less than one unit or more than it ever had");
}

inline bool resource::would_stand_first(const claim& wanted) {
    if (queue_.empty())
        return true;
    const std::int32_t first = queue_.first()->who->priority;
    return wanted.priority < first || (wanted.ahead && wanted.priority == first);
}

inline bool resource::take(const claim& wanted) {
    if (!has_free(wanted.units))
        return wanted.preempts && would_stand_first(wanted) && take_by_preempting(wanted);
    if (!would_stand_first(wanted))
        return false;
    in_use_ += wanted.units;
    note_use();
    return true;
}

inline void resource::join_queue(activity& who, const claim& wanted, claim_terms* terms) {
    who.units = wanted.units;
    who.priority = wanted.priority;
    who.preempts = wanted.preempts;
    who.cargo = terms;
    enqueue(who, wanted.ahead);
    note_queue();
}

inline void resource::give_turn(activity& who) {
    in_use_ += who.units;
    grant(who);
    note_queue();
}

}  // namespace corridor::core
