#include "configs/filling/fill.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/filling/fill_lines.hpp"
#include "configs/filling/fill_places.hpp"
#include "configs/filling/names.hpp"
#include "configs/reading/values.hpp"

namespace corridor::configs {

namespace {

using models::service_kind;

template <class Id, class Things>
Id id_of(const Things& things, const std::string& name) {
    const auto found = std::find_if(things.begin(), things.end(),
                                    [&](const auto& each) { return each.name == name; });
    return static_cast<Id>(found - things.begin());
}

class filler {
public:
    filler(const document& in, std::vector<problem>& problems) : in_(in), problems_(problems) {}

    models::scenario all(const soundness& sound);

private:
    void top();
    void calendar();
    void legs();
    void services();
    void ways();
    void flows();
    models::service_params service(const std::string& name);
    models::flow_params flow(const std::string& name);
    void capacity(const values& said, models::service_params& of);
    void amounts(const values& said, models::flow_params& of);

    std::string label(const values& said, const std::string& name) const {
        return said.has("label") ? said.text("label") : name;
    }
    models::place_id place(const values& said, const std::string& key) const {
        return id_of<models::place_id>(to_.places, said.text(key));
    }
    /// Of the standard time there; 0 where the place or its country is unknown.
    core::duration utc_offset_at(models::place_id at) const {
        if (models::index_of(at) >= to_.places.size()) {
            return {};
        }
        const std::size_t country = models::index_of(to_.places[models::index_of(at)].country);
        return country < to_.countries.size() ? to_.countries[country].utc_offset
                                              : core::duration{};
    }
    void add(const values& said, const std::string& key, std::string wrong, std::string right) {
        problems_.push_back(problem_at(where(in_, said.path(key)), said.path(key), std::move(wrong),
                                       std::move(right)));
    }
    /// Whether the key is there; says so when it is not but must be, or is but may not.
    bool belongs(const values& said, const std::string& key, bool must, const std::string& to) {
        if (must && !said.has(key)) {
            add(said, key, "is missing", "expected it of " + to);
        } else if (!must && said.has(key)) {
            problems_.push_back(problem_at(in_.entries.at(said.path(key)).key_at, said.path(key),
                                           "is there", "expected it not of " + to));
        }
        return must && said.has(key);
    }

    const document& in_;
    std::vector<problem>& problems_;
    models::scenario to_;
};

models::scenario filler::all(const soundness& sound) {
    top();
    calendar();
    fill_places(in_, to_, problems_, sound);
    legs();
    services();
    ways();
    flows();
    return std::move(to_);
}

void filler::top() {
    const values said(in_, "");
    to_.name = stem(in_.root);
    to_.title = said.text("title");
    to_.start_date = said.day("start_date").value_or(models::date{});
    to_.days = said.whole("days");
    to_.run_in_days = said.whole("run_in_days");
    to_.cohort_days = said.whole("cohort_days");
    to_.seed = static_cast<std::uint64_t>(said.large("seed"));
    to_.stages = said.list("stages");
    to_.routing.choice_scale_usd_per_teu =
        values(in_, "routing").number("choice_scale_usd_per_teu");
    const values dispatching(in_, "dispatching");
    const auto minutes = [&](const char* key) {
        return models::from_hours(dispatching.number(key) / 60);
    };
    to_.dispatching = {minutes("container_trains_after_min"), minutes("other_freight_after_min")};
    const values demand(in_, "demand");
    to_.demand = {demand.number("scale"), demand.number("preceding_year_factor"),
                  demand.number("initial_stock_days")};
}

void filler::calendar() {
    for (const std::string& name : names_of(in_, "country")) {
        const values said(in_, "country." + name);
        to_.countries.push_back({name, said.hours("utc_offset_h"), said.yes("eu_daylight_saving")});
    }
    for (const std::string& name : names_of(in_, "holiday")) {
        const values said(in_, "holiday." + name);
        models::holiday_params each{name, {}, {}, {}, 1, 1};
        for (const std::string& country : said.list("countries")) {
            each.countries.push_back(id_of<models::country_id>(to_.countries, country));
        }
        each.first = said.day("first_day").value_or(models::date{});
        each.last = said.day("last_day").value_or(models::date{});
        if (each.last < each.first) {
            add(said, "last_day", to_text({each.last}) + " is before the first day",
                "expected " + to_text({each.first}) + " or later");
        }
        each.demand_factor = said.number("demand_factor");
        each.acceptance_factor = said.number("acceptance_factor");
        to_.holidays.push_back(std::move(each));
    }
}

void filler::legs() {
    for (const std::string& name : names_of(in_, "leg")) {
        const values said(in_, "leg." + name);
        models::leg_params each;
        each.name = name;
        each.mode = named<models::leg_mode>(leg_mode_names, said.text("mode"));
        const bool rail = each.mode == models::leg_mode::rail;
        const bool sea = each.mode == models::leg_mode::sea;
        const std::string kind = fmt::format("a {} leg", said.text("mode"));
        each.from = place(said, "from");
        each.to = place(said, "to");
        if (each.from == each.to) {
            add(said, "to", said.text("to") + " is the other end too", "expected another place");
        }
        belongs(said, "length_km", !sea, kind);
        belongs(said, "length_nm", sea, kind);
        belongs(said, "speed_km_per_h", !sea, kind);
        belongs(said, "gauge_mm", rail, kind);
        each.line = rail_line(in_, said, rail, utc_offset_at(each.from), problems_);
        belongs(said, "pairs_per_day", rail && !each.line,
                each.line ? "a leg with sections" : kind + (rail ? " without sections" : ""));
        each.length = {sea ? said.number("length_nm") * models::km_per_nautical_mile
                           : said.number("length_km")};
        each.gauge_mm = rail ? said.gauge() : 0;
        each.pairs_per_day = said.number("pairs_per_day");
        each.other_trains_per_day = said.number("other_trains_per_day");
        if (each.pairs_per_day > 0 && each.other_trains_per_day >= each.pairs_per_day) {
            add(said, "other_trains_per_day",
                fmt::format("{} leaves no path of {}", each.other_trains_per_day,
                            each.pairs_per_day),
                "expected less than pairs_per_day");
        }
        each.speed = {said.number("speed_km_per_h")};
        check_line_load(in_, said, each, problems_);
        each.running_cv = said.number("running_cv");
        each.window_from_h = said.whole("window_from_h");
        each.window_to_h = said.whole("window_to_h");
        if (each.window_to_h <= each.window_from_h) {
            add(said, "window_to_h",
                fmt::format("{} is not after {}", each.window_to_h, each.window_from_h),
                "expected more than window_from_h");
        }
        to_.legs.push_back(std::move(each));
    }
}

void filler::services() {
    for (const std::string& name : names_of(in_, "service")) {
        to_.services.push_back(service(name));
    }
}

models::service_params filler::service(const std::string& name) {
    const values said(in_, "service." + name);
    models::service_params each;
    each.name = name;
    each.label = label(said, name);
    each.kind = named<service_kind>(service_kind_names, said.text("kind"));
    each.from = place(said, "from");
    each.to = place(said, "to");
    const auto stage = std::find(to_.stages.begin(), to_.stages.end(), said.text("stage"));
    each.stage = static_cast<models::stage_id>(stage - to_.stages.begin());
    each.vehicles = said.whole("vehicles");
    capacity(said, each);
    each.longest_wait = said.hours("longest_wait_h");
    if (said.has("interval_h")) {
        each.interval = said.hours("interval_h");
    }
    const models::leg_mode mode = mode_for(each.kind);
    const std::string kind = fmt::format("a {}", said.text("kind"));
    belongs(said, "speed_kn", mode == models::leg_mode::sea, kind);
    belongs(said, "gauge_mm", mode == models::leg_mode::rail, kind);
    each.train_length_m = said.whole("train_length_m");
    each.speed = {said.number("speed_kn") * models::km_per_nautical_mile};
    each.sailing_cv = said.number("sailing_cv");
    each.usd_per_teu = said.number("cost_usd_per_teu");
    each.usd_per_t = said.number("cost_usd_per_t");
    each.g_co2_per_t_km = said.number("co2_g_per_t_km");
    if (each.from == each.to) {
        add(said, "to", said.text("to") + " is the other end too", "expected another place");
    }
    return each;
}

void filler::capacity(const values& said, models::service_params& of) {
    std::string right = "capacity_trucks";
    if (of.kind == service_kind::container_train || of.kind == service_kind::feeder) {
        right = "capacity_teu";
    } else if (of.kind == service_kind::wagon_train || of.kind == service_kind::rail_ferry) {
        right = "capacity_wagons";
    } else if (of.kind == service_kind::dry_cargo || of.kind == service_kind::tanker) {
        right = "capacity_t";
    }
    for (const char* key : {"capacity_teu", "capacity_wagons", "capacity_t", "capacity_trucks"}) {
        belongs(said, key, key == right, fmt::format("a {}", said.text("kind")));
    }
    const double most = said.number(right) * said.number("payload_share");
    of.capacity = right == "capacity_t" ? models::from_tonnes(most).count : std::llround(most);
    if (said.has(right) && of.capacity < 1) {
        add(said, right, fmt::format("{} with its payload share is nothing", said.number(right)),
            "expected room for 1");
    }
}

void filler::ways() {
    for (const std::string& name : names_of(in_, "way")) {
        const values said(in_, "way." + name);
        models::way_params each;
        each.name = name;
        each.label = label(said, name);
        for (const std::string& service_name : said.list("through")) {
            const auto id = id_of<models::service_id>(to_.services, service_name);
            for (const models::way_params& other : to_.ways) {
                if (std::find(other.through.begin(), other.through.end(), id) !=
                    other.through.end()) {
                    add(said, "through", service_name + " is way " + other.name + "'s already",
                        "expected services that no other way takes");
                }
            }
            each.through.push_back(id);
        }
        each.open = said.yes("open");
        each.open_from = said.day("open_from");
        each.open_until = said.day("open_until");
        if (each.open_from && each.open_until && *each.open_until < *each.open_from) {
            add(said, "open_until", to_text({*each.open_until}) + " is before it opens",
                "expected " + to_text({*each.open_from}) + " or later");
        }
        each.constant_usd_per_teu = said.number("constant_usd_per_teu");
        to_.ways.push_back(std::move(each));
    }
}

void filler::flows() {
    for (const std::string& name : names_of(in_, "flow")) {
        to_.flows.push_back(flow(name));
    }
}

models::flow_params filler::flow(const std::string& name) {
    const values said(in_, "flow." + name);
    models::flow_params each;
    each.name = name;
    each.label = label(said, name);
    each.commodity = said.text("commodity");
    each.transit = said.text("cargo") == "transit";
    each.form = named<models::cargo_form>(form_names, said.text("form"));
    each.heading = named<models::direction>(direction_names, said.text("direction"));
    each.origin = place(said, "origin");
    each.destination = place(said, "destination");
    if (each.origin == each.destination) {
        add(said, "destination", said.text("destination") + " is the origin too",
            "expected another place");
    }
    amounts(said, each);
    each.shape = said.shape();
    each.preceding_year_factor = said.number("preceding_year_factor");
    each.release_lots = said.whole("release_lots");
    for (const std::string& vessel : said.list("vessels")) {
        each.vessels.push_back(named<service_kind>(service_kind_names, vessel));
    }
    each.usd_per_h = said.number("value_usd_per_h");
    each.promised = models::from_hours(24 * said.number("promised_d"));
    each.empty_return_share = said.number("empty_return_share");
    each.patience = models::from_hours(24 * said.number("patience_d"));
    return each;
}

void filler::amounts(const values& said, models::flow_params& of) {
    const bool boxes = of.form == models::cargo_form::container;
    const std::string kind = fmt::format("a {} flow", said.text("form"));
    belongs(said, "teu_per_year", boxes, kind);
    belongs(said, "t_per_teu", boxes, kind);
    belongs(said, "lot_teu", boxes, kind);
    belongs(said, "t_per_year", !boxes, kind);
    belongs(said, "lot_t", !boxes, kind);
    if (boxes) {
        of.teu_per_year = said.number("teu_per_year");
        of.t_per_year = of.teu_per_year * said.number("t_per_teu");
        of.lot_size = {said.large("lot_teu")};
        of.lot_mass = models::from_tonnes(said.number("lot_teu") * said.number("t_per_teu"));
    } else {
        of.t_per_year = said.number("t_per_year");
        of.lot_mass = models::from_tonnes(said.number("lot_t"));
    }
}

}  // namespace

models::scenario fill(const document& in, std::vector<problem>& problems, const soundness& sound) {
    return filler(in, problems).all(sound);
}

position where(const document& in, const std::string& path) {
    if (const auto said = in.entries.find(path); said != in.entries.end()) {
        return said->second.value_at;
    }
    const auto table = in.tables.find(table_of(path));
    return table == in.tables.end() ? position{in.root} : table->second;
}

itinerary_wish wish_of(const document& in, const models::scenario& filled,
                       const std::string& service) {
    const values said(in, "service." + service);
    itinerary_wish wish{{id_of<models::place_id>(filled.places, said.text("from"))}, said.gauge()};
    for (const std::string& name : said.list("via")) {
        wish.stops.push_back(id_of<models::place_id>(filled.places, name));
    }
    wish.stops.push_back(id_of<models::place_id>(filled.places, said.text("to")));
    return wish;
}

}  // namespace corridor::configs
