#include "sim/core/resource.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "sim/core/broken.hpp"
#include "sim/core/joint_claim.hpp"
#include "sim/core/patience.hpp"
#include "sim/core/snapshot.hpp"

namespace corridor::core {

// --- hold ---

// One that was just lost is empty, but still linked until its holder has been told.
void hold::take_over(hold& other) noexcept {
    of_ = other.of_;
    holder_ = other.holder_;
    units_ = other.units_;
    priority_ = other.priority_;
    if (other.next != &other) {
        link_before(*other.next);
        other.unlink();
    }
    other.empty_as(0);
}

bool patient_request::await_ready() {
    of_->check(wanted_);
    check_patience(patience_);
    at_once_ = of_->take(wanted_);
    return at_once_;
}

bool patient_request::await_suspend(process::handle frame) {
    activity& who = frame.promise();
    simulation& sim = of_->sim();
    if (sim.takes_interruption(who))
        return false;
    terms_.deadline = end_of_patience(sim.now(), patience_);
    of_->join_queue(who, wanted_, &terms_);
    resource::be_patient(who);
    return true;
}

std::optional<hold> patient_request::await_resume() {
    simulation& sim = of_->sim();
    activity& who = *sim.running();
    if (!at_once_ && (who.state == wait_state::running || !of_->arrive(who)))
        return std::nullopt;
    return hold{*of_, wanted_, sim.current()};
}

// --- resource ---

resource::resource(simulation& sim, int units, std::string name)
    : place(sim, wait_kind::resource, std::move(name)), capacity_(units), largest_capacity_(units) {
    if (units < 1)
        broken("a resource has less than one unit");
}

resource::~resource() {
    while (waiter* stand = joint_.first())
        joint_of(*stand->who)->forget(*this);
    for (waiter* stand = granted_.first(); stand != nullptr; stand = granted_.first()) {
        if (joint_claim* all = joint_of(*stand->who); all != nullptr)
            all->forget(*this);
        else
            forget(*stand);
    }
    while (holds_.next != &holds_) {
        hold& one = static_cast<hold&>(*holds_.next);
        one.unlink();
        one.empty_as(0);
    }
}

std::optional<hold> resource::try_acquire_now(claim wanted) {
    check(wanted);
    if (!take(wanted))
        return std::nullopt;
    return hold{*this, wanted, sim().current()};
}

void resource::set_capacity(int units, when_cut how) {
    if (units < 0)
        broken("a resource has less than no units");
    capacity_ = units;
    largest_capacity_ = std::max(largest_capacity_, units);
    if (record_ != nullptr)
        record_->capacity.set(sim().now(), units);
    if (how == when_cut::preempt)
        cut();
    serve();
}

void resource::observe() {
    if (record_ == nullptr)
        record_ = std::make_unique<resource_record>();
    record_->capacity.set(sim().now(), capacity_);
    note_use();
    note_queue();
    reset_statistics();
}

const resource_record& resource::record() const {
    if (record_ == nullptr)
        broken("the record of a resource that nobody observes");
    return *record_;
}

double resource::utilisation() const {
    const double units = record().capacity.mean(sim().now());
    return units > 0.0 ? record().in_use.mean(sim().now()) / units
                       : std::numeric_limits<double>::quiet_NaN();
}

void resource::reset_statistics() {
    if (record_ == nullptr)
        return;
    for (time_weighted* each : {&record_->capacity, &record_->in_use, &record_->queued})
        each->reset(sim().now());
}

void resource::left(activity& who, bool was_granted) {
    if (joint_claim* all = joint_of(who); all != nullptr) {
        all->left(was_granted);
        return;
    }
    if (was_granted)
        in_use_ -= who.units;
    else
        note_queue();
    serve();
}

std::vector<std::uint64_t> resource::holders() const {
    std::vector<std::uint64_t> ids;
    for (const hold_link* link = holds_.next; link != &holds_; link = link->next)
        ids.push_back(static_cast<const hold*>(link)->holder_.id());
    return ids;
}

void resource::describe(place_state& state) const {
    state.capacity = capacity_;
    state.inside = in_use_;
    for (const waiter* stand = joint_.begin_of_walk(); stand != joint_.end_of_walk();
         stand = stand->next)
        state.jointly.push_back(stand->who->id);
}

void resource::name_wait(const activity& who, wait& one) const {
    if (const joint_claim* all = joint_of(who); all != nullptr)
        all->name_wait(one);
    else
        place::name_wait(who, one);
}

joint_claim* resource::joint_of(const activity& who) {
    return who.cargo == nullptr ? nullptr : static_cast<const claim_terms*>(who.cargo)->all;
}

void resource::be_patient(activity& who) {
    who.can_be_interrupted = true;
    const time_point deadline = static_cast<const claim_terms*>(who.cargo)->deadline;
    if (deadline != never)  // over already, when it had been moved by reschedule()
        who.sim->schedule(who, std::max(deadline, who.sim->now()), 0);
}

int resource::units_of(const activity& who) const {
    const joint_claim* all = joint_of(who);
    return all == nullptr ? who.units : all->units_at(*this);
}

// Units are taken when they are granted, not when the process runs: nobody comes in between.
void resource::serve_queues() {
    if (sim().is_ending())
        return;
    while (true) {
        if (!joint_.empty() && serve_joint())
            continue;
        if (queue_.empty())
            return;
        activity& who = *queue_.first()->who;
        if (has_free(who.units))
            give_turn(who);
        else if (!who.preempts || !serve_by_preempting(who))
            return;
    }
}

bool resource::serve_joint() {
    if (in_use_ >= capacity_)
        return false;
    for (waiter* stand = joint_.first(); stand != &joint_.end(); stand = stand->next) {
        joint_claim& all = *joint_of(*stand->who);
        if (!all.can_be_taken())
            continue;
        all.give_turn();
        return true;
    }
    return false;
}

}  // namespace corridor::core
