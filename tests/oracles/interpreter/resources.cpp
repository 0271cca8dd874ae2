// Units: who takes them, who loses them.
#include <limits>

#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {
namespace {

constexpr int everybody = std::numeric_limits<int>::min();
constexpr int nobody = -1;

}  // namespace

int interpreter::in_use(const place& here) const {
    int units = 0;
    for (const holding& h : holdings_)
        units += &resources_[index(h.place)] == &here && !h.is_lost ? h.units : 0;
    for (const stand& s : here.turns)
        units += s.asked.units;
    return units;
}

bool interpreter::stands_first(const place& here, const instruction& i) const {
    if (here.queue.empty() || made_ == mistake::newcomer_overtakes)
        return true;
    const int first = here.queue.front().asked.priority;
    return i.priority < first || (i.ahead && i.priority == first);
}

bool interpreter::can_take(int who, const instruction& i, std::vector<int>& lost) {
    place& here = resource(i.place);
    if (!stands_first(here, i))
        return false;
    if (i.units <= here.size - in_use(here))
        return true;
    return i.preempts && make_room(here, i.units, i.priority, who, lost);
}

std::optional<result> interpreter::take_now(int who, const instruction& i) {
    std::vector<int> lost;
    if (!can_take(who, i, lost))
        return std::nullopt;
    hold(who, i);
    tell(lost);
    settle_resource(resource(i.place));
    return result{outcome::granted, in_use(resource(i.place))};
}

result interpreter::hold(int who, const instruction& i) {
    holdings_.push_back({who, who, i.place, i.units, i.priority});
    return {outcome::granted, in_use(resource(i.place))};
}

// The first of the queue goes on when its units are free, or when it can take them.
void interpreter::settle_resource(place& here) {
    const auto fits = [&](const stand& s) { return s.asked.units <= here.size - in_use(here); };
    for (;;) {
        auto next = here.queue.begin();
        if (made_ == mistake::small_overtakes)
            next = std::find_if(next, here.queue.end(), fits);
        if (next == here.queue.end())
            return;
        const stand first = *next;
        std::vector<int> lost;
        if (!fits(first) &&
            !(first.asked.preempts &&
              make_room(here, first.asked.units, first.asked.priority, first.who, lost)))
            return;
        take_out(here.queue, first.who);
        here.turns.push_back(first);
        go_on(first.who);
        tell(lost);
    }
}

void interpreter::set_capacity(place& here, const instruction& i) {
    here.size = i.units;
    std::vector<int> lost;
    if (i.preempts)
        while (in_use(here) > here.size && take_from_worst(here, everybody, nobody, lost)) {
        }
    tell(lost);
    settle_resource(here);
}

// Takes from those above the priority number `above`, or from nobody when that is not enough.
bool interpreter::make_room(place& here, int units, int above, int own, std::vector<int>& lost) {
    if (units > here.size - in_use(here) + losable(here, above, own))
        return false;
    while (units > here.size - in_use(here))
        take_from_worst(here, above, own, lost);
    return true;
}

bool interpreter::may_lose(const place& here, const holding& h, int above, int own) const {
    if (&resources_[index(h.place)] != &here || h.is_lost || (own >= 0 && h.holder == own))
        return false;
    return h.priority > above || (made_ == mistake::equals_preempted && h.priority == above);
}

int interpreter::losable(const place& here, int above, int own) const {
    int units = 0;
    for (const holding& h : holdings_)
        units += may_lose(here, h, above, own) ? h.units : 0;
    for (const stand& s : here.turns)
        units += s.asked.priority > above ? s.asked.units : 0;
    return units;
}

// The greatest number loses first, among equals the latest; who has not run yet is the very latest.
bool interpreter::take_from_worst(place& here, int above, int own, std::vector<int>& lost) {
    const bool oldest = made_ == mistake::oldest_loses;
    holding* worst = nullptr;
    for (holding& h : holdings_) {
        if (!may_lose(here, h, above, own))
            continue;
        if (worst == nullptr || h.priority > worst->priority ||
            (h.priority == worst->priority && !oldest))
            worst = &h;
    }
    std::optional<std::size_t> turn;
    for (std::size_t n = 0; n < here.turns.size(); ++n) {
        const int priority = here.turns[n].asked.priority;
        if (priority <= above || (worst != nullptr && priority < worst->priority))
            continue;
        if (!turn || priority >= here.turns[*turn].asked.priority)
            turn = n;
    }
    if (turn) {
        lose_turn(here, *turn);
    } else if (worst != nullptr) {
        worst->is_lost = true;
        lost.push_back(worst->holder);
    }
    return turn || worst != nullptr;
}

// It waits again, at the head of its priority, with its patience as it was.
void interpreter::lose_turn(place& here, std::size_t turn) {
    stand loser = here.turns[turn];
    here.turns.erase(here.turns.begin() + static_cast<std::ptrdiff_t>(turn));
    drop_event(loser.who);
    const bool is_patient = loser.patience >= 0;
    wait(loser.who, is_patient);
    loser.asked.ahead = true;
    if (is_patient && made_ == mistake::patience_renewed)
        loser.patience = now_ + loser.asked.ms;
    enqueue(here.queue, loser);
    if (is_patient)
        schedule(loser.who, loser.patience, 0);
}

void interpreter::tell(const std::vector<int>& lost) {
    for (const int holder : lost)
        if (!has_ended(holder))
            preempted(holder);
}

// Units that were given back; -1 when they were lost, -2 without any hold.
int interpreter::let_go_latest(int who) {
    for (std::size_t n = holdings_.size(); n-- > 0;) {
        if (holdings_[n].who != who)
            continue;
        const holding given = holdings_[n];
        holdings_.erase(holdings_.begin() + static_cast<std::ptrdiff_t>(n));
        if (given.is_lost)
            return -1;
        settle_resource(resource(given.place));
        return given.units;
    }
    return -2;
}

int interpreter::hand_latest_to(int who, int whom) {
    for (std::size_t n = holdings_.size(); n-- > 0;) {
        if (holdings_[n].who != who)
            continue;
        holdings_[n].holder = has_ended(whom) ? nobody : whom;
        return 1;
    }
    return 0;
}

}  // namespace corridor::oracles
