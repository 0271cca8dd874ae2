// A store: things that wait for processes, and processes that wait for things.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "sim/core/broken.hpp"
#include "sim/core/patience.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/snapshot.hpp"
#include "sim/core/stock.hpp"
#include "sim/core/things.hpp"

namespace corridor::core {

/// The order of things in a store that has none of its own: that in which they were put.
struct first_in_first_out {};

/// Things of type T (movable) and up to `capacity` of them. Things stand in the order in which they
/// were put, or, with `Before` (a default-constructible strict weak order on T), by that, ties
/// first in, first out.
///
/// Who is served. Getters stand by (priority, order of asking), the lowest number first; putters
/// likewise. A thing that comes is offered to the waiting getters in their order and is given to
/// the first that takes it; a getter that comes takes the first thing in order that it can take,
/// whoever waits already: they did not want that thing. So a getter whose predicate nothing fits
/// blocks nobody, and at no time is there a thing that a waiting getter would take.
/// Room that comes free is given to the putters in their order, each of whose things is offered as
/// above before the next putter is served. At each such step the putter's event is scheduled first,
/// then that of the getter who was given its thing.
///
/// What was given is promised from that moment: it belongs to the getter, and takes up room until
/// the getter runs. A getter that is cancelled in between gives it back, to its place in the order,
/// and it is offered again. A process that is cancelled while it waits to put takes its thing with
/// it; once its turn has come the thing is here.
///
/// Interruptions and patience. put() and get() are not ended by an interruption; it is kept for the
/// next wait that can say so. The versions with patience are: a wait that ends so leaves its queue.
/// Of patience and a thing that come at one instant, whoever comes first in the order of events
/// wins; patience is an event of priority 0, scheduled when the process asked. A kept interruption
/// ends a wait with patience at once, unless there is nothing to wait for.
///
/// Predicates. `predicate(thing)` must depend on the thing and on what never changes: it is asked
/// once a thing and getter, when the later of the two comes, and again of a thing that is given
/// back. It may not touch the store.
///
/// Costs: O(1) without predicates and priorities, O(log size()) with `Before`; a getter with a
/// predicate that comes, O(things that it does not take), and O(min(things before, things behind))
/// to close the gap; a thing that comes, O(waiting getters that do not take it). Allocates only
/// when there have never been so many things.
template <class T, class Before = first_in_first_out>
class store final : public stock {
    using entry = stored<T>;

    // A getter's question, in its frame, and in the end its thing.
    struct question {
        using test = bool (*)(const question&, const T&);
        explicit question(test takes_it = nullptr) : takes(takes_it) {}
        test takes;  // none: anything
        std::optional<entry> given;
    };
    template <class Predicate>
    struct choosy_question : question {
        explicit choosy_question(const Predicate& fits) : question(&ask), predicate(fits) {}
        static bool ask(const question& self, const T& thing) {
            return static_cast<const choosy_question&>(self).predicate(thing);
        }
        Predicate predicate;
    };

public:
    static constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

    /// See put().
    class [[nodiscard]] put_wait {
    public:
        put_wait(store& of, T thing, std::int32_t priority)
            : of_(&of), priority_(priority), thing_(std::move(thing)) {}
        bool await_ready() { return of_->try_put_now(std::move(thing_)); }
        void await_suspend(process::handle frame) {
            who_ = &frame.promise();
            of_->wait_to_put(*who_, priority_, &thing_);
        }
        void await_resume() {
            if (who_ != nullptr)
                who_->state = wait_state::running;
        }

    private:
        store* of_;
        activity* who_ = nullptr;
        std::int32_t priority_;
        T thing_;
    };

    /// See put_for().
    class [[nodiscard]] patient_put_wait {
    public:
        patient_put_wait(store& of, T& thing, duration patience, std::int32_t priority)
            : of_(&of), thing_(&thing), patience_(patience), priority_(priority) {}
        bool await_ready() {
            check_patience(patience_);
            return of_->try_put_now(std::move(*thing_));
        }
        bool await_suspend(process::handle frame) {
            who_ = &frame.promise();
            if (who_->sim->takes_interruption(*who_))
                return false;
            of_->wait_to_put(*who_, priority_, thing_);
            who_->can_be_interrupted = true;
            schedule_patience(*who_, patience_);
            return true;
        }
        // Patience that ended leaves the process in the queue: that is how it is known.
        bool await_resume() {
            if (who_ == nullptr)
                return true;
            const bool was_put =
                who_->state == wait_state::granted && who_->woken_by == wake::elapsed;
            if (who_->state == wait_state::waiting)
                of_->arrive(*who_);
            who_->state = wait_state::running;
            return was_put;
        }

    private:
        store* of_;
        T* thing_;
        duration patience_;
        activity* who_ = nullptr;
        std::int32_t priority_;
    };

    /// See get() and get_if().
    template <class Question>
    class [[nodiscard]] get_wait {
    public:
        get_wait(store& of, Question asked, std::int32_t priority)
            : of_(&of), priority_(priority), asked_(std::move(asked)) {}
        bool await_ready() { return of_->answer(asked_); }
        void await_suspend(process::handle frame) {
            of_->wait_to_get(frame.promise(), priority_, static_cast<question*>(&asked_));
        }
        T await_resume() {
            of_->collect();
            return std::move(asked_.given->thing);
        }

    private:
        store* of_;
        std::int32_t priority_;
        Question asked_;
    };

    /// See get_for() and get_if_for().
    template <class Question>
    class [[nodiscard]] patient_get_wait {
    public:
        patient_get_wait(store& of, Question asked, duration patience, std::int32_t priority)
            : of_(&of), patience_(patience), priority_(priority), asked_(std::move(asked)) {}
        bool await_ready() {
            check_patience(patience_);
            return of_->answer(asked_);
        }
        bool await_suspend(process::handle frame) {
            activity& who = frame.promise();
            if (who.sim->takes_interruption(who))
                return false;
            of_->wait_to_get(who, priority_, static_cast<question*>(&asked_));
            who.can_be_interrupted = true;
            schedule_patience(who, patience_);
            return true;
        }
        std::optional<T> await_resume() {
            of_->collect();
            if (!asked_.given)
                return std::nullopt;
            return std::move(asked_.given->thing);
        }

    private:
        store* of_;
        duration patience_;
        std::int32_t priority_;
        Question asked_;
    };

    /// Precondition: `capacity` >= 1.
    explicit store(simulation& sim, std::size_t capacity = unlimited, std::string name = {})
        : stock(sim, wait_kind::store, std::move(name)), capacity_(capacity) {
        if (capacity < 1)
            broken("a store has room for nothing");
    }

    /// Waits for room, then leaves the thing here. A T with a destructor is put from a named local:
    /// `co_await depot.put(std::move(wagon));`
    put_wait put(T thing, std::int32_t priority = 0) { return {*this, std::move(thing), priority}; }

    /// As put(), but gives up after `patience` >= 0, or when interrupted: false. The thing must
    /// stay where it is until then, and is moved from only when it was put: `const bool is_in =
    /// co_await depot.put_for(wagon, 2h);`
    patient_put_wait put_for(T& thing, duration patience, std::int32_t priority = 0) {
        return {*this, thing, patience, priority};
    }
    patient_put_wait put_for(T&& thing, duration patience, std::int32_t priority = 0) {
        return {*this, thing, patience, priority};
    }

    /// Waits for a thing and takes the first in order: `const T wagon = co_await depot.get();`
    get_wait<question> get(std::int32_t priority = 0) { return {*this, question{}, priority}; }

    /// As get(), the first in order for which `predicate(thing)` is true; it is copied. A lambda
    /// that holds anything by value is a named local first.
    template <class Predicate>
    get_wait<choosy_question<Predicate>> get_if(const Predicate& predicate,
                                                std::int32_t priority = 0) {
        return {*this, choosy_question<Predicate>(predicate), priority};
    }

    /// As get() and get_if(), but give up after `patience` >= 0, or when interrupted: std::nullopt.
    patient_get_wait<question> get_for(duration patience, std::int32_t priority = 0) {
        return {*this, question{}, patience, priority};
    }
    template <class Predicate>
    patient_get_wait<choosy_question<Predicate>> get_if_for(const Predicate& predicate,
                                                            duration patience,
                                                            std::int32_t priority = 0) {
        return {*this, choosy_question<Predicate>(predicate), patience, priority};
    }

    /// Without waiting: false when it would have to; a thing is moved from only when it was put.
    /// Not only from processes: a store may be filled before the run.
    bool try_put_now(T&& thing) {
        if (!has_room())
            return false;
        bring({std::move(thing), ++last_number_});
        note();
        return true;
    }
    bool try_put_now(const T& thing) { return try_put_now(T(thing)); }

    /// Without waiting: std::nullopt when there is nothing that is not promised.
    std::optional<T> try_get_now() {
        question any;
        if (!answer(any))
            return std::nullopt;
        return std::move(any.given->thing);
    }

    std::size_t size() const { return things_.size() + promised_; }  ///< promised ones included
    std::size_t promised() const { return promised_; }  ///< given to getters that have not run
    std::size_t capacity() const { return capacity_; }

    /// visit(thing) for each thing that is not promised, in order. The store may not change.
    template <class Visit>
    void visit(Visit visit) const {
        things_.visit(visit);
    }

private:
    // Room is given to waiting putters at once: where there is room nobody waits for it.
    bool has_room() const { return size() < capacity_; }

    // Given to the first getter that takes it; else false, and it is for the caller to keep.
    bool offer(entry& thing) {
        activity* const who = taker_of(thing.thing);
        if (who == nullptr)
            return false;
        static_cast<question*>(who->cargo)->given.emplace(std::move(thing));
        ++promised_;
        grant(*who);
        return true;
    }

    void bring(entry thing) {
        if (!offer(thing))
            things_.add(std::move(thing));
    }

    activity* taker_of(const T& thing) {
        if (sim().is_ending())
            return nullptr;
        for (waiter* stand = queue_.first(); stand != nullptr; stand = queue_.after(*stand)) {
            const question& asked = *static_cast<question*>(stand->who->cargo);
            if (asked.takes == nullptr || asked.takes(asked, thing))
                return stand->who;
        }
        return nullptr;
    }

    // Whether something here answers it; then that is taken.
    bool answer(question& asked) {
        if (things_.empty())
            return false;
        if (asked.takes == nullptr) {
            asked.given.emplace(things_.take_first());
        } else {
            const std::size_t found =
                things_.find([&asked](const T& thing) { return asked.takes(asked, thing); });
            if (found == nothing_fits)
                return false;
            asked.given.emplace(things_.take(found));
        }
        use_room();
        return true;
    }

    // A getter runs: with its thing, or without when its wait ended otherwise.
    void collect() {
        activity& who = *sim().running();
        if (who.state == wait_state::running || !arrive(who))
            return;
        --promised_;
        use_room();
    }

    void use_room() {
        while (has_room() && !putters_.empty() && !sim().is_ending()) {
            activity& who = *putters_.first()->who;
            entry thing{std::move(*static_cast<T*>(who.cargo)), ++last_number_};
            admit(who);
            bring(std::move(thing));
        }
        note();
    }

    void left(activity& who, bool was_granted) override {
        if (was_granted) {
            entry returned = std::move(*static_cast<question*>(who.cargo)->given);
            static_cast<question*>(who.cargo)->given.reset();
            --promised_;
            if (!offer(returned))
                things_.put_back(std::move(returned));
        } else {
            forget_count(who);
        }
        note();
    }

    double inside() const override { return static_cast<double>(size()); }
    void describe(place_state& state) const override {
        stock::describe(state);
        state.promised = static_cast<double>(promised_);
        state.capacity = capacity_ == unlimited ? std::numeric_limits<double>::infinity()
                                                : static_cast<double>(capacity_);
    }

    // fixed after construction
    std::size_t capacity_;

    // changed by processes
    std::conditional_t<std::is_same_v<Before, first_in_first_out>, thing_ring<T>,
                       thing_heap<T, Before>>
        things_;
    std::size_t promised_ = 0;
    std::uint64_t last_number_ = 0;
};

}  // namespace corridor::core
