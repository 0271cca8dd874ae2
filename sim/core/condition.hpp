// A condition: processes that wait until something is true of the world. Whoever changes that part
// of the world says so, and only then is it looked at.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "sim/core/patience.hpp"
#include "sim/core/place.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::core {

/// Processes that wait by (priority, order of asking), each with a predicate of its own.
///
/// A process whose predicate is true when it asks does not wait. Later, predicates are looked at by
/// changed() only, those of this condition and no others, each once, in the order of the queue;
/// each process whose predicate is true then goes on at the present instant, in that order. The
/// predicate was true at that moment: other events of the instant may run before the process does,
/// and may make it false again. A process that must be sure asks again:
/// `while (!berth_is_free()) co_await tide.until(berth_is_free);`.
///
/// A predicate is called without arguments and gives bool. It may read the world, not change it,
/// and may not touch the condition. It is copied into the process's frame; a lambda that holds
/// anything by value other than numbers is a named local first.
class condition final : public place {
    // What a process asks, in its frame.
    struct question {
        explicit question(bool (*asks)(const question&)) : is_true(asks) {}
        bool (*is_true)(const question&);
    };
    template <class Predicate>
    struct question_of : question {
        explicit question_of(const Predicate& asked) : question(&ask), predicate(asked) {}
        static bool ask(const question& self) {
            return static_cast<bool>(static_cast<const question_of&>(self).predicate());
        }
        Predicate predicate;
    };

public:
    explicit condition(simulation& sim, std::string name = {})
        : place(sim, wait_kind::condition, std::move(name)) {}

    template <class Predicate>
    class [[nodiscard]] condition_wait {
    public:
        condition_wait(condition& of, const Predicate& predicate, std::int32_t priority)
            : of_(&of), priority_(priority), asked_(predicate) {}
        bool await_ready() { return of_->ask(asked_); }
        bool await_suspend(process::handle frame) {
            who_ = &frame.promise();
            return of_->join_queue(*who_, asked_, priority_);
        }
        wake await_resume() { return who_ == nullptr ? wake::elapsed : how_it_ended(*who_); }

    private:
        condition* of_;
        activity* who_ = nullptr;
        std::int32_t priority_;
        question_of<Predicate> asked_;
    };

    template <class Predicate>
    class [[nodiscard]] patient_condition_wait {
    public:
        patient_condition_wait(condition& of, const Predicate& predicate, duration patience,
                               std::int32_t priority)
            : of_(&of), patience_(patience), priority_(priority), asked_(predicate) {}
        bool await_ready() {
            check_patience(patience_);
            return of_->ask(asked_);
        }
        bool await_suspend(process::handle frame) {
            who_ = &frame.promise();
            if (!of_->join_queue(*who_, asked_, priority_))
                return false;
            schedule_patience(*who_, patience_);
            return true;
        }
        bool await_resume() { return who_ == nullptr || came_true(of_, *who_); }

    private:
        condition* of_;
        duration patience_;
        activity* who_ = nullptr;
        std::int32_t priority_;
        question_of<Predicate> asked_;
    };

    /// `co_await tide.until(deep_enough);` gives wake::elapsed, or how it was ended otherwise.
    /// A kept interruption ends it at once, unless the predicate is true.
    template <class Predicate>
    condition_wait<Predicate> until(const Predicate& predicate, std::int32_t priority = 0) {
        return {*this, predicate, priority};
    }

    /// As until(): true when it came true; false after `patience` >= 0, or when interrupted. It is
    /// not looked at again when patience ends.
    template <class Predicate>
    patient_condition_wait<Predicate> until_for(const Predicate& predicate, duration patience,
                                                std::int32_t priority = 0) {
        return {*this, predicate, patience, priority};
    }

    /// The world has changed: looks at the predicates of those who wait here. O(waiting).
    /// Not only from processes.
    void changed();

    std::uint64_t evaluations() const { return evaluations_; }  ///< of predicates, since the start

private:
    void left(activity& /*who*/, bool /*was_granted*/) override {}
    bool ask(const question& asked) {
        ++evaluations_;
        return asked.is_true(asked);
    }
    bool join_queue(activity& who, question& asked, std::int32_t priority);
    static wake how_it_ended(activity& who);
    static bool came_true(condition* of, activity& who);

    std::uint64_t evaluations_ = 0;
};

}  // namespace corridor::core
