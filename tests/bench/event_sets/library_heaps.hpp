// What libraries offer: the standard library's heap and tree, and Boost's heaps.
#pragma once

#include <cstddef>
#include <queue>
#include <set>
#include <utility>
#include <vector>

#include <boost/heap/d_ary_heap.hpp>
#include <boost/heap/fibonacci_heap.hpp>
#include <boost/heap/pairing_heap.hpp>

#include "tests/bench/event_sets/workload.hpp"

namespace bench {

/// Sweeps by building anew: the adaptor shows nothing of its inside but the first.
class standard_heap {
    using base = std::priority_queue<pending, std::vector<pending>, comes_later>;

public:
    std::size_t size() const { return heap_.size(); }
    void push(const pending& added) { heap_.push(added); }
    pending take() {
        const pending taken = heap_.top();
        heap_.pop();
        return taken;
    }
    template <class Predicate>
    void keep_only(Predicate is_valid) {
        struct open : base {
            static std::vector<pending>& inside(base& heap) { return heap.*&open::c; }
        };
        std::vector<pending> kept;
        kept.swap(open::inside(heap_));
        std::erase_if(kept, [&](const pending& e) { return !is_valid(e); });
        heap_ = base(comes_later{}, std::move(kept));
    }

private:
    base heap_;
};

class standard_tree {
    struct earlier {
        bool operator()(const pending& a, const pending& b) const { return before(a, b); }
    };

public:
    using handle = std::set<pending, earlier>::iterator;

    std::size_t size() const { return tree_.size(); }
    handle push(const pending& added) { return tree_.insert(added).first; }
    pending take() {
        const pending taken = *tree_.begin();
        tree_.erase(tree_.begin());
        return taken;
    }
    void erase(handle erased) { tree_.erase(erased); }

private:
    std::set<pending, earlier> tree_;
};

/// One of Boost's heaps with handles.
template <class Heap>
class boost_heap {
public:
    using handle = typename Heap::handle_type;

    std::size_t size() const { return heap_.size(); }
    handle push(const pending& added) { return heap_.push(added); }
    pending take() {
        const pending taken = heap_.top();
        heap_.pop();
        return taken;
    }
    void erase(handle erased) { heap_.erase(erased); }

private:
    Heap heap_;
};

using boost_pairing =
    boost_heap<boost::heap::pairing_heap<pending, boost::heap::compare<comes_later>>>;
using boost_fibonacci =
    boost_heap<boost::heap::fibonacci_heap<pending, boost::heap::compare<comes_later>>>;

/// Boost's implicit heap; without handles, since with them it keeps a list of nodes.
class boost_4ary {
public:
    std::size_t size() const { return heap_.size(); }
    void push(const pending& added) { heap_.push(added); }
    pending take() {
        const pending taken = heap_.top();
        heap_.pop();
        return taken;
    }
    template <class Predicate>
    void keep_only(Predicate is_valid) {
        heap kept;
        for (const pending& each : heap_)
            if (is_valid(each))
                kept.push(each);
        heap_.swap(kept);
    }

private:
    using heap =
        boost::heap::d_ary_heap<pending, boost::heap::arity<4>, boost::heap::compare<comes_later>>;
    heap heap_;
};

}  // namespace bench
