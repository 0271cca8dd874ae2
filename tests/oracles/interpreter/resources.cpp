// Units: who takes them, who loses them.
#include <limits>
#include <utility>

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
        units += units_at(here, s.asked);
    return units;
}

// Of a joint claim two, else one.
std::vector<int> interpreter::places_of(const instruction& i) const {
    const auto count = static_cast<int>(resources_.size());
    if (i.what == op::acquire_all || i.what == op::try_acquire_all_for)
        return {i.place, (i.place + 1) % count};
    return {i.place};
}

int interpreter::units_at(const place& here, const instruction& i) const {
    return &resources_[index(i.place)] == &here ? i.units : i.others;
}

// Its units are free at each place, and nobody there stands before it with a claim for it alone.
bool interpreter::has_units(const instruction& i) const {
    const std::vector<int> places = places_of(i);
    return std::all_of(places.begin(), places.end(), [&](int which) {
        const place& here = resources_[index(which)];
        return stands_first(here, i) && units_at(here, i) <= here.size - in_use(here);
    });
}

// To the first joint claim here whose parts are all free.
bool interpreter::give_joint_turn(place& here) {
    for (const stand& s : here.jointly) {
        if (!has_units(s.asked))
            continue;
        const stand first = s;
        for (const int which : places_of(first.asked)) {
            take_out(resource(which).jointly, first.who);
            resource(which).turns.push_back(first);
        }
        go_on(first.who);
        return true;
    }
    return false;
}

result interpreter::hold_all(int who, const instruction& i) {
    for (const int which : places_of(i))
        holdings_.push_back({who, who, which, units_at(resource(which), i), i.priority});
    return {outcome::granted, in_use(resource(i.place))};
}

// Waiting it held up nobody; a turn is given back at all places before others are served.
void interpreter::leave_jointly(int who) {
    std::optional<stand> turn;
    for (place& here : resources_) {
        take_out(here.jointly, who);
        for (const stand& s : here.turns)
            if (s.who == who && places_of(s.asked).size() > 1)
                turn = s;
    }
    if (!turn)
        return;
    for (const int which : places_of(turn->asked))
        take_out(resource(which).turns, who);
    for (const int which : places_of(turn->asked))
        settle_resource(resource(which));
}

bool interpreter::stands_first(const place& here, const instruction& i) const {
    if (here.queue.empty() || made_ == mistake::newcomer_overtakes)
        return true;
    const int first = here.queue.front().asked.priority;
    return i.priority < first || (i.ahead && i.priority == first);
}

bool interpreter::can_take(int who, const instruction& i, losers& lost) {
    place& here = resource(i.place);
    if (!stands_first(here, i))
        return false;
    if (i.units <= here.size - in_use(here))
        return true;
    return i.preempts && make_room(here, i.units, i.priority, who, lost);
}

std::optional<result> interpreter::take_now(int who, const instruction& i) {
    losers lost;
    if (!can_take(who, i, lost))
        return std::nullopt;
    hold(who, i);
    tell(lost, resource(i.place));
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
        if (give_joint_turn(here))
            continue;
        auto next = here.queue.begin();
        if (made_ == mistake::small_overtakes)
            next = std::find_if(next, here.queue.end(), fits);
        if (next == here.queue.end())
            return;
        const stand first = *next;
        losers lost;
        if (!fits(first) &&
            !(first.asked.preempts &&
              make_room(here, first.asked.units, first.asked.priority, first.who, lost)))
            return;
        take_out(here.queue, first.who);
        here.turns.push_back(first);
        go_on(first.who);
        tell(lost, here);
    }
}

void interpreter::set_capacity(place& here, const instruction& i) {
    here.size = i.units;
    losers lost;
    if (i.preempts)
        while (in_use(here) > here.size && take_from_worst(here, everybody, nobody, lost)) {
        }
    tell(lost, here);
    settle_resource(here);
}

// Takes from those above the priority number `above`, or from nobody when that is not enough.
bool interpreter::make_room(place& here, int units, int above, int own, losers& lost) {
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
        units += s.asked.priority > above ? units_at(here, s.asked) : 0;
    return units;
}

// The greatest number loses first, among equals the latest; who has not run yet is the very latest.
bool interpreter::take_from_worst(place& here, int above, int own, losers& lost) {
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
        lose_turn(here, *turn, lost);
    } else if (worst != nullptr) {
        worst->is_lost = true;
        lost.holders.push_back(worst->holder);
    }
    return turn || worst != nullptr;
}

// It waits again, at the head of its priority, with its patience as it was.
void interpreter::lose_turn(place& here, std::size_t turn, losers& lost) {
    stand loser = here.turns[turn];
    const std::vector<int> places = places_of(loser.asked);
    const bool is_joint = places.size() > 1;
    drop_event(loser.who);
    const bool is_patient = loser.patience >= 0;
    wait(loser.who, is_patient);
    if (is_patient && made_ == mistake::patience_renewed)
        loser.patience = now_ + loser.asked.ms;
    for (const int which : places) {
        place& one = resource(which);
        take_out(one.turns, loser.who);
        enqueue(is_joint ? one.jointly : one.queue, loser, true);
    }
    if (is_patient)
        schedule(loser.who, std::max(loser.patience, now_), 0);
    if (is_joint && !std::exchange(of(loser.who).is_loser, true))
        lost.jointly.push_back(loser.who);
}

// Holders first; then the other places of joint claims are served, the last loser's first.
void interpreter::tell(const losers& lost, const place& here) {
    for (const int holder : lost.holders)
        if (!has_ended(holder))
            preempted(holder);
    for (std::size_t n = lost.jointly.size(); n-- > 0;) {
        of(lost.jointly[n]).is_loser = false;
        for (const int which : places_of(step_of(lost.jointly[n])))
            if (&resource(which) != &here)
                settle_resource(resource(which));
    }
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
