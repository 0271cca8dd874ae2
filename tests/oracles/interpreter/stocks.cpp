// Things and amounts: who gets them, who may put them.
#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {

// --- stores ---

// What is promised takes up room until its getter runs.
bool interpreter::has_room(const place& here) {
    return here.things.size() + here.turns.size() < index(here.size);
}

bool interpreter::fits(const stand& getter, const stored& thing) {
    const bool is_choosy = getter.asked.what == op::get_if || getter.asked.what == op::get_if_for;
    return !is_choosy || thing.number >= getter.asked.units;
}

void interpreter::bring(place& here, int number) {
    const stored thing{number, ++here.came};
    if (!offer(here, thing))
        put_in_order(here, thing);
}

// To the first waiting getter that takes it.
bool interpreter::offer(place& here, const stored& thing) {
    for (std::size_t n = 0; n < here.queue.size(); ++n) {
        if (!fits(here.queue[n], thing))
            continue;
        stand getter = here.queue[n];
        here.queue.erase(here.queue.begin() + static_cast<std::ptrdiff_t>(n));
        getter.given = thing;
        here.turns.push_back(getter);
        go_on(getter.who);
        return true;
    }
    return false;
}

void interpreter::put_in_order(place& here, const stored& thing) {
    const auto before = [&](const stored& a, const stored& b) {
        if (here.is_sorted && a.number != b.number)
            return a.number < b.number;
        return a.came < b.came;
    };
    here.things.push_back(thing);
    std::stable_sort(here.things.begin(), here.things.end(), before);
}

std::optional<stored> interpreter::take_thing(place& here, const stand& getter) {
    if (made_ == mistake::thing_too_new)
        std::reverse(here.things.begin(), here.things.end());
    const auto found = std::find_if(here.things.begin(), here.things.end(),
                                    [&](const stored& t) { return fits(getter, t); });
    if (found == here.things.end())
        return std::nullopt;
    const stored taken = *found;
    here.things.erase(found);
    use_room(here);
    return taken;
}

// Room goes to the putters in their order; each one's thing is offered before the next is served.
void interpreter::use_room(place& here) {
    while (has_room(here) && !here.putters.empty()) {
        const stand first = here.putters.front();
        here.putters.erase(here.putters.begin());
        go_on(first.who);
        bring(here, first.asked.units);
    }
}

// To its place in the order, unless somebody who waits takes it.
void interpreter::give_back(place& here, const stored& thing) {
    if (offer(here, thing))
        return;
    if (made_ == mistake::given_back_last)
        here.things.push_back(thing);
    else
        put_in_order(here, thing);
}

// --- levels ---

int interpreter::promised(const place& here) {
    int amount = 0;
    for (const stand& s : here.turns)
        amount += s.asked.units;
    return amount;
}

// True when it was there, or had room, and nobody of equal or better priority waits for the same.
bool interpreter::change_level_now(const instruction& i) {
    place& here = level(i.place);
    const bool is_put = i.what == op::level_put || i.what == op::level_put_for;
    const std::vector<stand>& queue = is_put ? here.putters : here.queue;
    if (!queue.empty() && queue.front().asked.priority <= i.priority)
        return false;
    const int most = is_put ? here.size - here.amount - promised(here) : here.amount;
    if (i.units > most)
        return false;
    here.amount += is_put ? i.units : -i.units;
    settle_level(here);
    return true;
}

void interpreter::settle_level(place& here) {
    settle_getters(here);
    while (!here.putters.empty() &&
           here.putters.front().asked.units <= here.size - here.amount - promised(here)) {
        const stand first = here.putters.front();
        here.putters.erase(here.putters.begin());
        here.amount += first.asked.units;
        go_on(first.who);
        settle_getters(here);
    }
}

void interpreter::settle_getters(place& here) {
    while (!here.queue.empty() && here.queue.front().asked.units <= here.amount) {
        const stand first = here.queue.front();
        here.queue.erase(here.queue.begin());
        here.amount -= first.asked.units;
        here.turns.push_back(first);
        go_on(first.who);
    }
}

}  // namespace corridor::oracles
