// A resource: so many equal units (berths, cranes, tracks), and the processes that wait for them.
// What is taken is a hold, and given back by a brace.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/place.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/statistics.hpp"
#include "sim/core/time.hpp"

namespace corridor::core {

class resource;

/// What a process wants of a resource. The lowest priority number goes first.
struct claim {
    int units = 1;
    std::int32_t priority = 0;
};

/// A link in the ring of a resource's holds.
struct hold_link {
    hold_link* previous = this;
    hold_link* next = this;
};

/// Units in hand. Lets go when it is destroyed. Empty when default-constructed, moved from,
/// released, or when the resource died first. May be moved to another owner, but must not outlive
/// the simulation while the resource lives.
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

private:
    friend class resource;
    friend class request;
    friend class patient_request;
    hold(resource& of, int units, std::uint64_t holder);
    void take_over(hold& other) noexcept;
    void detach() noexcept;

    resource* of_ = nullptr;
    std::uint64_t holder_ = 0;  // id of the process that acquired it
    int units_ = 0;
};

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
    bool at_once_ = false;
};

/// Serves waiting processes by (priority, order of asking); the lowest number goes first.
/// A large request at the head of the queue is not overtaken by a small one behind it.
class resource : public place {
public:
    /// Precondition: `units` >= 1. The simulation must outlive the resource or be at its end.
    resource(simulation& sim, int units, std::string name = {});
    ~resource();

    /// Waits until wanted.units are free, then holds them: `const hold crane = co_await …;`
    /// Precondition: 1 <= wanted.units <= capacity(). Cancelled while waiting, it never resumes.
    /// An interruption does not end it: it is kept for the next wait that can say so.
    /// Cost: O(1) when they are free or all have the same priority; allocates nothing.
    request acquire(claim wanted = claim{}) { return {*this, wanted}; }

    /// As acquire(), but leaves the queue after `patience` or when interrupted: std::nullopt.
    patient_request try_acquire_for(duration patience, claim wanted = claim{}) {
        return {*this, wanted, patience};
    }

    /// Without waiting: empty when it would have to. Not only from processes.
    std::optional<hold> try_acquire_now(claim wanted = claim{});

    int capacity() const { return capacity_; }             ///< units, fixed for life
    int in_use() const { return in_use_; }                 ///< units, 0 to capacity()
    int available() const { return capacity_ - in_use_; }  ///< units that nobody holds

    /// Mean of in_use() / capacity() since the last reset, in [0, 1]; NaN when no time has passed.
    double utilisation() const;
    const time_weighted& busy() const { return busy_; }      ///< units in use over time
    const time_weighted& queued() const { return queued_; }  ///< processes waiting over time
    void reset_statistics();

private:
    friend class hold;
    friend class request;
    friend class patient_request;

    void left(activity& who, bool was_granted) override;
    std::vector<std::uint64_t> holders() const override;
    void describe(place_state& state) const override;
    void check(claim wanted) const;
    bool take_if_free(claim wanted);
    void join_queue(activity& who, claim wanted);
    void set_in_use(int units);
    void note_queue();
    void serve();

    // fixed after construction
    int capacity_;

    // changed by processes
    int in_use_ = 0;
    hold_link holds_;
    time_weighted busy_;
    time_weighted queued_;
};

}  // namespace corridor::core
