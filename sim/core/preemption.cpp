// Who loses units of a resource, to a claim that preempts or to a smaller capacity. In two steps:
// first units change hands, then those who lost are told. What a process waits for elsewhere may
// move when it is told, so by then every count must be right.
#include <limits>
#include <utility>

#include "sim/core/joint_claim.hpp"
#include "sim/core/resource.hpp"

namespace corridor::core {

struct resource::losers {
    hold_link holds;               // empty, and linked here until they are told
    joint_claim* joint = nullptr;  // lost their turn; their other places are served then
};

namespace {

constexpr std::int64_t everybody = std::numeric_limits<std::int64_t>::min();

}  // namespace

bool resource::take_by_preempting(const claim& wanted) {
    losers lost;
    if (!make_room(wanted.units, wanted.priority, sim().running(), lost))
        return false;
    in_use_ += wanted.units;
    tell(lost);
    serve();
    return true;
}

bool resource::serve_by_preempting(activity& who) {
    losers lost;
    if (!make_room(who.units, who.priority, &who, lost))
        return false;
    give_turn(who);
    tell(lost);
    return true;
}

void resource::cut() {
    losers lost;
    while (in_use_ > capacity_ && take_from_worst(everybody, nullptr, lost))
        continue;
    tell(lost);
}

bool resource::make_room(int units, std::int32_t priority, const activity* own, losers& lost) {
    if (!has_free(units - losable(priority, own)))
        return false;
    while (!has_free(units))
        take_from_worst(priority, own, lost);
    return true;
}

// Units in the hands of others whose priority number is above `above`.
int resource::losable(std::int64_t above, const activity* own) {
    int units = 0;
    for (hold_link* link = holds_.next; link != &holds_; link = link->next) {
        const hold& one = static_cast<const hold&>(*link);
        if (one.priority_ > above && !is_of(one, own))
            units += one.units_;
    }
    for (waiter* stand = granted_.end().next; stand != &granted_.end(); stand = stand->next)
        if (stand->who->priority > above)
            units += units_of(*stand->who);
    return units;
}

bool resource::take_from_worst(std::int64_t above, const activity* own, losers& lost) {
    activity* const granted = worst_granted(above);
    hold* const held = worst_hold(granted == nullptr ? above : granted->priority, own);
    if (held != nullptr) {
        in_use_ -= held->units_;
        held->empty_as(hold::lost);
        held->unlink();
        held->link_before(lost.holds);
        return true;
    }
    if (granted != nullptr)
        lose_turn(*granted, lost);
    return granted != nullptr;
}

hold* resource::worst_hold(std::int64_t above, const activity* own) {
    hold* worst = nullptr;
    for (hold_link* link = holds_.previous; link != &holds_; link = link->previous) {
        hold& one = static_cast<hold&>(*link);
        if (one.priority_ <= above || is_of(one, own))
            continue;
        above = one.priority_;
        worst = &one;
    }
    return worst;
}

activity* resource::worst_granted(std::int64_t above) {
    activity* worst = nullptr;
    for (waiter* stand = granted_.end().previous; stand != &granted_.end();
         stand = stand->previous) {
        if (stand->who->priority <= above)
            continue;
        above = stand->who->priority;
        worst = stand->who;
    }
    return worst;
}

bool resource::is_of(const hold& one, const activity* own) const {
    return own != nullptr && sim().find(one.holder_) == own;
}

void resource::lose_turn(activity& who, losers& lost) {
    if (joint_claim* all = joint_of(who); all != nullptr) {
        all->lose_turn();
        if (all->is_loser_)
            return;  // in the list of someone who is not done yet
        all->is_loser_ = true;
        all->next_loser_ = std::exchange(lost.joint, all);
        return;
    }
    in_use_ -= who.units;
    take_turn_back(queue_, who);
    note_queue();
    if (who.cargo != nullptr)
        be_patient(who);
}

void resource::tell(losers& lost) {
    while (lost.holds.next != &lost.holds) {
        hold& one = static_cast<hold&>(*lost.holds.next);
        one.unlink();
        if (activity* holder = sim().find(one.holder_); holder != nullptr)
            sim().preempted(*holder);
    }
    while (lost.joint != nullptr) {
        joint_claim& all = *std::exchange(lost.joint, lost.joint->next_loser_);
        all.is_loser_ = false;
        all.serve_others_than(*this);
    }
}

}  // namespace corridor::core
