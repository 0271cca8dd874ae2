// The pending event set: what happens next, in the total order (time, priority, sequence).
// A cancelled event stays inside until it comes up or until keep_only() sweeps; who holds the set
// knows which events are void, since sequence numbers never repeat.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/core/time.hpp"

namespace corridor::core {

struct frame_head;

/// The resumption of a process: among equal times by priority, the lowest number first, and then
/// by sequence, which counts what was ever scheduled. Both are packed in one word, so that one
/// comparison tells.
struct event {
    time_point time;
    std::uint64_t order = 0;  ///< see order_of(); 0 is none that an event has
    frame_head* process = nullptr;
};

constexpr std::int32_t first_priority = -32768;
constexpr std::int32_t last_priority = 32767;
constexpr int sequence_bits = 48;  // 65 days of scheduling at 20 ns

/// Precondition: first_priority <= priority <= last_priority, 1 <= sequence < 2^48.
constexpr std::uint64_t order_of(std::int32_t priority, std::uint64_t sequence) {
    return static_cast<std::uint64_t>(priority - first_priority) << sequence_bits | sequence;
}
constexpr std::int32_t priority_of(const event& e) {
    return static_cast<std::int32_t>(e.order >> sequence_bits) + first_priority;
}
constexpr std::uint64_t sequence_of(const event& e) {
    return e.order & ((std::uint64_t{1} << sequence_bits) - 1);
}

/// The order of events: total, since no two have the same sequence.
inline bool before(const event& a, const event& b) {
    return a.time != b.time ? a.time < b.time : a.order < b.order;
}

/// An implicit heap with four children a node: a sift touches half the cache lines of a binary one.
/// Taking the first event leaves a hole at the root that the next push fills, because a resumed
/// process mostly waits again: one sift instead of two. tests/bench/core.cpp shows the worth of it.
class event_set {
public:
    bool empty() const { return heap_.size() == static_cast<std::size_t>(hole_); }
    std::size_t size() const { return heap_.size() - static_cast<std::size_t>(hole_); }

    /// O(log size); allocates only when the set has never been so large.
    void push(const event& added) {
        if (hole_) {
            hole_ = false;
            sink(added);
            return;
        }
        heap_.push_back(added);
        rise(heap_.size() - 1, added);
    }

    /// The first event. Precondition: !empty().
    const event& first() {
        fill_hole();
        return heap_.front();
    }

    /// Takes the first event out. Precondition: !empty().
    event take() {
        fill_hole();
        hole_ = true;
        return heap_.front();
    }

    /// Whether `candidate` would come first if it were pushed. O(1).
    bool would_be_first(const event& candidate) const {
        if (!hole_)
            return heap_.empty() || before(candidate, heap_.front());
        const std::size_t end = heap_.size() < fan_out + 1 ? heap_.size() : fan_out + 1;
        for (std::size_t child = 1; child < end; ++child)
            if (before(heap_[child], candidate))
                return false;
        return true;
    }

    /// Drops all events for which `is_valid(event)` is false. O(size).
    template <class Predicate>
    void keep_only(Predicate is_valid) {
        fill_hole();
        std::erase_if(heap_, [&](const event& e) { return !is_valid(e); });
        if (heap_.size() < 2)
            return;
        for (std::size_t i = (heap_.size() - 2) / fan_out + 1; i-- > 0;)
            sink_from(i, heap_[i]);
    }

private:
    static constexpr std::size_t fan_out = 4;

    void fill_hole() {
        if (!hole_)
            return;
        hole_ = false;
        const event last = heap_.back();
        heap_.pop_back();
        if (!heap_.empty())
            sink(last);
    }

    void rise(std::size_t at, const event& added) {
        while (at > 0) {
            const std::size_t parent = (at - 1) / fan_out;
            if (!before(added, heap_[parent]))
                break;
            heap_[at] = heap_[parent];
            at = parent;
        }
        heap_[at] = added;
    }

    void sink(const event& moved) { sink_from(0, moved); }

    void sink_from(std::size_t at, const event moved) {
        const std::size_t size = heap_.size();
        for (;;) {
            const std::size_t first_child = at * fan_out + 1;
            if (first_child >= size)
                break;
            const std::size_t end = first_child + fan_out < size ? first_child + fan_out : size;
            std::size_t least = first_child;
            for (std::size_t child = first_child + 1; child < end; ++child)
                if (before(heap_[child], heap_[least]))
                    least = child;
            if (!before(heap_[least], moved))
                break;
            heap_[at] = heap_[least];
            at = least;
        }
        heap_[at] = moved;
    }

    std::vector<event> heap_;
    bool hole_ = false;  // heap_.front() has been taken
};

}  // namespace corridor::core
