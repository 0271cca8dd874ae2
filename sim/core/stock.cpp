#include "sim/core/stock.hpp"

#include <utility>

#include "sim/core/broken.hpp"
#include "sim/core/simulation.hpp"
#include "sim/core/snapshot.hpp"

namespace corridor::core {

stock::stock(simulation& sim, wait_kind kind, std::string name)
    : place(sim, kind, std::move(name)) {}

stock::~stock() {
    while (waiter* stand = putters_.first())
        forget(*stand);
}

void stock::observe(time_histogram* of_inside) {
    if (record_ == nullptr)
        record_ = std::make_unique<stock_record>();
    of_inside_ = of_inside;
    reset_statistics();
}

const stock_record& stock::record() const {
    if (record_ == nullptr)
        broken("the record of a store or level that nobody observes");
    return *record_;
}

void stock::reset_statistics() {
    if (record_ == nullptr)
        return;
    write();
    const time_point now = sim().now();
    record_->inside.reset(now);
    record_->getting.reset(now);
    record_->putting.reset(now);
    if (of_inside_ != nullptr)
        of_inside_->reset(now);
}

void stock::write() {
    const time_point now = sim().now();
    record_->inside.set(now, inside());
    record_->getting.set(now, waiting_to_get());
    record_->putting.set(now, waiting_to_put());
    if (of_inside_ != nullptr)
        of_inside_->set(now, inside());
}

void stock::wait_to_get(activity& who, std::int32_t priority, void* asked) {
    who.cargo = asked;
    who.priority = priority;
    enqueue(who);
    note();
}

void stock::wait_to_put(activity& who, std::int32_t priority, void* asked) {
    who.cargo = asked;
    who.priority = priority;
    enqueue_in(putters_, who);
    who.is_putting = true;
    ++putters_count_;
    note();
}

void stock::admit(activity& who) {
    who.stand.unlink();
    --waiting_count_;
    --putters_count_;
    sim().resume_now(who);
}

void stock::describe(place_state& state) const {
    state.inside = inside();
    for (const waiter* stand = putters_.begin_of_walk(); stand != putters_.end_of_walk();
         stand = stand->next)
        state.putting.push_back(stand->who->id);
}

}  // namespace corridor::core
