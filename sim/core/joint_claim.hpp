// Units of several resources at once: all of them, or none and a wait. Who takes what it needs one
// after the other can lock with others who do; who takes it at once cannot.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

#include "sim/core/hold.hpp"
#include "sim/core/patience.hpp"
#include "sim/core/resource.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/time.hpp"

namespace corridor::core {

/// What a joint claim wants of one resource: one unit, unless said otherwise.
struct part {
    part(resource& from, claim of_it = claim{}) : of(&from), wanted(of_it) {}

    resource* of;
    claim wanted;
};

/// Where a joint claim stands in the queues of its resources. For the core, not for models.
/// The first stand is the process's own; `others` has one less than there are parts.
class joint_claim {
public:
    joint_claim() = default;
    joint_claim(const joint_claim&) = delete;
    joint_claim& operator=(const joint_claim&) = delete;
    ~joint_claim() = default;

    static void check(std::span<const part> parts);
    static bool can_be_taken(std::span<const part> parts);
    static bool take(std::span<const part> parts);  ///< all of them now, or false
    static hold in_hand(const part& taken);

    void wait(activity& who, std::span<const part> parts, waiter* others);
    void be_patient(duration patience);  ///< after wait()
    /// The process runs: it leaves all queues. True when it had its turn.
    bool arrive();

    // By the resources.
    bool can_be_taken() const { return can_be_taken(parts_); }
    void give_turn();
    void lose_turn();
    void left(bool was_granted);
    void forget(resource& dying);
    void serve_others_than(const resource& here) const;
    int units_at(const resource& here) const;
    void name_wait(core::wait& one) const;

private:
    friend class resource;
    waiter& stand(std::size_t i) const { return i == 0 ? who_->stand : others_[i - 1]; }

    std::span<const part> parts_;
    waiter* others_ = nullptr;
    activity* who_ = nullptr;
    claim_terms terms_;
    joint_claim* next_loser_ = nullptr;
    bool is_loser_ = false;  // in a list of losers
};

/// See acquire_all().
template <std::size_t N>
class [[nodiscard]] joint_request {
public:
    explicit joint_request(const std::array<part, N>& parts) : parts_(parts) {}

    bool await_ready() {
        joint_claim::check(parts_);
        return joint_claim::take(parts_);
    }
    void await_suspend(process::handle frame) {
        waits_ = true;
        all_.wait(frame.promise(), parts_, others_.data());
    }
    std::array<hold, N> await_resume() {
        if (waits_)
            all_.arrive();
        return in_hand(std::make_index_sequence<N>{});
    }

protected:
    template <std::size_t... I>
    std::array<hold, N> in_hand(std::index_sequence<I...> /*each*/) {
        return {joint_claim::in_hand(parts_[I])...};
    }

    std::array<part, N> parts_;
    std::array<waiter, N - 1> others_{};
    joint_claim all_;
    bool waits_ = false;
};

/// See try_acquire_all_for().
template <std::size_t N>
class [[nodiscard]] patient_joint_request : private joint_request<N> {
public:
    patient_joint_request(duration patience, const std::array<part, N>& parts)
        : joint_request<N>(parts), patience_(patience) {}

    bool await_ready() {
        check_patience(patience_);
        at_once_ = joint_request<N>::await_ready();
        return at_once_;
    }
    bool await_suspend(process::handle frame) {
        activity& who = frame.promise();
        if (who.sim->takes_interruption(who))
            return false;
        joint_request<N>::await_suspend(frame);
        this->all_.be_patient(patience_);
        return true;
    }
    std::optional<std::array<hold, N>> await_resume() {
        if (!at_once_ && (!this->waits_ || !this->all_.arrive()))
            return std::nullopt;
        return this->in_hand(std::make_index_sequence<N>{});
    }

private:
    duration patience_;
    bool at_once_ = false;
};

/// `const auto forks = co_await acquire_all(left, right);` waits until units of all the resources
/// are free at the same moment, and takes them together: a std::array of holds, in the order of the
/// parts. A part is a resource, for one unit, or `part(cranes, wanted)`.
///
/// Preconditions: each part as for resource::acquire(); the resources differ and belong to one
/// simulation; all parts have one priority, the same `ahead`, and none preempts.
///
/// It stands in the queue of each resource, and counts in waiting() and queued() of each, but holds
/// and reserves nothing: claims that need less may overtake it for ever. A part is free when its
/// units are, and no claim for this resource alone that is of equal or better priority waits there
/// (only a better one, when it is `ahead`). Whenever units come free, capacity changes or a claim
/// leaves the queue of a resource, the joint claims that wait there are tried by (priority, order
/// of asking); the first whose parts are all free gets its turn, before the claims of worse
/// priority for this resource alone. Then they are tried again.
///
/// Each hold is one like any other, and may be preempted alone. Who has its turn and has not run
/// yet loses all of it together, as at one resource: it waits again, before the joint claims of its
/// priority. An interruption does not end the wait: it is kept. When a resource is destroyed, those
/// that wait for a part of it wait for ever.
/// Cost: O(parts); for whoever releases, O(joint claims that wait there and their parts).
template <class... Parts>
joint_request<sizeof...(Parts)> acquire_all(Parts&&... parts) {
    return joint_request<sizeof...(Parts)>{{part(parts)...}};
}

/// As acquire_all(), but leaves the queues after `patience` >= 0 or when interrupted: std::nullopt.
/// Patience that reaches to `never` has no end and no event.
template <class... Parts>
patient_joint_request<sizeof...(Parts)> try_acquire_all_for(duration patience, Parts&&... parts) {
    return {patience, {part(parts)...}};
}

}  // namespace corridor::core
