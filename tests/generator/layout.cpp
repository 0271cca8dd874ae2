#include "tests/generator/layout.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace corridor::tests {

namespace {

constexpr int no_way = -1;

class drawer {
public:
    explicit drawer(dice& draw) : draw_(draw) {}

    layout all() {
        spine();
        branches();
        detour();
        countries();
        services();
        flows();
        return std::move(to_);
    }

private:
    std::size_t add_hub(const std::string& kind, double longitude) {
        hub each;
        each.kind = kind;
        each.name = fmt::format("h{}", to_.hubs.size());
        each.latitude = draw_.between(40, 45);
        each.longitude = longitude;
        each.worked = kind != "origin" && kind != "market";
        if (!each.worked)
            each.worked = draw_.chance(0.3);
        to_.hubs.push_back(each);
        return to_.hubs.size() - 1;
    }

    void add_link(std::size_t east, std::size_t west, bool sea, int gauge_mm) {
        link each{east, west, sea, gauge_mm, {}};
        if (sea) {
            for (const std::size_t end : {east, west}) {
                to_.hubs[end].kind = "port";
                if (to_.hubs[end].sea < 0)
                    to_.hubs[end].sea = std::max(0, to_.seas - 1);
            }
            to_.seas = std::max(1, to_.seas);
        } else {
            pass(each);
        }
        to_.links.push_back(each);
    }

    /// Borders and junctions between the ends of a railway.
    void pass(link& on) {
        const hub& east = to_.hubs[on.east];
        const hub& west = to_.hubs[on.west];
        const std::int64_t count = draw_.whole(0, 2);
        for (std::int64_t i = 0; i < count; ++i) {
            const double share = static_cast<double>(i + 1) / static_cast<double>(count + 1);
            waypoint each;
            each.name = fmt::format("p{}_{}", to_.links.size(), i);
            each.border = draw_.chance(0.6);
            each.latitude = east.latitude + share * (west.latitude - east.latitude);
            each.longitude = east.longitude + share * (west.longitude - east.longitude);
            on.passed.push_back(each);
        }
    }

    /// origin - one to four hubs - market; the gauge may change once.
    void spine() {
        const std::int64_t inner = draw_.whole(1, 4);
        double longitude = 82;
        add_hub("origin", longitude);
        for (std::int64_t i = 0; i < inner; ++i) {
            longitude -= draw_.between(1.5, 7);
            add_hub("terminal", longitude);
        }
        longitude -= draw_.between(1.5, 7);
        add_hub("market", longitude);
        const bool changes = draw_.chance(0.5);
        const std::int64_t change = draw_.whole(1, inner);
        for (std::int64_t i = 0; i <= inner; ++i) {
            const bool among_hubs = i > 0 && i < inner;
            const bool sea = draw_.chance(0.5) && among_hubs;
            if (sea && draw_.chance(0.4))
                to_.seas += 1;
            const int gauge = changes && i >= change ? 1435 : 1520;
            add_link(static_cast<std::size_t>(i), static_cast<std::size_t>(i + 1), sea, gauge);
        }
        market_ = static_cast<std::size_t>(inner + 1);
    }

    void branches() {
        const link first = to_.links.front();
        const link last = to_.links.back();
        if (draw_.chance(0.4)) {
            const std::size_t more = add_hub("origin", 82.5);
            add_link(more, first.west, false, first.gauge_mm);
        }
        if (draw_.chance(0.4)) {
            const std::size_t more = add_hub("market", to_.hubs[market_].longitude - 0.5);
            add_link(last.east, more, false, last.gauge_mm);
        }
    }

    /// Sometimes two ways past one link of the spine: side by side, or through one more hub.
    void detour() {
        if (!draw_.chance(0.6))
            return;
        to_.ways = 2;
        forked_ = static_cast<std::size_t>(draw_.whole(0, static_cast<std::int64_t>(market_) - 1));
        const link fork = to_.links[forked_];
        if (!draw_.chance(0.5))
            return;
        const double middle = (to_.hubs[fork.east].longitude + to_.hubs[fork.west].longitude) / 2;
        const std::size_t more = add_hub("terminal", middle);
        first_of_detour_ = to_.links.size();
        add_link(fork.east, more, fork.sea, fork.gauge_mm);
        add_link(more, fork.west, fork.sea, fork.gauge_mm);
    }

    /// One more country at each border of the spine.
    void countries() {
        int country = 0;
        for (std::size_t i = 0; i < market_; ++i) {
            for (const waypoint& each : to_.links[i].passed)
                country += each.border ? 1 : 0;
            to_.hubs[to_.links[i].west].country = country;
        }
        for (std::size_t i = market_ + 1; i < to_.hubs.size(); ++i)
            to_.hubs[i].country = to_.hubs[i].kind == "origin" ? 0 : country;
        to_.countries = country + 2;
    }

    void add_service(std::size_t along, form carries, const std::string& kind, int way) {
        service each;
        each.name = fmt::format("s{}_{}{}", along, kind, way == 1 ? "_b" : "");
        each.kind = kind;
        each.carries = carries;
        each.along = along;
        each.way = way;
        if (kind == "container_train" || kind == "feeder") {
            each.capacity_key = "capacity_teu";
            each.capacity = draw_.whole(20, kind == "feeder" ? 200 : 80);
        } else if (kind == "wagon_train" || kind == "rail_ferry") {
            each.capacity_key = "capacity_wagons";
            each.capacity = draw_.whole(8, 40);
        } else if (kind == "dry_cargo" || kind == "tanker") {
            each.capacity_key = "capacity_t";
            each.capacity = draw_.whole(500, 4000);
        } else {
            each.capacity_key = "capacity_trucks";
            each.capacity = kind == "truck" ? 1 : draw_.whole(4, 40);
        }
        to_.services.push_back(each);
    }

    void services_along(std::size_t i, int way) {
        const bool sea = to_.links[i].sea;
        add_service(i, form::container, sea ? "feeder" : "container_train", way);
        for (const std::string& each : bulk_vessels_) {
            if (sea)
                add_service(i, form::wagonload, each, way);
        }
        if (!bulk_vessels_.empty() && !sea)
            add_service(i, form::wagonload, "wagon_train", way);
        if (trucks_)
            add_service(i, form::truck, sea ? "roro" : "truck", way);
    }

    void services() {
        trucks_ = draw_.chance(0.5);
        const std::vector<std::string> kinds = {"rail_ferry", "dry_cargo", "tanker"};
        const std::int64_t first = draw_.whole(0, 2);
        const std::int64_t count = draw_.whole(0, 2);
        for (std::int64_t i = 0; i < count; ++i)
            bulk_vessels_.push_back(kinds[static_cast<std::size_t>((first + i) % 3)]);
        for (std::size_t i = 0; i < to_.links.size(); ++i) {
            const bool fork = to_.ways > 0 && i == forked_;
            const bool on_detour = first_of_detour_ > 0 && i >= first_of_detour_;
            services_along(i, fork ? 0 : on_detour ? 1 : no_way);
            if (fork && first_of_detour_ == 0)
                services_along(i, 1);
        }
    }

    void add_flow(form moved, bool westbound, const std::string& vessel) {
        std::vector<std::size_t> easts;
        std::vector<std::size_t> wests;
        for (std::size_t i = 0; i < to_.hubs.size(); ++i) {
            if (to_.hubs[i].kind == "origin")
                easts.push_back(i);
            if (to_.hubs[i].kind == "market")
                wests.push_back(i);
        }
        const auto east = easts[static_cast<std::size_t>(
            draw_.whole(0, static_cast<std::int64_t>(easts.size()) - 1))];
        const auto west = wests[static_cast<std::size_t>(
            draw_.whole(0, static_cast<std::int64_t>(wests.size()) - 1))];
        flow each;
        each.name = fmt::format("f{}", to_.flows.size());
        each.moved = moved;
        each.westbound = westbound;
        each.origin = westbound ? east : west;
        each.destination = westbound ? west : east;
        each.vessel = vessel;
        each.lots_a_day = draw_.between(0.5, 8);
        each.lot = moved == form::container
                       ? draw_.whole(1, lot_teu_most)
                       : draw_.whole(10, moved == form::truck ? 20 : lot_t_most);
        to_.flows.push_back(each);
    }

    void flows() {
        for (std::int64_t i = draw_.whole(1, 3); i > 0; --i) {
            const bool west = draw_.chance(0.6);
            add_flow(form::container, west, "feeder");
        }
        for (const std::string& vessel : bulk_vessels_) {
            const bool west = draw_.chance(0.7);
            add_flow(form::wagonload, west, vessel);
        }
        for (std::int64_t i = trucks_ ? draw_.whole(1, 2) : 0; i > 0; --i) {
            const bool west = draw_.chance(0.6);
            add_flow(form::truck, west, "roro");
        }
    }

    dice& draw_;
    layout to_;
    std::size_t market_ = 0;           // the spine's last hub; links 0 to market_ - 1 are its own
    std::size_t forked_ = 0;           // the link that two ways pass, when there are ways
    std::size_t first_of_detour_ = 0;  // of two links; 0: the ways run side by side
    bool trucks_ = false;
    std::vector<std::string> bulk_vessels_;
};

}  // namespace

layout draw_layout(dice& draw) { return drawer(draw).all(); }

double lots_a_day(const layout& of, const service& by) {
    double sum = 0;
    const bool vessel = of.links[by.along].sea;
    for (const flow& each : of.flows) {
        if (each.moved == by.carries && (!vessel || each.vessel == by.kind))
            sum += each.lots_a_day;
    }
    return sum;
}

std::vector<const service*> calling(const layout& of, std::size_t hub_number) {
    std::vector<const service*> found;
    for (const service& each : of.services) {
        const link& along = of.links[each.along];
        if (along.east == hub_number || along.west == hub_number)
            found.push_back(&each);
    }
    return found;
}

}  // namespace corridor::tests
