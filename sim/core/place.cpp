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

void place::take_turn_back(waiter_list& queue, activity& who) {
    who.stand.unlink();
    sim_->drop_event(who);
    enqueue_in(queue, who, true);
}

}  // namespace corridor::core
