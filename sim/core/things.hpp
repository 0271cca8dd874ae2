// Where a store keeps its things: first in, first out in a ring, or by an order of their own in a
// heap. Both grow, never shrink, and allocate nothing once they are as large as they get.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace corridor::core {

/// A thing and the number of its arrival in the store.
template <class T>
struct stored {
    T thing;
    std::uint64_t number;
};

/// What find() gives when nothing fits.
constexpr std::size_t nothing_fits = std::numeric_limits<std::size_t>::max();

/// Things by the number of their arrival: a ring whose size is a power of two. std::deque would
/// allocate and free a chunk each time that the things have moved on by one.
template <class T>
class thing_ring {
public:
    thing_ring() = default;
    thing_ring(const thing_ring&) = delete;
    thing_ring& operator=(const thing_ring&) = delete;
    ~thing_ring() {
        while (count_ > 0)
            take_first();
        free_memory();
    }

    bool empty() const { return count_ == 0; }
    std::size_t size() const { return count_; }

    /// Precondition: its number is higher than all here. Amortised O(1).
    void add(stored<T>&& added) {
        if (count_ == room_)
            grow();
        std::construct_at(&at(count_), std::move(added));
        ++count_;
    }

    /// Precondition: !empty(). O(1).
    stored<T> take_first() {
        stored<T>& oldest = at(0);
        stored<T> taken = std::move(oldest);
        std::destroy_at(&oldest);
        first_ = (first_ + 1) & (room_ - 1);
        --count_;
        return taken;
    }

    /// The position of the oldest that fits. O(those that do not).
    template <class Fits>
    std::size_t find(Fits fits) const {
        for (std::size_t i = 0; i < count_; ++i)
            if (fits(at(i).thing))
                return i;
        return nothing_fits;
    }

    /// Closes the gap from the nearer end: O(min(position, size() - position)).
    stored<T> take(std::size_t position) {
        stored<T> taken = std::move(at(position));
        if (position < count_ / 2) {
            for (std::size_t i = position; i > 0; --i)
                at(i) = std::move(at(i - 1));
            std::destroy_at(&at(0));
            first_ = (first_ + 1) & (room_ - 1);
        } else {
            for (std::size_t i = position; i + 1 < count_; ++i)
                at(i) = std::move(at(i + 1));
            std::destroy_at(&at(count_ - 1));
        }
        --count_;
        return taken;
    }

    /// Back to where its number says. O(those that are older).
    void put_back(stored<T>&& returned) {
        if (count_ == room_)
            grow();
        first_ = (first_ - 1) & (room_ - 1);
        ++count_;
        std::size_t position = 0;
        for (; position + 1 < count_ && at(position + 1).number < returned.number; ++position)
            move_down(position);
        if (position == 0)
            std::construct_at(&at(0), std::move(returned));
        else
            at(position) = std::move(returned);
    }

    /// visit(thing), oldest first.
    template <class Visit>
    void visit(Visit visit) const {
        for (std::size_t i = 0; i < count_; ++i)
            visit(at(i).thing);
    }

private:
    stored<T>& at(std::size_t i) const { return memory_[(first_ + i) & (room_ - 1)]; }

    // From i + 1 to i; there is nothing yet at 0.
    void move_down(std::size_t i) {
        if (i == 0)
            std::construct_at(&at(0), std::move(at(1)));
        else
            at(i) = std::move(at(i + 1));
    }

    void grow() {
        const std::size_t room = room_ == 0 ? 8 : room_ * 2;
        stored<T>* const memory = std::allocator<stored<T>>().allocate(room);
        for (std::size_t i = 0; i < count_; ++i) {
            std::construct_at(memory + i, std::move(at(i)));
            std::destroy_at(&at(i));
        }
        free_memory();
        memory_ = memory;
        room_ = room;
        first_ = 0;
    }

    void free_memory() {
        if (memory_ != nullptr)
            std::allocator<stored<T>>().deallocate(memory_, room_);
    }

    stored<T>* memory_ = nullptr;
    std::size_t room_ = 0;
    std::size_t first_ = 0;
    std::size_t count_ = 0;
};

/// Things by Before, ties by the number of their arrival: a binary heap.
template <class T, class Before>
class thing_heap {
public:
    bool empty() const { return heap_.empty(); }
    std::size_t size() const { return heap_.size(); }

    /// O(log size()).
    void add(stored<T>&& added) {
        heap_.push_back(std::move(added));
        rise(heap_.size() - 1);
    }
    void put_back(stored<T>&& returned) { add(std::move(returned)); }

    /// Precondition: !empty(). O(log size()).
    stored<T> take_first() { return take(0); }

    /// The position of the first that fits: looks only below what comes before the best so far.
    template <class Fits>
    std::size_t find(Fits fits) const {
        std::size_t best = nothing_fits;
        look_below(0, fits, best);
        return best;
    }

    /// O(log size()).
    stored<T> take(std::size_t position) {
        stored<T> taken = std::move(heap_[position]);
        stored<T> last = std::move(heap_.back());
        heap_.pop_back();
        if (position < heap_.size()) {
            heap_[position] = std::move(last);
            rise(position);
            sink(position);
        }
        return taken;
    }

    /// visit(thing), first things first. O(size() log size()), with memory.
    template <class Visit>
    void visit(Visit visit) const {
        std::vector<const stored<T>*> sorted;
        for (const stored<T>& one : heap_)
            sorted.push_back(&one);
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](auto* a, auto* b) { return before(*a, *b); });
        for (const stored<T>* one : sorted)
            visit(one->thing);
    }

private:
    static bool before(const stored<T>& a, const stored<T>& b) {
        const Before is_before{};
        if (is_before(a.thing, b.thing))
            return true;
        return !is_before(b.thing, a.thing) && a.number < b.number;
    }

    template <class Fits>
    void look_below(std::size_t at, Fits& fits, std::size_t& best) const {
        if (at >= heap_.size() || (best != nothing_fits && !before(heap_[at], heap_[best])))
            return;
        if (fits(heap_[at].thing)) {
            best = at;
            return;
        }
        look_below(2 * at + 1, fits, best);
        look_below(2 * at + 2, fits, best);
    }

    void rise(std::size_t at) {
        while (at > 0) {
            const std::size_t parent = (at - 1) / 2;
            if (!before(heap_[at], heap_[parent]))
                return;
            std::swap(heap_[at], heap_[parent]);
            at = parent;
        }
    }

    void sink(std::size_t at) {
        for (;;) {
            std::size_t least = at;
            for (std::size_t child = 2 * at + 1; child <= 2 * at + 2; ++child)
                if (child < heap_.size() && before(heap_[child], heap_[least]))
                    least = child;
            if (least == at)
                return;
            std::swap(heap_[at], heap_[least]);
            at = least;
        }
    }

    std::vector<stored<T>> heap_;
};

}  // namespace corridor::core
