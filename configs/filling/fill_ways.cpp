#include <algorithm>

#include "configs/checking/check.hpp"
#include "configs/filling/filling.hpp"
#include "configs/filling/subjects.hpp"
#include "configs/reading/toml.hpp"

namespace corridor::configs {

void fill_ways(const filling& with) {
    for (const std::string& name : names_of(with.in, "way")) {
        const values said(with.in, "way." + name);
        models::way_params each;
        each.name = name;
        each.label = label(said, name);
        for (const std::string& service_name : said.list("through")) {
            const auto id = id_of<models::service_id>(with.to.services, service_name);
            for (const models::way_params& other : with.to.ways) {
                if (std::find(other.through.begin(), other.through.end(), id) !=
                    other.through.end()) {
                    with.add(said, "through", service_name + " is way " + other.name + "'s already",
                             "expected services that no other way takes");
                }
            }
            each.through.push_back(id);
        }
        each.open = said.yes("open");
        each.open_from = said.day("open_from");
        each.open_until = said.day("open_until");
        if (each.open_from && each.open_until && *each.open_until < *each.open_from) {
            with.add(said, "open_until", to_text({*each.open_until}) + " is before it opens",
                     "expected " + to_text({*each.open_from}) + " or later");
        }
        each.constant_usd_per_teu = said.number("constant_usd_per_teu");
        with.to.ways.push_back(std::move(each));
    }
}

}  // namespace corridor::configs
