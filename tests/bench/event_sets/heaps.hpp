// Heaps of our own: implicit ones of any arity, and a pairing heap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "tests/bench/event_sets/workload.hpp"

namespace bench {

/// An implicit heap. Taking the first event leaves a hole at the root that the next push fills:
/// one sift instead of two.
template <std::size_t arity>
class implicit_heap {
public:
    std::size_t size() const { return heap_.size() - static_cast<std::size_t>(hole_); }

    void push(const pending& added) {
        if (hole_) {
            hole_ = false;
            sink(0, added);
            return;
        }
        heap_.push_back(added);
        std::size_t at = heap_.size() - 1;
        for (; at > 0 && before(added, heap_[(at - 1) / arity]); at = (at - 1) / arity)
            heap_[at] = heap_[(at - 1) / arity];
        heap_[at] = added;
    }
    pending take() {
        fill_hole();
        hole_ = true;
        return heap_.front();
    }
    template <class Predicate>
    void keep_only(Predicate is_valid) {
        fill_hole();
        std::erase_if(heap_, [&](const pending& e) { return !is_valid(e); });
        for (std::size_t i = heap_.size() / arity + 1; i-- > 0;)
            if (i < heap_.size())
                sink(i, heap_[i]);
    }

private:
    void fill_hole() {
        if (!std::exchange(hole_, false))
            return;
        const pending last = heap_.back();
        heap_.pop_back();
        if (!heap_.empty())
            sink(0, last);
    }
    void sink(std::size_t at, const pending moved) {
        for (;;) {
            const std::size_t first = at * arity + 1;
            if (first >= heap_.size())
                break;
            const std::size_t end = first + arity < heap_.size() ? first + arity : heap_.size();
            std::size_t least = first;
            for (std::size_t child = first + 1; child < end; ++child)
                if (before(heap_[child], heap_[least]))
                    least = child;
            if (!before(heap_[least], moved))
                break;
            heap_[at] = heap_[least];
            at = least;
        }
        heap_[at] = moved;
    }

    std::vector<pending> heap_;
    bool hole_ = false;
};

/// Fredman, Sedgewick, Sleator and Tarjan (1986), merged in two passes; nodes by number, used
/// again. A cancelled event is erased.
class pairing_heap {
public:
    using handle = std::uint32_t;

    std::size_t size() const { return size_; }

    handle push(const pending& added) {
        const handle made = make(added);
        root_ = root_ == none ? made : meld(root_, made);
        ++size_;
        return made;
    }
    pending take() {
        const handle taken = root_;
        root_ = merge_pairs(nodes_[taken].child);
        return release(taken);
    }
    void erase(handle erased) {
        if (erased == root_) {
            take();
            return;
        }
        node& own = nodes_[erased];
        (nodes_[own.previous].child == erased ? nodes_[own.previous].child
                                              : nodes_[own.previous].next) = own.next;
        if (own.next != none)
            nodes_[own.next].previous = own.previous;
        const handle rest = merge_pairs(own.child);
        if (rest != none)
            root_ = meld(root_, rest);
        release(erased);
    }

private:
    static constexpr handle none = ~handle{0};
    struct node {
        pending event;
        handle child = none;
        handle next = none;
        handle previous = none;  // the sibling before, or the parent
    };

    handle make(const pending& added) {
        if (free_.empty()) {
            nodes_.push_back({added});
            return static_cast<handle>(nodes_.size() - 1);
        }
        const handle made = free_.back();
        free_.pop_back();
        nodes_[made] = {added};
        return made;
    }
    pending release(handle released) {
        free_.push_back(released);
        --size_;
        return nodes_[released].event;
    }
    handle meld(handle a, handle b) {
        if (before(nodes_[b].event, nodes_[a].event))
            std::swap(a, b);
        nodes_[b].next = nodes_[a].child;
        nodes_[b].previous = a;
        if (nodes_[b].next != none)
            nodes_[nodes_[b].next].previous = b;
        nodes_[a].child = b;
        nodes_[a].next = none;
        nodes_[a].previous = none;
        return a;
    }
    handle merge_pairs(handle first) {
        handle pairs = none;  // a stack by `next`
        while (first != none) {
            const handle second = nodes_[first].next;
            handle rest = none;
            handle pair = first;
            if (second == none) {
                nodes_[first].previous = none;
            } else {
                rest = nodes_[second].next;
                pair = meld(first, second);
            }
            nodes_[pair].next = pairs;
            pairs = pair;
            first = rest;
        }
        handle merged = pairs;
        if (pairs == none)
            return none;
        pairs = std::exchange(nodes_[merged].next, none);
        while (pairs != none) {
            const handle after = nodes_[pairs].next;
            merged = meld(merged, pairs);
            pairs = after;
        }
        return merged;
    }

    std::vector<node> nodes_;
    std::vector<handle> free_;
    handle root_ = none;
    std::size_t size_ = 0;
};

}  // namespace bench
