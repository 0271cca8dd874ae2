#include "sim/cli/interrupt.hpp"

#include <csignal>

namespace corridor::cli {

namespace {

std::atomic<bool> stop{false};
static_assert(std::atomic<bool>::is_always_lock_free);  // a handler may set it

extern "C" void on_interrupt(int number) {
    stop = true;
    std::signal(number, SIG_DFL);
}

}  // namespace

std::atomic<bool>& stop_flag() { return stop; }

void watch_interrupts() {
    if (stop)
        return;
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
}

}  // namespace corridor::cli
