#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/filling/filling.hpp"
#include "configs/filling/names.hpp"
#include "configs/filling/subjects.hpp"

namespace corridor::configs {

namespace {

using models::service_kind;

/// The key that states what one vehicle holds.
std::string capacity_key(service_kind of) {
    switch (of) {
        case service_kind::container_train:
        case service_kind::feeder:
            return "capacity_teu";
        case service_kind::wagon_train:
        case service_kind::rail_ferry:
            return "capacity_wagons";
        case service_kind::dry_cargo:
        case service_kind::tanker:
            return "capacity_t";
        case service_kind::roro:
        case service_kind::truck:
            break;
    }
    return "capacity_trucks";
}

void capacity(const filling& with, const values& said, models::service_params& of) {
    const std::string right = capacity_key(of.kind);
    for (const char* key : {"capacity_teu", "capacity_wagons", "capacity_t", "capacity_trucks"}) {
        with.belongs(said, key, key == right, fmt::format("a {}", said.text("kind")));
    }
    const double most = said.number(right) * said.number("payload_share");
    of.capacity = right == "capacity_t" ? models::from_tonnes(most).count : std::llround(most);
    if (said.has(right) && of.capacity < 1) {
        with.add(said, right,
                 fmt::format("{} with its payload share is nothing", said.number(right)),
                 "expected room for 1");
    }
}

/// What a vessel needs to know of its draught, once that is stated.
void hull(const filling& with, const values& said, models::service_params& of) {
    const bool vessel = mode_for(of.kind) == models::leg_mode::sea;
    const bool bulk = of.kind == service_kind::dry_cargo || of.kind == service_kind::tanker;
    const bool stated = said.has("draught_full_m");
    const std::string kind =
        vessel ? "a vessel with draught_full_m" : fmt::format("a {}", said.text("kind"));
    if (!vessel) {
        with.belongs(said, "draught_full_m", false, kind);
    }
    with.belongs(said, "immersion_t_per_cm", vessel && stated, kind);
    with.belongs(said, "laden_unit_t", vessel && stated && !bulk, kind);
    of.hull.draught_full_m = said.number("draught_full_m");
    of.hull.immersion_t_per_cm = said.number("immersion_t_per_cm");
    of.hull.under_keel_m = said.number("under_keel_m");
    of.hull.payload_share = said.number("payload_share");
    of.hull.capacity = bulk ? models::from_tonnes(said.number("capacity_t")).count
                            : said.large(capacity_key(of.kind));
    of.hull.unit_mass =
        bulk ? models::kilograms{1} : models::from_tonnes(said.number("laden_unit_t"));
}

void repairs(const filling& with, const values& said, models::service_params& of) {
    constexpr double days_a_year = 365.25;
    constexpr double most = 0.9;  // of its time; a fleet that is always in repair carries nothing
    of.failures_per_year = said.number("failures_per_year");
    of.repair = {models::from_hours(24 * said.number("repair_d")), said.number("repair_cv")};
    if (of.failures_per_year * said.number("repair_d") > most * days_a_year) {
        with.add(said, "repair_d",
                 fmt::format("{} failures a year of {} days leave less than a tenth of the time",
                             of.failures_per_year, said.number("repair_d")),
                 "expected fewer or shorter repairs");
    }
}

/// Where a train of wagons changes gauge: one of the places that it passes, with bogies for it.
void bogies(const filling& with, const values& said, models::service_params& of) {
    constexpr const char* key = "bogies_exchanged_at";
    with.belongs(said, key, of.kind == service_kind::wagon_train,
                 fmt::format("a {}", said.text("kind")));
    const std::string at = said.text(key);
    const std::vector<std::string> via = said.list("via");
    if (std::find(via.begin(), via.end(), at) == via.end()) {
        with.add(said, key, at + " is not one of via", "expected a place that it passes");
        return;
    }
    of.bogies_at = with.place(said, key);
    if (index_of(*of.bogies_at) >= with.to.places.size()) {
        return;
    }
    const models::bogie_params& there = with.to.places[index_of(*of.bogies_at)].bogies;
    const std::int64_t sets = std::min(there.sets[0], there.sets[1]);
    if (there.pits == 0 || sets < of.capacity) {
        with.add(said, key,
                 fmt::format("{} has bogies for {} wagons of either gauge", at,
                             there.pits == 0 ? 0 : sets),
                 fmt::format("expected bogie_pits there, and bogie_sets for its {}", of.capacity));
    }
}

/// Where its wagons are sorted on their way.
void sorting(const filling& with, const values& said, models::service_params& of) {
    const bool of_wagons = of.kind == service_kind::wagon_train;
    const bool of_boxes = of.kind == service_kind::container_train;
    const bool is_sorted = said.has("marshalled_at");
    for (const std::string& at : said.list("marshalled_at")) {
        of.marshalled_at.push_back(id_of<models::place_id>(with.to.places, at));
    }
    of.teu_per_wagon = said.whole("teu_per_wagon");
    const std::string kind = fmt::format("a {}", said.text("kind"));
    with.belongs(said, "marshalled_at", (of_wagons || of_boxes) && is_sorted, kind);
    with.belongs(said, "teu_per_wagon", of_boxes && is_sorted,
                 of_boxes && !is_sorted ? kind + " without marshalled_at"
                                        : kind + (is_sorted ? " with marshalled_at" : ""));
}

models::service_params service(const filling& with, const std::string& name) {
    const values said(with.in, "service." + name);
    models::service_params each;
    each.name = name;
    each.label = label(said, name);
    each.kind = named<service_kind>(service_kind_names, said.text("kind"));
    each.from = with.place(said, "from");
    each.to = with.place(said, "to");
    const auto stage = std::find(with.to.stages.begin(), with.to.stages.end(), said.text("stage"));
    each.stage = static_cast<models::stage_id>(stage - with.to.stages.begin());
    each.vehicles = said.whole("vehicles");
    capacity(with, said, each);
    hull(with, said, each);
    each.longest_wait = said.hours("longest_wait_h");
    if (said.has("interval_h")) {
        each.interval = said.hours("interval_h");
    }
    const models::leg_mode mode = mode_for(each.kind);
    const std::string kind = fmt::format("a {}", said.text("kind"));
    with.belongs(said, "speed_kn", mode == models::leg_mode::sea, kind);
    with.belongs(said, "gauge_mm", mode == models::leg_mode::rail, kind);
    if (said.has("bogies_exchanged_at")) {
        bogies(with, said, each);
    }
    sorting(with, said, each);
    each.train_length_m = said.whole("train_length_m");
    each.speed = {said.number("speed_kn") * models::km_per_nautical_mile};
    each.sailing_cv = said.number("sailing_cv");
    repairs(with, said, each);
    each.usd_per_teu = said.number("cost_usd_per_teu");
    each.usd_per_t = said.number("cost_usd_per_t");
    each.subsidy_usd_per_teu = said.number("subsidy_usd_per_teu");
    each.waiting_usd_per_h = said.number("waiting_usd_per_h");
    each.g_co2_per_t_km = said.number("co2_g_per_t_km");
    each.waiting_kg_co2_per_h = said.number("waiting_kg_co2_per_h");
    each.empty_kg_co2_per_km = said.number("empty_kg_co2_per_km");
    if (each.from == each.to) {
        with.add(said, "to", said.text("to") + " is the other end too", "expected another place");
    }
    return each;
}

}  // namespace

void fill_services(const filling& with) {
    for (const std::string& name : names_of(with.in, "service")) {
        with.to.services.push_back(service(with, name));
    }
}

}  // namespace corridor::configs
