#include "models/cargo/generalised_cost.hpp"

#include <algorithm>

#include "models/leg_time.hpp"
#include "models/rail/hauls.hpp"

namespace corridor::models {

namespace {

// Two dock calls a ride, about half a day, beside running and half the longest wait.
constexpr core::duration planned_handling = std::chrono::hours{12};

double square(double x) { return x * x; }

}  // namespace

ride_plan plan_of(const scenario& from, const service_params& service, const flow_params& flow) {
    const core::duration longest = service.interval.value_or(service.longest_wait);
    ride_plan out;
    out.time = planned_handling + longest / 2;
    out.variance_h2 = square(hours(longest)) / 12;  // of a uniform wait
    for (const leg_id id : service.legs) {
        const leg_params& leg = from.legs[index_of(id)];
        const core::duration takes = free_running_time(leg, service.speed, true);
        const double cv = leg.mode == leg_mode::sea ? service.sailing_cv : leg.running_cv;
        out.time += takes;
        out.variance_h2 += square(hours(takes) * cv);
    }
    out.time += planned_stops(from, service, flow.heading);
    const auto boxes = static_cast<double>(flow.lot_size.count);
    const double mass_t = tonnes(flow.lot_mass);
    out.usd = service.usd_per_teu * boxes + (boxes > 0 ? 0 : service.usd_per_t * mass_t);
    for (const place_id end : {service.from, service.to}) {
        const place_params& place = from.places[index_of(end)];
        out.usd += place.handling_usd_per_teu * boxes +
                   (boxes > 0 ? 0 : place.handling_usd_per_t * mass_t);
    }
    return out;
}

double generalised_usd(const routing_params& by, const flow_params& flow, double tariff_usd,
                       std::size_t transfers, const expected_time& time) {
    return tariff_usd + flow.usd_per_h * (time.mean_h + by.reliability_ratio * time.deviation_h +
                                          by.transfer_penalty_h * static_cast<double>(transfers));
}

double choice_units(const flow_params& flow) {
    return std::max(1.0, static_cast<double>(flow.lot_size.count));
}

}  // namespace corridor::models
