#include "configs/checking/water.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "configs/filling/names.hpp"
#include "configs/reading/toml.hpp"
#include "configs/reading/values.hpp"
#include "models/sea/draught.hpp"

namespace corridor::configs {

namespace {

/// Whether nothing is wrong with a port, or with the sea that it lies at.
bool port_is_sound(const models::scenario& of, models::place_id port, const soundness& sound) {
    if (models::index_of(port) >= of.places.size()) {
        return false;
    }
    const models::place_params& at = of.places[models::index_of(port)];
    return sound(fmt::format("{}.{}", place_kind_names[models::index_of(at.kind)], at.name)) &&
           (!at.sea || (models::index_of(*at.sea) < of.seas.size() &&
                        sound("sea." + of.seas[models::index_of(*at.sea)].name)));
}

}  // namespace

void check_water(const document& in, const models::scenario& of, std::vector<problem>& problems,
                 const soundness& sound) {
    for (const models::service_params& each : of.services) {
        const models::hull_params& hull = each.hull;
        const std::string table = "service." + each.name;
        if (!sound(table) || hull.draught_full_m <= 0 || hull.unit_mass.count <= 0 ||
            !port_is_sound(of, each.from, sound) || !port_is_sound(of, each.to, sound)) {
            continue;
        }
        const std::vector<std::int64_t> rooms = models::rooms_by_day(of, each);
        const auto dry =
            std::find_if(rooms.begin(), rooms.end(), [](std::int64_t room) { return room < 1; });
        if (dry == rooms.end()) {
            continue;
        }
        const auto day = static_cast<std::int32_t>(dry - rooms.begin());
        const models::date when{of.start_date.days - of.run_in_days + day};
        const std::string path = table + ".draught_full_m";
        problems.push_back(problem_at(
            where(in, path), path,
            fmt::format("{} with {} under the keel leaves nothing to load between {} and {} on {}",
                        hull.draught_full_m, hull.under_keel_m,
                        of.places[models::index_of(each.from)].name,
                        of.places[models::index_of(each.to)].name, to_text({when})),
            "expected a smaller draught, or deeper or dredged ports"));
    }
}

}  // namespace corridor::configs
