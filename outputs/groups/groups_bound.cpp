// /bound: what the network could carry, before any simulation.
#include <fmt/format.h>

#include "models/bound_result.hpp"
#include "outputs/groups/group_writer.hpp"
#include "outputs/groups/groups.hpp"

namespace corridor::outputs {
namespace {

template <class Rows, class Figure>
std::vector<double> each_of(const Rows& rows, Figure figure) {
    std::vector<double> values;
    values.reserve(rows.size());
    for (const auto& row : rows)
        values.push_back(figure(row));
    return values;
}

template <class Figure>
std::vector<double> both_ways(const std::vector<models::bound_leg>& legs, Figure figure) {
    std::vector<double> values;
    for (const models::bound_leg& leg : legs) {
        for (std::size_t along = 0; along < models::directions; ++along)
            values.push_back(figure(leg)[along]);
    }
    return values;
}

void write_bound_flows(group_writer& out, const models::bound_result& found) {
    using models::bound_flow;
    const group_writer::axes flow = {"flow"};
    const auto figure = [&](double bound_flow::*member) {
        return each_of(found.flows, [member](const bound_flow& f) { return f.*member; });
    };
    out.dataset("offered_t", flow, "t",
                "expected to be offered in the counted days if nothing waited",
                figure(&bound_flow::offered_t));
    out.dataset("offered_teu", flow, "TEU",
                "expected to be offered in the counted days if nothing waited",
                figure(&bound_flow::offered_teu));
    out.dataset("bound_t", flow, "t",
                "delivered by the plan that delivers the most tonnes; a bound when summed over "
                "the flows of cargo",
                figure(&bound_flow::bound_t));
    out.dataset("bound_teu", flow, "TEU",
                "delivered by the plan that delivers the most loaded TEU; a bound when summed "
                "over the flows of cargo",
                figure(&bound_flow::bound_teu));
    out.dataset("fluid_t", flow, "t",
                "carried when scarce links are shared by demand, week by week",
                figure(&bound_flow::fluid_t));
    out.dataset("fluid_teu", flow, "TEU",
                "carried when scarce links are shared by demand, week by week",
                figure(&bound_flow::fluid_teu));
}

void write_bound_facilities(group_writer& out, const models::bound_result& found) {
    using models::bound_facility;
    const group_writer::axes facility = {"facility"};
    const auto figure = [&](double bound_facility::*member) {
        return each_of(found.facilities, [member](const bound_facility& f) { return f.*member; });
    };
    out.dataset("saturated_share", facility, "1",
                "share of the weeks in which the fluid fills it; a border, any of its sides",
                figure(&bound_facility::saturated_share));
    out.dataset("dual_t_per_unit", facility, "t",
                "what one more unit of its capacity adds to the bound, a first guess; a border, "
                "one more in each step of each side",
                figure(&bound_facility::dual_t_per_unit));
    out.dataset("dual_t_per_accepted", facility, "t",
                "what one more train accepted a day adds to the bound; NaN but at borders",
                figure(&bound_facility::dual_t_per_accepted));
}

}  // namespace

void write_bound(hid_t file, const models::scenario& from, const models::bound_result& found) {
    using models::bound_leg;
    using models::bound_service;
    group_writer out(file, "bound");
    out.attribute("reach", found.reach);
    out.attribute("limits", fmt::format("{}", fmt::join(found.limits, "\n")));
    out.names("flow", "name of the flow", names_of(from.flows));
    out.names("facility",
              "dock, group of cranes, yard quota, border direction, locomotives, crews or hump: "
              "node/kind",
              names_of(models::facilities_of(from)));
    out.names("leg", "name of the leg", names_of(from.legs));
    out.names("along", "direction on a leg, from its first node or back", {"out", "back"});
    out.names("service", "name of the service", names_of(from.services));
    write_bound_flows(out, found);
    write_bound_facilities(out, found);
    out.dataset("leg_saturated_share", {"leg", "along"}, "1",
                "share of the weeks in which the fluid fills the train paths",
                both_ways(found.legs, [](const bound_leg& l) { return l.saturated_share; }));
    out.dataset("leg_dual_t_per_path", {"leg", "along"}, "t",
                "what one more train path a day adds to the bound",
                both_ways(found.legs, [](const bound_leg& l) { return l.dual_t_per_path; }));
    out.dataset("service_saturated_share", {"service"}, "1",
                "share of the weeks in which the fluid fills the fleet in either direction",
                each_of(found.services, [](const bound_service& s) { return s.saturated_share; }));
    out.dataset(
        "service_dual_t_per_vehicle", {"service"}, "t", "what one more vehicle adds to the bound",
        each_of(found.services, [](const bound_service& s) { return s.dual_t_per_vehicle; }));
}

}  // namespace corridor::outputs
