// Events of the present instant and of priority 0, as every start and every granted turn is: they
// come in order, so they stand in a ring instead of the pending set.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "sim/core/event_set.hpp"

namespace corridor::core {

/// First in, first out. All O(1); allocates only when it has never been so full. Events are copied
/// word by word: a wider load right after narrower stores would wait for them.
class present_events {
public:
    bool empty() const { return count_ == 0; }
    std::size_t size() const { return count_; }

    void push(time_point time, std::uint64_t order, frame_head* process) {
        if (count_ == ring_.size()) [[unlikely]]
            grow();
        event& added = ring_[(first_ + count_++) & (ring_.size() - 1)];
        added.time = time;
        added.order = order;
        added.process = process;
    }

    /// Precondition: !empty().
    const event& first() const { return ring_[first_]; }

    /// Takes the first event out. Precondition: !empty().
    void take(event& next) {
        next.time = first().time;
        next.order = first().order;
        next.process = first().process;
        first_ = (first_ + 1) & (ring_.size() - 1);
        --count_;
    }

    /// Drops all events for which `is_valid(event)` is false. O(size).
    template <class Predicate>
    void keep_only(Predicate is_valid) {
        event next;
        for (std::size_t left = count_; left > 0; --left) {
            take(next);
            if (is_valid(next))
                push(next.time, next.order, next.process);
        }
    }

private:
    void grow() {
        std::vector<event> larger(ring_.empty() ? 16 : 2 * ring_.size());
        for (std::size_t i = 0; i < count_; ++i)
            larger[i] = ring_[(first_ + i) & (ring_.size() - 1)];
        ring_ = std::move(larger);
        first_ = 0;
    }

    std::vector<event> ring_;  // its size is a power of two
    std::size_t first_ = 0;
    std::size_t count_ = 0;
};

}  // namespace corridor::core
