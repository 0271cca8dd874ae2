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
        if (said.has("other_end")) {
            each.other_end = with.place(said, "other_end");
        }
        check(with, said, each);
        with.to.other_traffic.push_back(std::move(each));
    }
}

}  // namespace corridor::configs
