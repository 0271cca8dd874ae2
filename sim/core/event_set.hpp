// The pending event set: what happens next, in the total order (time, priority, sequence).
// A cancelled event stays inside until it comes up or until keep_only() sweeps; who holds the set
// knows which events are void, since sequence numbers never repeat.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/event_wheel.hpp"
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

/// The pending events in three parts, by distance: the next ones stand sorted in a short array, the
/// rest unsorted in a wheel that gives its first bucket when the array is empty, and in between,
/// hardly ever, a heap. While few events are pending all of them stand in the array: a process
/// that goes on at the present instant, or one of a few customers, touches nothing else.
///
/// A push is O(1) amortised: an array of at most `room` is inserted into, half of it goes to the
/// wheel when it is full, or one block of the wheel is appended to. Taking is O(1), and each event
/// is sorted once, among at most 32. No order of times makes it worse, since an event has only so
/// many bits (see event_wheel): equal times, bursts, years ahead.
///
/// The one thing that costs more is to look far ahead and then push before it: first() must know
/// which event is first, even a year from now. What is pushed before goes back through the wheel
/// while its pushes pay for that, and else through the heap, in O(log size). first_is_after() does
/// not look ahead.
///
/// Memory: some 25 bytes an event of 24, and what event_wheel says of its blocks; it stays at
/// the peak. The first 64 events allocate nothing, nor does a steady state.
template <class Event>
class basic_event_set {
public:
    bool empty() const { return near_size_ == 0 && between_.empty() && far_.empty(); }
    std::size_t size() const { return near_size_ + between_.size() + far_.size(); }

    /// Events for which there is memory: little more than there were at most, and a fixed number.
    std::size_t capacity() const { return room + between_.capacity() + far_.capacity(); }

    /// O(1) amortised; allocates only when the set has never been so large. No two events may
    /// have the same time and order.
    void push(const Event& added) {
        if (goes_near(key_of(added)))
            insert(added);
        else
            push_elsewhere(added);
    }

    /// As push(Event{time, order, rest}), for an event that is not put together yet: it stays in
    /// registers until it is inserted. In memory, it would be copied by a load that waits for
    /// narrower stores.
    template <class Rest>
    void push(time_point time, std::uint64_t order, Rest rest) {
        if (goes_near(key_of(time, order)))
            insert(Event{time, order, rest});
        else
            push_elsewhere(Event{time, order, rest});
    }

    /// The first event. Precondition: !empty().
    const Event& first() {
        if (near_size_ == 0)
            refill();
        return near_[near_size_ - 1];
    }

    /// Takes the first event out. Precondition: !empty().
    Event take() {
        if (near_size_ == 0)
            refill();
        return near_[--near_size_];
    }

    /// Whether `candidate` would come first if it were pushed.
    bool would_be_first(const Event& candidate) {
        return near_size_ > 0 ? before(candidate, near_[near_size_ - 1])
                              : would_be_first_of_far(candidate);
    }

    /// Whether the first event is later than `end`. Precondition: !empty().
    bool first_is_after(time_point end) {
        return near_size_ > 0 ? near_[near_size_ - 1].time > end : far_is_after(end);
    }

    /// Drops all events for which `is_valid(event)` is false. O(size).
    template <class Predicate>
    void keep_only(Predicate is_valid) {
        const auto is_void = [&](const Event& e) { return !is_valid(e); };
        const Event* const kept = std::remove_if(near_.data(), near_.data() + near_size_, is_void);
        near_size_ = static_cast<std::size_t>(kept - near_.data());
        std::erase_if(between_, is_void);
        std::make_heap(between_.begin(), between_.end(), comes_later);
        far_.keep_only(is_valid);
    }

private:
    static constexpr std::size_t room = 64;
    static constexpr std::size_t batch = event_wheel<Event>::largest_bucket;
    static constexpr std::size_t worth_a_refill = batch / 2;

    static bool comes_later(const Event& a, const Event& b) { return before(b, a); }

    /// Precondition: there is room.
    void insert(const Event& added) {
        std::size_t at = near_size_++;
        for (; at > 0 && before(near_[at - 1], added); --at)
            near_[at] = near_[at - 1];
        near_[at] = added;
    }
    void push_between(const Event& added) {
        between_.push_back(added);
        std::push_heap(between_.begin(), between_.end(), comes_later);
    }

    bool goes_near(const event_key& key) const { return near_size_ < room && key <= near_last_; }
    void push_elsewhere(const Event& added);
    void make_room_for(const Event& added);
    void refill();
    void take_from_far();
    void rank(std::size_t begin, std::size_t end);
    bool would_be_first_of_far(const Event& candidate);
    bool far_is_after(time_point end);

    // Ordered by how often a run of a few events touches them.
    std::size_t near_size_ = 0;
    event_key near_last_ = last_key;         // none that stands elsewhere is as early
    std::array<Event, room> near_;           // the first event last
    std::array<Event, batch> unsorted_;      // what far_ gave
    std::array<std::uint32_t, batch> rank_;  // from the first on
    std::vector<Event> between_;             // a heap: after near_last_, before all of far_
    event_wheel<Event> far_;
};

using event_set = basic_event_set<event>;

template <class Event>
void basic_event_set<Event>::push_elsewhere(const Event& added) {
    const event_key key = key_of(added);
    if (key <= near_last_)
        make_room_for(added);
    else if (key <= far_.last()) [[unlikely]]
        push_between(added);
    else
        far_.push(added, key);
}

// The later half goes behind.
template <class Event>
void basic_event_set<Event>::make_room_for(const Event& added) {
    constexpr std::size_t leaving = room / 2;
    near_last_ = key_of(near_[leaving]);
    if (between_.empty() && far_.move_back(near_last_))
        std::for_each_n(near_.begin(), leaving,
                        [this](const Event& e) { far_.push(e, key_of(e)); });
    else
        std::for_each_n(near_.begin(), leaving, [this](const Event& e) { push_between(e); });
    std::copy(near_.begin() + leaving, near_.end(), near_.begin());
    near_size_ -= leaving;
    push(added);
}

template <class Event>
void basic_event_set<Event>::refill() {
    if (between_.empty()) {
        take_from_far();
        return;
    }
    near_size_ = std::min(between_.size(), batch);
    for (std::size_t i = near_size_; i-- > 0;) {
        std::pop_heap(between_.begin(), between_.end(), comes_later);
        near_[i] = between_.back();
        between_.pop_back();
    }
    near_last_ = between_.empty() ? far_.last() : key_of(near_[0]);
}

// One bucket, and those behind it while they are few: a thin one is not worth a refill.
template <class Event>
void basic_event_set<Event>::take_from_far() {
    std::size_t count = far_.take_first(unsorted_.data(), batch);
    rank(0, count);
    while (count < worth_a_refill && !far_.empty()) {
        const std::size_t more = far_.take_first(unsorted_.data() + count, worth_a_refill - count);
        if (more == 0)
            break;
        rank(count, count + more);
        count += more;
    }
    for (std::size_t i = 0; i < count; ++i)
        near_[count - 1 - rank_[i]] = unsorted_[i];
    near_size_ = count;
    near_last_ = far_.last();
}

// By counting for each event those that come before it: quadratic, but without a branch to guess,
// which for so few is several times as fast as a sort that branches.
template <class Event>
void basic_event_set<Event>::rank(std::size_t begin, std::size_t end) {
    std::array<event_key, batch> keys;
    for (std::size_t i = begin; i < end; ++i) {
        const event_key mine = keys[i] = key_of(unsorted_[i]);
        auto before_it = static_cast<std::uint32_t>(i);
        for (std::size_t j = begin; j < i; ++j) {
            const std::uint64_t borrow = mine.order < keys[j].order ? 1 : 0;
            const std::uint32_t is_earlier = mine.time - borrow < keys[j].time ? 1 : 0;
            before_it -= is_earlier;
            rank_[j] += is_earlier;
        }
        rank_[i] = before_it;
    }
}

template <class Event>
bool basic_event_set<Event>::would_be_first_of_far(const Event& candidate) {
    const event_key key = key_of(candidate);
    if (empty() || key <= near_last_ || (between_.empty() && far_.starts_after(key)))
        return true;
    refill();
    return before(candidate, near_[near_size_ - 1]);
}

template <class Event>
bool basic_event_set<Event>::far_is_after(time_point end) {
    if (between_.empty() && far_.starts_after(key_of(end, last_key.order)))
        return true;
    refill();
    return near_[near_size_ - 1].time > end;
}

}  // namespace corridor::core
