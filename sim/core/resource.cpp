#include "sim/core/resource.hpp"

#include <utility>

#include "sim/core/broken.hpp"
#include "sim/core/snapshot.hpp"

namespace corridor::core {

// --- hold ---

hold::hold(resource& of, int units, std::uint64_t holder)
    : of_(&of), holder_(holder), units_(units) {
    previous = of.holds_.previous;
    next = &of.holds_;
    previous->next = this;
    next->previous = this;
}

void hold::take_over(hold& other) noexcept {
    of_ = other.of_;
    holder_ = other.holder_;
    units_ = other.units_;
    if (of_ == nullptr)
        return;
    previous = other.previous;
    next = other.next;
    previous->next = this;
    next->previous = this;
    other.of_ = nullptr;
    other.previous = other.next = &other;
}

void hold::detach() noexcept {
    previous->next = next;
    next->previous = previous;
    previous = next = this;
    of_ = nullptr;
}

void hold::release() {
    resource* const of = of_;
    if (of == nullptr)
        return;
    detach();
    of->set_in_use(of->in_use_ - units_);
    of->serve();
}

// --- request ---

bool request::await_ready() {
    of_->check(wanted_);
    return of_->take_if_free(wanted_);
}

void request::await_suspend(process::handle frame) { of_->join_queue(frame.promise(), wanted_); }

hold request::await_resume() {
    activity& who = *of_->sim().running();
    if (who.state != wait_state::running)
        of_->arrive(who);
    return hold{*of_, wanted_.units, who.id};
}

bool patient_request::await_ready() {
    of_->check(wanted_);
    if (patience_ < duration::zero())
        broken("patience is negative");
    at_once_ = of_->take_if_free(wanted_);
    return at_once_;
}

bool patient_request::await_suspend(process::handle frame) {
    activity& who = frame.promise();
    simulation& sim = of_->sim();
    if (sim.takes_interruption(who))
        return false;
    of_->join_queue(who, wanted_);
    who.can_be_interrupted = true;
    sim.schedule(who, sim.now() + patience_, 0);
    return true;
}

std::optional<hold> patient_request::await_resume() {
    activity& who = *of_->sim().running();
    if (!at_once_ && (who.state == wait_state::running || !of_->arrive(who)))
        return std::nullopt;
    return hold{*of_, wanted_.units, who.id};
}

// --- resource ---

resource::resource(simulation& sim, int units, std::string name)
    : place(sim, wait_kind::resource, std::move(name)),
      capacity_(units),
      busy_(sim.now()),
      queued_(sim.now()) {
    if (units < 1)
        broken("a resource has less than one unit");
}

resource::~resource() {
    while (holds_.next != &holds_)
        static_cast<hold*>(holds_.next)->detach();
}

std::optional<hold> resource::try_acquire_now(claim wanted) {
    check(wanted);
    if (!take_if_free(wanted))
        return std::nullopt;
    const activity* who = sim().running();
    return hold{*this, wanted.units, who == nullptr ? 0 : who->id};
}

double resource::utilisation() const { return busy_.mean(sim().now()) / capacity_; }

void resource::reset_statistics() {
    busy_.reset(sim().now());
    queued_.reset(sim().now());
}

void resource::left(activity& who, bool was_granted) {
    if (was_granted)
        set_in_use(in_use_ - who.units);
    else
        note_queue();
    serve();
}

std::vector<std::uint64_t> resource::holders() const {
    std::vector<std::uint64_t> ids;
    for (const hold_link* link = holds_.next; link != &holds_; link = link->next)
        ids.push_back(static_cast<const hold*>(link)->holder_);
    return ids;
}

void resource::describe(place_state& state) const {
    state.capacity = capacity_;
    state.inside = in_use_;
}

void resource::check(claim wanted) const {
    if (wanted.units < 1 || wanted.units > capacity_)
        broken("a claim on a resource is less than one unit or more than it has");
}

bool resource::take_if_free(claim wanted) {
    if (wanted.units > capacity_ - in_use_)
        return false;
    if (!queue_.empty() && queue_.first()->who->priority <= wanted.priority)
        return false;
    set_in_use(in_use_ + wanted.units);
    return true;
}

void resource::join_queue(activity& who, claim wanted) {
    who.units = wanted.units;
    who.priority = wanted.priority;
    enqueue(who);
    note_queue();
}

void resource::set_in_use(int units) {
    in_use_ = units;
    busy_.set(sim().now(), units);
}

void resource::note_queue() { queued_.set(sim().now(), waiting()); }

// Units are taken when they are granted, not when the process runs: nobody comes in between.
void resource::serve() {
    if (sim().is_ending())
        return;
    while (waiter* stand = queue_.first()) {
        activity& who = *stand->who;
        if (who.units > capacity_ - in_use_)
            return;
        set_in_use(in_use_ + who.units);
        grant(who);
        note_queue();
    }
}

}  // namespace corridor::core
