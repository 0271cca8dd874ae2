// The only file of the bound that knows SimGrid.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <simgrid/s4u.hpp>

#include "models/bound/fluid.hpp"

namespace corridor::bound {

namespace {

namespace s4u = simgrid::s4u;

// SimGrid shares a link among communications alike. A stream is as many of them as its part of all
// that asks, so that shares follow demand; more strands share more exactly and take longer.
constexpr double strands_a_week = 300;

/// One stream's strands in one week.
struct bundle {
    std::vector<s4u::CommPtr> strands;
    double each_kg = 0;  // the size of a strand: twice what it asks, so that none ever ends
};

class world {
public:
    world(s4u::Engine& engine, const fluid_problem& problem) : problem_(problem) {
        s4u::NetZone* zone = s4u::create_full_zone("corridor");
        for (std::size_t i = 0; i < problem.links.size(); ++i) {
            links_.push_back(
                zone->create_link("link " + std::to_string(i), 1.0)->set_latency(0.0)->seal());
        }
        for (std::size_t i = 0; i < problem.streams.size(); ++i) {
            s4u::Host* from = zone->create_host("from " + std::to_string(i), 1.0)->seal();
            s4u::Host* to = zone->create_host("to " + std::to_string(i), 1.0)->seal();
            std::vector<s4u::LinkInRoute> route;
            for (const std::size_t link : problem.streams[i].links) {
                route.emplace_back(links_[link]);
            }
            zone->add_route(from->get_netpoint(), to->get_netpoint(), nullptr, nullptr, route,
                            false);
            ends_.emplace_back(from, to);
        }
        clock_ = zone->create_host("clock", 1.0)->seal();
        zone->seal();
        waiting_kg_.assign(problem.streams.size(), 0);
        carried_kg_.resize(problem.streams.size());
        s4u::Actor::create("weeks", clock_, [this] { weeks(); });
        engine.run();
    }

    std::vector<std::vector<double>> carried_kg() && { return std::move(carried_kg_); }

private:
    void weeks() {
        for (std::size_t week = 0; week < problem_.week_h.size(); ++week) {
            std::vector<double> asked = waiting_kg_;
            for (std::size_t i = 0; i < asked.size(); ++i) {
                asked[i] += problem_.streams[i].kg[week];
            }
            const std::vector<double> carried =
                shared(week, asked, wait_for_links(problem_, week, asked));
            for (std::size_t i = 0; i < asked.size(); ++i) {
                waiting_kg_[i] = asked[i] - carried[i];
                carried_kg_[i].push_back(carried[i]);
            }
        }
    }

    /// What each stream carries of what it asks. SimGrid's second is an hour, its byte a kilogram.
    std::vector<double> shared(std::size_t week, const std::vector<double>& asked,
                               const std::vector<std::uint8_t>& waits) {
        if (std::find(waits.begin(), waits.end(), 1) == waits.end()) {
            return asked;
        }
        const double hours = problem_.week_h[week];
        for (std::size_t i = 0; i < links_.size(); ++i) {
            // A bandwidth of zero is refused: a gram a year is as good.
            constexpr double gram_a_year = 1e-7;
            links_[i]->set_bandwidth(std::max(gram_a_year, problem_.links[i].kg_per_h[week]));
        }
        const std::vector<bundle> bundles = start(asked, waits, hours);
        s4u::this_actor::sleep_for(hours);
        std::vector<double> carried = asked;
        for (std::size_t i = 0; i < bundles.size(); ++i) {
            carried[i] = waits[i] != 0 ? 0 : asked[i];
            for (const s4u::CommPtr& strand : bundles[i].strands) {
                carried[i] += bundles[i].each_kg - strand->get_remaining();
                strand->cancel();
            }
            carried[i] = std::clamp(carried[i], 0.0, asked[i]);
        }
        return carried;
    }

    std::vector<bundle> start(const std::vector<double>& asked,
                              const std::vector<std::uint8_t>& waits, double hours) {
        const double all = std::accumulate(asked.begin(), asked.end(), 0.0);
        std::vector<bundle> bundles(asked.size());
        for (std::size_t i = 0; i < bundles.size(); ++i) {
            bundle& each = bundles[i];
            if (waits[i] == 0 || asked[i] < 1) {
                continue;
            }
            const double part = strands_a_week * asked[i] / all;
            const auto count = static_cast<int>(std::max(1.0, std::round(part)));
            each.each_kg = std::ceil(2 * asked[i] / count);
            for (int strand = 0; strand < count; ++strand) {
                s4u::CommPtr comm = s4u::Comm::sendto_init();
                comm->set_payload_size(static_cast<std::uint64_t>(each.each_kg));
                comm->set_rate(asked[i] / count / hours);
                comm->set_source(ends_[i].first);
                comm->set_destination(ends_[i].second);  // which starts it
                each.strands.push_back(std::move(comm));
            }
        }
        return bundles;
    }

    const fluid_problem& problem_;
    std::vector<s4u::Link*> links_;
    std::vector<std::pair<s4u::Host*, s4u::Host*>> ends_;
    s4u::Host* clock_ = nullptr;
    std::vector<double> waiting_kg_;
    std::vector<std::vector<double>> carried_kg_;  // [stream][week]
};

}  // namespace

fluid_answer share_by_simgrid(const fluid_problem& problem) {
    // Shares are to be by bandwidth alone: no latency, no traffic back, no window.
    std::array<std::string, 10> words = {"corridor",
                                         "--log=root.thres:error",
                                         "--cfg=network/model:CM02",
                                         "--cfg=network/crosstraffic:0",
                                         "--cfg=network/TCP-gamma:0",
                                         "--cfg=network/weight-S:0",
                                         "--cfg=network/bandwidth-factor:1",
                                         "--cfg=network/latency-factor:1",
                                         "--cfg=debug/verbose-exit:off",
                                         "--cfg=contexts/stack-size:128"};
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& each : words) {
        arguments.push_back(each.data());
    }
    arguments.push_back(nullptr);
    int count = static_cast<int>(words.size());
    s4u::Engine engine(&count, arguments.data());
    const compact_fluid compacted = compact(problem);
    return expand(problem, compacted, world(engine, compacted.small).carried_kg());
}

}  // namespace corridor::bound
