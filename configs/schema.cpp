#include "configs/schema.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "configs/reading/document.hpp"

namespace corridor::configs {

namespace {

constexpr std::string_view any_place = "origin|junction|border|terminal|port|market";
constexpr std::string_view no_border = "origin|junction|terminal|port|market";
constexpr std::string_view worked = "origin|terminal|port|market";
constexpr std::string_view docks =
    "tracks_1520|tracks_1435|container_berths|ferry_berths|roro_berths|dry_berths|oil_berths|gate";
constexpr std::string_view kinds =
    "container_train|wagon_train|feeder|rail_ferry|roro|dry_cargo|tanker|truck";
constexpr std::string_view vessel_kinds = "feeder|rail_ferry|roro|dry_cargo|tanker";
constexpr std::string_view required = "required";
constexpr value_type whole = value_type::whole;
constexpr value_type number = value_type::number;
constexpr value_type months = value_type::months;
constexpr value_type numbers = value_type::numbers;
constexpr value_type wholes = value_type::wholes;
constexpr value_type text = value_type::text;
constexpr value_type yes_no = value_type::yes_no;
constexpr value_type day = value_type::day;
constexpr value_type choice = value_type::choice;
constexpr value_type choices = value_type::choices;
constexpr value_type name = value_type::name;
constexpr value_type names = value_type::names;
constexpr value_type words = value_type::words;

// clang-format off
constexpr auto all_keys = std::to_array<key_spec>({
    {"", "title", text, "", "", 0, 0, "\"\"", "what the scenario is, for people"},
    {"", "extends", text, "", "", 0, 0, "", "the scenario that holds where this one says nothing"},
    {"", "start_date", day, "", "", 0, 0, required, "first counted day, from 00:00 UTC"},
    {"", "days", whole, "days", "", 1, 3660, required, "counted days"},
    {"", "run_in_days", whole, "days", "", 0, 3660, "365", "days before the first counted one"},
    {"", "cohort_days", whole, "days", "", 0, 3660, "180", "days after the last counted one, for its cargo to arrive"},
    {"", "seed", whole, "", "", 0, 9e15, "1", "of all random numbers"},
    {"", "stages", words, "", "", 0, 0, required, "what hours are booked to, east to west"},

    {"demand", "scale", number, "", "", 0, 20, "1", "factor of every flow, in the run-in too"},
    {"demand", "preceding_year_factor", number, "", "", 0, 20, "1", "factor of every flow in the run-in"},
    {"demand", "weekend_factor", number, "", "", 0, 2, "1", "of what a weekday releases, on Saturdays and Sundays"},
    {"demand", "growth_per_year", number, "", "", -0.9, 10, "0", "each day so much more than the same a year before, within the stated volume of the first year"},
    {"demand", "initial_stock_days", number, "days", "", 0, 90, "0", "demand that stands at the origins at the beginning"},
    {"routing", "choice_scale_usd_per_teu", number, "USD/TEU", "", 0.01, 100000, "1", "of the choice among ways: larger is less decided"},
    {"routing", "rival_scale_usd_per_teu", number, "USD/TEU", "", 0.01, 100000, "1", "of the choice between the corridor and its rivals; at least that among ways"},
    {"routing", "learning_step", number, "", "", 0, 1, "0", "the kth week with arrivals counts for this over k^(2/3) in what shippers expect; 0: they expect what is planned"},
    {"routing", "reroutes", yes_no, "", "", 0, 0, "false", "whether cargo that waits under way chooses again when ways open or close"},
    {"routing", "path_size_exponent", number, "", "", 0, 1, "0", "of the share of a way that it has for itself; 0: ways count as if they shared no leg"},
    {"routing", "reliability_ratio", number, "", "", 0, 5, "0", "worth of an hour of deviation over that of an hour of mean time"},
    {"routing", "transfer_penalty_h", number, "h", "", 0, 240, "0", "what a change of vehicle counts as, beside its own time"},

    {"dispatching", "container_trains_after_min", number, "min", "", 0, 10000, "0", "a container train yields to passenger trains that asked so much later"},
    {"dispatching", "other_freight_after_min", number, "min", "", 0, 10000, "0", "likewise other freight trains"},

    {"country", "utc_offset_h", number, "h", "", -12, 14, required, "local standard time less UTC"},
    {"country", "eu_daylight_saving", yes_no, "", "", 0, 0, "false", "one hour more from the last Sunday of March to October's"},

    {"holiday", "countries", names, "", "country", 0, 0, required, "where it is kept"},
    {"holiday", "first_day", day, "", "", 0, 0, required, "first day, included"},
    {"holiday", "last_day", day, "", "", 0, 0, required, "last day, included"},
    {"holiday", "demand_factor", number, "", "", 0, 1, "1", "of what origins there release"},
    {"holiday", "acceptance_factor", number, "", "", 0, 1, "1", "of the trains a day that borders there accept"},
    {"holiday", "border_staff_factor", number, "", "", 0, 1, "1", "of the staff on that side of borders; rounded, 0: closed"},

    {"sea", "closed_share_by_month", months, "", "", 0, 0.9, required, "share of each month in which wind closes the most exposed port"},
    {"sea", "closed_spell_mean_h", number, "h", "", 0.1, 720, required, "mean length of a closed spell"},
    {"sea", "crane_stop_share", number, "", "", 0, 1, "0", "share of closed spells that stop quay cranes too"},

    {"sea", "level_m", number, "m", "", -50, 50, "0", "its level over the datum of the depths of its ports, on the day level_on"},
    {"sea", "level_on", day, "", "", 0, 0, "", "day on which it stands there"},
    {"sea", "level_change_m_per_year", number, "m/year", "", -2, 2, "0", "by which it rises, or falls below 0"},

    {any_place, "label", text, "", "", 0, 0, "", "name for people; else the key's"},
    {no_border, "country", name, "", "country", 0, 0, required, "where it lies"},
    {"border", "country", name, "", "country", 0, 0, "", "where it lies; else the eastern country"},
    {any_place, "latitude_deg", number, "degrees north", "", -90, 90, required, "where it lies"},
    {any_place, "longitude_deg", number, "degrees east", "", -180, 180, required, "where it lies"},

    {worked, "tracks_1520", whole, "trains", "", 0, 200, "0", "trains worked at once on 1520 mm tracks"},
    {worked, "tracks_1435", whole, "trains", "", 0, 200, "0", "trains worked at once on 1435 mm tracks"},
    {worked, "shunting_h", number, "h", "", 0, 72, "0", "before a train is worked, once a call"},
    {worked, "track_length_m", whole, "m", "", 0, 5000, "0", "useful, of its tracks: a longer train is shunted and worked in parts; 0: any fits"},
    {worked, "train_wagons_per_h", number, "wagons/h", "", 0, 1000, "0", "work on one wagon train"},
    {worked, "rail_cranes", whole, "cranes", "", 0, 200, "0", "gantries or reach stackers for trains of either gauge"},
    {worked, "rail_cranes_per_train", whole, "cranes", "", 1, 20, "1", "at most, on one train"},
    {worked, "rail_crane_moves_per_h", number, "moves/h", "", 0, 100, "0", "of one rail crane"},
    {worked, "gate_lanes", whole, "lanes", "", 0, 200, "0", "trucks worked at once"},
    {worked, "gate_trucks_per_h", number, "trucks/h", "", 0, 200, "0", "of one lane"},
    {worked, "gate_opens_h", whole, "local hour", "", 0, 23, "0", "when the gate begins to work trucks"},
    {worked, "gate_closes_h", whole, "local hour", "", 1, 24, "24", "when the gate stops"},
    {worked, "gate_weekends", yes_no, "", "", 0, 0, "true", "whether the gate works on Saturdays and Sundays"},
    {worked, "yard_slots_teu", whole, "TEU", "", 0, 10e6, "0", "containers that can stand between two services"},
    {worked, "yard_tiers", whole, "containers", "", 1, 10, "1", "that stand on one another when the yard is full: what stands above must be moved first when trains are loaded"},
    {worked, "wagon_places", whole, "wagons", "", 0, 1e6, "0", "wagons that can stand between two services"},
    {worked, "dry_storage_t", number, "t", "", 0, 1e8, "0", "dry bulk that can lie between two services"},
    {worked, "oil_storage_t", number, "t", "", 0, 1e8, "0", "oil that can be stored between two services"},
    {worked, "truck_places", whole, "trucks", "", 0, 1e6, "0", "trucks that can stand between two services"},
    {worked, "yard_other_share", number, "", "", 0, 0.98, "0", "of the container yard, withheld for other traffic"},
    {worked, "wagon_other_share", number, "", "", 0, 0.98, "0", "of the wagon places, withheld for other traffic"},
    {worked, "dry_other_share", number, "", "", 0, 0.98, "0", "of the dry storage, withheld for other traffic"},
    {worked, "oil_other_share", number, "", "", 0, 0.98, "0", "of the oil storage, withheld for other traffic"},
    {worked, "truck_other_share", number, "", "", 0, 0.98, "0", "of the truck places, withheld for other traffic"},
    {worked, "westbound_share", number, "", "", 0, 1, "0.5", "of what remains of each yard, kept for westbound cargo"},
    {worked, "clearance_h", number, "h", "", 0, 720, "0", "mean time for papers between two services"},
    {worked, "clearance_cv", number, "", "", 0, 5, "0", "its coefficient of variation"},
    {"terminal|port", "handling_usd_per_teu", number, "USD/TEU", "", 0, 10000, "", "one move between a vehicle and the yard; must be stated where such cargo is handled"},
    {"terminal|port", "handling_usd_per_t", number, "USD/t", "", 0, 10000, "", "one move between a vehicle and the yard; must be stated where such cargo is handled"},
    {"terminal|port", "handling_kg_co2_per_teu", number, "kg/TEU", "", 0, 10000, "", "CO2 equivalents of one move; must be stated where such cargo is handled"},
    {"terminal|port", "handling_kg_co2_per_t", number, "kg/t", "", 0, 10000, "", "CO2 equivalents of one move; must be stated where such cargo is handled"},

    {"port", "sea", name, "", "sea", 0, 0, required, "whose wind closes it"},
    {"port", "closed_share_factor", number, "", "", 0, 1, "1", "exposure relative to its sea"},
    {"port", "depth_m", number, "m", "", 0, 60, "0", "of its berths and the way to them, at the datum of the sea; 0: no limit"},
    {"port", "oil_depth_m", number, "m", "", 0, 60, "0", "of its oil berths, where that differs; 0: as depth_m"},
    {"port", "dredged_m", number, "m", "", 0, 30, "0", "what dredging adds to the depths"},
    {"port", "dredged_on", day, "", "", 0, 0, "", "first day of that depth; else from the beginning"},
    {"port", "container_berths", whole, "berths", "", 0, 100, "0", "container vessels worked at once"},
    {"port", "quay_cranes", whole, "cranes", "", 0, 100, "0", "shared by the container berths"},
    {"port", "quay_cranes_per_vessel", whole, "cranes", "", 1, 20, "1", "at most, on one vessel"},
    {"port", "crane_rate_moves_per_h", number, "moves/h", "", 0, 100, "0", "of one quay crane"},
    {"port", "teu_per_move", number, "TEU", "", 1, 4, "1.6", "of one crane move"},
    {"port", "mooring_h", number, "h", "", 0, 72, "0", "mooring and papers of a vessel, once a call"},
    {"port", "scheduled_first", yes_no, "", "", 0, 0, "false", "whether vessels with a timetable berth before all others; else first come, first served"},
    {"port", "container_berths_also_for", choices, "", vessel_kinds, 0, 0, "", "other vessels that may use a free container berth as deep as their own"},
    {"port", "ferry_berths_also_for", choices, "", vessel_kinds, 0, 0, "", "other vessels that may use a free ferry berth as deep as their own"},
    {"port", "dry_berths_also_for", choices, "", vessel_kinds, 0, 0, "", "other vessels that may use a free dry berth as deep as their own"},
    {"port", "ferry_berths", whole, "berths", "", 0, 100, "0", "rail ferries worked at once"},
    {"port", "ferry_wagons_per_h", number, "wagons/h", "", 0, 500, "0", "of one ferry berth"},
    {"port", "roro_berths", whole, "berths", "", 0, 100, "0", "ro-ro vessels worked at once"},
    {"port", "roro_trucks_per_h", number, "trucks/h", "", 0, 500, "0", "of one ro-ro berth"},
    {"port", "dry_berths", whole, "berths", "", 0, 100, "0", "dry cargo vessels worked at once"},
    {"port", "dry_t_per_h", number, "t/h", "", 0, 10000, "0", "of one dry berth"},
    {"port", "oil_berths", whole, "berths", "", 0, 100, "0", "tankers worked at once"},
    {"port", "oil_t_per_h", number, "t/h", "", 0, 20000, "0", "of one oil berth"},

    {"border", "east_country", name, "", "country", 0, 0, required, "a westbound train leaves it"},
    {"border", "west_country", name, "", "country", 0, 0, required, "a westbound train enters it"},
    {"border", "exit_inspection_brigades", whole, "brigades", "", 1, 100, "1", "on the way out; each works one train"},
    {"border", "exit_inspection_h", number, "h", "", 0, 240, "0", "technical inspection of one train on the way out, without waiting; 0: none"},
    {"border", "exit_customs_teams", whole, "teams", "", 1, 100, "1", "on the way out; each works one train"},
    {"border", "exit_customs_h", number, "h", "", 0, 240, "0", "customs of one train on the way out, without waiting; 0: none"},
    {"border", "exit_documents_desks", whole, "desks", "", 1, 100, "1", "on the way out; each works one train"},
    {"border", "exit_documents_h", number, "h", "", 0, 240, "0", "handing over the papers of one train on the way out, without waiting; 0: none"},
    {"border", "entry_inspection_brigades", whole, "brigades", "", 1, 100, "1", "on the way in; each works one train"},
    {"border", "entry_inspection_h", number, "h", "", 0, 240, "0", "technical inspection of one train on the way in, without waiting; 0: none"},
    {"border", "entry_customs_teams", whole, "teams", "", 1, 100, "1", "on the way in; each works one train"},
    {"border", "entry_customs_h", number, "h", "", 0, 240, "0", "customs of one train on the way in, without waiting; 0: none"},
    {"border", "entry_documents_desks", whole, "desks", "", 1, 100, "1", "on the way in; each works one train"},
    {"border", "entry_documents_h", number, "h", "", 0, 240, "0", "handing over the papers of one train on the way in, without waiting; 0: none"},
    {"border", "service_cv", number, "", "", 0, 5, "0", "coefficient of variation of all these"},
    {"border", "east_opens_h", whole, "local hour", "", 0, 23, "0", "when the eastern side begins to work trains"},
    {"border", "east_closes_h", whole, "local hour", "", 1, 24, "24", "when it begins no more; what is begun is finished"},
    {"border", "east_weekends", yes_no, "", "", 0, 0, "true", "whether it works on Saturdays and Sundays"},
    {"border", "west_opens_h", whole, "local hour", "", 0, 23, "0", "when the western side begins to work trains"},
    {"border", "west_closes_h", whole, "local hour", "", 1, 24, "24", "when it begins no more; what is begun is finished"},
    {"border", "west_weekends", yes_no, "", "", 0, 0, "true", "whether it works on Saturdays and Sundays"},
    {"border", "others_inspected", yes_no, "", "", 0, 0, "false", "whether trains of other traffic pass the same staff"},
    {"border", "accepts_trains_per_day_westbound", number, "trains/day", "", 0.01, 500, required, "taken by the western side"},
    {"border", "accepts_trains_per_day_eastbound", number, "trains/day", "", 0.01, 500, required, "taken by the eastern side"},
    {"border", "other_trains_per_day_westbound", number, "trains/day", "", 0, 500, "0", "trains of other traffic that arrive"},
    {"border", "other_trains_per_day_eastbound", number, "trains/day", "", 0, 500, "0", "trains of other traffic that arrive"},
    {"border", "other_trains_weekly_cv", number, "", "", 0, 2, "0", "their spread from week to week, deviation over mean"},
    {"border", "short_week_share", number, "", "", 0, 1, "0", "of weeks in which the other side accepts fewer"},
    {"border", "short_week_factor", number, "", "", 0, 1, "1", "what it accepts in such a week, as a share"},
    {"border", "held_share", number, "", "", 0, 1, "0", "of consignments whose wagon is set off for documents"},
    {"border", "held_h", number, "h", "", 0, 2000, "0", "mean time by which those follow later"},
    {"border", "held_cv", number, "", "", 0, 10, "0", "its coefficient of variation"},

    {"border_spell", "border", name, "", "border", 0, 0, required, "where other figures hold on these days"},
    {"border_spell", "first_day", day, "", "", 0, 0, required, "first day, included"},
    {"border_spell", "last_day", day, "", "", 0, 0, required, "last day, included"},
    {"border_spell", "accepts_trains_per_day_westbound", number, "trains/day", "", 0, 500, "", "taken by the western side, whatever holidays and short weeks; else as usual"},
    {"border_spell", "accepts_trains_per_day_eastbound", number, "trains/day", "", 0, 500, "", "taken by the eastern side, whatever holidays and short weeks; else as usual"},
    {"border_spell", "other_trains_per_day_westbound", number, "trains/day", "", 0, 500, "", "trains of other traffic that arrive; else as usual"},
    {"border_spell", "other_trains_per_day_eastbound", number, "trains/day", "", 0, 500, "", "trains of other traffic that arrive; else as usual"},

    {"border", "embargo_at_trains", whole, "trains", "", 0, 100000, "0", "so many of this cargo wait in a direction: no further one is sent; 0: never"},
    {"border", "embargo_lifted_below_trains", whole, "trains", "", 1, 100000, "", "until fewer than so many wait"},

    {"other_traffic", "at", name, "", "place", 0, 0, required, "where it calls"},
    {"other_traffic", "dock", choice, "", docks, 0, 0, required, "what it takes a place of"},
    {"other_traffic", "calls_per_year", number, "calls/year", "", 0, 1e6, required, "vessels, trains or trucks"},
    {"other_traffic", "dock_time_h", number, "h", "", 0.01, 720, required, "mean time at the dock"},
    {"other_traffic", "dock_time_cv", number, "", "", 0, 5, "0", "its coefficient of variation"},
    {"other_traffic", "scheduled", yes_no, "", "", 0, 0, "false", "whether its calls come by a timetable, evenly"},
    {"other_traffic", "cranes", whole, "cranes", "", 0, 20, "0", "held meanwhile"},
    {"other_traffic", "other_end", name, "", "place", 0, 0, "", "where it comes from"},
    {"other_traffic", "shape_by_month", months, "", "", 0, 1e6, "", "relative calls a month; else even"},

    {"leg", "mode", choice, "", "rail|sea|road", 0, 0, required, "what runs on it"},
    {"leg", "from", name, "", "place", 0, 0, required, "one end"},
    {"leg", "to", name, "", "place", 0, 0, required, "the other end"},
    {"leg", "length_km", number, "km", "", 0.1, 20000, "", "of rail and road"},
    {"leg", "length_nm", number, "nautical miles", "", 0.1, 12000, "", "by sea"},
    {"leg", "gauge_mm", choice, "", "1520|1435", 0, 0, "", "of rail"},
    {"leg", "section_lengths_km", numbers, "km", "", 0.1, 5000, "", "of a rail line, from station to station: then trains meet on it"},
    {"leg", "tracks", whole, "tracks", "", 1, 2, "1", "of every section: one both ways, or one each way"},
    {"leg", "double_sections", wholes, "", "", 1, 1000, "", "sections of two tracks on a line of one, the first is 1"},
    {"leg", "loop_tracks", whole, "tracks", "", 1, 50, "2", "at each station or passing loop between sections"},
    {"leg", "tracks_at_stations", wholes, "tracks", "", 1, 50, "", "the same one by one, in order"},
    {"leg", "long_tracks", whole, "tracks", "", 1, 50, "1", "of those, as long as any train"},
    {"leg", "loop_length_m", whole, "m", "", 50, 5000, "850", "longer trains stand on long tracks only"},
    {"leg", "headway_min", number, "min", "", 0.5, 240, "12", "between trains of one direction on two tracks"},
    {"leg", "laden_factor", number, "", "", 1, 3, "1", "a laden train's running time over an empty one's"},
    {"leg", "possession_from_h", whole, "local hour", "", 0, 23, "0", "from when track is worked on and no train runs, daily"},
    {"leg", "possession_to_h", whole, "local hour", "", 0, 24, "0", "until when; none when equal"},
    {"leg", "passenger_trains_per_day", number, "trains/day", "", 0, 500, "0", "a direction, by timetable, of a line"},
    {"leg", "passenger_speed_km_per_h", number, "km/h", "", 1, 300, "80", "running"},
    {"leg", "pairs_per_day", number, "trains/day", "", 0.01, 500, "", "train paths a direction a day, of rail whose sections are not stated"},
    {"leg", "other_trains_per_day", number, "trains/day", "", 0, 500, "0", "freight trains of other traffic, a direction; without a line they hold paths"},
    {"leg", "speed_km_per_h", number, "km/h", "", 1, 300, "", "running, without waiting; of rail and road"},
    {"leg", "running_cv", number, "", "", 0, 5, "0", "coefficient of variation of the running time"},
    {"leg", "window_from_h", whole, "local hour", "", 0, 23, "0", "from when trains may enter"},
    {"leg", "window_to_h", whole, "local hour", "", 1, 24, "24", "until when trains may enter"},

    {"service", "kind", choice, "", kinds, 0, 0, required, "what its vehicles are"},
    {"service", "label", text, "", "", 0, 0, "", "name for people; else the key's"},
    {"service", "from", name, "", "place", 0, 0, required, "the eastern end: westbound cargo boards here"},
    {"service", "to", name, "", "place", 0, 0, required, "the western end"},
    {"service", "via", names, "", "place", 0, 0, "", "places that it passes, east to west"},
    {"service", "gauge_mm", choice, "", "1520|1435", 0, 0, "", "of trains"},
    {"service", "stage", name, "", "stage", 0, 0, required, "what its hours are booked to"},
    {"service", "vehicles", whole, "vehicles", "", 1, 100000, required, "wagon sets, vessels or trucks"},
    {"service", "capacity_teu", whole, "TEU", "", 1, 30000, "", "of one vehicle that carries containers"},
    {"service", "capacity_wagons", whole, "wagons", "", 1, 500, "", "of one wagon train or rail ferry"},
    {"service", "capacity_t", number, "t", "", 1, 400000, "", "of one dry cargo vessel or tanker"},
    {"service", "capacity_trucks", whole, "trucks", "", 1, 1000, "", "of one ro-ro vessel, or 1 of a truck"},
    {"service", "payload_share", number, "", "", 0.01, 1, "1", "of the capacity, usable for this cargo"},
    {"service", "draught_full_m", number, "m", "", 0, 30, "", "of a vessel with its capacity aboard; without it, water never limits it"},
    {"service", "immersion_t_per_cm", number, "t/cm", "", 0.1, 300, "", "mass that a centimetre of draught carries; with draught_full_m"},
    {"service", "under_keel_m", number, "m", "", 0, 10, "0", "water that a vessel keeps under its keel"},
    {"service", "laden_unit_t", number, "t", "", 0.1, 200, "", "mass of one laden TEU, wagon or truck aboard; with draught_full_m, not of bulk"},
    {"service", "longest_wait_h", number, "h", "", 0, 2000, required, "then it leaves though not full"},
    {"service", "interval_h", number, "h", "", 0.1, 2000, "", "of a timetable: leaves every so often, full or not"},
    {"service", "train_length_m", whole, "m", "", 0, 5000, "0", "of a train, with its locomotive; 0 fits every loop"},
    {"service", "speed_kn", number, "kn", "", 0.5, 40, "", "of vessels"},
    {"service", "sailing_cv", number, "", "", 0, 5, "0", "coefficient of variation of the sailing time"},
    {"service", "failures_per_year", number, "failures/year", "", 0, 50, "0", "of one vehicle, which then leaves its fleet when its voyage ends"},
    {"service", "repair_d", number, "days", "", 0, 365, "0", "mean time of its repair"},
    {"service", "repair_cv", number, "", "", 0, 5, "0", "its coefficient of variation"},
    {"service", "cost_usd_per_teu", number, "USD/TEU", "", 0, 20000, "", "the whole haul, without handling; of what may carry containers"},
    {"service", "cost_usd_per_t", number, "USD/t", "", 0, 5000, "", "the whole haul, without handling; of what may carry wagonloads or trucks"},
    {"service", "co2_g_per_t_km", number, "g/(t km)", "", 0, 1000, required, "CO2 equivalents"},

    {"disruption", "label", text, "", "", 0, 0, "", "name for people; else the key's"},
    {"disruption", "at", name, "", "place", 0, 0, "", "the place whose docks, or the border whose trains, are fewer; or state a leg, a service or a way"},
    {"disruption", "dock", choice, "", docks, 0, 0, "", "of those at the place; else all"},
    {"disruption", "direction", choice, "", "westbound|eastbound", 0, 0, "", "of a border; else both"},
    {"disruption", "leg", name, "", "leg", 0, 0, "", "the leg that is slower or closed"},
    {"disruption", "service", name, "", "service", 0, 0, "", "the service whose vehicles are fewer"},
    {"disruption", "way", name, "", "way", 0, 0, "", "the way that no cargo may choose"},
    {"disruption", "first_day", day, "", "", 0, 0, "", "first day, included; else by rate"},
    {"disruption", "last_day", day, "", "", 0, 0, "", "last day, included"},
    {"disruption", "per_year", number, "1/year", "", 0, 365, "", "so many begin, while none lasts; of one by rate"},
    {"disruption", "duration_d", number, "days", "", 0.01, 3660, "", "mean length of one by rate"},
    {"disruption", "duration_cv", number, "", "", 0, 5, "0", "its coefficient of variation"},
    {"disruption", "remaining_share", number, "", "", 0, 1, "0", "of docks, trains accepted, speed or vehicles; 0: nothing"},
    {"disruption", "recovered_after_d", number, "days", "", 0, 365, "3", "the backlog stays gone so long before it counts as gone"},

    {"way", "label", text, "", "", 0, 0, "", "name for people; else the key's"},
    {"way", "through", names, "", "service", 0, 0, required, "services of which it takes one"},
    {"way", "open", yes_no, "", "", 0, 0, "true", "whether cargo may take it"},
    {"way", "open_from", day, "", "", 0, 0, "", "first open day"},
    {"way", "open_until", day, "", "", 0, 0, "", "last open day"},
    {"way", "constant_usd_per_teu", number, "USD/TEU", "", -50000, 50000, "0", "what shippers pay to avoid it, beside money and time"},

    {"rival", "label", text, "", "", 0, 0, "", "name for people; else the key's"},
    {"rival", "flows", names, "", "flow", 0, 0, required, "that it competes for"},
    {"rival", "cost_usd_per_teu", number, "USD/TEU", "", 0, 50000, "", "of containers, door to door as far as it is compared"},
    {"rival", "cost_usd_per_t", number, "USD/t", "", 0, 5000, "", "of other cargo, likewise"},
    {"rival", "time_d", number, "days", "", 0, 365, required, "mean time, likewise"},
    {"rival", "deviation_d", number, "days", "", 0, 365, "0", "standard deviation of that time"},
    {"rival", "constant_usd_per_teu", number, "USD/TEU", "", -50000, 50000, "0", "what shippers pay to avoid it; per lot of other cargo"},
    {"rival", "open", yes_no, "", "", 0, 0, "true", "whether cargo may take it"},
    {"rival", "open_from", day, "", "", 0, 0, "", "first open day"},
    {"rival", "open_until", day, "", "", 0, 0, "", "last open day"},

    {"shock", "flows", names, "", "flow", 0, 0, "", "that it concerns"},
    {"shock", "commodity", text, "", "", 0, 0, "", "all flows of which it concerns"},
    {"shock", "first_day", day, "", "", 0, 0, required, "first day, included"},
    {"shock", "last_day", day, "", "", 0, 0, required, "last day, included"},
    {"shock", "factor", number, "", "", 0, 20, required, "of the demand on those days; nothing makes up for it"},

    {"flow", "label", text, "", "", 0, 0, "", "name for people; else the key's"},
    {"flow", "commodity", text, "", "", 0, 0, "\"\"", "what it is"},
    {"flow", "form", choice, "", "container|wagonload|truck", 0, 0, required, "what it travels in"},
    {"flow", "cargo", choice, "", "kazakh|transit", 0, 0, required, "from or to Kazakhstan, or neither"},
    {"flow", "direction", choice, "", "westbound|eastbound", 0, 0, required, "where it goes"},
    {"flow", "origin", name, "", "place", 0, 0, required, "where it begins"},
    {"flow", "destination", name, "", "place", 0, 0, required, "where it ends"},
    {"flow", "teu_per_year", number, "TEU/year", "", 0, 1e8, "", "offered, of containers"},
    {"flow", "t_per_year", number, "t/year", "", 0, 1e9, "", "offered, of wagonloads and trucks"},
    {"flow", "t_per_teu", number, "t/TEU", "", 0, 30, "", "content, of containers"},
    {"flow", "lot_teu", whole, "TEU", "", 1, 1000, "", "that stay together, of containers"},
    {"flow", "lot_t", number, "t", "", 0.1, 10000, "", "content of a wagon or truck"},
    {"flow", "release_lots", whole, "lots", "", 1, 10000, "1", "that become ready together"},
    {"flow", "shape_by_month", months, "", "", 0, 1e6, "", "relative demand a month; else even"},
    {"flow", "preceding_year_factor", number, "", "", 0, 20, "1", "of the run-in relative to the counted year"},
    {"flow", "vessels", choices, "", vessel_kinds, 0, 0, "", "that may carry it by sea"},
    {"flow", "value_usd_per_h", number, "USD/h", "", 0, 10000, required, "what an hour is worth to one lot"},
    {"flow", "promised_d", number, "days", "", 0.1, 730, required, "on time is delivered within"},
    {"flow", "empty_return_share", number, "", "", 0, 1, "0", "of its carriers that come back empty"},
    {"flow", "corridor_share", number, "", "", 0.001, 1, "1", "of its market, what the stated volume is; the rest chose a rival"},
    {"flow", "corridor_constant_usd_per_teu", number, "USD/TEU", "", -50000, 50000, "0", "what shippers pay to avoid the corridor for its rivals; per lot of other cargo"},
    {"flow", "shifts_when_late", yes_no, "", "", 0, 0, "false", "goes to a rival, or gives up without one, when it has not left within the promised time"},
    {"flow", "patience_d", number, "days", "", 0, 3660, "0", "gives up when it has not left by then; 0: never"},
});
// clang-format on

bool holds(std::string_view tables, std::string_view kind) {
    if (tables.empty() || kind.empty()) {
        return tables.empty() && kind.empty();
    }
    const std::vector<std::string> listed = split(tables);
    return std::find(listed.begin(), listed.end(), kind) != listed.end();
}

std::string quoted_words(std::string_view barred) {
    std::string out;
    for (const std::string& word : split(barred)) {
        out += (out.empty() ? "\"" : ", \"") + word + "\"";
    }
    return out;
}

std::string an(std::string_view noun) {
    return (noun.find_first_of("aeio") == 0 ? "an " : "a ") + std::string(noun);
}

std::string limits(const key_spec& spec) {
    const auto plain = [](double limit) {
        return limit == static_cast<double>(static_cast<std::int64_t>(limit))
                   ? fmt::format("{}", static_cast<std::int64_t>(limit))
                   : fmt::format("{}", limit);
    };
    return fmt::format("from {} to {}", plain(spec.least), plain(spec.most));
}

}  // namespace

bool key_spec::needs_source() const {
    return !tables.empty() &&
           (type == whole || type == number || type == months || type == numbers || type == wholes);
}

std::span<const key_spec> schema() { return all_keys; }

std::string pattern_of(const key_spec& spec) {
    if (spec.tables.empty()) {
        return std::string(spec.key);
    }
    return fmt::format("{}{}.{}", spec.tables, is_single(spec.tables) ? "" : ".*", spec.key);
}

std::string range_of(const key_spec& spec) {
    switch (spec.type) {
        case value_type::whole:
            return "a whole number " + limits(spec);
        case value_type::number:
            return "a number " + limits(spec);
        case value_type::months:
            return "12 numbers " + limits(spec) + ", January first";
        case value_type::numbers:
            return "a list of numbers, each " + limits(spec);
        case value_type::wholes:
            return "a list of whole numbers, each " + limits(spec);
        case value_type::text:
            return "text";
        case value_type::yes_no:
            return "true or false";
        case value_type::day:
            return "a date like 2024-01-31";
        case value_type::choice:
            return spec.key == "gauge_mm" ? "1520 or 1435" : "one of " + quoted_words(spec.among);
        case value_type::choices:
            return "a list of " + quoted_words(spec.among);
        case value_type::name:
            return "the name of " + an(spec.among);
        case value_type::names:
            return "a list of names, each of " + an(spec.among);
        case value_type::words:
            break;
    }
    return "a list of texts";
}

const key_spec* find_spec(const std::string& path) {
    const std::string kind = path.find('.') == std::string::npos ? "" : part(path, 0);
    const std::size_t dots = static_cast<std::size_t>(std::count(path.begin(), path.end(), '.'));
    if (dots != (kind.empty() ? 0U : is_single(kind) ? 1U : 2U)) {
        return nullptr;
    }
    const std::string key = key_of(path);
    for (const key_spec& spec : all_keys) {
        if (spec.key == key && holds(spec.tables, kind)) {
            return &spec;
        }
    }
    return nullptr;
}

bool is_single(std::string_view table) {
    return table == "demand" || table == "routing" || table == "dispatching";
}

std::vector<std::string> table_kinds() {
    std::vector<std::string> all;
    for (const key_spec& spec : all_keys) {
        for (const std::string& kind : split(spec.tables)) {
            if (std::find(all.begin(), all.end(), kind) == all.end()) {
                all.push_back(kind);
            }
        }
    }
    return all;
}

std::vector<const key_spec*> keys_of(std::string_view kind) {
    std::vector<const key_spec*> keys;
    for (const key_spec& spec : all_keys) {
        if (holds(spec.tables, kind)) {
            keys.push_back(&spec);
        }
    }
    return keys;
}

std::vector<std::string> split(std::string_view barred) {
    std::vector<std::string> words_found;
    while (!barred.empty()) {
        const std::size_t bar = barred.find('|');
        words_found.emplace_back(barred.substr(0, bar));
        barred.remove_prefix(bar == std::string_view::npos ? barred.size() : bar + 1);
    }
    return words_found;
}

std::vector<std::string> kinds_named(std::string_view among) {
    return among == "place" ? split(any_place) : std::vector<std::string>{std::string(among)};
}

}  // namespace corridor::configs
