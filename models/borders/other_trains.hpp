// Trains of other traffic as they come to a border in one direction: one by one, at any hour, more
// in some weeks than in others, fewer on the sending country's holidays.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/borders/dated_figure.hpp"
#include "models/calendar.hpp"
#include "sim/core/random.hpp"

namespace corridor::models {

class other_trains {
public:
    struct params {
        double per_day = 0;                ///< on average
        double weekly_cv = 0;              ///< spread of that from week to week
        country_id sender{};               ///< its holidays reduce what is sent
        std::vector<dated_figure> stated;  ///< trains a day, instead of all that
    };
    /// `entity` names the border and direction; `days` must outlive this.
    other_trains(params set, const calendar& days, core::seeds seeds, std::uint64_t entity);

    /// When the next one comes; none after the run's last day.
    std::optional<core::time_point> next();

private:
    double expected_of(int day) const;

    // fixed after construction
    params set_;
    const calendar& calendar_;
    core::seeds seeds_;
    std::uint64_t entity_;

    // the next train comes when as many are expected as its level says
    std::uint64_t trains_ = 0;
    double level_ = 0;
    int day_ = 0;
    double expected_before_ = 0;  // that day
    double expected_on_ = 0;      // that day
};

}  // namespace corridor::models
