#include "sim/core/patience.hpp"

#include "sim/core/broken.hpp"

namespace corridor::core {

void check_patience(duration patience) {
    if (patience < duration::zero())
        broken("patience is negative");
}

time_point end_of_patience(time_point now, duration patience) {
    return patience < never - now ? now + patience : never;
}

void schedule_patience(activity& who, duration patience) {
    if (const time_point end = end_of_patience(who.sim->now(), patience); end != never)
        who.sim->schedule(who, end, 0);
}

bool patient_join_wait::await_suspend(process::handle frame) {
    activity& who = frame.promise();
    who_ = &who;
    if (!stand_among_joiners(who, whom_))
        return false;
    schedule_patience(who, patience_);
    return true;
}

// Patience that ended leaves the process among the joiners: that is how it is known.
bool patient_join_wait::await_resume() {
    if (who_ == nullptr)
        return true;
    const bool has_ended = who_->state == wait_state::granted && who_->woken_by == wake::elapsed;
    if (who_->stand.is_linked())
        who_->stand.unlink();
    who_->state = wait_state::running;
    return has_ended;
}

}  // namespace corridor::core
