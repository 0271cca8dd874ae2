#include "tests/generator/random_corridor.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "configs/checking/great_circle.hpp"
#include "tests/generator/borders.hpp"
#include "tests/generator/choices.hpp"
#include "tests/generator/depots.hpp"
#include "tests/generator/disruptions.hpp"
#include "tests/generator/gates.hpp"
#include "tests/generator/gauge.hpp"
#include "tests/generator/holidays.hpp"
#include "tests/generator/layout.hpp"
#include "tests/generator/sections.hpp"
#include "tests/generator/toml_page.hpp"
#include "tests/generator/traction.hpp"
#include "tests/generator/vessels.hpp"
#include "tests/generator/yard_blocks.hpp"

namespace corridor::tests {

namespace {

constexpr double km_per_nautical_mile = 1.852;

bool is_train(const service& each) {
    return each.kind == "container_train" || each.kind == "wagon_train";
}

class writer {
public:
    writer(std::uint64_t seed, offering demand)
        : seed_(seed),
          demand_(demand),
          draw_(seed),
          choices_(seed + 1'000'000),
          gauge_(seed + 4'000'000),
          blocks_(seed + 3'000'000),
          haulage_(seed + 5'000'000),
          boxes_(seed + 6'000'000),
          sorting_(seed + 7'000'000),
          of_(draw_layout(draw_)),
          depots_(boxes_, of_),
          bogies_(gauge_, of_) {}

    std::string all() {
        calendar();
        seas();
        for (std::size_t i = 0; i < of_.hubs.size(); ++i)
            place(i);
        for (std::size_t i = 0; i < of_.links.size(); ++i)
            legs(i);
        write_traction(page_, haulage_, rails_);
        for (const service& each : of_.services)
            vehicles(each);
        write_ways(page_, draw_, of_);
        for (const flow& each : of_.flows)
            cargo(each);
        depots_.write(page_, boxes_, demand_ == offering::ending);
        write_rivals(page_, choices_, of_.flows);
        dice happens(seed_ + 2'000'000);  // likewise
        write_disruptions(page_, happens, of_);
        return page_.text();
    }

private:
    static std::string country(int number) { return fmt::format("C{}", number); }
    std::string country_of(std::size_t number) const { return country(of_.hubs[number].country); }

    void calendar() {
        const bool ending = demand_ == offering::ending;
        page_.word("title", fmt::format("Random corridor {}", seed_));
        page_.bare("start_date", "2024-01-01");
        page_.whole("days", ending ? 1826 : 120);
        page_.whole("run_in_days", ending ? 30 : 60);
        page_.whole("cohort_days", 60);
        page_.words("stages", {"all"});
        page_.table("demand");
        // Five years' volume comes within the 60 days of an ending demand: thirty times as dense.
        page_.number("scale", ending ? 0.1 : demand_ == offering::threefold ? 3 : 1);
        if (draw_.chance(0.3))
            page_.whole("initial_stock_days", draw_.whole(1, 5));
        page_.table("routing");
        page_.number("choice_scale_usd_per_teu", draw_.between(20, 500));
        write_choosing(page_, choices_);
        std::vector<std::string> everywhere;
        for (int i = 0; i < of_.countries; ++i) {
            page_.table("country." + country(i));
            page_.whole("utc_offset_h", 5 - i);
            page_.bare("eu_daylight_saving", draw_.chance(0.3) ? "true" : "false");
            everywhere.push_back(country(i));
        }
        write_holidays(page_, draw_, everywhere, ending);
    }

    void seas() {
        for (int i = 0; i < of_.seas; ++i) {
            page_.table(fmt::format("sea.w{}", i));
            std::vector<double> closed;
            const double most = draw_.between(0, 0.5);
            for (int month = 0; month < 12; ++month)
                closed.push_back(draw_.between(0, most));
            page_.numbers("closed_share_by_month", closed);
            page_.number("closed_spell_mean_h", draw_.between(4, 60));
            page_.number("closed_spell_cv", draw_.between(0, 1));
            page_.number("crane_stop_share", draw_.between(0, 1));
            page_.number("level_m", draw_.between(-1, 0));
            page_.bare("level_on", "2024-01-01");
            page_.number("level_change_m_per_year", draw_.between(most_fall_m_per_year, 0.1));
        }
    }

    void place(std::size_t number) {
        const hub& here = of_.hubs[number];
        cranes_rest_ = false;
        page_.table(here.table());
        page_.word("country", country_of(number));
        page_.number("latitude_deg", here.latitude);
        page_.number("longitude_deg", here.longitude);
        if (here.kind == "port") {
            page_.word("sea", fmt::format("w{}", here.sea));
            page_.number("closed_share_factor", draw_.between(0.2, 1));
            page_.number("depth_m", draw_.between(least_depth_m, 9));
            if (draw_.chance(0.3)) {
                page_.number("dredged_m", draw_.between(0, 2));
                page_.bare("dredged_on", "2024-02-10");
            }
            if (draw_.chance(0.3))
                page_.number("channel_interval_h", draw_.between(0, 3));
            page_.bare("scheduled_first", draw_.chance(0.5) ? "true" : "false");
            for (const char* berths : {"container", "ferry", "dry"}) {
                if (draw_.chance(0.3))
                    page_.words(fmt::format("{}_berths_also_for", berths),
                                {"feeder", "rail_ferry", "roro", "dry_cargo", "tanker"});
            }
        }
        if (here.worked)
            works(number);
        if (here.kind == "terminal" || here.kind == "port") {
            yards(number);
            handling();
        }
        for (const service* each : calling(of_, number)) {
            if (is_train(*each) && here.worked && draw_.chance(0.3)) {
                other_traffic(number, *each);
                break;  // two of them might leave no track to this cargo, and its queue no end
            }
        }
    }

    void works(std::size_t number) {
        std::vector<std::string> done;
        tracks_drawn both;
        for (const service* each : calling(of_, number)) {
            if (is_train(*each))
                tracks(bogies_.gauge_mm(*each, number), done, both);
            if (once("of " + each->kind, done))
                works_of(each->kind);
        }
        if (!done.empty() && !once("of container_train", done))
            cranes_rest_ = write_terminal(page_, gauge_, both);
        if (done.empty() || !draw_.chance(0.6))
            return;
        page_.number("clearance_h", draw_.between(0, 30));
        page_.number("clearance_cv", draw_.between(0, 1.5));
        write_customs(page_, gauge_);
    }

    /// Whether `what` comes up for the first time at this place.
    static bool once(const std::string& what, std::vector<std::string>& done) {
        const bool fresh = std::find(done.begin(), done.end(), what) == done.end();
        done.push_back(what);
        return fresh;
    }

    void tracks(int gauge_mm, std::vector<std::string>& done, tracks_drawn& both) {
        const std::string of_gauge = fmt::format("tracks_{}", gauge_mm);
        if (once(of_gauge, done)) {
            std::int64_t& drawn = gauge_mm == 1435 ? both.normal : both.broad;
            drawn = draw_.whole(1, 3);
            page_.whole(of_gauge, drawn);
        }
        if (once("shunting", done))
            page_.number("shunting_h", draw_.between(0, 3));
        if (once("track length", done))
            page_.whole("track_length_m", draw_.whole(300, 1200));
    }

    void works_of(const std::string& kind) {
        if (kind == "wagon_train")
            page_.number("train_wagons_per_h", draw_.between(3, 15));
        else if (kind == "container_train")
            cranes("rail_cranes", "rail_cranes_per_train", "rail_crane_moves_per_h");
        else if (kind == "truck")
            write_gate(page_, draw_, blocks_);
        else
            berths(kind);
    }

    void handling() {
        page_.number("handling_usd_per_teu", draw_.between(0, 100));
        page_.number("handling_usd_per_t", draw_.between(0, 10));
        page_.number("handling_kg_co2_per_teu", draw_.between(0, 20));
        page_.number("handling_kg_co2_per_t", draw_.between(0, 1));
    }

    void cranes(const std::string& count, const std::string& each, const std::string& rate) {
        const std::int64_t all = draw_.whole(1, 4);
        page_.whole(count, all);
        page_.whole(each, draw_.whole(1, 3));
        page_.number(rate, draw_.between(3, 15));
    }

    void berths(const std::string& kind) {
        const std::int64_t places = draw_.whole(1, 2);
        if (kind == "feeder") {
            page_.whole("container_berths", places);
            cranes("quay_cranes", "quay_cranes_per_vessel", "crane_rate_moves_per_h");
        } else if (kind == "rail_ferry") {
            page_.whole("ferry_berths", places);
            page_.number("ferry_wagons_per_h", draw_.between(3, 15));
        } else if (kind == "dry_cargo") {
            page_.whole("dry_berths", places);
            page_.number("dry_t_per_h", draw_.between(100, 400));
        } else if (kind == "tanker") {
            page_.whole("oil_berths", places);
            page_.number("oil_t_per_h", draw_.between(100, 600));
        } else {
            page_.whole("roro_berths", places);
            page_.number("roro_trucks_per_h", draw_.between(4, 20));
        }
    }

    /// Sometimes with room for hardly more than one full vehicle a direction.
    void yards(std::size_t number) {
        std::int64_t teu = 1;
        std::int64_t wagons = 1;
        std::int64_t bulk_t = 1;
        std::int64_t trucks = 12;
        for (const service* each : calling(of_, number)) {
            if (each->capacity_key == "capacity_teu")
                teu = std::max(teu, each->capacity);
            if (each->capacity_key == "capacity_wagons")
                wagons = std::max(wagons, each->capacity);
            if (each->capacity_key == "capacity_wagons")
                bulk_t = std::max(bulk_t, each->capacity * lot_t_most);
            if (each->capacity_key == "capacity_t")
                bulk_t = std::max(bulk_t, each->capacity);
            if (each->capacity_key == "capacity_trucks")
                trucks = std::max(trucks, each->capacity);
        }
        const double westbound = draw_.between(0.25, 0.75);
        page_.number("westbound_share", westbound);
        const double other = draw_.chance(0.5) ? draw_.between(0, 0.8) : 0;
        page_.number("yard_other_share", other);
        const double least = (1 - other) * std::min(westbound, 1 - westbound);
        const auto room = [&](std::int64_t vehicle, double part) {
            const double factor = draw_.chance(0.4) ? 1.02 : draw_.between(1.1, 5);
            return static_cast<std::int64_t>(
                std::ceil(static_cast<double>(vehicle) * factor / part + 2 / part));
        };
        const double rest = std::min(westbound, 1 - westbound);
        page_.whole("yard_slots_teu", room(teu, least));
        page_.whole("yard_tiers", draw_.whole(1, 5));
        page_.whole("wagon_places", room(wagons, rest));
        page_.whole("dry_storage_t", room(bulk_t, rest));
        page_.whole("oil_storage_t", room(bulk_t, rest));
        page_.whole("truck_places", room(trucks, rest));
        write_blocks(page_, blocks_, teu, rest);
    }

    void other_traffic(std::size_t number, const service& beside) {
        const double dock_h = draw_.between(2, 20);
        // A train that waits for the cranes' morning keeps its track: with others for half of the
        // time, a single track would see its queue grow without end.
        const double busy = draw_.between(0.1, 0.5) * (cranes_rest_ ? 0.2 : 1.0);
        page_.table(fmt::format("other_traffic.o{}_{}", number, beside.name));
        page_.word("at", of_.hubs[number].name);
        page_.word("dock", fmt::format("tracks_{}", bogies_.gauge_mm(beside, number)));
        page_.number("calls_per_year", busy * 8766 / dock_h);
        page_.number("dock_time_h", dock_h);
        page_.number("dock_time_cv", draw_.between(0, 1));
        if (beside.kind == "container_train") {
            const std::int64_t wanted = draw_.whole(0, 1);
            page_.whole("cranes", cranes_rest_ ? 0 : wanted);
        }
    }

    /// Trains a day, both directions, that would carry all of a link's demand, at least.
    double trains_a_day(std::size_t number) const {
        double trains = 0;
        for (const service& each : of_.services) {
            if (each.along == number && is_train(each)) {
                const double lot = each.carries == form::container ? 2.5 : 1;
                trains += lots_a_day(of_, each) * lot / static_cast<double>(each.capacity);
            }
        }
        return trains;
    }

    void border(const waypoint& here, std::size_t along) {
        const hub& east = of_.hubs[of_.links[along].east];
        write_border(page_, draw_,
                     {here, country(east.country),
                      country(std::min(east.country + 1, of_.countries - 1)), trains_a_day(along)});
    }

    /// Returns the leg's length.
    double leg(const std::string& name, const std::string& mode, const waypoint& from,
               const waypoint& to) {
        page_.table("leg." + name);
        page_.word("mode", mode);
        page_.word("from", from.name);
        page_.word("to", to.name);
        const double straight_km =
            configs::great_circle_km(from.latitude, from.longitude, to.latitude, to.longitude);
        const double length_km = straight_km * draw_.between(1.03, 1.4) + 1;
        if (mode == "sea")
            page_.number("length_nm", length_km / km_per_nautical_mile);
        else
            page_.number("length_km", length_km);
        return length_km;
    }

    void legs(std::size_t number) {
        const link& on = of_.links[number];
        const auto end = [&](std::size_t at) {
            return waypoint{of_.hubs[at].name, false, of_.hubs[at].latitude,
                            of_.hubs[at].longitude};
        };
        if (on.sea) {
            leg(fmt::format("l{}_sea", number), "sea", end(on.east), end(on.west));
            return;
        }
        std::vector<waypoint> stops = {end(on.east)};
        for (const waypoint& each : on.passed) {
            if (each.border) {
                border(each, number);
            } else {
                page_.table("junction." + each.name);
                page_.word("country", country_of(on.east));
                page_.number("latitude_deg", each.latitude);
                page_.number("longitude_deg", each.longitude);
                if (write_hump(page_, haulage_))
                    humps_.push_back(each.name);
            }
            if (bogies_.on(number) && stops.size() == 1)
                bogies_.write_shop(page_, gauge_, number);
            stops.push_back(each);
        }
        stops.push_back(end(on.west));
        rail_link& haul = rails_.emplace_back();
        haul.trains_a_day = trains_a_day(number);
        haul.stops = {stops.front().name};
        for (std::size_t i = 1; i < stops.size(); ++i) {
            const std::string name = fmt::format("l{}_{}", number, i);
            const double length_km = leg(name, "rail", stops[i - 1], stops[i]);
            rails(number, on.gauge_mm, length_km);
            haul.parts = std::max(haul.parts, write_longest_train(page_, haulage_));
            haul.legs.push_back(name);
            haul.stops.push_back(stops[i].name);
            haul.running_h += length_km / 40;
        }
        for (std::size_t i = 2; i < stops.size() && bogies_.on(number); ++i) {
            const double length_km =
                leg(fmt::format("l{}_{}_beside", number, i), "rail", stops[i - 1], stops[i]);
            rails(number, other_gauge(on.gauge_mm), length_km);
        }
        leg(fmt::format("l{}_road", number), "road", stops.front(), stops.back());
        page_.number("speed_km_per_h", draw_.between(30, 60));
    }

    void rails(std::size_t number, int gauge_mm, double length_km) {
        page_.whole("gauge_mm", gauge_mm);
        if (draw_.chance(0.5)) {
            write_sections(page_, draw_, length_km);
            return;
        }
        const double other = draw_.chance(0.6) ? draw_.between(0, 6) : 0;
        const double ours = std::max(1.0, trains_a_day(number) * draw_.between(0.7, 4));
        page_.number("pairs_per_day", ours + other);
        page_.number("other_trains_per_day", other);
        page_.number("speed_km_per_h", draw_.between(25, 70));
        page_.number("running_cv", draw_.between(0, 0.4));
        if (draw_.chance(0.2)) {
            page_.whole("window_from_h", draw_.whole(0, 12));
            page_.whole("window_to_h", draw_.whole(13, 24));
        }
    }

    /// Short or ample for the demand: half to twice the vehicles that would do.
    std::int64_t fleet(const service& of, double longest_wait_h) {
        const link& along = of_.links[of.along];
        const hub& east = of_.hubs[along.east];
        const hub& west = of_.hubs[along.west];
        const double km =
            configs::great_circle_km(east.latitude, east.longitude, west.latitude, west.longitude);
        const double round_trip_h = 2 * (km / 25 + 24) + longest_wait_h;
        double units = of.carries == form::container ? 2.5 : 1;
        if (of.capacity_key == "capacity_t")
            units = 40;
        const double loads = lots_a_day(of_, of) * units / static_cast<double>(of.capacity);
        const double needed = std::max(1.0, loads) * round_trip_h / 24;
        return static_cast<std::int64_t>(std::ceil(needed * draw_.between(0.5, 2)));
    }

    void vehicles(const service& each) {
        const link& along = of_.links[each.along];
        const double wait_h = each.kind == "truck" ? draw_.between(0, 4) : draw_.between(4, 96);
        page_.table("service." + each.name);
        page_.word("kind", each.kind);
        page_.word("from", of_.hubs[along.east].name);
        page_.word("to", of_.hubs[along.west].name);
        if (is_train(each)) {
            page_.whole("gauge_mm", along.gauge_mm);
            page_.whole("train_length_m", draw_.whole(300, longest_train_m));
            write_sorting(page_, each.kind == "wagon_train" ? haulage_ : sorting_, each, along,
                          humps_);
        }
        if (is_train(each) && !along.passed.empty())
            page_.words("via", {along.passed.front().name});
        if (bogies_.changes(each))
            page_.word("bogies_exchanged_at", along.passed.front().name);
        page_.word("stage", "all");
        page_.whole("vehicles", fleet(each, wait_h));
        page_.whole(each.capacity_key, each.capacity);
        page_.number("longest_wait_h", wait_h);
        if (each.kind != "truck" && draw_.chance(0.15))
            page_.number("interval_h", draw_.between(6, 72));
        if (along.sea) {
            page_.number("speed_kn", draw_.between(6, 15));
            page_.number("sailing_cv", draw_.between(0, 0.3));
            write_hull(page_, draw_, each);
        }
        write_failures(page_, draw_);
        page_.number("cost_usd_per_teu", draw_.between(50, 500));
        page_.number("cost_usd_per_t", draw_.between(5, 50));
        page_.number("co2_g_per_t_km", draw_.between(5, 60));
        page_.number("waiting_kg_co2_per_h", 50);  // no draw: corridors stay as they were
        page_.number("empty_kg_co2_per_km", 8);
        page_.number("waiting_usd_per_h", 100);
    }

    void cargo(const flow& each) {
        page_.table("flow." + each.name);
        page_.word("form", each.moved == form::container   ? "container"
                           : each.moved == form::wagonload ? "wagonload"
                                                           : "truck");
        page_.word("cargo", draw_.chance(0.5) ? "transit" : "kazakh");
        page_.word("direction", each.westbound ? "westbound" : "eastbound");
        page_.word("origin", of_.hubs[each.origin].name);
        page_.word("destination", of_.hubs[each.destination].name);
        page_.words("vessels", {each.vessel});
        const double a_year = 365 * each.lots_a_day * static_cast<double>(each.lot);
        if (each.moved == form::container) {
            page_.number("teu_per_year", a_year);
            const double t_per_teu = draw_.between(2, 20);
            page_.number("t_per_teu", t_per_teu);
            page_.whole("lot_teu", each.lot);
            depots_.write_size(page_, boxes_, each, t_per_teu);
            write_container_kind(page_, blocks_);
        } else {
            page_.number("t_per_year", a_year);
            page_.whole("lot_t", each.lot);
        }
        page_.whole("release_lots", draw_.whole(1, release_lots_most));
        page_.number("value_usd_per_h", draw_.between(0, 20));
        page_.number("promised_d", draw_.between(5, 40));
        if (draw_.chance(0.5))
            page_.number("empty_return_share", draw_.between(0.1, 1));
        if (draw_.chance(0.25))
            page_.number("patience_d", draw_.between(10, 60));
        page_.bare("shifts_when_late", choices_.chance(0.3) ? "true" : "false");
    }

    std::uint64_t seed_;
    offering demand_;
    dice draw_;
    dice choices_;  // of its own, so that the rest of a corridor stays what it was
    dice gauge_, blocks_, haulage_, boxes_, sorting_;  // likewise; `blocks_` of gates, too
    std::vector<rail_link> rails_;
    std::vector<std::string> humps_;
    layout of_;
    depots_drawn depots_;
    bogie_links bogies_;
    bool cranes_rest_ = false;  // at the place being written
    toml_page page_;
};

}  // namespace

std::string random_corridor(std::uint64_t seed, offering demand) {
    return writer(seed, demand).all();
}

}  // namespace corridor::tests
