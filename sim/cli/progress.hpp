// How far the replications are: one line on stderr, written over and over, only on a terminal.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>

namespace corridor::cli {

/// Shows itself twice a second from its own thread until it is destroyed; then wipes the line.
class progress {
public:
    /// Each of `replications` simulates about `days` days.
    progress(int replications, int days);
    ~progress();
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    /// Where replication `i` tells its simulated time, in milliseconds. It keeps its address.
    std::atomic<std::int64_t>& of(int i) { return reached_ms_[static_cast<std::size_t>(i)]; }
    void finished_one() { ++finished_; }

private:
    void show();

    // fixed after construction
    const int replications_;
    const std::int64_t length_ms_;
    const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();

    // written by the replications
    std::deque<std::atomic<std::int64_t>> reached_ms_;
    std::atomic<int> finished_ = 0;

    // protected by mutex_
    std::mutex mutex_;
    std::condition_variable ended_;
    bool over_ = false;

    std::thread painter_;  // none without a terminal
};

}  // namespace corridor::cli
