// A hierarchical wheel with digits of eight bits and a std::vector for each bucket, before a short
// sorted list: what core::event_set grew from.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "tests/bench/event_sets/workload.hpp"

namespace bench {

class fixed_wheel {
public:
    std::size_t size() const { return size_; }

    void push(const pending& added) {
        ++size_;
        if (ms(added) > last_) {
            place(added);
            return;
        }
        bottom_.insert(std::upper_bound(bottom_.begin(), bottom_.end(), added, comes_later{}),
                       added);
        if (bottom_.size() > most && ms(bottom_.front()) > ms(bottom_.back()))
            spill();
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
        std::erase_if(bottom_, is_void);
        size_ = bottom_.size();
        for (level& each : levels_)
            for (std::size_t digit = 0; digit < each.buckets.size(); ++digit) {
                std::erase_if(each.buckets[digit], is_void);
                size_ += each.buckets[digit].size();
                if (each.buckets[digit].empty())
                    each.mark(digit, false);
            }
    }

private:
    static constexpr std::size_t fits = 32;
    static constexpr std::size_t most = 96;

    struct level {
        std::array<std::uint64_t, 4> occupied{};
        std::array<std::vector<pending>, 256> buckets;

        void mark(std::size_t digit, bool is_occupied) {
            const std::uint64_t bit = std::uint64_t{1} << (digit % 64);
            occupied[digit / 64] = (occupied[digit / 64] & ~bit) | (is_occupied ? bit : 0);
        }
        bool empty() const { return (occupied[0] | occupied[1] | occupied[2] | occupied[3]) == 0; }
        std::size_t first() const {
            std::size_t word = 0;
            while (occupied[word] == 0)
                ++word;
            return word * 64 + static_cast<std::size_t>(std::countr_zero(occupied[word]));
        }
    };

    static std::int64_t ms(const pending& e) { return e.time.time_since_epoch().count(); }

    void place(const pending& added) {
        const auto differing = static_cast<std::uint64_t>(ms(added) ^ last_);
        const auto at = static_cast<std::size_t>(63 - std::countl_zero(differing | 1U)) / 8;
        const auto digit = static_cast<std::size_t>(ms(added) >> (8 * at)) & 255U;
        levels_[at].buckets[digit].push_back(added);
        levels_[at].mark(digit, true);
    }
    void spill() {
        std::vector<pending> all;
        all.swap(bottom_);
        const std::int64_t kept = ms(all[all.size() - fits]);
        const std::int64_t cut = kept < ms(all.front()) ? kept : ms(all.front()) - 1;
        move_back(cut);
        for (const pending& each : all)
            if (ms(each) > cut)
                place(each);
            else
                bottom_.push_back(each);
    }
    // What lies in levels below the one where the two differ moves up, in one step of the cut.
    void move_back(std::int64_t cut) {
        std::vector<pending> moved;
        const auto differing = static_cast<std::uint64_t>(cut ^ last_);
        const auto upper = static_cast<std::size_t>(63 - std::countl_zero(differing | 1U)) / 8;
        for (std::size_t at = 0; at < upper; ++at)
            while (!levels_[at].empty()) {
                const std::size_t digit = levels_[at].first();
                std::vector<pending>& bucket = levels_[at].buckets[digit];
                moved.insert(moved.end(), bucket.begin(), bucket.end());
                bucket.clear();
                levels_[at].mark(digit, false);
            }
        last_ = cut;
        for (const pending& each : moved)
            place(each);
    }
    void refill() {
        std::size_t at = 0;
        while (levels_[at].empty())
            ++at;
        const std::size_t digit = levels_[at].first();
        std::vector<pending>& bucket = levels_[at].buckets[digit];
        levels_[at].mark(digit, false);
        const std::uint64_t below = (std::uint64_t{1} << (8 * at)) - 1;
        const auto start =
            static_cast<std::int64_t>(static_cast<std::uint64_t>(ms(bucket.front())) & ~below);
        if (at == 0 || bucket.size() <= fits) {
            last_ = start + static_cast<std::int64_t>(below);
            bottom_.assign(bucket.rbegin(), bucket.rend());
            if (!std::is_sorted(bottom_.begin(), bottom_.end(), comes_later{}))
                std::sort(bottom_.begin(), bottom_.end(), comes_later{});
            bucket.clear();
            return;
        }
        std::vector<pending> all;
        all.swap(bucket);
        last_ = start;
        for (const pending& each : all)
            place(each);
        all.clear();
        all.swap(bucket);  // its memory is used again
    }

    std::array<level, 8> levels_;
    std::int64_t last_ = core::never.time_since_epoch().count();  // of the bottom
    std::vector<pending> bottom_;                                 // the first event last
    std::size_t size_ = 0;
};

}  // namespace bench
