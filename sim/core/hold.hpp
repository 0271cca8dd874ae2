// What a process wants of a resource, and what it gets: a claim, and units in hand.
#pragma once

#include <cstdint>

#include "sim/core/process.hpp"

namespace corridor::core {

class resource;

/// What a process wants of a resource. See resource for the rules.
struct claim {
    int units = 1;              ///< all at once, never a part of them
    std::int32_t priority = 0;  ///< the lowest number goes first
    bool preempts = false;      ///< takes units from those of a greater number
    bool ahead = false;  ///< stands before its own priority: for who comes back after a preemption
};

/// A link in the ring of a resource's holds.
struct hold_link {
    hold_link* previous = this;
    hold_link* next = this;

    void link_before(hold_link& position) {
        previous = position.previous;
        next = &position;
        previous->next = this;
        position.previous = this;
    }
    void unlink() {
        previous->next = next;
        next->previous = previous;
        previous = next = this;
    }
};

/// Units in hand. Lets go when it is destroyed. Empty when default-constructed, moved from,
/// released, preempted, or when the resource died first. May be moved to another owner, but must
/// not outlive the simulation while the resource lives.
class [[nodiscard]] hold : private hold_link {
public:
    hold() = default;
    hold(hold&& other) noexcept { take_over(other); }
    hold& operator=(hold&& other) noexcept {
        if (this != &other) {
            release();
            take_over(other);
        }
        return *this;
    }
    hold(const hold&) = delete;
    hold& operator=(const hold&) = delete;
    ~hold() { release(); }

    /// Gives the units back now. Nothing when empty.
    void release();

    int units() const { return of_ == nullptr ? 0 : units_; }
    explicit operator bool() const { return of_ != nullptr; }

    /// True when a preemption took the units, until another hold is assigned. Moves along.
    bool was_preempted() const { return units_ == lost; }

    /// Who is told when the units are preempted, and who holds them in simulation::waits(): at
    /// first the process that acquired them, wherever the hold is moved. A dead reference: nobody.
    void hand_to(process_ref whom) { holder_ = whom; }

private:  // some of it defined in resource.hpp, which a caller needs as well
    friend class resource;
    friend class request;
    friend class patient_request;
    friend class joint_claim;
    static constexpr int lost = -1;  // for units_

    hold(resource& of, const claim& wanted, process_ref holder);
    void take_over(hold& other) noexcept;
    void empty_as(int units) noexcept;

    resource* of_ = nullptr;
    process_ref holder_;
    int units_ = 0;
    std::int32_t priority_ = 0;
};

}  // namespace corridor::core
