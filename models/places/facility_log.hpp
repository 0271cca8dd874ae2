// What a dock, a group of cranes, a yard quota or a border observes of itself in the counted year:
// areas under its curves and the waits of those it served.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "models/result.hpp"
#include "sim/core/quantiles.hpp"
#include "sim/core/time.hpp"

namespace corridor::models {

class facility_log {
public:
    explicit facility_log(double capacity) : capacity_(capacity) {}

    /// `delta` units are taken (or given back, below zero) at `now`.
    void take(core::time_point now, double delta) {
        pass(now);
        in_use_ += delta;
    }

    /// One more (or, below zero, one fewer) waits from `now` on.
    void queue(core::time_point now, std::int64_t delta) {
        pass(now);
        waiting_ += delta;
        queue_max_ = std::max(queue_max_, waiting_);
    }

    void served(core::duration waited, core::duration total) {
        waits_.add(waited);
        total_ms_ += total.count();
    }

    /// The counted year begins: forgets what was, keeps what is.
    void reset(core::time_point now) {
        pass(now);
        began_ = month_began_ = now;
        busy_area_ = month_area_ = queue_area_ = blocked_ms_ = peak_ = 0;
        queue_max_ = waiting_;
        waits_ = {};
        total_ms_ = 0;
    }

    /// Notes a row into `rows`, under the number `facility`, for what is now and for each change
    /// until `result`. Call at the counted year's beginning, after `reset`.
    void trace(std::vector<queue_row>& rows, std::uint32_t facility) {
        rows_ = &rows;
        noted_ = {facility, -1, last_, 0};  // fewer than any queue: the first row is always new
    }

    void end_month(core::time_point now) {
        pass(now);
        const double length = span(month_began_, now);
        if (length > 0 && capacity_ > 0) {
            peak_ = std::max(peak_, month_area_ / length / capacity_);
        }
        month_area_ = 0;
        month_began_ = now;
    }

    facility_result result(core::time_point now) {
        end_month(now);
        rows_ = nullptr;
        const double length = span(began_, now);
        const auto served_count = static_cast<std::int64_t>(waits_.count());
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        constexpr double ms_per_h = 3'600'000.0;
        facility_result out;
        out.utilisation = length > 0 && capacity_ > 0 ? busy_area_ / length / capacity_ : 0;
        out.peak_month_utilisation = peak_;
        out.blocked_share = length > 0 ? blocked_ms_ / length : 0;
        out.queue_mean = length > 0 ? queue_area_ / length : 0;
        out.queue_max = queue_max_;
        out.served = served_count;
        const auto count = static_cast<double>(served_count);
        out.waiting_mean_h =
            served_count > 0 ? static_cast<double>(waits_.total_ms()) / count / ms_per_h : none;
        out.time_mean_h =
            served_count > 0 ? static_cast<double>(total_ms_) / count / ms_per_h : none;
        out.waiting_p95_h = served_count > 0
                                ? static_cast<double>(waits_.quantile(0.95)->count()) / ms_per_h
                                : none;
        return out;
    }

private:
    static double span(core::time_point from, core::time_point to) {
        return static_cast<double>((to - from).count());
    }
    void pass(core::time_point now) {
        if (rows_ != nullptr) [[unlikely]] {
            note(now);
        }
        const double passed = span(last_, now);
        busy_area_ += in_use_ * passed;
        month_area_ += in_use_ * passed;
        queue_area_ += static_cast<double>(waiting_) * passed;
        blocked_ms_ += waiting_ > 0 ? passed : 0;
        last_ = now;
    }

    /// What became true at last_ is noted once time passes: only then is the instant complete.
    void note(core::time_point now) {
        const auto waiting = static_cast<std::int32_t>(waiting_);
        if (now == last_ || (waiting == noted_.waiting && in_use_ == noted_.in_use)) {
            return;
        }
        noted_ = {noted_.facility, waiting, last_, in_use_};
        rows_->push_back(noted_);
    }

    // fixed after construction
    double capacity_;

    // state
    double in_use_ = 0;
    std::int64_t waiting_ = 0;

    // observed since began_
    core::time_point began_{}, month_began_{}, last_{};
    double busy_area_ = 0, month_area_ = 0, queue_area_ = 0, blocked_ms_ = 0, peak_ = 0;
    std::int64_t queue_max_ = 0;
    std::int64_t total_ms_ = 0;
    core::quantiles waits_;

    // the trace
    std::vector<queue_row>* rows_ = nullptr;  ///< null: none is wanted now
    queue_row noted_;
};

}  // namespace corridor::models
