#include "sim/core/condition.hpp"

namespace corridor::core {

// Who goes on is in no queue any more: it may outlive the condition.
void condition::changed() {
    for (waiter* stand = queue_.first(); stand != nullptr;) {
        waiter* const next = queue_.after(*stand);
        if (ask(*static_cast<const question*>(stand->who->cargo)))
            sim().fire(*stand);
        stand = next;
    }
}

bool condition::join_queue(activity& who, question& asked, std::int32_t priority) {
    if (sim().takes_interruption(who))
        return false;
    who.cargo = &asked;
    who.priority = priority;
    enqueue(who);
    who.can_be_interrupted = true;
    return true;
}

wake condition::how_it_ended(activity& who) {
    who.state = wait_state::running;
    return who.woken_by;
}

// Patience that ended leaves the process in the queue: that is how it is known. Else the condition
// may be gone.
bool condition::came_true(condition* of, activity& who) {
    const bool was_in_time = who.state == wait_state::granted;
    if (who.state == wait_state::waiting)
        of->arrive(who);
    who.state = wait_state::running;
    return was_in_time && who.woken_by == wake::elapsed;
}

}  // namespace corridor::core
