// Flows of cargo, and how they choose.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/scenario/depots.hpp"
#include "models/scenario/services.hpp"
#include "models/scenario/terms.hpp"

namespace corridor::models {

/// Containers stay containers. A wagonload may roll through on ferries or be shipped as dry bulk
/// or oil. A truck is a road vehicle with its cargo.
enum class cargo_form : std::uint8_t { container, wagonload, truck };

/// What a container needs while it stands, laden: a plug, distance from others, or neither.
enum class container_kind : std::uint8_t { dry, reefer, dangerous };

struct flow_params {
    std::string name;
    std::string label;
    std::string commodity;
    bool transit = false;  ///< neither from nor to Kazakhstan
    cargo_form form = cargo_form::container;
    direction heading = direction::westbound;
    place_id origin{};
    place_id destination{};
    double teu_per_year = 0;             ///< for the corridor in the counted year, before scale
    double t_per_year = 0;               ///< likewise; containers: their content
    by_month shape{};                    ///< relative, mean 1
    double preceding_year_factor = 1;    ///< the run-in's demand relative to the counted year's
    container_kind container{};          ///< containers: of all its lots
    std::optional<container_size> size;  ///< likewise; none: a mix of both
    teu lot_size;                        ///< containers: TEU of one lot
    kilograms lot_mass;                  ///< content of one lot, a wagon, a truck or a container
    int release_lots = 1;                ///< lots that become ready together
    std::vector<service_kind> vessels;   ///< kinds that may carry it by sea
    double usd_per_h = 0;                ///< value of time of one lot
    core::duration promised{};           ///< on time: delivered within
    double empty_return_share = 0;       ///< of carriers that come back empty
    double corridor_share = 1;           ///< of its market, what the stated volume is: the market
                                         ///< that chooses is so much larger
    double corridor_constant_usd_per_teu = 0;  ///< what shippers pay to avoid the corridor for its
                                               ///< rivals; per lot of other cargo
    bool shifts_when_late = false;      ///< leaves when the promise is over and it has not left
    core::duration patience{};          ///< gives up when it has not left its origin by then
    std::optional<flow_id> returns_of;  ///< the empties of that flow; see `add_empty_returns`
    std::optional<repositioning_id> repositions;  ///< the empties that it orders

    /// Carriers without cargo.
    bool is_empty() const { return returns_of || repositions; }
};

struct routing_params {
    double choice_scale_usd_per_teu = 1;  ///< of the logit: larger is less decided
    double path_size_exponent = 0;        ///< 0: ways count as if they shared no leg
    double reliability_ratio = 0;         ///< worth of an hour of deviation over one of mean time
    double rival_scale_usd_per_teu = 1;   ///< of the nest of corridor and rivals, >= choice scale
    double learning_step = 0;             ///< the kth week of experience counts for step / k^(2/3)
    double memory_weeks = 0;              ///< a week without arrivals by a way takes one part in so
                                          ///< many of what differs from the plan; 0: nothing
    bool reroutes = false;                ///< cargo under way chooses again when ways open or close
    double transfer_penalty_h = 0;  ///< hours that a change of vehicle counts as, beside its own
};

struct demand_params {
    double scale = 1;                  ///< of every flow, in the run-in too
    double preceding_year_factor = 1;  ///< of every flow, run-in only
    double initial_stock_days = 0;     ///< days of demand that stand at the origins at time zero
    double weekend_factor = 1;         ///< of what a weekday releases, on Saturdays and Sundays
    double growth_per_year = 0;        ///< 0.1: each day a tenth more than the same a year before
};

/// A dated change of demand that nothing makes up for.
struct shock_params {
    std::string name;
    std::vector<flow_id> flows;  ///< concerned, and all flows of the commodity
    std::string commodity;       ///< may be empty
    date first;                  ///< included
    date last;                   ///< included
    double factor = 1;
};

}  // namespace corridor::models
