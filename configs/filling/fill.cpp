#include "configs/filling/fill.hpp"

#include "configs/filling/filling.hpp"
#include "configs/filling/subjects.hpp"

namespace corridor::configs {

namespace {

void fill_top(const document& in, models::scenario& to) {
    const values said(in, "");
    to.name = stem(in.root);
    to.title = said.text("title");
    to.start_date = said.day("start_date").value_or(models::date{});
    to.days = said.whole("days");
    to.run_in_days = said.whole("run_in_days");
    to.cohort_days = said.whole("cohort_days");
    to.seed = static_cast<std::uint64_t>(said.large("seed"));
    to.stages = said.list("stages");
    const values routing(in, "routing");
    to.routing.choice_scale_usd_per_teu = routing.number("choice_scale_usd_per_teu");
    to.routing.rival_scale_usd_per_teu = routing.number("rival_scale_usd_per_teu");
    to.routing.path_size_exponent = routing.number("path_size_exponent");
    to.routing.reliability_ratio = routing.number("reliability_ratio");
    to.routing.transfer_penalty_h = routing.number("transfer_penalty_h");
    to.routing.learning_step = routing.number("learning_step");
    to.routing.memory_weeks = routing.number("memory_weeks");
    to.routing.reroutes = routing.yes("reroutes");
    const values dispatching(in, "dispatching");
    const auto minutes = [&](const char* key) {
        return models::from_hours(dispatching.number(key) / 60);
    };
    to.dispatching = {minutes("container_trains_after_min"), minutes("other_freight_after_min")};
    const values demand(in, "demand");
    to.demand = {demand.number("scale"), demand.number("preceding_year_factor"),
                 demand.number("initial_stock_days"), demand.number("weekend_factor"),
                 demand.number("growth_per_year")};
}

}  // namespace

models::scenario fill(const document& in, std::vector<problem>& problems, const soundness& sound) {
    models::scenario filled;
    fill_top(in, filled);
    const filling with{in, filled, problems, sound};
    fill_calendar(with);
    fill_places(with);
    fill_other_traffic(with);
    fill_legs(with);
    fill_traction(with);
    fill_services(with);
    fill_ways(with);
    fill_flows(with);
    fill_depots(with);
    fill_rivals(with);
    fill_shocks(with);
    fill_disruptions(with);
    return filled;
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
    itinerary_wish wish{
        {id_of<models::place_id>(filled.places, said.text("from"))}, said.gauge(), std::nullopt};
    for (const std::string& name : said.list("via")) {
        wish.stops.push_back(id_of<models::place_id>(filled.places, name));
    }
    wish.stops.push_back(id_of<models::place_id>(filled.places, said.text("to")));
    if (said.has("bogies_exchanged_at")) {
        wish.bogies_at = id_of<models::place_id>(filled.places, said.text("bogies_exchanged_at"));
    }
    return wish;
}

}  // namespace corridor::configs
