#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/filling/fill_lines.hpp"
#include "configs/filling/filling.hpp"
#include "configs/filling/names.hpp"
#include "configs/filling/subjects.hpp"

namespace corridor::configs {

namespace {

models::leg_params leg(const filling& with, const std::string& name) {
    const values said(with.in, "leg." + name);
    models::leg_params each;
    each.name = name;
    each.mode = named<models::leg_mode>(leg_mode_names, said.text("mode"));
    const bool rail = each.mode == models::leg_mode::rail;
    const bool sea = each.mode == models::leg_mode::sea;
    const std::string kind = fmt::format("a {} leg", said.text("mode"));
    each.from = with.place(said, "from");
    each.to = with.place(said, "to");
    if (each.from == each.to) {
        with.add(said, "to", said.text("to") + " is the other end too", "expected another place");
    }
    with.belongs(said, "length_km", !sea, kind);
    with.belongs(said, "length_nm", sea, kind);
    with.belongs(said, "speed_km_per_h", !sea, kind);
    with.belongs(said, "gauge_mm", rail, kind);
    each.line = rail_line(with, said, each);
    with.belongs(said, "pairs_per_day", rail && !each.line,
                 each.line ? "a leg with section_lengths_km"
                           : kind + (rail ? " without section_lengths_km" : ""));
    each.length = {sea ? said.number("length_nm") * models::km_per_nautical_mile
                       : said.number("length_km")};
    each.gauge_mm = rail ? said.gauge() : 0;
    each.pairs_per_day = said.number("pairs_per_day");
    each.other_trains_per_day = said.number("other_trains_per_day");
    if (each.pairs_per_day > 0 && each.other_trains_per_day >= each.pairs_per_day) {
        with.add(
            said, "other_trains_per_day",
            fmt::format("{} leaves no path of {}", each.other_trains_per_day, each.pairs_per_day),
            "expected less than pairs_per_day");
    }
    each.speed = {said.number("speed_km_per_h")};
    check_line_load(with, said, each);
    each.longest_train_m = said.whole("longest_train_m");
    each.splitting = said.hours("splitting_h");
    with.belongs(said, "longest_train_m", rail && said.has("longest_train_m"), kind);
    with.belongs(said, "splitting_h", each.longest_train_m > 0 && said.has("splitting_h"),
                 "a leg without longest_train_m");
    each.running_cv = said.number("running_cv");
    each.window_from_h = said.whole("window_from_h");
    each.window_to_h = said.whole("window_to_h");
    with.hours_in_order(said, "window_from_h", "window_to_h");
    return each;
}

}  // namespace

void fill_legs(const filling& with) {
    for (const std::string& name : names_of(with.in, "leg")) {
        with.to.legs.push_back(leg(with, name));
    }
}

}  // namespace corridor::configs
