// Brown, "Calendar queues", Communications of the ACM 31 (1988): a year of days, each a sorted
// list; the number of days follows the number of events, the length of a day their distance.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "tests/bench/event_sets/workload.hpp"

namespace bench {

class calendar_queue {
public:
    std::size_t size() const { return size_; }

    void push(const pending& added) {
        insert(added);
        if (++size_ > 2 * days_.size())
            resize(2 * days_.size());
    }
    pending take() {
        const pending taken = take_first();
        if (size_ * 2 < days_.size() && days_.size() > 2)
            resize(days_.size() / 2);
        return taken;
    }
    template <class Predicate>
    void keep_only(Predicate is_valid) {
        size_ = 0;
        for (std::vector<pending>& day : days_) {
            std::erase_if(day, [&](const pending& e) { return !is_valid(e); });
            size_ += day.size();
        }
    }

private:
    static std::int64_t ms(const pending& e) { return e.time.time_since_epoch().count(); }

    void insert(const pending& added) {
        std::vector<pending>& day = days_[day_of(ms(added))];  // the first event last
        day.insert(std::upper_bound(day.begin(), day.end(), added, comes_later{}), added);
        if (ms(added) < today_)
            today_ = ms(added) / width_ * width_;
    }
    std::size_t day_of(std::int64_t time) const {
        return static_cast<std::size_t>(time / width_) % days_.size();
    }
    pending take_first() {
        for (std::size_t looked = 0; looked < days_.size(); ++looked, today_ += width_) {
            std::vector<pending>& day = days_[day_of(today_)];
            if (!day.empty() && ms(day.back()) - today_ < width_)
                return take_from(day);
        }
        std::vector<pending>* first = nullptr;  // nothing this year
        for (std::vector<pending>& day : days_)
            if (!day.empty() && (first == nullptr || before(day.back(), first->back())))
                first = &day;
        today_ = ms(first->back()) / width_ * width_;
        return take_from(*first);
    }
    pending take_from(std::vector<pending>& day) {
        const pending taken = day.back();
        day.pop_back();
        --size_;
        return taken;
    }
    // A day is three times the mean distance of the next 25 events, without outliers.
    std::int64_t good_width() {
        std::vector<pending> next;
        while (next.size() < 25 && size_ > 0)
            next.push_back(take_first());
        for (const pending& each : next)
            insert(each);
        size_ += next.size();
        if (next.size() < 2)
            return width_;
        const std::int64_t whole = ms(next.back()) - ms(next.front());
        const double mean = static_cast<double>(whole) / static_cast<double>(next.size() - 1);
        double sum = 0.0;
        int counted = 0;
        for (std::size_t i = 1; i < next.size(); ++i) {
            const auto gap = static_cast<double>(ms(next[i]) - ms(next[i - 1]));
            if (gap > 2 * mean)
                continue;
            sum += gap;
            ++counted;
        }
        return std::max<std::int64_t>(1, static_cast<std::int64_t>(3 * sum / std::max(counted, 1)));
    }
    void resize(std::size_t count) {
        width_ = good_width();
        std::vector<std::vector<pending>> old(count);
        old.swap(days_);
        std::int64_t first = core::never.time_since_epoch().count();
        for (const std::vector<pending>& day : old)
            for (const pending& each : day)
                first = std::min(first, ms(each));
        today_ = first / width_ * width_;
        for (const std::vector<pending>& day : old)
            for (const pending& each : day)
                insert(each);
    }

    std::vector<std::vector<pending>> days_{2};
    std::int64_t width_ = 1;
    std::int64_t today_ = 0;  // where its day begins
    std::size_t size_ = 0;
};

}  // namespace bench
