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
        if (count_ == room_) [[unlikely]]
            grow();
        event& added = ring_[(first_ + count_++) & (room_ - 1)];
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
        first_ = (first_ + 1) & (room_ - 1);
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
        std::vector<event> larger(room_ == 0 ? 16 : 2 * room_);
        for (std::size_t i = 0; i < count_; ++i)
            larger[i] = ring_[(first_ + i) & (room_ - 1)];
        ring_ = std::move(larger);
        room_ = ring_.size();
        first_ = 0;
    }

    std::vector<event> ring_;
    std::size_t room_ = 0;  // ring_.size(), a power of two: the vector would have to divide
    std::size_t first_ = 0;
    std::size_t count_ = 0;
};

}  // namespace corridor::core
