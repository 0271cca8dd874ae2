#include "configs/filling/fill_lines.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace corridor::configs {

namespace {

/// Keys that say something of sections, and nothing where there are none.
constexpr const char* section_keys[] = {"tracks",
                                        "double_sections",
                                        "loop_tracks",
                                        "tracks_at_stations",
                                        "long_tracks",
                                        "loop_length_m",
                                        "headway_min",
                                        "laden_factor",
                                        "possession_from_h",
                                        "possession_to_h",
                                        "passenger_trains_per_day",
                                        "passenger_speed_km_per_h"};

class line_filler {
public:
    line_filler(const filling& with, const values& said) : with_(with), said_(said) {}

    /// Says of each key about sections that it has nothing to speak of.
    void refuse() {
        for (const char* key : section_keys) {
            with_.belongs(said_, key, false, "a leg without section_lengths_km");
        }
    }

    models::rail_line_params line(core::duration utc_offset) {
        models::rail_line_params out;
        sections(out.layout);
        stations(out.layout);
        possession(out.layout.possession, utc_offset);
        out.loop_length_m = said_.whole("loop_length_m");
        out.passenger_trains_per_day = said_.number("passenger_trains_per_day");
        out.passenger_speed = {said_.number("passenger_speed_km_per_h")};
        return out;
    }

private:
    void add(const char* key, std::string wrong, std::string right) {
        with_.add(said_, key, std::move(wrong), std::move(right));
    }

    void sections(models::line_params& to) {
        const std::vector<double> lengths = said_.numbers("section_lengths_km");
        const double sum = std::accumulate(lengths.begin(), lengths.end(), 0.0);
        const double whole = said_.number("length_km");
        constexpr double rounding_km = 1;
        if (std::abs(sum - whole) > rounding_km) {
            add("section_lengths_km", fmt::format("these are {:.1f} km in all", sum),
                fmt::format("expected the leg's {} km", whole));
        }
        models::section_params each;
        each.tracks = said_.whole("tracks");
        each.speed = {
            std::max(said_.number("speed_km_per_h"), said_.number("passenger_speed_km_per_h"))};
        each.laden_factor = said_.number("laden_factor");
        each.headway = models::from_hours(said_.number("headway_min") / 60);
        for (const double length : lengths) {
            each.length = {length};
            to.sections.push_back(each);
        }
        for (const double number : said_.numbers("double_sections")) {
            if (number > static_cast<double>(to.sections.size())) {
                add("double_sections", fmt::format("there is no section {}", number),
                    fmt::format("expected numbers from 1 to {}", to.sections.size()));
                return;
            }
            to.sections[static_cast<std::size_t>(std::max(1.0, number)) - 1].tracks = 2;
        }
    }

    void stations(models::line_params& to) {
        const std::size_t count = to.sections.size() - 1;
        to.stations.assign(count, {said_.whole("loop_tracks"), said_.whole("long_tracks")});
        const std::vector<double> one_by_one = said_.numbers("tracks_at_stations");
        if (said_.has("tracks_at_stations") && one_by_one.size() != count) {
            add("tracks_at_stations", fmt::format("these are {} numbers", one_by_one.size()),
                fmt::format("expected {}, one less than sections", count));
            return;
        }
        for (std::size_t i = 0; i < one_by_one.size(); ++i) {
            to.stations[i].tracks = static_cast<int>(one_by_one[i]);
        }
        for (const models::line_station_params& each : to.stations) {
            if (each.tracks < each.long_tracks) {
                add("long_tracks",
                    fmt::format("{} is more than the {} tracks there are", each.long_tracks,
                                each.tracks),
                    "expected no more than the fewest tracks of a station");
                return;
            }
        }
    }

    void possession(models::possession_params& to, core::duration utc_offset) {
        const int from = said_.whole("possession_from_h");
        const int until = said_.whole("possession_to_h");
        if (until < from) {
            add("possession_to_h", fmt::format("{} is before {}", until, from),
                "expected possession_from_h or later");
            return;
        }
        constexpr core::duration day = std::chrono::hours{24};
        to.from = (std::chrono::hours{from} - utc_offset + day) % day;
        to.to = to.from + std::chrono::hours{until - from};
        if (to.to > day) {
            add("possession_from_h",
                fmt::format("{} to {} local time crosses midnight UTC", from, until),
                "expected hours on one side of it");
        }
    }

    const filling& with_;
    const values& said_;
};

/// Of the standard time where a leg begins; 0 where the place or its country is unknown.
core::duration utc_offset(const models::scenario& of, models::place_id at) {
    if (models::index_of(at) >= of.places.size()) {
        return {};
    }
    const std::size_t country = models::index_of(of.places[models::index_of(at)].country);
    return country < of.countries.size() ? of.countries[country].utc_offset : core::duration{};
}

}  // namespace

std::optional<models::rail_line_params> rail_line(const filling& with, const values& said,
                                                  const models::leg_params& leg) {
    line_filler filler(with, said);
    const bool rail = leg.mode == models::leg_mode::rail;
    if (!rail) {
        with.belongs(said, "section_lengths_km", false, "a leg that is no railway");
    }
    if (!rail || said.numbers("section_lengths_km").empty()) {
        filler.refuse();
        return std::nullopt;
    }
    return filler.line(utc_offset(with.to, leg.from));
}

void check_line_load(const filling& with, const values& said, const models::leg_params& leg) {
    if (!leg.line || leg.speed.count <= 0) {
        return;
    }
    constexpr double hours_a_day = 24;
    double fullest_h = 0;
    for (const models::section_params& each : leg.line->layout.sections) {
        const double freight_h = each.length.count / leg.speed.count * each.laden_factor;
        const double passenger_h = each.length.count / leg.line->passenger_speed.count;
        const double headway_h = models::hours(each.headway);
        const double a_direction =
            each.tracks == 2
                ? headway_h * (leg.other_trains_per_day + leg.line->passenger_trains_per_day)
                : 2 * (freight_h * leg.other_trains_per_day +
                       passenger_h * leg.line->passenger_trains_per_day);
        fullest_h = std::max(fullest_h, a_direction);
    }
    const models::possession_params& closed = leg.line->layout.possession;
    const double open_h = hours_a_day - models::hours(closed.to - closed.from);
    if (fullest_h >= open_h) {
        with.add(said, "other_trains_per_day",
                 fmt::format("with the passenger trains they hold a section for {:.1f} of the "
                             "{:.1f} hours a day that it is open",
                             fullest_h, open_h),
                 "expected trains that leave room for others");
    }
}

}  // namespace corridor::configs
