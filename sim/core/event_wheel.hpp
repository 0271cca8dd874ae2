// A hierarchical wheel over integer keys: the part of the pending event set that lies further
// ahead. It is a radix heap whose digits have the width that the number of events asks for.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "sim/core/broken.hpp"
#include "sim/core/time.hpp"

namespace corridor::core {

/// The place of an event in the total order, as one number of 128 bits in two words.
struct event_key {
    std::uint64_t time;  ///< milliseconds with the sign bit turned, so that it compares unsigned
    std::uint64_t order;
};

constexpr event_key last_key{~std::uint64_t{0}, ~std::uint64_t{0}};

constexpr bool operator<=(const event_key& a, const event_key& b) {
    return a.time != b.time ? a.time < b.time : a.order <= b.order;
}

/// Precondition: not the very first of all times, time_point::min().
constexpr event_key key_of(time_point time, std::uint64_t order) {
    constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
    return {static_cast<std::uint64_t>(time.time_since_epoch().count()) ^ sign, order};
}

template <class Event>
event_key key_of(const Event& e) {
    return key_of(e.time, e.order);
}

/// Holds events later than last() and gives the earliest of them, a bucket at a time, unsorted.
///
/// The level of an event is the highest bit in which its key differs from last(), and its bucket
/// there the digit to which that bit belongs: so a push compares nothing, and lower levels are
/// earlier. The first bucket, when it holds too many to sort, is split into a finer level below.
/// How many bits a digit has is decided anew at each split, by the number of events: a bucket of
/// the new level holds some 16. Digits of the order follow those of the time: a hundred thousand
/// events of one instant are split by priority and sequence like any others.
///
/// A push is O(1). A split takes at least three bits of 128 off, and starts at the highest bit in
/// which its events differ, so that no event moves more than 42 times; two or three are usual.
/// Memory: 24.5 bytes an event in blocks of 32, and a block for each bucket in use, at most 256 a
/// level. Blocks are used again; nothing is allocated before the first push.
template <class Event>
class event_wheel {
public:
    static constexpr std::size_t largest_bucket = 32;  ///< that take_first() gives unsplit

    event_wheel() { level_of_.fill(none); }

    bool empty() const { return pushed_ == taken_; }
    std::size_t size() const { return static_cast<std::size_t>(pushed_ - taken_); }

    /// Events for which there is memory.
    std::size_t capacity() const { return blocks_ * block_size; }

    /// All events inside are later.
    const event_key& last() const { return last_; }

    /// Precondition: last() < key, which is the key of `added`.
    void push(const Event& added, const event_key& key) {
        const unsigned bit = highest_difference(key, last_);
        if (level_of_[bit] == none) [[unlikely]]
            add_level(bit);
        level& at = *levels_[level_of_[bit]];
        append(at, at.digit_of(key), added);
        ++pushed_;
    }

    /// Writes the events of the first bucket to `to`, in no order, at most `most` of them, and
    /// moves last() behind them: to last_key when they are all. Gives their number: none when the
    /// first bucket holds more, at least one when `most` is largest_bucket: then it is split.
    /// Precondition: !empty(), most <= largest_bucket.
    std::size_t take_first(Event* to, std::size_t most);

    /// Moves last() back. False, and nothing done, when that would cost more than has been paid
    /// by pushes since it last did: events in finer levels than `key` asks for must move up.
    /// Precondition: key <= last(), and no event inside is as early.
    bool move_back(const event_key& key);

    /// Whether all events are later than `key`, as far as the first bucket's range tells.
    bool starts_after(const event_key& key) const;

    /// Drops all events for which `is_valid(event)` is false. O(size).
    template <class Predicate>
    void keep_only(Predicate is_valid);

private:
    static constexpr std::size_t block_size = 32;

    struct block {
        block* next;           // fuller ones
        std::uint32_t count;   // events in here
        std::uint32_t behind;  // events in all the next ones
        std::array<Event, block_size> events;
    };

    struct level {
        level* next_spare = nullptr;
        unsigned shift = 0;  // of its digit in the key, 0 to 127
        unsigned top = 0;    // the digit's bits are shift to top - 1; all in the same word
        std::array<std::uint64_t, 4> occupied{};
        std::array<block*, 256> buckets{};

        unsigned digit_of(const event_key& key) const {
            const std::uint64_t word = shift >= word_bits ? key.time : key.order;
            const std::uint64_t mask = (std::uint64_t{1} << (top - shift)) - 1;
            return static_cast<unsigned>((word >> (shift % word_bits)) & mask);
        }
        bool empty() const { return (occupied[0] | occupied[1] | occupied[2] | occupied[3]) == 0; }
        unsigned first() const {
            unsigned word = 0;
            while (occupied[word] == 0)
                ++word;
            return word * word_bits + static_cast<unsigned>(std::countr_zero(occupied[word]));
        }
        std::size_t count(unsigned digit) const {
            return std::size_t{buckets[digit]->behind} + buckets[digit]->count;
        }
    };

    static constexpr unsigned word_bits = 64;
    static constexpr std::size_t key_bits = 128;
    static constexpr std::uint8_t none = 255;

    static std::uint64_t ones_below(unsigned bit) {
        return bit >= word_bits ? ~std::uint64_t{0} : (std::uint64_t{1} << bit) - 1;
    }
    static unsigned highest_difference(const event_key& a, const event_key& b) {
        const std::uint64_t in_time = a.time ^ b.time;
        if (in_time != 0) [[likely]]
            return 2 * word_bits - 1 - static_cast<unsigned>(std::countl_zero(in_time));
        return word_bits - 1 - static_cast<unsigned>(std::countl_zero((a.order ^ b.order) | 1U));
    }
    /// The width of a digit that spreads `count` events to some 16 a bucket.
    static unsigned width_for(std::size_t count) {
        const auto bits = static_cast<unsigned>(std::bit_width(count));
        return std::clamp(bits, 7U, 12U) - 4U;
    }
    /// The first or last key of a bucket: last_ with the digit put in, and below it zeros or ones.
    event_key start_of(const level& at, unsigned digit) const;
    static event_key end_of(const level& at, event_key start);

    void append(level& at, unsigned digit, const Event& added) {
        block*& head = at.buckets[digit];
        if (head == nullptr || head->count == head->events.size())
            add_block(at, digit);
        head->events[head->count++] = added;
    }
    void add_block(level& at, unsigned digit);
    void give_back(block* used) {
        used->next = free_;
        free_ = used;
    }
    /// Calls visit(event) for each event of a chain, and gives its blocks back.
    template <class Visitor>
    void empty_chain(block* chain, Visitor visit);

    void add_level(unsigned bit);
    void drop_levels_below(unsigned shift);
    level& make_level(unsigned shift, unsigned top);
    const level& first_level() const {
        return *levels_[static_cast<unsigned>(occupied_[0] != 0 ? std::countr_zero(occupied_[0])
                                                                : std::countr_zero(occupied_[1]) +
                                                                      static_cast<int>(word_bits))];
    }
    level& first_level() { return *levels_[std::as_const(*this).first_level().shift]; }
    block* unlink(level& at, unsigned digit);
    void split(level& at, unsigned digit);
    static unsigned differing_bits(const block* chain, unsigned most);
    std::size_t take_all(Event* to);
    std::size_t take_bucket(level& at, unsigned digit, Event* to);

    event_key last_ = last_key;
    std::uint64_t pushed_ = 0;
    std::uint64_t taken_ = 0;
    std::uint64_t pushed_before_moving_back_ = 0;
    block* free_ = nullptr;
    std::array<std::uint64_t, 2> occupied_{};      // by a level's shift
    std::array<std::uint8_t, key_bits> level_of_;  // the shift of the level that has the bit
    std::array<level*, key_bits> levels_{};        // by shift; none where no level begins
    level* spare_ = nullptr;
    std::vector<std::vector<level>> level_slabs_;
    std::vector<std::vector<block>> slabs_;
    std::size_t blocks_ = 0;
};

template <class Event>
std::size_t event_wheel<Event>::take_first(Event* to, std::size_t most) {
    if (size() <= most)
        return take_all(to);
    for (;;) {
        level& at = first_level();
        const unsigned digit = at.first();
        if (at.count(digit) <= most)
            return take_bucket(at, digit, to);
        if (most < largest_bucket)
            return 0;
        split(at, digit);
    }
}

template <class Event>
std::size_t event_wheel<Event>::take_all(Event* to) {
    std::size_t taken = 0;
    while ((occupied_[0] | occupied_[1]) != 0) {
        level& at = first_level();
        empty_chain(unlink(at, at.first()), [&](const Event& e) { to[taken++] = e; });
    }
    taken_ = pushed_;
    last_ = last_key;
    level_of_.fill(none);
    pushed_before_moving_back_ = pushed_;
    return taken;
}

template <class Event>
std::size_t event_wheel<Event>::take_bucket(level& at, unsigned digit, Event* to) {
    std::size_t taken = 0;
    last_ = end_of(at, start_of(at, digit));
    empty_chain(unlink(at, digit), [&](const Event& e) { to[taken++] = e; });
    taken_ += taken;
    return taken;
}

// The first bit in which any two events of a chain differ, plus one; 0 when all are equal. Looks at
// no more of them once the answer is `most`: mostly at a block.
template <class Event>
unsigned event_wheel<Event>::differing_bits(const block* chain, unsigned most) {
    const event_key one = key_of(chain->events[0]);
    event_key differing{};
    unsigned found = 0;
    for (const block* each = chain; each != nullptr && found < most; each = each->next) {
        for (std::uint32_t i = 0; i < each->count; ++i) {
            const event_key key = key_of(each->events[i]);
            differing.time |= key.time ^ one.time;
            differing.order |= key.order ^ one.order;
        }
        found =
            static_cast<unsigned>(differing.time != 0 ? std::bit_width(differing.time) + word_bits
                                                      : std::bit_width(differing.order));
    }
    return found;
}

// What the events have in common becomes part of last_; the finer level begins below it.
template <class Event>
void event_wheel<Event>::split(level& at, unsigned digit) {
    const unsigned width = width_for(at.count(digit));
    drop_levels_below(at.shift);  // all of them empty
    block* const chain = unlink(at, digit);
    const unsigned top = differing_bits(chain, at.shift);
    if (top == 0)
        broken("two events have the same time and order");
    const unsigned floor = top > word_bits ? word_bits : 0;
    level& finer = make_level(top > floor + width ? top - width : floor, top);
    const event_key one = key_of(chain->events[0]);
    last_ = floor > 0 ? event_key{one.time & ~ones_below(top - word_bits), 0}
                      : event_key{one.time, one.order & ~ones_below(top)};
    empty_chain(chain, [&](const Event& e) { append(finer, finer.digit_of(key_of(e)), e); });
}

template <class Event>
bool event_wheel<Event>::move_back(const event_key& key) {
    const unsigned bit = highest_difference(key, last_);
    const unsigned shift = level_of_[bit] != none ? level_of_[bit] : bit;
    if (empty() || first_level().shift >= shift) {
        last_ = key;
        return true;
    }
    constexpr std::uint64_t moves_a_push = 8;
    if ((pushed_ - pushed_before_moving_back_) * moves_a_push < size())
        return false;
    pushed_before_moving_back_ = pushed_;
    if (level_of_[bit] == none)
        add_level(bit);
    level& upper = *levels_[level_of_[bit]];
    const unsigned digit = upper.digit_of(last_);
    while (first_level().shift < upper.shift) {  // upper itself is not empty after the first round
        level& lower = first_level();
        empty_chain(unlink(lower, lower.first()), [&](const Event& e) { append(upper, digit, e); });
    }
    last_ = key;
    return true;
}

template <class Event>
bool event_wheel<Event>::starts_after(const event_key& key) const {
    if (empty() || key <= last_)
        return true;
    const level& at = first_level();
    return !(start_of(at, at.first()) <= key);
}

template <class Event>
template <class Predicate>
void event_wheel<Event>::keep_only(Predicate is_valid) {
    for (level* const each : levels_) {
        if (each == nullptr || each->empty())
            continue;
        level& at = *each;
        for (unsigned digit = 0; digit < at.buckets.size(); ++digit)
            if (at.buckets[digit] != nullptr)
                empty_chain(unlink(at, digit), [&](const Event& e) {
                    if (is_valid(e))
                        append(at, digit, e);
                    else
                        ++taken_;
                });
    }
}

template <class Event>
event_key event_wheel<Event>::start_of(const level& at, unsigned digit) const {
    if (at.shift < word_bits)
        return {last_.time, (last_.order & ~ones_below(at.top)) | std::uint64_t{digit} << at.shift};
    return {(last_.time & ~ones_below(at.top - word_bits)) | std::uint64_t{digit}
                                                                 << (at.shift - word_bits),
            0};
}

template <class Event>
event_key event_wheel<Event>::end_of(const level& at, event_key start) {
    if (at.shift < word_bits)
        return {start.time, start.order | ones_below(at.shift)};
    return {start.time | ones_below(at.shift - word_bits), ones_below(word_bits)};
}

template <class Event>
template <class Visitor>
void event_wheel<Event>::empty_chain(block* chain, Visitor visit) {
    while (chain != nullptr) {
        block* const emptied = chain;
        chain = chain->next;
        for (std::uint32_t i = 0; i < emptied->count; ++i)
            visit(emptied->events[i]);
        give_back(emptied);
    }
}

template <class Event>
void event_wheel<Event>::add_block(level& at, unsigned digit) {
    if (free_ == nullptr) {
        const std::size_t count = std::clamp<std::size_t>(blocks_ / 2, 16, 256);
        slabs_.emplace_back(count);
        blocks_ += count;
        for (std::size_t i = count; i-- > 0;)
            give_back(&slabs_.back()[i]);
    }
    block* const fuller = at.buckets[digit];
    block* const added = free_;
    free_ = added->next;
    added->next = fuller;
    added->count = 0;
    added->behind = fuller == nullptr ? 0 : fuller->behind + fuller->count;
    at.buckets[digit] = added;
    at.occupied[digit / word_bits] |= std::uint64_t{1} << (digit % word_bits);
    occupied_[at.shift / word_bits] |= std::uint64_t{1} << (at.shift % word_bits);
}

// Takes a bucket's blocks out of its level.
template <class Event>
auto event_wheel<Event>::unlink(level& at, unsigned digit) -> block* {
    block* const chain = std::exchange(at.buckets[digit], nullptr);
    at.occupied[digit / word_bits] &= ~(std::uint64_t{1} << (digit % word_bits));
    if (at.empty())
        occupied_[at.shift / word_bits] &= ~(std::uint64_t{1} << (at.shift % word_bits));
    return chain;
}

// A level for a bit that has none, as wide as its neighbours leave room for.
template <class Event>
void event_wheel<Event>::add_level(unsigned bit) {
    const unsigned floor = bit >= word_bits ? word_bits : 0;
    const unsigned width = width_for(size());
    unsigned low = bit;
    while (low > floor && low + width > bit + 1 && level_of_[low - 1] == none)
        --low;
    unsigned top = bit + 1;
    while (top < floor + word_bits && top < low + width && level_of_[top] == none)
        ++top;
    make_level(low, top);
}

template <class Event>
void event_wheel<Event>::drop_levels_below(unsigned shift) {
    for (unsigned bit = 0; bit < shift; ++bit) {
        level_of_[bit] = none;
        if (level* const dropped = std::exchange(levels_[bit], nullptr)) {
            dropped->next_spare = spare_;
            spare_ = dropped;
        }
    }
}

// Levels come and go as time carries into higher digits; few live at once.
template <class Event>
auto event_wheel<Event>::make_level(unsigned shift, unsigned top) -> level& {
    if (spare_ == nullptr) {
        constexpr std::size_t more = 8;
        for (level& each : level_slabs_.emplace_back(more))
            each.next_spare = std::exchange(spare_, &each);
    }
    level& made = *std::exchange(spare_, spare_->next_spare);
    for (unsigned bit = shift; bit < top; ++bit)
        level_of_[bit] = static_cast<std::uint8_t>(shift);
    made.shift = shift;
    made.top = top;
    levels_[shift] = &made;
    return made;
}

}  // namespace corridor::core
