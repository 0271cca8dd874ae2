#include "sim/cli/progress.hpp"

#include <algorithm>
#include <cstdio>

#include <unistd.h>

namespace corridor::cli {

progress::progress(int replications, int days)
    : replications_(replications), length_ms_(std::int64_t{days} * 24 * 60 * 60 * 1000) {
    for (int i = 0; i < replications; ++i)
        reached_ms_.emplace_back(0);
    if (isatty(STDERR_FILENO) != 1)
        return;
    painter_ = std::thread([this] {
        std::unique_lock lock(mutex_);
        while (!ended_.wait_for(lock, std::chrono::milliseconds(500), [this] { return over_; })) {
            show();
        }
    });
}

progress::~progress() {
    if (!painter_.joinable())
        return;
    {
        const std::scoped_lock lock(mutex_);
        over_ = true;
    }
    ended_.notify_all();
    painter_.join();
    std::fputs("\r\033[K", stderr);
}

void progress::show() {
    double done = 0;
    for (const std::atomic<std::int64_t>& each : reached_ms_) {
        done += static_cast<double>(std::min(each.load(), length_ms_));
    }
    const double share = done / (static_cast<double>(length_ms_) * replications_);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began_;
    std::fprintf(stderr, "\r\033[K%d of %d replications, %.0f %% simulated, %.0f s",
                 finished_.load(), replications_, 100 * share, spent.count());
    std::fflush(stderr);
}

}  // namespace corridor::cli
