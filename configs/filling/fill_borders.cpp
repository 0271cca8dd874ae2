#include "configs/filling/fill_borders.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/filling/names.hpp"
#include "configs/reading/toml.hpp"

namespace corridor::configs {

namespace {

using models::border_params;

class border_filler {
public:
    border_filler(const filling& with, const values& said) : with_(with), said_(said) {}

    border_params border() {
        border_params each;
        each.east = country("east_country");
        each.west = country("west_country");
        each.hours = {hours("east"), hours("west")};
        staff(each);
        turns(each);
        each.others_inspected = said_.yes("others_inspected");
        each.held_share = said_.number("held_share");
        each.held = said_.spread("held_h", "held_cv");
        spells(each);
        embargo(each);
        return each;
    }

private:
    models::country_id country(const std::string& key) const {
        return id_of<models::country_id>(with_.to.countries, said_.text(key));
    }

    models::opening_hours hours(const std::string& side) {
        with_.hours_in_order(said_, side + "_opens_h", side + "_closes_h");
        return {said_.whole(side + "_opens_h"), said_.whole(side + "_closes_h"),
                said_.yes(side + "_weekends")};
    }

    void staff(border_params& to) const {
        for (std::size_t side = 0; side < models::border_sides; ++side) {
            for (std::size_t stage = 0; stage < models::border_stages; ++stage) {
                const std::string key =
                    fmt::format("{}_{}", border_side_names[side], border_stage_names[stage]);
                to.staff[side][stage] = {
                    said_.whole(fmt::format("{}_{}", key, border_staff_names[stage])),
                    said_.spread(key + "_h", "service_cv")};
            }
        }
    }

    void turns(border_params& to) {
        for (std::size_t i = 0; i < models::directions; ++i) {
            const std::string heading(direction_names[i]);
            const std::string other = "other_trains_per_day_" + heading;
            to.accepted_per_day[i] = said_.number("accepts_trains_per_day_" + heading);
            to.other_per_day[i] = said_.number(other);
            if (to.other_per_day[i] >= to.accepted_per_day[i]) {
                with_.add(said_, other,
                          fmt::format("{} leaves none of the {} trains that are accepted",
                                      to.other_per_day[i], to.accepted_per_day[i]),
                          "expected less than accepts_trains_per_day_" + heading);
            }
        }
        to.other_weekly_cv = said_.number("other_trains_weekly_cv");
        to.short_week_share = said_.number("short_week_share");
        to.short_week_factor = said_.number("short_week_factor");
        const double least = std::min(to.accepted_per_day[0], to.accepted_per_day[1]);
        if (to.short_week_share >= 1 && std::max(1.0, least) * to.short_week_factor < 1) {
            with_.add(said_, "short_week_factor",
                      fmt::format("{} leaves less than a train a day in every week",
                                  to.short_week_factor),
                      "expected more, or a short_week_share below 1");
        }
    }

    void spells(border_params& to) {
        for (const std::string& name : names_of(with_.in, "border_spell")) {
            const values table(with_.in, "border_spell." + name);
            if ("border." + table.text("border") == said_.table()) {
                to.spells.push_back(spell(table));
            }
        }
    }

    models::border_spell spell(const values& table) {
        models::border_spell each;
        each.first = table.day("first_day").value_or(models::date{});
        each.last = table.day("last_day").value_or(models::date{});
        if (each.last < each.first) {
            with_.add(table, "last_day", to_text({each.last}) + " is before the first day",
                      "expected " + to_text({each.first}) + " or later");
        }
        bool states = false;
        const auto stated = [&](const std::string& key) -> std::optional<double> {
            states = states || table.has(key);
            return table.has(key) ? std::optional(table.number(key)) : std::nullopt;
        };
        for (std::size_t i = 0; i < models::directions; ++i) {
            const std::string heading(direction_names[i]);
            each.accepted_per_day[i] = stated("accepts_trains_per_day_" + heading);
            each.other_per_day[i] = stated("other_trains_per_day_" + heading);
        }
        if (!states) {
            with_.add(table, "border", "no figure is stated for these days",
                      "expected accepts_trains_per_day or other_trains_per_day in a direction");
        }
        return each;
    }

    void embargo(border_params& to) const {
        to.embargo_at = said_.whole("embargo_at_trains");
        const bool stated = with_.belongs(said_, "embargo_lifted_below_trains", to.embargo_at > 0,
                                          "a border with embargo_at_trains");
        to.embargo_lifted_below = stated ? said_.whole("embargo_lifted_below_trains") : 0;
        if (to.embargo_lifted_below > to.embargo_at) {
            with_.add(said_, "embargo_lifted_below_trains",
                      fmt::format("{} wait before it is declared", to.embargo_lifted_below),
                      fmt::format("expected at most embargo_at_trains, {}", to.embargo_at));
        }
    }

    const filling& with_;
    const values& said_;
};

}  // namespace

border_params border_of(const filling& with, const values& said) {
    return border_filler(with, said).border();
}

}  // namespace corridor::configs
