// A store: things that wait for processes, and processes that wait for things; first in, first out.
#pragma once

#include <cstddef>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "sim/core/place.hpp"
#include "sim/core/process.hpp"
#include "sim/core/simulation.hpp"

namespace corridor::core {

/// Things of type T (movable), in the order in which they were put. Neither put() nor get() is
/// ended by an interruption. A process that is cancelled while it waits to put takes its thing with
/// it; one that is cancelled when its turn to get has come leaves the thing to the next.
template <class T>
class store : public place {
public:
    static constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

    /// See put().
    class [[nodiscard]] put_wait {
    public:
        put_wait(store& of, T thing) : of_(&of), thing_(std::move(thing)) {}
        bool await_ready() {
            if (!of_->has_room())
                return false;
            of_->accept(std::move(thing_));
            return true;
        }
        void await_suspend(process::handle frame) {
            activity& who = frame.promise();
            who.cargo = &thing_;
            who.priority = 0;
            of_->enqueue_in(of_->putters_, who);
        }
        void await_resume() { of_->sim().running()->state = wait_state::running; }

    private:
        store* of_;
        T thing_;
    };

    /// See get().
    class [[nodiscard]] get_wait {
    public:
        explicit get_wait(store& of) : of_(&of) {}
        bool await_ready() const { return of_->has_unpromised(); }
        void await_suspend(process::handle frame) {
            activity& who = frame.promise();
            who.priority = 0;
            of_->enqueue(who);
        }
        T await_resume() {
            activity& who = *of_->sim().running();
            if (who.state == wait_state::running)
                return of_->take(of_->promised_);
            of_->arrive(who);
            --of_->promised_;
            return of_->take(0);
        }

    private:
        store* of_;
    };

    /// Precondition: `capacity` >= 1.
    explicit store(simulation& sim, std::size_t capacity = unlimited, std::string name = {})
        : place(sim, wait_kind::store, std::move(name)), capacity_(capacity) {
        if (capacity < 1)
            broken("a store has room for nothing");
    }
    ~store() {
        while (waiter* stand = putters_.first())
            forget(*stand);
    }

    /// Waits for room, then leaves the thing here. A T with a destructor is put from a named local:
    /// `co_await depot.put(std::move(wagon));`
    put_wait put(T thing) { return {*this, std::move(thing)}; }

    /// Waits for a thing and takes the oldest: `const T wagon = co_await depot.get();`
    get_wait get() { return get_wait{*this}; }

    std::size_t size() const { return things_.size(); }  ///< things here, promised ones included
    std::size_t capacity() const { return capacity_; }

private:
    bool has_room() const { return things_.size() < capacity_; }
    bool has_unpromised() const { return things_.size() > promised_; }

    void accept(T thing) {
        things_.push_back(std::move(thing));
        serve();
    }

    // The oldest `promised_` things belong to processes whose turn has come.
    T take(std::size_t position) {
        T thing = std::move(things_[position]);
        things_.erase(things_.begin() + static_cast<std::ptrdiff_t>(position));
        serve();
        return thing;
    }

    // Only who gets can be granted: a putter whose turn has come has left its thing already.
    void left(activity& /*who*/, bool was_granted) override {
        if (was_granted) {
            --promised_;
            serve();
        }
    }

    void serve() {
        if (sim().is_ending())
            return;
        while (has_unpromised() && !queue_.empty()) {
            ++promised_;
            grant(*queue_.first()->who);
        }
        while (has_room() && !putters_.empty()) {
            activity& who = *putters_.first()->who;
            things_.push_back(std::move(*static_cast<T*>(who.cargo)));
            who.stand.unlink();
            --waiting_count_;
            sim().resume_now(who);
            if (has_unpromised() && !queue_.empty()) {
                ++promised_;
                grant(*queue_.first()->who);
            }
        }
    }

    // fixed after construction
    std::size_t capacity_;

    // changed by processes
    std::deque<T> things_;
    std::size_t promised_ = 0;
    waiter_list putters_;
};

}  // namespace corridor::core
