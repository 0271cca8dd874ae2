#include "models/borders/border_shifts.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace corridor::models {

namespace {

constexpr core::duration one_day = std::chrono::hours{24};

}  // namespace

border_shifts::border_shifts(const opening_hours& set, country_id country, const calendar& days)
    : set_(set), country_(country), calendar_(days) {
    always_ = set.opens_h == 0 && set.closes_h == 24 && set.weekends;
    for (int day = 0; always_ && day < days.days(); ++day) {
        always_ = days.staff_factor(country, day) == 1;
    }
}

bool border_shifts::present(int nth, int count, int day) const {
    if (!set_.weekends && calendar_.weekend(day)) {
        return false;
    }
    const bool known = day >= 0 && day < calendar_.days();
    const double share = known ? calendar_.staff_factor(country_, day) : 1;
    return nth < static_cast<int>(std::floor(count * share + 0.5));
}

std::pair<core::time_point, core::time_point> border_shifts::window(int day) const {
    const core::time_point midnight = calendar::midnight(day);
    const core::time_point local = midnight - calendar_.offset(country_, midnight);
    return {local + std::chrono::hours{set_.opens_h}, local + std::chrono::hours{set_.closes_h}};
}

int border_shifts::local_day(core::time_point when) const {
    const core::duration local = when.time_since_epoch() + calendar_.offset(country_, when);
    return static_cast<int>(local / one_day);
}

core::time_point border_shifts::opens(int nth, int count, core::time_point when) const {
    if (always_) {
        return when;
    }
    // Clocks that change may lend a day an hour of the next one: begin a day early.
    for (int day = local_day(when) - 1;; ++day) {
        const auto [from, to] = window(day);
        if (to > when && present(nth, count, day)) {
            return std::max(from, when);
        }
    }
}

core::duration border_shifts::worked(int nth, int count, core::time_point from,
                                     core::time_point to) const {
    if (always_) {
        return to - from;
    }
    core::duration sum{};
    const int last = local_day(to) + 1;
    for (int day = local_day(from) - 1; day <= last; ++day) {
        const auto [begin, end] = window(day);
        const core::duration part = std::min(end, to) - std::max(begin, from);
        sum += part > core::duration{} && present(nth, count, day) ? part : core::duration{};
    }
    return sum;
}

}  // namespace corridor::models
