#include "models/cargo/experience.hpp"

#include "sim/core/elementary.hpp"

namespace corridor::models {

experience::experience(double step, double memory_weeks, const itineraries& routes)
    : step_(step), kept_(memory_weeks > 0 ? 1 - 1 / memory_weeks : 1) {
    for (const std::vector<itinerary>& ways : routes) {
        known& flow = flows_.emplace_back();
        for (const itinerary& each : ways) {
            flow.expected.push_back(each.planned);
            const double deviation = each.planned.deviation_h;
            flow.ways.push_back({0, 0, 0, 0, deviation * deviation, each.planned});
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

void experience::learn(seen& last, expected_time& expected) const {
    last.weeks += 1;
    const double step = step_ * core::pow(static_cast<double>(last.weeks), -2.0 / 3.0);
    const auto lots = static_cast<double>(last.lots);
    expected.mean_h += step * (last.hours / lots - expected.mean_h);
    last.variance += step * (last.squares / lots - last.variance);
    expected.deviation_h = core::sqrt(last.variance);
    last.lots = 0;
    last.hours = last.squares = 0;
}

void experience::forget(seen& last, expected_time& expected) const {
    const expected_time& planned = last.planned;
    const double sure = planned.deviation_h * planned.deviation_h;
    expected.mean_h = planned.mean_h + kept_ * (expected.mean_h - planned.mean_h);
    last.variance = sure + kept_ * (last.variance - sure);
    expected.deviation_h = core::sqrt(last.variance);
}

void experience::begin_week(known& flow, std::int64_t week) const {
    // One after another, so that it does not matter how often somebody asks.
    for (; flow.week < week; ++flow.week) {
        for (std::size_t way = 0; way < flow.ways.size(); ++way) {
            seen& last = flow.ways[way];
            if (last.lots > 0) {
                learn(last, flow.expected[way]);
            } else if (last.weeks > 0 && kept_ < 1) {
                forget(last, flow.expected[way]);
            }
        }
    }
}

}  // namespace corridor::models
