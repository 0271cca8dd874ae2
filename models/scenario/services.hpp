// Services over legs, the ways that they make up, and rivals past the corridor.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/scenario/terms.hpp"

namespace corridor::models {

enum class service_kind : std::uint8_t {
    container_train,
    wagon_train,
    feeder,
    rail_ferry,
    roro,
    dry_cargo,
    tanker,
    truck,
};

/// A ship in shallow water: see `sea/draught.hpp`.
struct hull_params {
    double draught_full_m = 0;      ///< with its capacity aboard; 0: water never limits it
    double immersion_t_per_cm = 0;  ///< mass that a centimetre of draught carries
    double under_keel_m = 0;        ///< water that it keeps under its keel
    std::int64_t capacity = 0;      ///< in the service's unit, before the payload share
    kilograms unit_mass;            ///< of one laden unit
    double payload_share = 1;
};

/// Vehicles that go to and fro between two places and carry cargo of one form.
struct service_params {
    std::string name;
    std::string label;
    service_kind kind = service_kind::container_train;
    place_id from{};  ///< the eastern end: westbound cargo boards here
    place_id to{};
    std::vector<leg_id> legs;       ///< in order from `from` to `to`
    std::vector<place_id> stops;    ///< legs.size() + 1 places, `from` first
    stage_id stage{};               ///< what its hours, waiting to board included, are booked to
    int vehicles = 0;               ///< wagon sets, vessels or trucks
    std::int64_t capacity = 0;      ///< TEU, wagons, kilograms or trucks, payload share applied
    hull_params hull;               ///< vessels
    core::duration longest_wait{};  ///< then it leaves though not full
    std::optional<core::duration> interval;  ///< a timetable: leaves every so often, full or not
    int train_length_m = 0;                  ///< of trains; 0 fits every loop
    std::optional<place_id> bogies_at;       ///< one of the stops, where its legs change gauge
    std::vector<place_id> marshalled_at;     ///< stops between its ends where wagons are sorted
    std::int64_t teu_per_wagon = 1;          ///< of container trains whose wagons are sorted
    km_per_h speed;                          ///< vessels
    double sailing_cv = 0;                   ///< vessels: spread of the sailing time
    double failures_per_year = 0;            ///< of one vehicle, of calendar time
    spread_time repair;
    double usd_per_teu = 0;  ///< the whole haul, without handling
    double usd_per_t = 0;
    double subsidy_usd_per_teu = 0;  ///< that the state pays its carrier beside the tariff
    double waiting_usd_per_h = 0;    ///< of one vehicle on a voyage that neither runs nor is worked
    double g_co2_per_t_km = 0;       ///< running with cargo
    double waiting_kg_co2_per_h = 0;  ///< of one vehicle on a voyage that does not run
    double empty_kg_co2_per_km = 0;   ///< of one vehicle without cargo
};

/// One of the ways that cargo chooses among: an itinerary that uses one of `through` and
/// no service that is another way's.
struct way_params {
    std::string name;
    std::string label;
    std::vector<service_id> through;
    bool open = true;
    std::optional<date> open_from;    ///< first open day
    std::optional<date> open_until;   ///< last open day
    double constant_usd_per_teu = 0;  ///< what shippers pay to avoid it, beside money and time
};

/// Who carries cargo past the corridor: another railway, the deep sea. Door to door, as far as the
/// flows that it competes for are compared.
struct rival_params {
    std::string name;
    std::string label;
    std::vector<flow_id> flows;  ///< that it competes for
    double usd_per_teu = 0;      ///< of containers
    double usd_per_t = 0;        ///< of other cargo
    core::duration time{};
    core::duration deviation{};  ///< standard deviation of the time
    bool open = true;
    std::optional<date> open_from;    ///< first open day
    std::optional<date> open_until;   ///< last open day
    double constant_usd_per_teu = 0;  ///< what shippers pay to avoid it; per lot of other cargo
};

}  // namespace corridor::models
