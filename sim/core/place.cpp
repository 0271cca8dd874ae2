#include "sim/core/place.hpp"

#include <utility>

#include "sim/core/simulation.hpp"

namespace corridor::core {

place::place(simulation& sim, wait_kind kind, std::string name)
    : sim_(&sim), name_(std::move(name)), kind_(kind), link_(*this) {
    link_.link_before(sim.places());
}

place::~place() {
    while (waiter* stand = queue_.first())
        forget(*stand);
    while (waiter* stand = granted_.first())
        forget(*stand);
}

// Its queue is gone: the process waits on for nothing. A granted one must not run, since it would
// take its turn at a place that is no more.
void place::forget(waiter& stand) {
    stand.unlink();
    stand.where = nullptr;
    if (stand.who->state == wait_state::granted || stand.who->several == nullptr)
        sim_->drop_event(*stand.who);
    stand.who->state = wait_state::waiting;
}

void place::enqueue_in(waiter_list& queue, activity& who, bool ahead) {
    who.kind = kind_;
    who.state = wait_state::waiting;
    who.woken_by = wake::elapsed;
    who.can_be_interrupted = false;
    who.is_putting = false;
    who.since = sim_->now();
    who.stand.where = this;
    ++waiting_count_;
    const std::int64_t overtaken = std::int64_t{who.priority} + (ahead ? 0 : 1);  // and all above
    waiter* position = &queue.end();
    while (position->previous != &queue.end() && position->previous->who->priority >= overtaken)
        position = position->previous;
    who.stand.link_before(*position);
}

void place::grant(activity& who) {
    who.stand.unlink();
    --waiting_count_;
    granted_.append(who.stand);
    sim_->resume_now(who);
}

void place::take_turn_back(activity& who) {
    who.stand.unlink();
    sim_->drop_event(who);
    enqueue(who, true);
}

bool place::arrive(activity& who) {
    const wait_state was = who.state;
    who.state = wait_state::running;
    if (!who.stand.is_linked())
        return false;
    who.stand.unlink();
    if (was == wait_state::granted)
        return true;
    --waiting_count_;
    left(who, false);
    return false;
}

}  // namespace corridor::core
