#include <algorithm>

#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/filling/fill_borders.hpp"
#include "configs/filling/filling.hpp"
#include "configs/filling/names.hpp"
#include "configs/filling/subjects.hpp"
#include "models/services/operation.hpp"

namespace corridor::configs {

namespace {

using models::dock_kind;
using models::place_params;
using models::yard_kind;

void fill_docks(const values& said, place_params& to) {
    const auto dock = [&](dock_kind kind, double rate_per_h, const char* setup) {
        models::dock_params& berths = to.docks[models::index_of(kind)];
        berths.places = said.whole(dock_key(kind));
        berths.rate_per_h = rate_per_h;
        berths.setup = said.hours(setup);
    };
    constexpr double kg_per_t = 1000;
    dock(dock_kind::tracks_1520, said.number("train_wagons_per_h"), "shunting_h");
    dock(dock_kind::tracks_1435, said.number("train_wagons_per_h"), "shunting_h");
    dock(dock_kind::container_berths, 0, "mooring_h");
    dock(dock_kind::ferry_berths, said.number("ferry_wagons_per_h"), "mooring_h");
    dock(dock_kind::roro_berths, said.number("roro_trucks_per_h"), "mooring_h");
    dock(dock_kind::dry_berths, said.number("dry_t_per_h") * kg_per_t, "mooring_h");
    dock(dock_kind::oil_berths, said.number("oil_t_per_h") * kg_per_t, "mooring_h");
    for (const dock_kind tracks : {dock_kind::tracks_1520, dock_kind::tracks_1435}) {
        const std::string of_gauge =
            tracks == dock_kind::tracks_1435 ? "track_length_1435_m" : "track_length_1520_m";
        to.docks[models::index_of(tracks)].track_length_m =
            said.whole(said.has(of_gauge) ? of_gauge : "track_length_m");
    }
    models::dock_params& gate = to.docks[models::index_of(dock_kind::gate)];
    gate.places = said.whole("gate_lanes");
    gate.rate_per_h = said.number("gate_trucks_per_h");
}

/// Of the docks of vessels; away from ports all of it is 0.
void fill_depths(const values& said, place_params& to) {
    const double depth_m = said.number("depth_m");
    for (const dock_kind kind : {dock_kind::container_berths, dock_kind::ferry_berths,
                                 dock_kind::roro_berths, dock_kind::dry_berths}) {
        to.docks[models::index_of(kind)].depth_m = depth_m;
    }
    const double oil_m = said.number("oil_depth_m");
    to.docks[models::index_of(dock_kind::oil_berths)].depth_m = oil_m > 0 ? oil_m : depth_m;
}

void fill_berth_rules(const values& said, place_params& to) {
    to.channel_interval = said.hours("channel_interval_h");
    to.scheduled_first = said.yes("scheduled_first");
    for (const dock_kind kind :
         {dock_kind::container_berths, dock_kind::ferry_berths, dock_kind::dry_berths}) {
        models::dock_params& berths = to.docks[models::index_of(kind)];
        for (const std::string& vessels : said.list(dock_key(kind) + "_also_for")) {
            const auto own =
                models::dock_of(named<models::service_kind>(service_kind_names, vessels), 0);
            if (own != kind && berths.places > 0) {
                berths.also_for.push_back(own);
            }
        }
    }
}

/// `gate_opens_h` and its like. Where weekends have no hours of their own, they are as weekdays, or
/// off where `gate_weekends` says so.
models::working_hours hours_of(const filling& with, const values& said, const std::string& of) {
    with.hours_in_order(said, of + "_opens_h", of + "_closes_h");
    models::working_hours out;
    out.opens_h = said.whole(of + "_opens_h");
    out.closes_h = said.whole(of + "_closes_h");
    const bool off = !said.yes(of + "_weekends");
    const std::string opens = of + "_weekend_opens_h";
    const std::string closes = of + "_weekend_closes_h";
    if (said.has(opens) || said.has(closes)) {
        with.hours_in_order(said, opens, closes);
    }
    out.weekend_opens_h = off ? 0 : said.has(opens) ? said.whole(opens) : out.opens_h;
    out.weekend_closes_h = off ? 0 : said.has(closes) ? said.whole(closes) : out.closes_h;
    return out;
}

void fill_cranes(const values& said, place_params& to) {
    constexpr double usual_teu_per_move = 1.6;  // where the key is not a place's: away from ports
    const double teu_per_move =
        to.kind == models::place_kind::port ? said.number("teu_per_move") : usual_teu_per_move;
    to.quay_cranes = {said.whole("quay_cranes"), std::max(1, said.whole("quay_cranes_per_vessel")),
                      said.number("crane_rate_moves_per_h") * teu_per_move, teu_per_move};
    // Gantries and stackers share the trains: over a day at work, each with its own rate, they lift
    // what as many machines of the mean rate do.
    const int gantries = said.whole("rail_cranes");
    const int stackers = said.whole("reach_stackers");
    const double moves_per_h = gantries * said.number("rail_crane_moves_per_h") +
                               stackers * said.number("reach_stacker_moves_per_h");
    to.rail_cranes = {gantries + stackers, std::max(1, said.whole("rail_cranes_per_train")),
                      (stackers > 0 ? moves_per_h / (gantries + stackers)
                                    : said.number("rail_crane_moves_per_h")) *
                          teu_per_move,
                      teu_per_move};
}

void fill_transloading(const filling& with, const values& said, place_params& to) {
    to.transloading = {said.whole("paired_tracks"), said.hours("transloading_patience_h"),
                       said.number("transloading_least_share")};
    const int pairs = std::min(to.docks[models::index_of(dock_kind::tracks_1520)].places,
                               to.docks[models::index_of(dock_kind::tracks_1435)].places);
    if (to.transloading.paired_tracks > pairs) {
        with.add(said, "paired_tracks",
                 fmt::format("{} are more than its tracks make", said.whole("paired_tracks")),
                 fmt::format("expected at most {}, the tracks of either gauge", pairs));
    }
    if (to.transloading.paired_tracks > 0 &&
        (to.rail_cranes.count == 0 || to.rail_cranes.teu_per_h <= 0)) {
        with.add(said, "paired_tracks",
                 fmt::format("{} without rail cranes that move", said.whole("paired_tracks")),
                 "expected rail_cranes and rail_crane_moves_per_h there");
    }
}

/// Pits and bogies: all of them are stated, or none.
void fill_bogies(const filling& with, const values& said, place_params& to) {
    to.bogies.pits = said.whole("bogie_pits");
    to.bogies.wagons_per_h = said.number("bogie_wagons_per_h");
    to.bogies.sets = {said.whole("bogie_sets_1520"), said.whole("bogie_sets_1435")};
    for (const char* key : {"bogie_wagons_per_h", "bogie_sets_1520", "bogie_sets_1435"}) {
        with.belongs(said, key, to.bogies.pits > 0, "a place without bogie_pits");
    }
}

void fill_yards(const values& said, place_params& to) {
    constexpr std::array<const char*, models::yard_kinds> other = {
        "yard_other_share",  "wagon_other_share",  "dry_other_share",       "oil_other_share",
        "truck_other_share", "reefer_other_share", "dangerous_other_share", "empty_other_share"};
    for (std::size_t i = 0; i < models::yard_kinds; ++i) {
        const double stated = said.number(std::string(yard_keys[i]));
        const bool by_mass = static_cast<yard_kind>(i) == yard_kind::dry_storage ||
                             static_cast<yard_kind>(i) == yard_kind::oil_storage;
        const bool empties = static_cast<yard_kind>(i) == yard_kind::empties;
        to.yards[i] = {
            by_mass ? models::from_tonnes(stated).count : said.large(std::string(yard_keys[i])),
            said.number(other[i]),
            said.number(empties ? "empty_westbound_share" : "westbound_share")};
    }
}

class place_filler {
public:
    explicit place_filler(const filling& with) : with_(with) {}

    void seas() {
        for (const std::string& name : names_of(with_.in, "sea")) {
            const values said(with_.in, "sea." + name);
            with_.to.seas.push_back(
                {name, said.months("closed_share_by_month").value_or(models::by_month{}),
                 said.hours("closed_spell_mean_h"),
                 said.has("closed_spell_cv") ? std::optional(said.number("closed_spell_cv"))
                                             : std::nullopt,
                 said.number("crane_stop_share"), said.number("level_m"),
                 said.day("level_on").value_or(with_.to.start_date),
                 said.number("level_change_m_per_year")});
            if (with_.to.seas.back().level_change_m_per_year != 0 && !said.has("level_on")) {
                with_.add(said, "level_on", "is missing",
                          "expected the day on which the sea stands at level_m");
            }
        }
    }

    void places() {
        for (std::size_t kind = 0; kind < place_kind_names.size(); ++kind) {
            const std::string word(place_kind_names[kind]);
            for (const std::string& name : names_of(with_.in, word)) {
                with_.to.places.push_back(place(word, name, static_cast<models::place_kind>(kind)));
            }
        }
    }

private:
    place_params place(const std::string& word, const std::string& name, models::place_kind kind) {
        const values said(with_.in, word + "." + name);
        place_params each;
        each.name = name;
        each.label = label(said, name);
        each.kind = kind;
        each.country = id_of<models::country_id>(
            with_.to.countries, said.text(said.has("country") ? "country" : "east_country"));
        each.latitude = said.number("latitude_deg");
        each.longitude = said.number("longitude_deg");
        fill_bogies(with_, said, each);
        if (kind == models::place_kind::border) {
            each.border = border_of(with_, said);
        } else if (kind != models::place_kind::junction) {
            fill_works(said, each);
        }
        using enum models::place_kind;
        if (kind == junction || kind == terminal || kind == port) {
            fill_hump(said, each);
        }
        return each;
    }

    void fill_hump(const values& said, place_params& each) {
        const double rate = said.number("hump_wagons_per_h");
        each.hump_wagons_per_h = rate * (1 - said.number("hump_other_share"));
        each.accumulation = said.spread("accumulation_h", "accumulation_cv");
        for (const char* key : {"hump_other_share", "accumulation_h", "accumulation_cv"}) {
            with_.belongs(said, key, rate > 0 && said.has(key),
                          "a place without hump_wagons_per_h");
        }
    }

    void fill_works(const values& said, place_params& each) {
        if (said.has("sea")) {
            each.sea = id_of<models::sea_id>(with_.to.seas, said.text("sea"));
            each.closed_share_factor = said.number("closed_share_factor");
            each.dredged_m = said.number("dredged_m");
            each.dredged_on = said.day("dredged_on");
        }
        fill_docks(said, each);
        fill_depths(said, each);
        fill_berth_rules(said, each);
        each.yard_tiers = said.whole("yard_tiers");
        fill_cranes(said, each);
        fill_transloading(with_, said, each);
        fill_yards(said, each);
        each.clearance = said.spread("clearance_h", "clearance_cv");
        each.rail_work = hours_of(with_, said, "rail_cranes");
        each.customs = hours_of(with_, said, "customs");
        each.gate = hours_of(with_, said, "gate");
        each.gate_arrivals = gate_arrivals(said, each.gate);
        each.gate_appointments_per_h = said.whole("gate_appointments_per_h");
        each.handling_usd_per_teu = said.number("handling_usd_per_teu");
        each.handling_usd_per_t = said.number("handling_usd_per_t");
        each.handling_kg_co2_per_teu = said.number("handling_kg_co2_per_teu");
        each.handling_kg_co2_per_t = said.number("handling_kg_co2_per_t");
        each.storage_usd_per_teu_day = said.number("storage_usd_per_teu_day");
        each.storage_usd_per_t_day = said.number("storage_usd_per_t_day");
        each.storage_free = models::from_hours(24 * said.number("storage_free_d"));
    }

    /// Some of the weights must lie in the opening hours: nobody would ever come.
    std::optional<models::by_hour> gate_arrivals(const values& said,
                                                 const models::working_hours& open) const {
        const std::vector<double> stated = said.numbers("gate_arrivals_by_hour");
        models::by_hour weights{};
        const bool is_day = 0 <= open.opens_h && open.opens_h < open.closes_h &&
                            open.closes_h <= static_cast<int>(weights.size());
        if (stated.empty() || !is_day) {
            return std::nullopt;  // what is wrong with the hours has been said
        }
        if (stated.size() != weights.size()) {
            with_.add(said, "gate_arrivals_by_hour",
                      fmt::format("these are {} numbers", stated.size()),
                      fmt::format("expected {}, from midnight on", weights.size()));
            return std::nullopt;
        }
        std::copy(stated.begin(), stated.end(), weights.begin());
        if (std::none_of(weights.begin() + open.opens_h, weights.begin() + open.closes_h,
                         [](double weight) { return weight > 0; })) {
            with_.add(said, "gate_arrivals_by_hour", "all of it is 0 while the gate is open",
                      fmt::format("expected trucks between {} and {} o'clock", open.opens_h,
                                  open.closes_h));
            return std::nullopt;
        }
        return weights;
    }

    const filling& with_;
};

}  // namespace

void fill_places(const filling& with) {
    place_filler all(with);
    all.seas();
    all.places();
}

}  // namespace corridor::configs
