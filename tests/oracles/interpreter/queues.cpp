// Who stands where, and whose turn comes.
#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {

void interpreter::enqueue(std::vector<stand>& queue, stand added) {
    std::size_t position = 0;
    while (position < queue.size() &&
           (queue[position].priority < added.priority ||
            (queue[position].priority == added.priority && made_ != mistake::newest_first)))
        ++position;
    queue.insert(queue.begin() + static_cast<std::ptrdiff_t>(position), added);
}

// Out of all queues, and what that changes for others.
void interpreter::leave(int who) {
    const auto erased = [&](std::vector<stand>& queue) {
        return std::erase_if(queue, [&](const stand& s) { return s.who == who; }) > 0;
    };
    for (being& b : beings_)
        erased(b.joiners);
    for (place& here : signals_)
        erased(here.queue);
    const auto changes = [&](place& here) {
        const bool has_left = erased(here.queue) && made_ != mistake::nobody_moves_up;
        const bool gives_back = made_ != mistake::turn_lost && erased(here.turns);
        return has_left || gives_back;
    };
    for (place& here : resources_)
        if (changes(here))
            settle_resource(here);
    for (place& here : stores_) {
        erased(here.putters);
        if (changes(here))
            settle_store(here);
    }
}

// What the first of the queue waits for has come.
void interpreter::fire(std::vector<stand>& queue) {
    const bool backwards = made_ == mistake::joiners_reversed;
    const stand first = backwards ? queue.back() : queue.front();
    queue.erase(backwards ? queue.end() - 1 : queue.begin());
    being& b = of(first.who);
    if (first.position >= 0) {
        b.chosen = first.position;
        if (--b.wanted > 0)
            return;
        leave(first.who);
    }
    go_on(first.who);
}

int interpreter::in_use(const place& here) const {
    int units = 0;
    for (const holding& h : holdings_)
        units += &resources_[index(h.place)] == &here ? h.units : 0;
    for (const stand& s : here.turns)
        units += s.units;
    return units;
}

bool interpreter::can_take(const place& here, const instruction& i) const {
    if (i.units > here.size - in_use(here))
        return false;
    return here.queue.empty() || here.queue.front().priority > i.priority ||
           made_ == mistake::newcomer_overtakes;
}

void interpreter::settle_resource(place& here) {
    const auto fits = [&](const stand& s) { return s.units <= here.size - in_use(here); };
    for (;;) {
        auto next = here.queue.begin();
        if (made_ == mistake::small_overtakes)
            next = std::find_if(next, here.queue.end(), fits);
        if (next == here.queue.end() || !fits(*next))
            return;
        const stand first = *next;
        here.queue.erase(next);
        here.turns.push_back(first);
        go_on(first.who);
    }
}

void interpreter::settle_store(place& here) {
    for (;;) {
        if (!here.queue.empty() && here.things.size() > here.turns.size()) {
            const stand first = here.queue.front();
            here.queue.erase(here.queue.begin());
            here.turns.push_back(first);
            go_on(first.who);
        } else if (!here.putters.empty() && here.things.size() < index(here.size)) {
            const stand first = here.putters.front();
            here.putters.erase(here.putters.begin());
            here.things.push_back(first.units);
            go_on(first.who);
        } else {
            return;
        }
    }
}

int interpreter::take_thing(place& here, std::size_t position) {
    if (made_ == mistake::thing_too_new)
        position = here.things.size() - 1;
    const int thing = here.things[position];
    here.things.erase(here.things.begin() + static_cast<std::ptrdiff_t>(position));
    settle_store(here);
    return thing;
}

bool interpreter::use_turn(place& here, int who) {
    return std::erase_if(here.turns, [&](const stand& s) { return s.who == who; }) > 0;
}

}  // namespace corridor::oracles
