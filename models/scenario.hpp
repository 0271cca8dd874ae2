// A checked scenario: all that the model may be told. Plain structs in the units of the model;
// `configs/` fills them and has refused what is absurd, so nothing is checked twice in here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "models/rail/line_params.hpp"
#include "models/units.hpp"
#include "sim/core/time.hpp"

namespace corridor::models {

// Strong indices into the vectors of `scenario`.
enum class place_id : std::uint32_t {};
enum class leg_id : std::uint32_t {};
enum class service_id : std::uint32_t {};
enum class flow_id : std::uint32_t {};
enum class way_id : std::uint32_t {};
enum class rival_id : std::uint32_t {};
enum class sea_id : std::uint32_t {};
enum class country_id : std::uint32_t {};
enum class stage_id : std::uint32_t {};

template <class Id>
constexpr std::size_t index_of(Id id) {
    return static_cast<std::size_t>(id);
}

/// A calendar day, counted from 1970-01-01.
struct date {
    std::int32_t days = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): it takes the zero that <=> compares with for a pointer
    friend constexpr auto operator<=>(const date&, const date&) = default;
};

enum class direction : std::uint8_t { westbound, eastbound };
constexpr std::size_t directions = 2;
constexpr direction opposite(direction heading) {
    return heading == direction::westbound ? direction::eastbound : direction::westbound;
}

/// Twelve weights or shares, January first.
using by_month = std::array<double, 12>;

/// A positive random time: mean and coefficient of variation of a lognormal; cv 0 is constant.
struct spread_time {
    core::duration mean{};
    double cv = 0;
};

// ---- calendar ----------------------------------------------------------------------------------

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
    by_month closed_share{};        ///< of the month, 0 to 0.9, at the most exposed port
    core::duration closed_spell{};  ///< mean length of a closed spell
    double crane_stop_share = 0;    ///< of closed spells, those that stop the quay cranes too
    double level_m = 0;             ///< over the datum of its ports' depths, on the day `level_on`
    date level_on;
    double level_change_m_per_year = 0;
};

// ---- places ------------------------------------------------------------------------------------

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

struct dock_params {
    int places = 0;          ///< vehicles worked at once; 0: the place has no such dock
    double rate_per_h = 0;   ///< units of cargo an hour of one place, used without cranes
    core::duration setup{};  ///< mooring, or shunting of a train: once a call
    double depth_m = 0;      ///< of berths and the way to them, at the sea's datum; 0: no limit
    std::vector<dock_kind> also_for{};  ///< berths: the other classes of vessels that may use them
};

struct crane_params {
    int count = 0;
    int per_vehicle = 1;   ///< at most, on one vessel or train
    double teu_per_h = 0;  ///< of one crane: moves an hour times TEU a move
};

/// Where cargo stands between two services.
enum class yard_kind : std::uint8_t { containers, wagons, dry_storage, oil_storage, trucks };
constexpr std::size_t yard_kinds = 5;

struct yard_params {
    std::int64_t capacity = 0;     ///< TEU, wagons, kilograms or trucks; 0: no such yard
    double other_share = 0;        ///< withheld for other traffic, 0 to 0.98
    double westbound_share = 0.5;  ///< of what remains, kept for westbound cargo
};

/// When the staff of one side of a border work, in their country's local time.
struct opening_hours {
    int opens_h = 0;
    int closes_h = 24;
    bool weekends = true;
};

/// What each side of a border does to a train, in this order.
enum class border_stage : std::uint8_t { inspection, customs, documents };
constexpr std::size_t border_stages = 3;
/// The side that a train leaves, then the side that it enters.
constexpr std::size_t border_sides = 2;
/// All that is done to a train, in order: the stages of the exit side, then of the entry side.
constexpr std::size_t border_steps = border_sides * border_stages;

/// Those who do one stage: brigades, customs teams or desks. Each works one train at a time.
struct border_staff_params {
    int count = 1;
    spread_time service;  ///< of one train, without waiting; mean 0: there is no such stage
};

/// Days on which other figures hold than usual: an embargo, a strike, works. What is not stated
/// stays as it is; what is stated holds as it is, whatever the holidays and short weeks.
struct border_spell {
    date first;                                                        ///< included
    date last;                                                         ///< included
    std::array<std::optional<double>, directions> accepted_per_day{};  ///< trains, 0 too
    std::array<std::optional<double>, directions> other_per_day{};
};

/// A border crossing for trains: the turn that the other side gives, the exit side's staff, the
/// entry side's staff. Westbound and eastbound share neither.
struct border_params {
    country_id east{};  ///< a westbound train leaves this country
    country_id west{};
    std::array<opening_hours, 2> hours;  ///< of the eastern and the western side
    /// [side][stage] of one direction
    std::array<std::array<border_staff_params, border_stages>, border_sides> staff;
    std::array<double, directions> accepted_per_day{};  ///< trains, by direction
    std::array<double, directions> other_per_day{};  ///< of other traffic that arrive, on average
    double other_weekly_cv = 0;                      ///< spread of that from week to week
    bool others_inspected = false;     ///< whether other traffic passes the same staff
    double short_week_share = 0;       ///< of weeks in which the other side accepts fewer
    double short_week_factor = 1;      ///< what it accepts in such a week, as a share
    std::vector<border_spell> spells;  ///< in the order of the scenario; the last that names a
                                       ///< figure for a day holds
    double held_share = 0;             ///< of consignments whose wagon is set off for documents
    spread_time held;                  ///< how long those are held
    int embargo_at = 0;            ///< so many of this cargo's trains wait: none is sent; 0: never
    int embargo_lifted_below = 0;  ///< until fewer wait; 1 to embargo_at, else 0
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
    int yard_tiers = 1;            ///< containers that stand on one another when the yard is full
    int track_length_m = 0;        ///< a longer train is worked in parts; 0: of any length
    bool scheduled_first = false;  ///< vessels with a timetable berth before all others
    crane_params quay_cranes;
    crane_params rail_cranes;
    std::array<yard_params, yard_kinds> yards;
    spread_time clearance;  ///< of cargo between unloading and its next service
    int gate_opens_h = 0;   ///< local hour at which the gate begins to work trucks
    int gate_closes_h = 24;
    bool gate_weekends = true;
    double handling_usd_per_teu = 0;  ///< one move between a vehicle and the yard
    double handling_usd_per_t = 0;
    double handling_kg_co2_per_teu = 0;
    double handling_kg_co2_per_t = 0;
    std::optional<border_params> border;  ///< kind border only
};

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

// ---- network -----------------------------------------------------------------------------------

enum class leg_mode : std::uint8_t { rail, sea, road };

/// A rail leg as its operator describes it, and who else runs on it. Sections go from the leg's
/// `from` to its `to`.
struct rail_line_params {
    line_params layout;
    int loop_length_m = 0;                ///< longer trains stand on long tracks only
    double passenger_trains_per_day = 0;  ///< a direction, by timetable
    km_per_h passenger_speed;
};

/// Who goes first where trains wait for the same section: a class with a handicap yields to all
/// that asked up to so much later. Passenger trains have none.
struct dispatching_params {
    core::duration container_trains{};
    core::duration other_freight{};  ///< wagon trains, and freight trains of other traffic
};

struct leg_params {
    std::string name;
    leg_mode mode = leg_mode::rail;
    place_id from{};
    place_id to{};
    km length;
    int gauge_mm = 0;                 ///< rail: 1520 or 1435; else 0
    double pairs_per_day = 0;         ///< rail without a line: train paths a direction a day
    double other_trains_per_day = 0;  ///< rail: other traffic's freight trains, a direction, mean
    km_per_h speed;                   ///< rail and road: running, without waiting for a path
    double running_cv = 0;            ///< spread of the running time
    int window_from_h = 0;  ///< rail without a line: local hours in which trains may enter
    int window_to_h = 24;
    std::optional<rail_line_params> line;  ///< rail: trains meet on its sections, no path is booked
};

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
    km_per_h speed;                          ///< vessels
    double sailing_cv = 0;                   ///< vessels: spread of the sailing time
    double failures_per_year = 0;            ///< of one vehicle, of calendar time
    spread_time repair;
    double usd_per_teu = 0;  ///< the whole haul, without handling
    double usd_per_t = 0;
    double g_co2_per_t_km = 0;
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

// ---- demand ------------------------------------------------------------------------------------

/// Containers stay containers. A wagonload may roll through on ferries or be shipped as dry bulk
/// or oil. A truck is a road vehicle with its cargo.
enum class cargo_form : std::uint8_t { container, wagonload, truck };

struct flow_params {
    std::string name;
    std::string label;
    std::string commodity;
    bool transit = false;  ///< neither from nor to Kazakhstan
    cargo_form form = cargo_form::container;
    direction heading = direction::westbound;
    place_id origin{};
    place_id destination{};
    double teu_per_year = 0;            ///< for the corridor in the counted year, before scale
    double t_per_year = 0;              ///< likewise; containers: their content
    by_month shape{};                   ///< relative, mean 1
    double preceding_year_factor = 1;   ///< the run-in's demand relative to the counted year's
    teu lot_size;                       ///< containers: TEU of one lot
    kilograms lot_mass;                 ///< content of one lot, a wagon, a truck or a container
    int release_lots = 1;               ///< lots that become ready together
    std::vector<service_kind> vessels;  ///< kinds that may carry it by sea
    double usd_per_h = 0;               ///< value of time of one lot
    core::duration promised{};          ///< on time: delivered within
    double empty_return_share = 0;      ///< of carriers that come back empty
    double corridor_share = 1;          ///< of its market, what the stated volume is: the market
                                        ///< that chooses is so much larger
    double corridor_constant_usd_per_teu = 0;  ///< what shippers pay to avoid the corridor for its
                                               ///< rivals; per lot of other cargo
    bool shifts_when_late = false;      ///< leaves when the promise is over and it has not left
    core::duration patience{};          ///< gives up when it has not left its origin by then
    std::optional<flow_id> returns_of;  ///< the empties of that flow; see `with_empty_returns`
};

struct routing_params {
    double choice_scale_usd_per_teu = 1;  ///< of the logit: larger is less decided
    double path_size_exponent = 0;        ///< 0: ways count as if they shared no leg
    double reliability_ratio = 0;         ///< worth of an hour of deviation over one of mean time
    double rival_scale_usd_per_teu = 1;   ///< of the nest of corridor and rivals, >= choice scale
    double learning_step = 0;             ///< the kth week of experience counts for step / k^(2/3)
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

// ---- disruptions -------------------------------------------------------------------------------

enum class disrupted : std::uint8_t { docks, border, leg, fleet, way };

/// Something that gives less for a while, by date or by rate: a closure, a strike, an accident.
struct disruption_params {
    std::string name;
    std::string label;
    disrupted what = disrupted::docks;
    place_id at{};                     ///< of docks and of a border
    std::optional<dock_kind> dock;     ///< none: all of the place
    std::optional<direction> heading;  ///< of a border; none: both
    leg_id leg{};
    service_id service{};
    way_id way{};
    std::optional<date> first_day;  ///< included; none: by rate
    date last_day;                  ///< included
    double per_year = 0;            ///< by rate: so many begin, on average, while none lasts
    spread_time lasts;
    /// Of the places of docks, the trains that a border accepts, a leg's speed or a fleet. 0 closes
    /// all of it; a way has no other share.
    double remaining_share = 0;
    core::duration sustained{};  ///< recovered is what stays so for so long
};

// ---- all of it ---------------------------------------------------------------------------------

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
    std::vector<leg_params> legs;
    std::vector<service_params> services;
    std::vector<way_params> ways;
    std::vector<rival_params> rivals;
    std::vector<flow_params> flows;
    std::vector<shock_params> shocks;
    std::vector<disruption_params> disruptions;
};

}  // namespace corridor::models
