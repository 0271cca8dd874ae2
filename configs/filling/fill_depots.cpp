#include <algorithm>

#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/filling/filling.hpp"
#include "configs/filling/names.hpp"
#include "configs/filling/subjects.hpp"
#include "models/cargo/containers.hpp"

namespace corridor::configs {

namespace {

using models::depot_id;
using models::depot_params;
using models::place_id;

const depot_params* depot_of(const filling& with, place_id place) {
    for (const depot_params& each : with.to.depots) {
        if (std::find(each.serves.begin(), each.serves.end(), place) != each.serves.end()) {
            return &each;
        }
    }
    return nullptr;
}

void serve(const filling& with, const values& said, const char* key, place_id place,
           depot_params& to) {
    const std::size_t at = models::index_of(place);
    if (at >= with.to.places.size()) {
        return;
    }
    const depot_params* const other = depot_of(with, place);
    if (other != nullptr) {
        with.add(said, key,
                 fmt::format("depot {} serves {} already", other->name, with.to.places[at].name),
                 "expected places that no other depot serves");
        return;
    }
    to.serves.push_back(place);
}

depot_params depot(const filling& with, const std::string& name) {
    const values said(with.in, "depot." + name);
    depot_params each;
    each.name = name;
    each.label = label(said, name);
    each.at = with.place(said, "at");
    each.turn = models::from_hours(24 * said.number("turn_d"));
    each.stock = {said.large("stock_20ft"), said.large("stock_40ft")};
    each.room_teu = said.large("room_teu");
    each.hired_after = models::from_hours(24 * said.number("hired_after_d"));
    serve(with, said, "at", each.at, each);
    for (const std::string& place : said.list("serves")) {
        const auto id = id_of<place_id>(with.to.places, place);
        if (id != each.at) {
            serve(with, said, "serves", id, each);
        }
    }
    return each;
}

/// Cargo that takes containers from a depot, or brings them there, says of what size.
void check_sizes(const filling& with) {
    for (const models::flow_params& flow : with.to.flows) {
        if (flow.form != models::cargo_form::container || flow.size) {
            continue;
        }
        for (const place_id end : {flow.origin, flow.destination}) {
            if (const depot_params* const at = depot_of(with, end); at != nullptr) {
                with.add(values(with.in, "flow." + flow.name), "container_size", "is missing",
                         fmt::format("expected it of containers between places of which depot {} "
                                     "serves one",
                                     at->name));
                break;
            }
        }
    }
}

models::repositioning_params order(const values& said, const std::string& name,
                                   const filling& with) {
    models::repositioning_params each;
    each.name = name;
    each.from = id_of<depot_id>(with.to.depots, said.text("from"));
    each.to = id_of<depot_id>(with.to.depots, said.text("to"));
    each.size = named<models::container_size>(container_size_names, said.text("container_size"));
    each.reorder_below = said.large("reorder_below");
    each.order_up_to = said.large("order_up_to");
    each.keeps = said.large("sender_keeps");
    each.least_order = said.large("least_order");
    return each;
}

/// Else two depots could send the same containers to and fro.
void check_keeps(const filling& with, const values& said, const models::repositioning_params& of) {
    for (const models::repositioning_params& other : with.to.repositionings) {
        const bool sender_orders = other.to == of.from && other.size == of.size;
        if (sender_orders && of.keeps < other.reorder_below) {
            with.add(said, "sender_keeps",
                     fmt::format("{} are fewer than those below which {} orders", of.keeps,
                                 said.text("from")),
                     fmt::format("expected {} or more, as in {}", other.reorder_below, other.name));
        }
        const bool is_sender_of = other.from == of.to && other.size == of.size;
        if (is_sender_of && other.keeps < of.reorder_below) {
            with.add(said, "reorder_below",
                     fmt::format("{} are more than {} leaves here", of.reorder_below, other.name),
                     fmt::format("expected {} or less, its sender_keeps", other.keeps));
        }
    }
}

void check_order(const filling& with, const values& said, const models::repositioning_params& of) {
    if (of.from == of.to) {
        with.add(said, "to", said.text("to") + " sends them too", "expected another depot");
    }
    if (of.order_up_to < of.reorder_below) {
        with.add(said, "order_up_to",
                 fmt::format("{} are fewer than those below which it orders", of.order_up_to),
                 fmt::format("expected reorder_below, {}, or more", of.reorder_below));
    }
    if (of.least_order > of.order_up_to) {
        with.add(said, "least_order",
                 fmt::format("{} are more than it ever orders", of.least_order),
                 fmt::format("expected order_up_to, {}, or less", of.order_up_to));
    }
    check_keeps(with, said, of);
    const auto& flows = with.to.flows;
    if (std::any_of(flows.begin(), flows.end(), [&](const auto& f) { return f.name == of.name; })) {
        with.add(said, "from", of.name + " is a flow's name too",
                 "expected a name that no flow has: they travel as a flow");
    }
}

/// What the order's containers travel as: lots of one of forty feet or two of twenty.
models::flow_params flow_of(const values& said, const filling& with,
                            const models::repositioning_params& order) {
    models::flow_params out;
    out.name = order.name;
    out.label =
        fmt::format("{} to {}, {}", with.to.depots[models::index_of(order.from)].label,
                    with.to.depots[models::index_of(order.to)].label, said.text("container_size"));
    out.commodity = "empties";
    out.heading = named<models::direction>(direction_names, said.text("direction"));
    out.origin = with.to.depots[models::index_of(order.from)].at;
    out.destination = with.to.depots[models::index_of(order.to)].at;
    out.shape.fill(1);
    out.size = order.size;
    out.lot_size = {2};
    out.vessels = vessels(said);
    out.repositions =
        models::repositioning_id{static_cast<std::uint32_t>(with.to.repositionings.size())};
    return out;
}

}  // namespace

void fill_depots(const filling& with) {
    for (const std::string& name : names_of(with.in, "depot")) {
        with.to.depots.push_back(depot(with, name));
    }
    check_sizes(with);
    for (const std::string& name : names_of(with.in, "repositioning")) {
        const values said(with.in, "repositioning." + name);
        const models::repositioning_params each = order(said, name, with);
        const std::size_t known = with.to.depots.size();
        if (models::index_of(each.from) >= known || models::index_of(each.to) >= known) {
            continue;  // said already
        }
        check_order(with, said, each);
        with.to.flows.push_back(flow_of(said, with, each));
        with.to.repositionings.push_back(each);
    }
}

}  // namespace corridor::configs
