// Runs a program as the headers of sim/core say, and in no other way: plain lists, searched from
// end to end, no line of the core. What it gives and what the core gives must be equal.
#pragma once

#include <cstdint>

#include "tests/oracles/program.hpp"

namespace corridor::oracles {

/// One wrong rule, to see that programs find it.
enum class mistake : std::uint8_t {
    none,
    newest_first,        ///< among equal priorities in a queue
    small_overtakes,     ///< a claim that fits goes before a large one at the head
    newcomer_overtakes,  ///< units that are free go to who asks, whoever waits
    priority_ignored,    ///< among events of one instant
    interruption_lost,   ///< that came when it could not be told
    nobody_moves_up,     ///< when who stood before leaves the queue
    turn_lost,           ///< of who is cancelled when its turn had come
    joiners_reversed,    ///< the last to join goes on first
    hands_first,         ///< a cancelled process gives back before its joiners go on
    thing_too_new,       ///< a store gives the newest thing
    oldest_loses,        ///< of the holds that a preemption may take
    equals_preempted,    ///< by a claim of their own priority
    patience_renewed,    ///< of who loses its turn
    interruption_first,  ///< told before a preemption that was kept, too
    given_back_last,     ///< a thing whose getter is cancelled, behind all others
    putters_unsettled,   ///< when the first of a level's queue leaves it
    last,
};

record interpret(const program& told, mistake made = mistake::none);

}  // namespace corridor::oracles
