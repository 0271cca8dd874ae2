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

void place::name_wait(const activity& who, wait& one) const {
    one.where = this;
    one.name = name_;
    if (who.state == wait_state::waiting)
        one.holders = holders();
}

void place::enqueue_in(waiter_list& queue, activity& who, bool ahead) {
    who.kind = kind_;
    who.state = wait_state::waiting;
    who.woken_by = wake::elapsed;
    who.can_be_interrupted = false;
    who.is_putting = false;
    who.since = sim_->now();
    stand_in(queue, who.stand, ahead);
}

void place::stand_in(waiter_list& queue, waiter& stand, bool ahead) {
    stand.where = this;
    ++waiting_count_;
    const std::int64_t overtaken = std::int64_t{stand.who->priority} + (ahead ? 0 : 1);
    waiter* position = &queue.end();  // before all from the priority `overtaken` on
    while (position->previous != &queue.end() && position->previous->who->priority >= overtaken)
        position = position->previous;
    stand.link_before(*position);
}

void place::grant(activity& who) {
    move_to_granted(who.stand);
    sim_->resume_now(who);
}

void place::move_to_granted(waiter& stand) {
    stand.unlink();
    --waiting_count_;
    granted_.append(stand);
}

void place::take_turn_back(waiter_list& queue, activity& who) {
    who.stand.unlink();
    sim_->drop_event(who);
    enqueue_in(queue, who, true);
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
