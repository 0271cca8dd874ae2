#include "sim/core/level.hpp"

#include <utility>

#include "sim/core/broken.hpp"
#include "sim/core/snapshot.hpp"

namespace corridor::core {
namespace {

double asked_by(const activity& who) { return *static_cast<const double*>(who.cargo); }

bool is_first(const waiter* first, std::int32_t priority) {
    return first == nullptr || first->who->priority > priority;
}

}  // namespace

// --- level_wait ---

bool level_wait::await_ready() {
    return is_put_ ? of_->try_put_now(amount_, priority_) : of_->try_get_now(amount_, priority_);
}

void level_wait::await_suspend(process::handle frame) {
    who_ = &frame.promise();
    of_->join_queue(*who_, amount_, priority_, is_put_);
}

// A putter whose turn has come is in no queue any more, and the level may be gone.
void level_wait::await_resume() {
    if (who_ == nullptr)
        return;
    if (!is_put_ && of_->arrive(*who_))
        of_->keep_promise(amount_);
    who_->state = wait_state::running;
}

bool patient_level_wait::await_ready() {
    check_patience(patience_);
    return is_put_ ? of_->try_put_now(amount_, priority_) : of_->try_get_now(amount_, priority_);
}

bool patient_level_wait::await_suspend(process::handle frame) {
    who_ = &frame.promise();
    if (who_->sim->takes_interruption(*who_))
        return false;
    of_->join_queue(*who_, amount_, priority_, is_put_);
    who_->can_be_interrupted = true;
    schedule_patience(*who_, patience_);
    return true;
}

// Patience that ended leaves the process in the queue: that is how it is known.
bool patient_level_wait::await_resume() {
    if (who_ == nullptr)
        return true;
    const bool was_served = who_->state == wait_state::granted && who_->woken_by == wake::elapsed;
    if (who_->state == wait_state::waiting || (was_served && !is_put_)) {
        if (of_->arrive(*who_))
            of_->keep_promise(amount_);
    }
    who_->state = wait_state::running;
    return was_served;
}

// --- level ---

level::level(simulation& sim, double capacity, double initial, std::string name)
    : stock(sim, wait_kind::level, std::move(name)), capacity_(capacity), available_(initial) {
    const bool is_right = capacity > 0.0 && initial >= 0.0 && initial <= capacity &&
                          initial < std::numeric_limits<double>::infinity();
    if (!is_right)
        broken("a level has no capacity, or begins with less than nothing or more than it holds");
}

void level::check(double amount) const {
    const bool is_right =
        amount > 0.0 && amount <= capacity_ && amount < std::numeric_limits<double>::infinity();
    if (!is_right)
        broken("an amount for a level is not above zero, or more than it holds");
}

bool level::try_put_now(double amount, std::int32_t priority) {
    check(amount);
    if (amount > room() || !is_first(putters_.first(), priority))
        return false;
    available_ += amount;
    serve();
    return true;
}

bool level::try_get_now(double amount, std::int32_t priority) {
    check(amount);
    if (amount > available_ || !is_first(queue_.first(), priority))
        return false;
    available_ -= amount;
    serve();
    return true;
}

void level::join_queue(activity& who, double& amount, std::int32_t priority, bool is_put) {
    if (is_put)
        wait_to_put(who, priority, &amount);
    else
        wait_to_get(who, priority, &amount);
}

void level::keep_promise(double amount) {
    --promises_;
    promised_ = promises_ == 0 ? 0.0 : promised_ - amount;  // no rest by rounding
    serve();
}

void level::left(activity& who, bool was_granted) {
    if (was_granted) {
        available_ += asked_by(who);
        keep_promise(asked_by(who));
        return;
    }
    forget_count(who);
    serve();
}

void level::serve_getters() {
    while (waiter* stand = queue_.first()) {
        const double amount = asked_by(*stand->who);
        if (amount > available_)
            return;
        available_ -= amount;
        promised_ += amount;
        ++promises_;
        grant(*stand->who);
    }
}

void level::serve() {
    if (!sim().is_ending()) {
        serve_getters();
        while (waiter* stand = putters_.first()) {
            const double amount = asked_by(*stand->who);
            if (amount > room())
                break;
            available_ += amount;
            admit(*stand->who);
            serve_getters();
        }
    }
    note();
}

void level::describe(place_state& state) const {
    stock::describe(state);
    state.promised = promised_;
    state.capacity = capacity_;
}

}  // namespace corridor::core
