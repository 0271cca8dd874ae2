#include "configs/checking/costs.hpp"

#include <set>
#include <string>

#include <fmt/format.h>

#include "configs/filling/fill.hpp"
#include "configs/filling/names.hpp"
#include "models/cargo/itinerary.hpp"

namespace corridor::configs {

namespace {

using models::index_of;

class cost_checker {
public:
    cost_checker(const document& in, const models::scenario& of, std::vector<problem>& problems,
                 const soundness& sound)
        : in_(in), of_(of), problems_(problems), sound_(sound) {}

    void all() {
        for (const models::service_params& service : of_.services) {
            for (const models::flow_params& flow : of_.flows) {
                if (sound_("service." + service.name) && sound_("flow." + flow.name) &&
                    models::carries(service.kind, flow)) {
                    charge(service, flow);
                }
            }
        }
    }

private:
    void charge(const models::service_params& service, const models::flow_params& flow) {
        const bool boxes = flow.form == models::cargo_form::container;
        demand(fmt::format("service.{}.cost_usd_per_{}", service.name, boxes ? "teu" : "t"),
               fmt::format("it of a service that may carry {}", flow.name));
        for (const models::place_id end : {service.from, service.to}) {
            const models::place_params& place = of_.places[index_of(end)];
            const std::string table =
                fmt::format("{}.{}", place_kind_names[index_of(place.kind)], place.name);
            const bool handled = place.kind == models::place_kind::terminal ||
                                 place.kind == models::place_kind::port;
            for (const char* of : {"usd", "kg_co2"}) {
                if (handled && sound_(table)) {
                    demand(fmt::format("{}.handling_{}_per_{}", table, of, boxes ? "teu" : "t"),
                           fmt::format("it where {} may be handled", flow.name));
                }
            }
        }
    }

    void demand(const std::string& path, const std::string& right) {
        if (!in_.entries.contains(path) && told_.insert(path).second) {
            problems_.push_back(
                problem_at(where(in_, path), path, "is missing", "expected " + right));
        }
    }

    const document& in_;
    const models::scenario& of_;
    std::vector<problem>& problems_;
    const soundness& sound_;
    std::set<std::string> told_;
};

}  // namespace

void check_costs(const document& in, const models::scenario& of, std::vector<problem>& problems,
                 const soundness& sound) {
    cost_checker(in, of, problems, sound).all();
}

}  // namespace corridor::configs
