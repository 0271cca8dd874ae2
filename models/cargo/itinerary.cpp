#include "models/cargo/itinerary.hpp"

#include <algorithm>
#include <limits>

#include "models/sea/draught.hpp"
#include "sim/core/elementary.hpp"

namespace corridor::models {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// What the search asks of each service.
struct service_traits {
    std::vector<std::size_t> owner;        // the way that owns it, if any
    std::vector<std::int64_t> least_room;  // of one vehicle, on any day of the run
};

service_traits traits_of(const scenario& from) {
    service_traits all;
    all.owner.assign(from.services.size(), from.ways.size());
    for (std::size_t way = 0; way < from.ways.size(); ++way) {
        for (const service_id service : from.ways[way].through) {
            all.owner[index_of(service)] = way;
        }
    }
    for (const service_params& each : from.services) {
        all.least_room.push_back(least_room(from, each));
    }
    return all;
}

std::vector<ride_plan> plans_of(const scenario& from, const flow_params& flow) {
    std::vector<ride_plan> plans;
    for (const service_params& each : from.services) {
        plans.push_back(plan_of(from, each, flow));
    }
    return plans;
}

// Shortest path over states (place, has used the way's own service), by generalised cost without
// reliability, which is no sum over rides. The graph is small: Bellman's relaxation until nothing
// improves, in the services' order, so that ties go to the first.
class cheapest {
public:
    /// `plans`: of one lot of the flow by each service.
    cheapest(const scenario& from, const flow_params& flow, std::size_t way,
             const service_traits& services, const std::vector<ride_plan>& plans)
        : from_(from),
          flow_(flow),
          way_(way),
          services_(services),
          plans_(plans),
          best_(2 * from.places.size()) {
        best_[state(flow.origin, false)].usd = 0;
        bool improved = true;
        while (improved) {
            improved = false;
            for (std::size_t i = 0; i < from.services.size(); ++i) {
                improved = relax(i) || improved;
            }
        }
    }

    itinerary found() const {
        itinerary out;
        std::size_t at = state(flow_.destination, way_ < from_.ways.size());
        if (best_[at].usd == infinite) {
            return out;
        }
        while (best_[at].came_by != none) {
            out.rides.push_back(
                {service_id{static_cast<std::uint32_t>(best_[at].came_by)}, flow_.heading});
            at = best_[at].came_from;
        }
        std::reverse(out.rides.begin(), out.rides.end());
        add_plans(out);
        return out;
    }

private:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    struct label {
        double usd = infinite;
        std::size_t came_by = none;
        std::size_t came_from = none;
    };

    std::size_t state(place_id place, bool used) const {
        return 2 * index_of(place) + (used ? 1 : 0);
    }

    void add_plans(itinerary& to) const {
        core::duration time{};
        double variance_h2 = 0;
        for (const ride& each : to.rides) {
            const ride_plan& plan = plans_[index_of(each.service)];
            to.usd += plan.usd;
            time += plan.time;
            variance_h2 += plan.variance_h2;
        }
        to.planned = {hours(time), core::sqrt(variance_h2)};
    }

    bool relax(std::size_t i) {
        const service_params& service = from_.services[i];
        const std::size_t owner = services_.owner[i];
        const bool own = owner == way_ && way_ < from_.ways.size();
        if ((owner < from_.ways.size() && !own) || !carries(service.kind, flow_)) {
            return false;
        }
        if (size_aboard(service.kind, flow_) > services_.least_room[i]) {
            return false;  // a lot that fits no vehicle would wait for ever, and all behind it
        }
        const bool west = flow_.heading == direction::westbound;
        const place_id board = west ? service.from : service.to;
        const place_id leave = west ? service.to : service.from;
        const ride_plan& plan = plans_[i];
        const double usd =
            generalised_usd(from_.routing, flow_, plan.usd, 1, {hours(plan.time), 0});
        bool improved = false;
        for (const bool used : {false, true}) {
            const label& before = best_[state(board, used)];
            label& after = best_[state(leave, used || own)];
            if (before.usd + usd < after.usd) {
                after = {before.usd + usd, i, state(board, used)};
                improved = true;
            }
        }
        return improved;
    }

    const scenario& from_;
    const flow_params& flow_;
    std::size_t way_;
    const service_traits& services_;
    const std::vector<ride_plan>& plans_;
    std::vector<label> best_;
};

}  // namespace

std::int64_t size_aboard(service_kind kind, const flow_params& flow) {
    switch (kind) {
        case service_kind::container_train:
        case service_kind::feeder:
            return flow.lot_size.count;
        case service_kind::dry_cargo:
        case service_kind::tanker:
            return flow.lot_mass.count;
        case service_kind::roro:
        case service_kind::truck:
            return std::max<std::int64_t>(1, (flow.lot_size.count + 1) / 2);
        case service_kind::wagon_train:
        case service_kind::rail_ferry:
            break;
    }
    return 1;
}

bool carries(service_kind kind, const flow_params& flow) {
    const auto by_sea = [&](service_kind vessel) {
        return std::find(flow.vessels.begin(), flow.vessels.end(), vessel) != flow.vessels.end();
    };
    switch (kind) {
        case service_kind::container_train:
            return flow.form == cargo_form::container;
        case service_kind::wagon_train:
            return flow.form == cargo_form::wagonload;
        case service_kind::truck:
            return flow.form != cargo_form::wagonload;
        case service_kind::feeder:
        case service_kind::rail_ferry:
        case service_kind::roro:
        case service_kind::dry_cargo:
        case service_kind::tanker:
            break;
    }
    return by_sea(kind);
}

km length_of(const scenario& from, const service_params& service) {
    km total;
    for (const leg_id leg : service.legs) {
        total += from.legs[index_of(leg)].length;
    }
    return total;
}

itineraries find_itineraries(const scenario& from) {
    const service_traits services = traits_of(from);
    itineraries all;
    for (const flow_params& flow : from.flows) {
        std::vector<itinerary> ways(from.ways.size() + 1);
        if (flow.returns_of) {
            ways = all[index_of(*flow.returns_of)];
            for (itinerary& way : ways) {
                std::reverse(way.rides.begin(), way.rides.end());
                for (ride& each : way.rides) {
                    each.heading = flow.heading;
                }
            }
            all.push_back(std::move(ways));
            continue;
        }
        const std::vector<ride_plan> plans = plans_of(from, flow);
        ways.back() = cheapest(from, flow, from.ways.size(), services, plans).found();
        for (std::size_t way = 0; way < from.ways.size() && !ways.back().exists(); ++way) {
            ways[way] = cheapest(from, flow, way, services, plans).found();
        }
        all.push_back(std::move(ways));
    }
    return all;
}

void add_empty_returns(scenario& to) {
    const std::size_t loaded = to.flows.size();
    for (std::size_t i = 0; i < loaded; ++i) {
        flow_params back = to.flows[i];
        if (back.empty_return_share <= 0 || back.returns_of) {
            continue;
        }
        back.name += "_empties";
        back.label += ", empties";
        back.commodity = "empties";
        std::swap(back.origin, back.destination);
        back.heading = opposite(back.heading);
        back.teu_per_year = back.t_per_year = 0;
        back.lot_mass = {};
        back.usd_per_h = 0;
        back.empty_return_share = 0;
        back.returns_of = flow_id{static_cast<std::uint32_t>(i)};
        to.flows.push_back(std::move(back));
    }
}

}  // namespace corridor::models
