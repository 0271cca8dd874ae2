#include <algorithm>
#include <map>

#include "models/bound/fluid.hpp"

namespace corridor::bound {

namespace {

using indices = std::vector<std::size_t>;

/// The number of a set among those seen so far.
std::size_t number_of(std::map<indices, std::size_t>& seen, const indices& set) {
    return seen.emplace(set, seen.size()).first->second;
}

void add_streams(const fluid_problem& whole, compact_fluid& to) {
    std::map<indices, std::size_t> sets;
    for (const fluid_stream& each : whole.streams) {
        indices links = each.links;
        std::stable_sort(links.begin(), links.end());
        const std::size_t number = number_of(sets, links);
        to.stream_in.push_back(number);
        if (number == to.small.streams.size()) {
            to.small.streams.push_back({{}, std::vector<double>(whole.week_h.size(), 0)});
        }
        for (std::size_t week = 0; week < whole.week_h.size(); ++week) {
            to.small.streams[number].kg[week] += each.kg[week];
        }
    }
}

void add_links(const fluid_problem& whole, compact_fluid& to) {
    std::vector<indices> streams_on(whole.links.size());  // of the small problem, ascending
    for (std::size_t i = 0; i < whole.streams.size(); ++i) {
        for (const std::size_t link : whole.streams[i].links) {
            streams_on[link].push_back(to.stream_in[i]);
        }
    }
    std::map<indices, std::size_t> sets;
    for (std::size_t link = 0; link < whole.links.size(); ++link) {
        indices& streams = streams_on[link];
        std::stable_sort(streams.begin(), streams.end());
        streams.erase(std::unique(streams.begin(), streams.end()), streams.end());
        if (streams.empty()) {
            continue;
        }
        const std::size_t number = number_of(sets, streams);
        const std::vector<double>& takes = whole.links[link].kg_per_h;
        if (number == to.small.links.size()) {
            to.small.links.push_back({takes});
            for (const std::size_t stream : streams) {
                to.small.streams[stream].links.push_back(number);
            }
        }
        std::vector<double>& least = to.small.links[number].kg_per_h;
        for (std::size_t week = 0; week < least.size(); ++week) {
            least[week] = std::min(least[week], takes[week]);
        }
    }
}

/// What each stream of the whole carries: in every week the part of what it asks for, waiting
/// included, that its like in the small problem carries of its own.
std::vector<std::vector<double>> shares_of(const fluid_problem& whole, const compact_fluid& by,
                                           const std::vector<std::vector<double>>& carried_kg) {
    std::vector<std::vector<double>> shares(by.small.streams.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
        double waiting = 0;
        for (std::size_t week = 0; week < whole.week_h.size(); ++week) {
            const double asked = waiting + by.small.streams[i].kg[week];
            shares[i].push_back(asked > 0 ? carried_kg[i][week] / asked : 0);
            waiting = asked - carried_kg[i][week];
        }
    }
    return shares;
}

}  // namespace

std::vector<std::uint8_t> wait_for_links(const fluid_problem& problem, std::size_t week,
                                         const std::vector<double>& asked) {
    std::vector<double> load(problem.links.size(), 0);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        for (const std::size_t link : problem.streams[i].links) {
            load[link] += asked[i];
        }
    }
    std::vector<std::uint8_t> waits;
    for (const fluid_stream& each : problem.streams) {
        const bool scarce = std::any_of(each.links.begin(), each.links.end(), [&](auto link) {
            return load[link] > problem.links[link].kg_per_h[week] * problem.week_h[week];
        });
        waits.push_back(scarce ? 1 : 0);
    }
    return waits;
}

compact_fluid compact(const fluid_problem& whole) {
    compact_fluid out;
    out.small.week_h = whole.week_h;
    add_streams(whole, out);
    add_links(whole, out);
    return out;
}

fluid_answer expand(const fluid_problem& whole, const compact_fluid& by,
                    const std::vector<std::vector<double>>& carried_kg) {
    const std::size_t weeks = whole.week_h.size();
    const std::vector<std::vector<double>> shares = shares_of(whole, by, carried_kg);
    fluid_answer out;
    std::vector<std::vector<double>> used_kg(whole.links.size(), std::vector<double>(weeks, 0));
    for (std::size_t i = 0; i < whole.streams.size(); ++i) {
        std::vector<double>& carried = out.carried_kg.emplace_back();
        double waiting = 0;
        for (std::size_t week = 0; week < weeks; ++week) {
            const double asked = waiting + whole.streams[i].kg[week];
            carried.push_back(asked * shares[by.stream_in[i]][week]);
            waiting = asked - carried[week];
            for (const std::size_t link : whole.streams[i].links) {
                used_kg[link][week] += carried[week];
            }
        }
    }
    for (std::size_t link = 0; link < whole.links.size(); ++link) {
        std::vector<std::uint8_t>& full = out.is_full.emplace_back();
        for (std::size_t week = 0; week < weeks; ++week) {
            constexpr double nearly_all = 0.9999;  // SimGrid's own shares are good to 10^-5
            const double most = whole.links[link].kg_per_h[week] * whole.week_h[week];
            const double used = used_kg[link][week];
            full.push_back(used > 0 && used >= nearly_all * most ? 1 : 0);
        }
    }
    return out;
}

}  // namespace corridor::bound
