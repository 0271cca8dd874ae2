#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/filling/filling.hpp"
#include "configs/filling/names.hpp"
#include "configs/filling/subjects.hpp"
#include "models/cargo/containers.hpp"

namespace corridor::configs {

namespace {

/// What fills containers of that size, and how many make a lot.
void take_size(const filling& with, const values& said, models::flow_params& of) {
    const std::string size = said.text("container_size");
    of.size = named<models::container_size>(container_size_names, size);
    const std::int64_t each = models::teu_of(*of.size);
    if (of.lot_size.count % each != 0) {
        with.add(said, "lot_teu", fmt::format("{} are no whole containers", of.lot_size.count),
                 fmt::format("expected a multiple of {}, as container_size is {}", each, size));
    }
    const double most = models::payload_t(*of.size) / static_cast<double>(each);
    if (said.number("t_per_teu") > most) {
        with.add(said, "t_per_teu",
                 fmt::format("{} are more than such a container holds", said.number("t_per_teu")),
                 fmt::format("expected at most {}, as container_size is {}", most, size));
    }
}

void amounts(const filling& with, const values& said, models::flow_params& of) {
    const bool boxes = of.form == models::cargo_form::container;
    const std::string kind = fmt::format("a {} flow", said.text("form"));
    with.belongs(said, "teu_per_year", boxes, kind);
    with.belongs(said, "t_per_teu", boxes, kind);
    with.belongs(said, "lot_teu", boxes, kind);
    with.belongs(said, "t_per_year", !boxes, kind);
    with.belongs(said, "lot_t", !boxes, kind);
    if (!boxes) {
        with.belongs(said, "container_kind", false, kind);
        with.belongs(said, "container_size", false, kind);
    }
    of.container = named<models::container_kind>(container_kind_names, said.text("container_kind"));
    if (boxes) {
        of.teu_per_year = said.number("teu_per_year");
        of.t_per_year = of.teu_per_year * said.number("t_per_teu");
        of.lot_size = {said.large("lot_teu")};
        of.lot_mass = models::from_tonnes(said.number("lot_teu") * said.number("t_per_teu"));
        if (said.has("container_size")) {
            take_size(with, said, of);
        }
    } else {
        of.t_per_year = said.number("t_per_year");
        of.lot_mass = models::from_tonnes(said.number("lot_t"));
    }
}

models::flow_params flow(const filling& with, const std::string& name) {
    const values said(with.in, "flow." + name);
    models::flow_params each;
    each.name = name;
    each.label = label(said, name);
    each.commodity = said.text("commodity");
    each.transit = said.text("cargo") == "transit";
    each.form = named<models::cargo_form>(form_names, said.text("form"));
    each.heading = named<models::direction>(direction_names, said.text("direction"));
    each.origin = with.place(said, "origin");
    each.destination = with.place(said, "destination");
    if (each.origin == each.destination) {
        with.add(said, "destination", said.text("destination") + " is the origin too",
                 "expected another place");
    }
    amounts(with, said, each);
    each.shape = said.shape();
    each.preceding_year_factor = said.number("preceding_year_factor");
    each.release_lots = said.whole("release_lots");
    each.vessels = vessels(said);
    each.usd_per_h = said.number("value_usd_per_h");
    each.promised = models::from_hours(24 * said.number("promised_d"));
    each.empty_return_share = said.number("empty_return_share");
    each.corridor_share = said.number("corridor_share");
    each.corridor_constant_usd_per_teu = said.number("corridor_constant_usd_per_teu");
    each.shifts_when_late = said.yes("shifts_when_late");
    each.patience = models::from_hours(24 * said.number("patience_d"));
    return each;
}

}  // namespace

void fill_flows(const filling& with) {
    for (const std::string& name : names_of(with.in, "flow")) {
        with.to.flows.push_back(flow(with, name));
    }
}

}  // namespace corridor::configs
