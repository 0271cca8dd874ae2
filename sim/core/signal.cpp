#include "sim/core/signal.hpp"

#include <utility>

#include "sim/core/patience.hpp"

namespace corridor::core {

bool signal_wait::await_suspend(process::handle frame) {
    who_ = &frame.promise();
    if (who_->sim->takes_interruption(*who_))
        return false;
    of_->join_queue(*who_);
    return true;
}

wake signal_wait::await_resume() {
    who_->state = wait_state::running;
    return who_->woken_by;
}

bool patient_signal_wait::await_suspend(process::handle frame) {
    check_patience(patience_);
    who_ = &frame.promise();
    if (who_->sim->takes_interruption(*who_))
        return false;
    of_->join_queue(*who_);
    schedule_patience(*who_, patience_);
    return true;
}

// Patience that ended leaves the process in the queue: that is how it is known.
bool patient_signal_wait::await_resume() {
    const bool was_in_time = who_->state == wait_state::granted;
    if (who_->state == wait_state::waiting)
        of_->arrive(*who_);
    who_->state = wait_state::running;
    return was_in_time && who_->woken_by == wake::elapsed;
}

signal::signal(simulation& sim, std::string name)
    : place(sim, wait_kind::signal, std::move(name)) {}

void signal::notify_all() {
    while (waiter* stand = queue_.first())
        sim().fire(*stand);
}

void signal::notify_one() {
    if (waiter* stand = queue_.first(); stand != nullptr)
        sim().fire(*stand);
}

void signal::add(waiter& stand) {
    stand.where = this;
    queue_.append(stand);
    ++waiting_count_;
}

void signal::join_queue(activity& who) {
    who.priority = 0;
    enqueue(who);
    who.can_be_interrupted = true;
}

}  // namespace corridor::core
