// Places: docks, cranes and yards, and what others take of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/scenario/borders.hpp"
#include "models/scenario/terms.hpp"

namespace corridor::models {

enum class place_kind : std::uint8_t { origin, junction, border, terminal, port, market };

/// Where a vehicle is worked. Tracks serve trains, berths serve vessels, the gate serves trucks.
enum class dock_kind : std::uint8_t {
    tracks_1520,
    tracks_1435,
    container_berths,
    ferry_berths,
    roro_berths,
    dry_berths,
    oil_berths,
    gate,
};
constexpr std::size_t dock_kinds = 8;

/// Cranes that docks of one place share: quay cranes on container berths, rail cranes (gantries or
/// reach stackers) on tracks of either gauge.
enum class crane_kind : std::uint8_t { none, quay, rail };

/// When a gate or an office works, in local hours: of weekdays, and of Saturdays and Sundays. Who
/// closes in the hour in which it opens has a day off.
struct working_hours {
    int opens_h = 0;
    int closes_h = 24;  ///< later than it opens
    int weekend_opens_h = 0;
    int weekend_closes_h = 24;
};

struct dock_params {
    int places = 0;          ///< vehicles worked at once; 0: the place has no such dock
    double rate_per_h = 0;   ///< units of cargo an hour of one place, used without cranes
    core::duration setup{};  ///< mooring, or shunting of a train: once a call
    double depth_m = 0;      ///< of berths and the way to them, at the sea's datum; 0: no limit
    std::vector<dock_kind> also_for{};  ///< berths: the other classes of vessels that may use them
    int track_length_m = 0;  ///< of tracks: a longer train is worked in parts; 0: of any length
};

struct crane_params {
    int count = 0;
    int per_vehicle = 1;      ///< at most, on one vessel or train
    double teu_per_h = 0;     ///< of one crane: moves an hour times TEU a move
    double teu_per_move = 1;  ///< of containers whose size is not stated
};

/// Containers go from the wagons of one gauge to those of the other, without the yard.
struct transloading_params {
    int paired_tracks = 0;  ///< pairs of a track of either gauge under the same rail cranes, out
                            ///< of those of the place; 0: all goes by the yard
    core::duration patience{};  ///< of a train, for wagons of the other gauge and a pair
    double least_share = 1;     ///< of those wagons: with less cargo for them it goes by the yard
};

/// Where trains of wagons change gauge by having their bogies exchanged.
struct bogie_params {
    int pits = 0;                        ///< trains worked at once; 0: there is no such place
    double wagons_per_h = 0;             ///< of one pit
    std::array<std::int64_t, 2> sets{};  ///< in stock at time zero, a set a wagon: 1520, 1435 mm
};

/// Where cargo stands between two services. Reefers, dangerous goods and empties have blocks of
/// their own at some places (`places/yard_blocks.hpp`), and stand among all containers at others.
enum class yard_kind : std::uint8_t {
    containers,
    wagons,
    dry_storage,
    oil_storage,
    trucks,
    reefers,
    dangerous,
    empties,
};
constexpr std::size_t yard_kinds = 8;

struct yard_params {
    std::int64_t capacity = 0;     ///< TEU, wagons, kilograms or trucks; 0: no such yard
    double other_share = 0;        ///< withheld for other traffic, 0 to 0.98
    double westbound_share = 0.5;  ///< of what remains, kept for westbound cargo
};

struct place_params {
    std::string name;   ///< the key in the scenario: `aktau`
    std::string label;  ///< for people: `Aktau`
    place_kind kind = place_kind::junction;
    country_id country{};
    double latitude = 0;             ///< degrees north
    double longitude = 0;            ///< degrees east
    std::optional<sea_id> sea;       ///< ports only
    double closed_share_factor = 1;  ///< exposure relative to its sea, 0 to 1
    double dredged_m = 0;            ///< added to the depth of all its berths from `dredged_on` on
    std::optional<date> dredged_on;  ///< none: from the beginning
    std::array<dock_params, dock_kinds> docks;
    int yard_tiers = 1;  ///< containers that stand on one another when the yard is full
    core::duration channel_interval{};  ///< between two vessels that come in from the anchorage
    bool scheduled_first = false;       ///< vessels with a timetable berth before all others
    crane_params quay_cranes;
    crane_params rail_cranes;
    transloading_params transloading;
    bogie_params bogies;
    std::array<yard_params, yard_kinds> yards;
    double hump_wagons_per_h = 0;  ///< sorted, other traffic's share withheld; 0: no hump
    spread_time accumulation;  ///< of a sorted train, until enough of its destination have gathered
    spread_time clearance;  ///< of cargo between unloading and its next service, by customs at work
    working_hours rail_work;  ///< of the rail cranes
    working_hours customs;
    working_hours gate;                    ///< of trucks
    std::optional<by_hour> gate_arrivals;  ///< relative readiness of trucks to come, some of it in
                                           ///< the opening hours; none: they come when they can
    int gate_appointments_per_h = 0;       ///< trucks; 0: they come without
    double handling_usd_per_teu = 0;       ///< one move between a vehicle and the yard
    double handling_usd_per_t = 0;
    double handling_kg_co2_per_teu = 0;
    double handling_kg_co2_per_t = 0;
    double storage_usd_per_teu_day = 0;  ///< of cargo between two services, each day begun
    double storage_usd_per_t_day = 0;
    core::duration storage_free{};        ///< before that
    std::optional<border_params> border;  ///< kind border only
};

/// Those that the docks of a place share. Precondition: a kind, not none.
inline const crane_params& cranes_of(const place_params& place, crane_kind kind) {
    return kind == crane_kind::quay ? place.quay_cranes : place.rail_cranes;
}

/// Calls of vessels or trains that are not this cargo's, at one dock.
struct other_traffic_params {
    std::string name;
    place_id at{};
    dock_kind dock{};
    double calls_per_year = 0;
    spread_time dock_time;              ///< how long one call holds its place
    int cranes = 0;                     ///< quay or rail cranes that it holds meanwhile
    by_month shape{};                   ///< relative, mean 1
    bool scheduled = false;             ///< calls come by a timetable, evenly
    std::optional<place_id> other_end;  ///< where it comes from, for the reader of results
};

}  // namespace corridor::models
