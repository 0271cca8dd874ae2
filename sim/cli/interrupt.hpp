// Ctrl-C and a cluster's notice. The first signal sets the stop flag, at which the run loops look;
// a second one kills.
#pragma once

#include <atomic>

namespace corridor::cli {

/// Set by SIGINT and SIGTERM once `watch_interrupts` has been called.
std::atomic<bool>& stop_flag();

/// Whether it was set by a notice (SIGTERM, SIGUSR1) rather than by a person.
bool was_noticed();

/// Installs the handlers; again after a library has put its own in their place.
void watch_interrupts();

/// SIGUSR1, which clusters send before the time is up, sets the flag too.
void watch_notices();

/// Thrown where work was left undone because of the flag; the program exits with 130.
struct interrupted {};

}  // namespace corridor::cli
