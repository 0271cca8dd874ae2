// A checked scenario: all that the model may be told. Plain structs in the units of the model;
// `configs/` fills them and has refused what is absurd, so nothing is checked twice in here.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/scenario/borders.hpp"
#include "models/scenario/calendar.hpp"
#include "models/scenario/demand.hpp"
#include "models/scenario/depots.hpp"
#include "models/scenario/disruptions.hpp"
#include "models/scenario/legs.hpp"
#include "models/scenario/places.hpp"
#include "models/scenario/services.hpp"
#include "models/scenario/terms.hpp"
#include "models/scenario/traction.hpp"

namespace corridor::models {

struct scenario {
    std::string name;  ///< the file's name without folder and ending
    std::string title;
    date start_date;        ///< first counted day, 00:00 UTC
    int days = 366;         ///< counted
    int run_in_days = 365;  ///< before the first counted day
    int cohort_days = 180;  ///< after the last counted day, until the cohort has arrived
    std::uint64_t seed = 1;
    routing_params routing;
    demand_params demand;
    dispatching_params dispatching;
    std::vector<std::string> stages;  ///< names, east to west
    std::vector<country_params> countries;
    std::vector<holiday_params> holidays;
    std::vector<sea_params> seas;
    std::vector<place_params> places;
    std::vector<other_traffic_params> other_traffic;
    std::vector<traction_params> tractions;
    std::vector<leg_params> legs;
    std::vector<service_params> services;
    std::vector<way_params> ways;
    std::vector<rival_params> rivals;
    std::vector<flow_params> flows;
    std::vector<depot_params> depots;
    std::vector<repositioning_params> repositionings;
    std::vector<shock_params> shocks;
    std::vector<disruption_params> disruptions;
};

}  // namespace corridor::models
