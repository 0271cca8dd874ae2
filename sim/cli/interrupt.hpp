// Ctrl-C. The first one sets the stop flag, at which the run loops look; a second one kills.
#pragma once

#include <atomic>

namespace corridor::cli {

/// Set by SIGINT and SIGTERM once `watch_interrupts` has been called.
std::atomic<bool>& stop_flag();

/// Installs the handlers; again after a library has put its own in their place.
void watch_interrupts();

/// Thrown where work was left undone because of the flag; the program exits with 130.
struct interrupted {};

}  // namespace corridor::cli
