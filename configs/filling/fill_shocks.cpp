#include <algorithm>

#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/filling/filling.hpp"
#include "configs/filling/subjects.hpp"

namespace corridor::configs {

namespace {

bool any_flow_of(const filling& with, const std::string& commodity) {
    return std::any_of(with.to.flows.begin(), with.to.flows.end(),
                       [&](const auto& flow) { return flow.commodity == commodity; });
}

models::shock_params shock(const filling& with, const std::string& name) {
    const values said(with.in, "shock." + name);
    models::shock_params each{name, with.flows(said), said.text("commodity"), {}, {}, 1};
    each.first = said.day("first_day").value_or(models::date{});
    each.last = said.day("last_day").value_or(models::date{});
    each.factor = said.number("factor");
    with.in_order(said, "first_day", "last_day");
    if (said.has("commodity") && !any_flow_of(with, each.commodity)) {
        with.add(said, "commodity", fmt::format("no flow has \"{}\"", each.commodity),
                 "expected the commodity of a flow");
    } else if (!said.has("commodity") && each.flows.empty()) {
        with.add(said, "flows", "is missing", "expected flows or a commodity");
    }
    return each;
}

}  // namespace

void fill_shocks(const filling& with) {
    for (const std::string& name : names_of(with.in, "shock")) {
        with.to.shocks.push_back(shock(with, name));
    }
}

}  // namespace corridor::configs
