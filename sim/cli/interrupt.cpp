#include "sim/cli/interrupt.hpp"

#include <csignal>

namespace corridor::cli {

namespace {

std::atomic<bool> stop{false};
std::atomic<bool> noticed{false};
static_assert(std::atomic<bool>::is_always_lock_free);  // a handler may set it

extern "C" void on_interrupt(int number) {
    // Slurm may send the notice twice, to the script and to all of its processes.
    if (number != SIGINT)
        noticed = true;
    stop = true;
    if (number != SIGUSR1)
        std::signal(number, SIG_DFL);
}

}  // namespace

std::atomic<bool>& stop_flag() { return stop; }

bool was_noticed() { return noticed; }

void watch_interrupts() {
    if (stop)
        return;
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
}

void watch_notices() { std::signal(SIGUSR1, on_interrupt); }

}  // namespace corridor::cli
