#include <map>
#include <utility>

#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/filling/filling.hpp"
#include "configs/filling/names.hpp"
#include "configs/filling/subjects.hpp"

namespace corridor::configs {

namespace {

using models::dock_kind;
using models::place_params;

void check(const filling& with, const values& said, const models::other_traffic_params& each) {
    if (models::index_of(each.at) >= with.to.places.size()) {
        return;
    }
    const place_params& at = with.to.places[models::index_of(each.at)];
    if (!with.sound(std::string(place_kind_names[models::index_of(at.kind)]) + "." + at.name)) {
        return;
    }
    if (at.docks[models::index_of(each.dock)].places == 0) {
        with.add(said, "dock", fmt::format("{} has no {}", at.name, dock_key(each.dock)),
                 "expected a dock that is there");
    }
    const bool quay = each.dock == dock_kind::container_berths;
    const bool rail = each.dock == dock_kind::tracks_1520 || each.dock == dock_kind::tracks_1435;
    const int cranes = quay ? at.quay_cranes.count : rail ? at.rail_cranes.count : 0;
    if (each.cranes > cranes) {
        with.add(said, "cranes", fmt::format("{} is more than {} has", each.cranes, at.name),
                 fmt::format("expected a whole number from 0 to {}", cranes));
    }
}

// Docks that other traffic alone would fill, told once each: this cargo would wait there for ever.
void check_loads(const filling& with) {
    constexpr double h_per_year = 365.25 * 24;
    std::map<std::pair<models::place_id, dock_kind>, double> busy;  // places, by dock
    for (const models::other_traffic_params& each : with.to.other_traffic) {
        if (models::index_of(each.at) >= with.to.places.size()) {
            continue;
        }
        const place_params& at = with.to.places[models::index_of(each.at)];
        const int places = at.docks[models::index_of(each.dock)].places;
        double& all = busy[{each.at, each.dock}];
        const double before = all;
        all += each.calls_per_year * models::hours(each.dock_time.mean) / h_per_year;
        if (places > 0 && before < places && all >= places &&
            with.sound(std::string(place_kind_names[models::index_of(at.kind)]) + "." + at.name)) {
            with.add(values(with.in, "other_traffic." + each.name), "calls_per_year",
                     fmt::format("other traffic keeps {:.2f} {} busy of the {} that {} has", all,
                                 dock_key(each.dock), places, at.name),
                     "expected fewer calls or less dock_time_h");
        }
    }
}

}  // namespace

void fill_other_traffic(const filling& with) {
    for (const std::string& name : names_of(with.in, "other_traffic")) {
        const values said(with.in, "other_traffic." + name);
        models::other_traffic_params each;
        each.name = name;
        each.at = with.place(said, "at");
        each.dock = named<dock_kind>(dock_names, said.text("dock"));
        each.calls_per_year = said.number("calls_per_year");
        each.dock_time = said.spread("dock_time_h", "dock_time_cv");
        each.cranes = said.whole("cranes");
        each.shape = said.shape();
        each.scheduled = said.yes("scheduled");
        if (said.has("other_end")) {
            each.other_end = with.place(said, "other_end");
        }
        check(with, said, each);
        with.to.other_traffic.push_back(std::move(each));
    }
    check_loads(with);
}

}  // namespace corridor::configs
