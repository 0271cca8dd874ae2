// Tang, Goh and Thng, "Ladder queue", ACM Transactions on Modeling and Computer Simulation 15
// (2005): an unsorted top, rungs of buckets ever finer, and a short sorted bottom.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "tests/bench/event_sets/workload.hpp"

namespace bench {

class ladder_queue {
public:
    std::size_t size() const { return size_; }

    void push(const pending& added) {
        ++size_;
        const std::int64_t time = ms(added);
        if (time >= top_start_) {
            top_.push_back(added);
            return;
        }
        for (rung& each : rungs_)
            if (time >= each.current_start()) {
                each.buckets[each.bucket_of(time)].push_back(added);
                ++each.count;
                return;
            }
        bottom_.insert(std::upper_bound(bottom_.begin(), bottom_.end(), added, comes_later{}),
                       added);
        if (bottom_.size() > threshold && rungs_.size() < most_rungs)
            bottom_becomes_rung();
    }
    pending take() {
        while (bottom_.empty())
            refill();
        const pending taken = bottom_.back();
        bottom_.pop_back();
        --size_;
        return taken;
    }
    template <class Predicate>
    void keep_only(Predicate is_valid) {
        const auto is_void = [&](const pending& e) { return !is_valid(e); };
        std::erase_if(top_, is_void);
        std::erase_if(bottom_, is_void);
        size_ = top_.size() + bottom_.size();
        for (rung& each : rungs_) {
            each.count = 0;
            for (std::vector<pending>& bucket : each.buckets) {
                std::erase_if(bucket, is_void);
                each.count += bucket.size();
            }
            size_ += each.count;
        }
    }

private:
    static constexpr std::size_t threshold = 50;
    static constexpr std::size_t most_rungs = 8;

    struct rung {
        std::vector<std::vector<pending>> buckets;
        std::int64_t start = 0;
        std::int64_t width = 1;
        std::size_t current = 0;
        std::size_t count = 0;

        std::int64_t current_start() const {
            return start + static_cast<std::int64_t>(current) * width;
        }
        std::size_t bucket_of(std::int64_t time) const {
            return std::min(static_cast<std::size_t>((time - start) / width), buckets.size() - 1);
        }
    };

    static std::int64_t ms(const pending& e) { return e.time.time_since_epoch().count(); }

    void refill() {
        while (!rungs_.empty() && rungs_.back().count == 0)
            rungs_.pop_back();
        if (rungs_.empty()) {
            const auto [first, last] = std::minmax_element(top_.begin(), top_.end(), before);
            const std::int64_t start = ms(*first);
            top_start_ = ms(*last) + 1;
            std::vector<pending> all;
            all.swap(top_);
            spread(all, start, top_start_);
            return;
        }
        rung& lowest = rungs_.back();
        while (lowest.buckets[lowest.current].empty())
            ++lowest.current;
        std::vector<pending> bucket;
        bucket.swap(lowest.buckets[lowest.current]);
        lowest.count -= bucket.size();
        const std::int64_t start = lowest.current_start();
        ++lowest.current;
        if (bucket.size() > threshold && rungs_.size() < most_rungs && lowest.width > 1) {
            spread(bucket, start, start + lowest.width);
            return;
        }
        std::sort(bucket.begin(), bucket.end(), comes_later{});
        bottom_.swap(bucket);
    }
    // Those before the rungs' next bucket; the bottom is empty then.
    void bottom_becomes_rung() {
        const std::int64_t start = ms(bottom_.back());
        const std::int64_t end =
            rungs_.empty() ? top_start_ : std::min(top_start_, rungs_.back().current_start());
        if (end - start < 2 || start == ms(bottom_.front()))
            return;
        std::vector<pending> all;
        all.swap(bottom_);
        spread(all, start, end);
    }
    void spread(const std::vector<pending>& events, std::int64_t start, std::int64_t end) {
        rung made;
        made.start = start;
        const auto buckets = static_cast<std::int64_t>(events.size());
        made.width = std::max<std::int64_t>(1, (end - start) / buckets + 1);
        made.buckets.resize(static_cast<std::size_t>((end - start - 1) / made.width + 1));
        made.count = events.size();
        for (const pending& each : events)
            made.buckets[made.bucket_of(ms(each))].push_back(each);
        rungs_.push_back(std::move(made));
    }

    std::vector<pending> top_;
    std::int64_t top_start_ = 0;
    std::vector<rung> rungs_;
    std::vector<pending> bottom_;  // the first event last
    std::size_t size_ = 0;
};

}  // namespace bench
