// An embargo as railways declare it: once too many trains wait before a border, no further one is
// sent there until fewer do. What is under way goes on; what has not left stands where it is and
// keeps its places.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/core/signal.hpp"

namespace corridor::models {

class embargo {
public:
    /// Declared when `at` trains wait, lifted when fewer than `lifted_below` do; `at` 0: never.
    /// Precondition: 1 <= lifted_below <= at, or at is 0.
    embargo(std::int64_t at, std::int64_t lifted_below) : at_(at), lifted_below_(lifted_below) {}

    bool is_possible() const { return at_ > 0; }
    bool holds() const { return holds_; }

    /// Trains of this cargo that have come and are not handed over.
    std::int64_t waiting() const { return trains_; }
    void comes() { look(trains_ + 1); }
    /// Lifting it wakes who waits for that.
    void goes() { look(trains_ - 1); }

    /// Wakes `departure` when it is lifted, once. The signal must outlive this.
    void wake(core::signal& departure) {
        if (std::find(waiting_.begin(), waiting_.end(), &departure) == waiting_.end()) {
            waiting_.push_back(&departure);
        }
    }

private:
    void look(std::int64_t trains) {
        trains_ = trains;
        holds_ = at_ > 0 && trains >= (holds_ ? lifted_below_ : at_);
        if (!holds_) {
            for (core::signal* departure : waiting_) {
                departure->notify_all();
            }
            waiting_.clear();
        }
    }

    // fixed after construction
    std::int64_t at_;
    std::int64_t lifted_below_;

    // state
    std::int64_t trains_ = 0;
    bool holds_ = false;
    std::vector<core::signal*> waiting_;
};

}  // namespace corridor::models
