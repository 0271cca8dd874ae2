// Countries, their holidays, and seas with their wind and level.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/scenario/terms.hpp"

namespace corridor::models {

struct country_params {
    std::string name;                 ///< two letters, ISO 3166
    core::duration utc_offset{};      ///< of local standard time
    bool eu_daylight_saving = false;  ///< one hour more from the last Sunday of March to October's
};

/// Days on which a country loads and accepts less.
struct holiday_params {
    std::string name;
    std::vector<country_id> countries;
    date first;                    ///< included
    date last;                     ///< included
    double demand_factor = 1;      ///< of releases by origins in these countries, 0 to 1
    double acceptance_factor = 1;  ///< of the trains a day that their borders take, 0 to 1
    double staff_factor = 1;       ///< of the staff at their side of a border, 0 to 1
};

/// One sea. Its wind has open and closed spells, the same for all its ports; its level rises or
/// falls evenly, day by day.
struct sea_params {
    std::string name;
    by_month closed_share{};                ///< of the month, 0 to 0.9, at the most exposed port
    core::duration closed_spell{};          ///< mean length of a closed spell
    std::optional<double> closed_spell_cv;  ///< its spread, lognormal; none: exponential
    double crane_stop_share = 0;  ///< of closed spells, those that stop the quay cranes too
    double level_m = 0;           ///< over the datum of its ports' depths, on the day `level_on`
    date level_on;
    double level_change_m_per_year = 0;
};

}  // namespace corridor::models
