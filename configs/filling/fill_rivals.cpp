#include <algorithm>

#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/filling/fill.hpp"
#include "configs/filling/filling.hpp"
#include "configs/filling/subjects.hpp"

namespace corridor::configs {

namespace {

void check_costs(const filling& with, const values& said, const models::rival_params& rival) {
    for (const models::flow_id id : rival.flows) {
        const models::flow_params& flow = with.to.flows[models::index_of(id)];
        const bool boxes = flow.form == models::cargo_form::container;
        const char* const key = boxes ? "cost_usd_per_teu" : "cost_usd_per_t";
        if (!said.has(key)) {
            with.add(said, key, "is missing",
                     fmt::format("expected it of a rival for {}", flow.name));
            return;
        }
    }
}

models::rival_params rival(const filling& with, const std::string& name) {
    const values said(with.in, "rival." + name);
    models::rival_params each;
    each.name = name;
    each.label = label(said, name);
    each.flows = with.flows(said);
    each.usd_per_teu = said.number("cost_usd_per_teu");
    each.usd_per_t = said.number("cost_usd_per_t");
    each.time = models::from_hours(24 * said.number("time_d"));
    each.deviation = models::from_hours(24 * said.number("deviation_d"));
    each.constant_usd_per_teu = said.number("constant_usd_per_teu");
    each.open = said.yes("open");
    each.open_from = said.day("open_from");
    each.open_until = said.day("open_until");
    with.in_order(said, "open_from", "open_until");
    check_costs(with, said, each);
    return each;
}

void check_markets(const filling& with) {
    for (std::size_t i = 0; i < with.to.flows.size(); ++i) {
        const models::flow_params& flow = with.to.flows[i];
        const models::flow_id id{static_cast<std::uint32_t>(i)};
        const bool wanted =
            std::any_of(with.to.rivals.begin(), with.to.rivals.end(), [&](const auto& each) {
                return std::find(each.flows.begin(), each.flows.end(), id) != each.flows.end();
            });
        if (!wanted && flow.corridor_share < 1) {
            with.add(values(with.in, "flow." + flow.name), "corridor_share",
                     fmt::format("{} leaves the rest to nobody", flow.corridor_share),
                     "expected a rival that names the flow, or 1");
        }
    }
}

void check_nest(const filling& with) {
    const models::routing_params& routing = with.to.routing;
    if (!with.to.rivals.empty() &&
        routing.rival_scale_usd_per_teu < routing.choice_scale_usd_per_teu) {
        with.add(values(with.in, "routing"), "rival_scale_usd_per_teu",
                 fmt::format("{} is less than the scale within the corridor",
                             routing.rival_scale_usd_per_teu),
                 fmt::format("expected choice_scale_usd_per_teu, {}, or more",
                             routing.choice_scale_usd_per_teu));
    }
}

}  // namespace

void fill_rivals(const filling& with) {
    for (const std::string& name : names_of(with.in, "rival")) {
        with.to.rivals.push_back(rival(with, name));
    }
    const auto& rivals = with.to.rivals;
    if (std::all_of(rivals.begin(), rivals.end(),
                    [&](const auto& each) { return with.sound("rival." + each.name); })) {
        check_markets(with);
    }
    check_nest(with);
}

}  // namespace corridor::configs
