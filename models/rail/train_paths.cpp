#include "models/rail/train_paths.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace corridor::models {

train_paths::train_paths(const params& set, const calendar& days, core::seeds seeds,
                         std::uint64_t entity)
    : set_(set),
      calendar_(days),
      seeds_(seeds),
      entity_(entity),
      paths_(static_cast<int>(std::floor(std::max(1.0, set.per_day) + 0.5))),
      share_(set.other_per_day / std::max(1.0, set.per_day)),
      held_(static_cast<std::size_t>(paths_)) {}

void train_paths::look_at(int day) {
    if (std::exchange(held_day_, day) == day)
        return;
    core::stream draw{seeds_, core::decides("paths of other traffic"),
                      (entity_ << 32U) + static_cast<std::uint64_t>(day)};
    std::generate(held_.begin(), held_.end(), [&] { return draw.uniform() < share_; });
}

core::time_point train_paths::instant(int day, int path) const {
    const core::duration window =
        std::chrono::hours{set_.window_to_h} - std::chrono::hours{set_.window_from_h};
    const core::time_point begins =
        calendar::midnight(day) + std::chrono::hours{set_.window_from_h};
    return begins + window * path / paths_ - calendar_.offset(set_.country, begins);
}

core::time_point train_paths::book(core::time_point when) {
    const int today = std::max(0, calendar_.day_of(when) - 1);  // a local day may begin yesterday
    if (today > day_) {
        day_ = today;
        path_ = 0;
    }
    for (;; ++day_, path_ = 0) {
        look_at(day_);
        for (; path_ < paths_; ++path_) {
            const core::time_point enters = instant(day_, path_);
            if (enters >= when && !held_[static_cast<std::size_t>(path_)]) {
                ++path_;
                return enters;
            }
        }
    }
}

train_paths::tally train_paths::count(int from_day, int to_day) {
    tally counted;
    for (int day = from_day; day < to_day; ++day) {
        look_at(day);
        counted.all += paths_;
        counted.other += std::count(held_.begin(), held_.end(), true);
    }
    return counted;
}

}  // namespace corridor::models
