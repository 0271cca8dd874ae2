// Who stands where, and who leaves.
#include "tests/oracles/interpreter/state.hpp"

namespace corridor::oracles {

// By (priority, order of asking); who is `ahead` before those of its own priority.
void interpreter::enqueue(std::vector<stand>& queue, const stand& added, bool ahead) {
    const bool is_before_equals = ahead || made_ == mistake::newest_first;
    std::size_t position = 0;
    while (position < queue.size() &&
           (queue[position].asked.priority < added.asked.priority ||
            (queue[position].asked.priority == added.asked.priority && !is_before_equals)))
        ++position;
    queue.insert(queue.begin() + static_cast<std::ptrdiff_t>(position), added);
}

std::optional<stand> interpreter::take_out(std::vector<stand>& queue, int who) {
    const auto found =
        std::find_if(queue.begin(), queue.end(), [&](const stand& s) { return s.who == who; });
    if (found == queue.end())
        return std::nullopt;
    const stand taken = *found;
    queue.erase(found);
    return taken;
}

// Out of all queues, and what that changes for others.
void interpreter::leave(int who) {
    for (being& b : beings_)
        while (take_out(b.joiners, who)) {
        }
    for (std::vector<place>* places : {&signals_, &conditions_})
        for (place& here : *places)
            while (take_out(here.queue, who)) {
            }
    leave_jointly(who);
    const bool turns_count = made_ != mistake::turn_lost;
    for (place& here : resources_) {
        const bool has_left = take_out(here.queue, who) && made_ != mistake::nobody_moves_up;
        const bool has_given_back = take_out(here.turns, who) && turns_count;
        if (has_left || has_given_back)
            settle_resource(here);
    }
    for (place& here : stores_) {
        take_out(here.queue, who);
        take_out(here.putters, who);
        const std::optional<stand> turn = take_out(here.turns, who);
        if (turn && turns_count)
            give_back(here, turn->given);
    }
    for (place& here : levels_) {
        const bool has_put = take_out(here.putters, who) && made_ != mistake::putters_unsettled;
        const bool has_left = take_out(here.queue, who) || has_put;
        const std::optional<stand> turn = take_out(here.turns, who);
        if (turn && turns_count)
            here.amount += turn->asked.units;
        if (has_left || turn)
            settle_level(here);
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

// All who wait are looked at in order; those whose wish holds now go on.
void interpreter::change_number(place& here, int number) {
    here.amount = number;
    const std::vector<stand> asked = here.queue;
    for (const stand& one : asked) {
        ++here.came;
        if (number < one.asked.units)
            continue;
        take_out(here.queue, one.who);
        go_on(one.who);
    }
}

}  // namespace corridor::oracles
