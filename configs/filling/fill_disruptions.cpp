#include <array>

#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/filling/filling.hpp"
#include "configs/filling/names.hpp"
#include "configs/filling/subjects.hpp"
#include "configs/reading/toml.hpp"

namespace corridor::configs {

namespace {

using models::disrupted;
using models::disruption_params;

constexpr const char* one_of_four = "expected one of at, leg, service and way";

/// Fills what it acts on; false when that is not one thing, which is then said.
bool fill_subject(const filling& with, const values& said, disruption_params& to) {
    int subjects = 0;
    for (const char* key : {"at", "leg", "service", "way"}) {
        subjects += said.has(key) ? 1 : 0;
    }
    if (subjects != 1) {
        with.problems.push_back(problem_at(with.in.tables.at(said.table()), said.table(),
                                           fmt::format("acts on {} things", subjects),
                                           one_of_four));
        return false;
    }
    if (said.has("leg")) {
        to.what = disrupted::leg;
        to.leg = id_of<models::leg_id>(with.to.legs, said.text("leg"));
    } else if (said.has("service")) {
        to.what = disrupted::fleet;
        to.service = id_of<models::service_id>(with.to.services, said.text("service"));
    } else if (said.has("way")) {
        to.what = disrupted::way;
        to.way = id_of<models::way_id>(with.to.ways, said.text("way"));
    } else {
        to.at = with.place(said, "at");
        const bool known = models::index_of(to.at) < with.to.places.size();
        const bool border = known && with.to.places[models::index_of(to.at)].border.has_value();
        to.what = border ? disrupted::border : disrupted::docks;
        return known;  // a name that is not there is said elsewhere
    }
    return true;
}

void check_docks(const filling& with, const values& said, const disruption_params& each) {
    const models::place_params& at = with.to.places[models::index_of(each.at)];
    int places = 0;
    for (std::size_t kind = 0; kind < models::dock_kinds; ++kind) {
        const bool meant = !each.dock || models::index_of(*each.dock) == kind;
        places += meant ? at.docks[kind].places : 0;
    }
    const bool sound =
        with.sound(std::string(place_kind_names[models::index_of(at.kind)]) + "." + at.name);
    if (sound && places == 0) {
        with.add(said, each.dock ? "dock" : "at",
                 fmt::format("{} has no {}", at.name,
                             each.dock ? dock_key(*each.dock) : std::string("docks")),
                 "expected a dock that is there");
    }
}

void fill_when(const filling& with, const values& said, disruption_params& to) {
    const bool by_date = said.has("first_day") || said.has("last_day");
    to.first_day = said.day("first_day");
    to.last_day = said.day("last_day").value_or(models::date{});
    with.belongs(said, "first_day", by_date, "one by date");
    with.belongs(said, "last_day", by_date, "one by date");
    for (const char* key : {"per_year", "duration_d"}) {
        with.belongs(said, key, !by_date, by_date ? "one by date" : "one by rate");
    }
    if (to.first_day && said.has("last_day") && to.last_day < *to.first_day) {
        with.add(said, "last_day", to_text({to.last_day}) + " is before it begins",
                 "expected " + to_text({*to.first_day}) + " or later");
    }
    constexpr double hours_a_day = 24;
    to.per_year = said.number("per_year");
    to.lasts = {models::from_hours(said.number("duration_d") * hours_a_day),
                said.number("duration_cv")};
    to.sustained = models::from_hours(said.number("recovered_after_d") * hours_a_day);
}

}  // namespace

void fill_disruptions(const filling& with) {
    for (const std::string& name : names_of(with.in, "disruption")) {
        const values said(with.in, "disruption." + name);
        disruption_params each;
        each.name = name;
        each.label = label(said, name);
        const bool clear = fill_subject(with, said, each);
        if (said.has("dock")) {
            each.dock = named<models::dock_kind>(dock_names, said.text("dock"));
        }
        if (said.has("direction")) {
            each.heading = named<models::direction>(direction_names, said.text("direction"));
        }
        each.remaining_share = said.number("remaining_share");
        fill_when(with, said, each);
        if (clear) {
            const bool docks = each.what == disrupted::docks;
            with.belongs(said, "dock", docks && said.has("dock"), "what is no place with docks");
            with.belongs(said, "direction", each.what == disrupted::border && said.has("direction"),
                         "what is no border");
            if (docks) {
                check_docks(with, said, each);
            }
            if (each.what == disrupted::way && each.remaining_share > 0) {
                with.add(said, "remaining_share", "a way is open or closed", "expected 0");
            }
        }
        with.to.disruptions.push_back(std::move(each));
    }
}

}  // namespace corridor::configs
