#include "configs/checking/water.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "configs/reading/toml.hpp"
#include "configs/reading/values.hpp"
#include "models/sea/draught.hpp"

namespace corridor::configs {

void check_water(const document& in, const models::scenario& of, std::vector<problem>& problems,
                 const soundness& sound) {
    for (const models::service_params& each : of.services) {
        const models::hull_params& hull = each.hull;
        const std::string table = "service." + each.name;
        if (!sound(table) || hull.draught_full_m <= 0 || hull.unit_mass.count <= 0 ||
            models::index_of(each.from) >= of.places.size() ||
            models::index_of(each.to) >= of.places.size()) {
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
