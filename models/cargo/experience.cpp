#include "models/cargo/experience.hpp"

#include "sim/core/elementary.hpp"

namespace corridor::models {

experience::experience(double step, const itineraries& routes) : step_(step) {
    for (const std::vector<itinerary>& ways : routes) {
        known& flow = flows_.emplace_back();
        for (const itinerary& each : ways) {
            flow.expected.push_back(each.planned);
            const double deviation = each.planned.deviation_h;
            flow.ways.push_back({0, 0, 0, 0, deviation * deviation});
        }
    }
}

void experience::arrived(flow_id flow, std::size_t way, core::duration transit,
                         core::time_point now) {
    if (!learns()) {
        return;
    }
    known& of = flows_[index_of(flow)];
    begin_week(of, week_of(now));
    const double took_h = hours(transit);
    const double off_h = took_h - of.expected[way].mean_h;
    of.ways[way].lots += 1;
    of.ways[way].hours += took_h;
    of.ways[way].squares += off_h * off_h;
}

const std::vector<expected_time>& experience::of(flow_id flow, core::time_point when) {
    known& asked = flows_[index_of(flow)];
    begin_week(asked, week_of(when));
    return asked.expected;
}

void experience::begin_week(known& flow, std::int64_t week) const {
    if (week <= flow.week) {
        return;
    }
    flow.week = week;
    for (std::size_t way = 0; way < flow.ways.size(); ++way) {
        seen& last = flow.ways[way];
        if (last.lots == 0) {
            continue;
        }
        last.weeks += 1;
        const double step = step_ * core::pow(static_cast<double>(last.weeks), -2.0 / 3.0);
        const auto lots = static_cast<double>(last.lots);
        expected_time& expected = flow.expected[way];
        expected.mean_h += step * (last.hours / lots - expected.mean_h);
        last.variance += step * (last.squares / lots - last.variance);
        expected.deviation_h = core::sqrt(last.variance);
        last.lots = 0;
        last.hours = last.squares = 0;
    }
}

}  // namespace corridor::models
