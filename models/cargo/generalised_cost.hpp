// What a journey costs who sends the cargo: the tariff, and the value of the time that it is
// expected to take, of how surely it takes that, and of each change of vehicle on the way.
//
//     tariff + value of time * (mean + reliability ratio * deviation + transfer penalty *
//     transfers)
//
// The reliability ratio is the worth of an hour of standard deviation over that of an hour of mean:
// de Jong, Kouwenhoven, Kroes, Rietveld and Warffemius, EJTIR 9(2), 2009. The sum is what shippers
// choose by; what the books charge is the tariff alone.
#pragma once

#include <cstddef>

#include "models/scenario.hpp"

namespace corridor::models {

/// What is expected of the time of a journey, in hours.
struct expected_time {
    double mean_h = 0;
    double deviation_h = 0;  ///< standard deviation
    friend bool operator==(const expected_time&, const expected_time&) = default;
};

/// One ride by the scenario's figures, without queues: running, half a day at its two docks, and a
/// wait to board that lies anywhere between nothing and the longest.
struct ride_plan {
    double usd = 0;  ///< haul and handling at both ends, of one lot
    core::duration time{};
    double variance_h2 = 0;  ///< of the wait and of each leg's running time
};
ride_plan plan_of(const scenario& from, const service_params& service, const flow_params& flow);

/// The generalised cost of one lot, in USD.
double generalised_usd(const routing_params& by, const flow_params& flow, double tariff_usd,
                       std::size_t transfers, const expected_time& time);

/// What the choice counts costs by: the TEU of a container lot, one of any other.
double choice_units(const flow_params& flow);

}  // namespace corridor::models
