// A level: an amount of something that is not counted in pieces (fuel, grain, water) and the
// processes that put to it and get from it.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "sim/core/patience.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/stock.hpp"

namespace corridor::core {

class level;

/// See level::put() and level::get().
class [[nodiscard]] level_wait {
public:
    level_wait(level& of, double amount, std::int32_t priority, bool is_put)
        : of_(&of), amount_(amount), priority_(priority), is_put_(is_put) {}
    bool await_ready();
    void await_suspend(process::handle frame);
    void await_resume();

private:
    level* of_;
    double amount_;
    activity* who_ = nullptr;
    std::int32_t priority_;
    bool is_put_;
};

/// See level::put_for() and level::get_for().
class [[nodiscard]] patient_level_wait {
public:
    patient_level_wait(level& of, double amount, duration patience, std::int32_t priority,
                       bool is_put)
        : of_(&of), amount_(amount), patience_(patience), priority_(priority), is_put_(is_put) {}
    bool await_ready();
    bool await_suspend(process::handle frame);
    bool await_resume();

private:
    level* of_;
    double amount_;
    duration patience_;
    activity* who_ = nullptr;
    std::int32_t priority_;
    bool is_put_;
};

/// An amount between 0 and capacity(). Amounts are doubles: whole numbers (kilograms, litres) add
/// up exactly to 2^53; sums of others are rounded, so that what ten times 0.1 has filled may fall
/// short of 1.
///
/// Who is served. Getters stand by (priority, order of asking), the lowest number first; putters
/// likewise. The first of each queue is not overtaken, however small the others' amounts: a process
/// that comes goes on at once only when its amount is there (or has room) and nobody of equal or
/// better priority waits in its queue. Whenever the amount or the room changes, or the first of a
/// queue leaves it, the getters are served in order while their amounts are there, then the putters
/// one by one, and after each of them the getters again. Each one served goes on by an event of its
/// own at the present instant, in the order of serving.
///
/// What a getter is given is promised to it at once, and takes up room until it runs. Cancelled in
/// between it gives the amount back. A putter's amount is here from the moment of its turn.
///
/// put() and get() are not ended by an interruption; it is kept for the next wait that can say so.
/// The versions with patience are; for equal times and kept interruptions see store.
/// Cost: O(1) when all have the same priority, else O(those that are overtaken).
class level final : public stock {
public:
    static constexpr double unlimited = std::numeric_limits<double>::infinity();

    /// Precondition: `capacity` > 0 and 0 <= `initial` <= `capacity`, `initial` finite.
    explicit level(simulation& sim, double capacity = unlimited, double initial = 0.0,
                   std::string name = {});

    /// Waits until there is room for `amount`, then adds it. Precondition: 0 < amount, finite, at
    /// most capacity(); else broken().
    level_wait put(double amount, std::int32_t priority = 0) {
        return {*this, amount, priority, true};
    }
    /// Waits until `amount` is here, then takes it. Precondition: as put().
    level_wait get(double amount, std::int32_t priority = 0) {
        return {*this, amount, priority, false};
    }

    /// As put() and get(), but give up after `patience` >= 0, or when interrupted: false.
    patient_level_wait put_for(double amount, duration patience, std::int32_t priority = 0) {
        return {*this, amount, patience, priority, true};
    }
    patient_level_wait get_for(double amount, duration patience, std::int32_t priority = 0) {
        return {*this, amount, patience, priority, false};
    }

    /// Without waiting: false when it would have to. Not only from processes.
    bool try_put_now(double amount, std::int32_t priority = 0);
    bool try_get_now(double amount, std::int32_t priority = 0);

    double amount() const { return available_ + promised_; }  ///< here, promised included
    double available() const { return available_; }           ///< of it, not promised
    double room() const { return capacity_ - amount(); }
    double capacity() const { return capacity_; }

private:
    friend class level_wait;
    friend class patient_level_wait;

    void left(activity& who, bool was_granted) override;
    double inside() const override { return amount(); }
    void describe(place_state& state) const override;
    void join_queue(activity& who, double& amount, std::int32_t priority, bool is_put);
    void check(double amount) const;
    void keep_promise(double amount);
    void serve();
    void serve_getters();

    // fixed after construction
    double capacity_;

    // changed by processes
    double available_;
    double promised_ = 0.0;
    int promises_ = 0;  // getters whose turn has come but who have not run
};

}  // namespace corridor::core
