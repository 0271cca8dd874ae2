#include "sim/study/sweep.hpp"

namespace corridor::study {

full_factorial::full_factorial(std::vector<std::int32_t> levels) : levels_(std::move(levels)) {
    for (const std::int32_t each : levels_)
        points_ *= each;
}

std::vector<std::int32_t> full_factorial::levels_at(std::int32_t point) const {
    std::vector<std::int32_t> at(levels_.size());
    for (std::size_t factor = levels_.size(); factor-- > 0;) {
        at[factor] = point % levels_[factor];
        point /= levels_[factor];
    }
    return at;
}

std::vector<task> tasks_of(std::int32_t points, std::int32_t replications, shard part) {
    std::vector<task> tasks;
    std::int64_t index = 0;
    for (std::int32_t point = 0; point < points; ++point) {
        for (std::int32_t replication = 0; replication < replications; ++replication) {
            if (index++ % part.of == part.number - 1)
                tasks.push_back({point, replication});
        }
    }
    return tasks;
}

}  // namespace corridor::study
