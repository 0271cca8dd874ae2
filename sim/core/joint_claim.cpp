#include "sim/core/joint_claim.hpp"

#include <algorithm>

#include "sim/core/broken.hpp"

namespace corridor::core {

void joint_claim::check(std::span<const part> parts) {
    const part& first = parts.front();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const part& one = parts[i];
        one.of->check(one.wanted);
        if (one.wanted.preempts)
            broken("a joint claim preempts");
        if (one.wanted.priority != first.wanted.priority || one.wanted.ahead != first.wanted.ahead)
            broken("the parts of a joint claim have several priorities");
        if (&one.of->sim() != &first.of->sim())
            broken("the parts of a joint claim belong to several simulations");
        for (std::size_t j = 0; j < i; ++j)
            if (parts[j].of == one.of)
                broken("a joint claim names a resource twice");
    }
}

bool joint_claim::can_be_taken(std::span<const part> parts) {
    return std::all_of(parts.begin(), parts.end(), [](const part& one) {
        return one.of->has_free(one.wanted.units) && one.of->would_stand_first(one.wanted);
    });
}

bool joint_claim::take(std::span<const part> parts) {
    if (!can_be_taken(parts))
        return false;
    for (const part& one : parts) {
        one.of->in_use_ += one.wanted.units;
        one.of->note_use();
    }
    return true;
}

hold joint_claim::in_hand(const part& taken) {
    return hold{*taken.of, taken.wanted, taken.of->sim().current()};
}

void joint_claim::wait(activity& who, std::span<const part> parts, waiter* others) {
    parts_ = parts;
    others_ = others;
    who_ = &who;
    terms_.all = this;
    who.priority = parts.front().wanted.priority;
    who.preempts = false;
    who.cargo = &terms_;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        resource& of = *parts[i].of;
        const bool ahead = parts[i].wanted.ahead;
        stand(i).who = &who;
        if (i == 0)
            of.enqueue_in(of.joint_, who, ahead);
        else
            of.stand_in(of.joint_, stand(i), ahead);
        of.note_queue();
    }
}

void joint_claim::be_patient(duration patience) {
    terms_.is_patient = true;
    terms_.deadline = end_of_patience(who_->sim->now(), patience);
    resource::be_patient(*who_);
}

bool joint_claim::arrive() {
    const bool was_granted = who_->state == wait_state::granted;
    who_->state = wait_state::running;
    if (!who_->stand.is_linked())
        return false;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        stand(i).unlink();
        if (was_granted)
            continue;
        --parts_[i].of->waiting_count_;
        parts_[i].of->note_queue();
    }
    return was_granted;
}

void joint_claim::give_turn() {
    take(parts_);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        parts_[i].of->move_to_granted(stand(i));
        parts_[i].of->note_queue();
    }
    who_->sim->resume_now(*who_);
}

// The places are served later: whoever takes the turn away has not finished yet.
void joint_claim::lose_turn() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        resource& of = *parts_[i].of;
        of.in_use_ -= parts_[i].wanted.units;
        if (i == 0) {
            of.take_turn_back(of.joint_, *who_);
        } else {
            stand(i).unlink();
            of.stand_in(of.joint_, stand(i), true);
        }
        of.note_queue();
    }
    if (terms_.is_patient)
        resource::be_patient(*who_);
}

// Its first stand has been taken out already. That it waits no more changes nothing for others.
void joint_claim::left(bool was_granted) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        resource& of = *parts_[i].of;
        if (i > 0)
            stand(i).unlink();
        if (i > 0 && !was_granted)
            --of.waiting_count_;
        if (was_granted)
            of.in_use_ -= parts_[i].wanted.units;
        of.note_queue();
    }
    if (was_granted)
        for (const part& one : parts_)
            one.of->serve();
}

void joint_claim::forget(resource& dying) {
    const bool was_granted = who_->state == wait_state::granted;
    dying.forget(who_->stand);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        resource& of = *parts_[i].of;
        if (i > 0)
            stand(i).unlink();
        if (was_granted)
            of.in_use_ -= parts_[i].wanted.units;
        else
            --of.waiting_count_;
        of.note_queue();
    }
    if (was_granted)
        serve_others_than(dying);
}

void joint_claim::serve_others_than(const resource& here) const {
    for (const part& one : parts_)
        if (one.of != &here)
            one.of->serve();
}

int joint_claim::units_at(const resource& here) const {
    const auto found = std::find_if(parts_.begin(), parts_.end(),
                                    [&here](const part& one) { return one.of == &here; });
    return found->wanted.units;
}

// Of one that waits, the places that hold it up now: another one's holders may all be locked.
void joint_claim::name_wait(core::wait& one) const {
    const bool waits = who_->state == wait_state::waiting;
    for (const part& each : parts_) {
        if (waits && can_be_taken({&each, 1}))
            continue;
        one.name += (one.where == nullptr ? "" : " + ") + each.of->name();
        one.where = one.where == nullptr ? each.of : one.where;
        if (!waits)
            continue;
        one.holders_each.push_back(each.of->holders());
        one.holders.insert(one.holders.end(), one.holders_each.back().begin(),
                           one.holders_each.back().end());
    }
}

}  // namespace corridor::core
