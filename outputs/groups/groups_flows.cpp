// /flows, /stages and /causes: what became of the cargo, and where its time went.
#include <limits>

#include "outputs/groups/group_writer.hpp"
#include "outputs/groups/groups.hpp"
#include "outputs/hours.hpp"
#include "outputs/responses.hpp"

namespace corridor::outputs {
namespace {

using models::amount;
using models::flow_params;
using models::flow_result;

constexpr std::array<const char*, 2> heading_words = {"westbound", "eastbound"};
constexpr std::array<const char*, 3> form_words = {"container", "wagonload", "truck"};

const auto flows_of = [](const models::replication_result& r) -> const auto& { return r.flows; };

std::vector<std::string> loss_words() {
    return {models::loss_names.begin(), models::loss_names.end()};
}

/// The scenario's ways, and the last one of cargo whose itinerary uses no service of a way.
std::vector<std::string> way_names(const observations& seen) {
    std::vector<std::string> names = names_of(seen.from.ways);
    names.emplace_back("direct");
    return names;
}

/// The corridor, then its rivals.
std::vector<std::string> carrier_names(const observations& seen) {
    std::vector<std::string> names = {"corridor"};
    for (const models::rival_params& each : seen.from.rivals)
        names.push_back(each.name);
    return names;
}

template <class Figure>
std::vector<std::string> by_flow(const observations& seen, Figure figure) {
    std::vector<std::string> values;
    for (const flow_params& each : seen.from.flows)
        values.push_back(figure(each));
    return values;
}

template <class Figure>
std::vector<std::uint8_t> flags_by_flow(const observations& seen, Figure figure) {
    std::vector<std::uint8_t> values;
    for (const flow_params& each : seen.from.flows) {
        values.push_back(static_cast<std::uint8_t>(figure(each)));
    }
    return values;
}

void write_flow_properties(group_writer& out, const observations& seen) {
    const group_writer::axes flow = {"flow"};
    out.dataset(
        "label", flow, "", "name of the flow for people",
        by_flow(seen, [](const flow_params& f) { return f.label.empty() ? f.name : f.label; }));
    out.dataset("commodity", flow, "", "what is carried",
                by_flow(seen, [](const flow_params& f) { return f.commodity; }));
    const auto& places = seen.from.places;
    out.dataset("origin", flow, "", "node at which the cargo is released",
                by_flow(seen, [&](const flow_params& f) {
                    return places[models::index_of(f.origin)].name;
                }));
    out.dataset("destination", flow, "", "node to which the cargo is delivered",
                by_flow(seen, [&](const flow_params& f) {
                    return places[models::index_of(f.destination)].name;
                }));
    out.categories("heading", flow, "direction of travel",
                   flags_by_flow(seen, [](const flow_params& f) { return f.heading; }),
                   {heading_words.begin(), heading_words.end()});
    out.categories("form", flow, "how the cargo travels",
                   flags_by_flow(seen, [](const flow_params& f) { return f.form; }),
                   {form_words.begin(), form_words.end()});
    out.categories("trade", flow, "whose trade it is: from or to Kazakhstan, or neither",
                   flags_by_flow(seen, [](const flow_params& f) { return f.transit; }),
                   {"kazakh", "transit"});
    out.categories("load", flow, "cargo, or carriers going back empty",
                   flags_by_flow(seen, [](const flow_params& f) { return f.is_empty(); }),
                   {"cargo", "returning_empty"});
}

void write_amounts(group_writer& out, const observations& seen) {
    struct row {
        const char* tonnes;
        const char* teu;
        const char* meaning;
        amount flow_result::*sum;
    };
    const std::array<row, 5> rows = {{
        {"offered_t", "offered_teu", "released or turned away in the counted year",
         &flow_result::offered},
        {"delivered_t", "delivered_teu", "delivered in the counted year, whenever released",
         &flow_result::delivered},
        {"lost_t", "lost_teu",
         "found no open way, gave up or went to a rival late in the counted year",
         &flow_result::lost},
        {"in_system_start_t", "in_system_start_teu",
         "under way or waiting when the counted year began", &flow_result::in_system_start},
        {"in_system_end_t", "in_system_end_teu", "under way or waiting when the counted year ended",
         &flow_result::in_system_end},
    }};
    const group_writer::axes axes = {"replication", "flow"};
    for (const row& each : rows) {
        out.dataset(each.tonnes, axes, "t", each.meaning,
                    table<double>(seen, flows_of,
                                  [&](const flow_result& f) { return as_tonnes(f.*each.sum); }));
        out.dataset(each.teu, axes, "TEU", each.meaning,
                    table<std::int64_t>(seen, flows_of,
                                        [&](const flow_result& f) { return (f.*each.sum).teu; }));
    }
}

void write_times(group_writer& out, const observations& seen) {
    const group_writer::axes axes = {"replication", "flow"};
    const auto figure = [&](auto what) { return table<double>(seen, flows_of, what); };
    out.dataset(
        "cohort_lots", axes, "1", "lots released in the counted year and not lost",
        table<std::int64_t>(seen, flows_of, [](const flow_result& f) { return f.cohort.lots; }));
    out.dataset(
        "arrived_lots", axes, "1", "lots of the cohort delivered before the run ended",
        table<std::int64_t>(seen, flows_of, [](const flow_result& f) { return f.arrived.lots; }));
    out.dataset("transit_time_mean_h", axes, "h",
                "mean time from release to delivery of the cohort's lots that arrived; NaN when "
                "none did",
                figure([](const flow_result& f) {
                    return ratio(static_cast<double>(f.transit.total_ms()) / 3'600'000.0,
                                 static_cast<double>(f.transit.count()));
                }));
    struct row {
        const char* name;
        double share;
        const char* meaning;
    };
    const std::array<row, 3> rows = {{
        {"transit_time_p50_h", 0.5,
         "median time from release to delivery, a lot that has not arrived counted as late; NaN "
         "with fewer than ten lots beyond"},
        {"transit_time_p90_h", 0.9,
         "90 % of the lots arrive within it, counted as for the median; NaN with fewer than ten "
         "lots beyond"},
        {"transit_time_p95_h", 0.95,
         "95 % of the lots arrive within it, counted as for the median; NaN with fewer than ten "
         "lots beyond"},
    }};
    for (const row& each : rows) {
        out.dataset(each.name, axes, "h", each.meaning, figure([&](const flow_result& f) {
                        return transit_quantile_h(f.transit, f.cohort.lots, each.share);
                    }));
    }
    out.dataset("transit_unarrived_share", axes, "1",
                "share of the cohort's lots not delivered when the run ended; NaN without a cohort",
                figure([](const flow_result& f) {
                    return ratio(static_cast<double>(f.cohort.lots - f.arrived.lots),
                                 static_cast<double>(f.cohort.lots));
                }));
    out.dataset("on_time_share", axes, "1",
                "share of the cohort's lots delivered within the promised time; NaN without a "
                "cohort",
                figure([](const flow_result& f) {
                    return ratio(static_cast<double>(f.on_time_lots),
                                 static_cast<double>(f.cohort.lots));
                }));
}

double usd_of(const flow_result& f) {
    double sum = 0;
    for (const models::stage_result& each : f.stages)
        sum += each.usd[models::index_of(models::payer::shipper)];
    return sum;
}

double co2_of(const flow_result& f) {
    double sum = 0;
    for (const models::stage_result& each : f.stages)
        sum += each.kg_co2;
    return sum;
}

void write_costs(group_writer& out, const observations& seen) {
    const group_writer::axes axes = {"replication", "flow"};
    const auto figure = [&](auto what) { return table<double>(seen, flows_of, what); };
    out.dataset("cost_usd_per_teu", axes, "USD/TEU",
                "money spent on the cohort in completed stages, per TEU that arrived; NaN for bulk",
                figure([](const flow_result& f) {
                    return ratio(usd_of(f), static_cast<double>(f.arrived.teu));
                }));
    out.dataset(
        "cost_usd_per_t", axes, "USD/t",
        "money spent on the cohort in completed stages, per tonne that arrived",
        figure([](const flow_result& f) { return ratio(usd_of(f), as_tonnes(f.arrived)); }));
    out.dataset("co2_kg_per_teu", axes, "kg/TEU",
                "CO2 equivalents of the cohort in completed stages, per TEU that arrived; NaN for "
                "bulk",
                figure([](const flow_result& f) {
                    return ratio(co2_of(f), static_cast<double>(f.arrived.teu));
                }));
    out.dataset(
        "co2_kg_per_t", axes, "kg/t",
        "CO2 equivalents of the cohort in completed stages, per tonne that arrived",
        figure([](const flow_result& f) { return ratio(co2_of(f), as_tonnes(f.arrived)); }));
}

void write_ways_and_losses(group_writer& out, const observations& seen) {
    const std::size_t ways = seen.from.ways.size() + 1;
    std::vector<double> shares;
    std::vector<double> losses;
    for (const models::replication_result& each : seen.results) {
        for (const flow_result& flow : each.flows) {
            for (std::size_t way = 0; way < ways; ++way) {
                const std::int64_t lots = way < flow.way_lots.size() ? flow.way_lots[way] : 0;
                shares.push_back(
                    ratio(static_cast<double>(lots), static_cast<double>(flow.cohort.lots)));
            }
            for (const amount& lost : flow.lost_by_reason)
                losses.push_back(as_tonnes(lost));
        }
    }
    out.dataset("way_share", {"replication", "flow", "way"}, "1",
                "share of the cohort's lots that chose the way; NaN without a cohort", shares);
    out.dataset("lost_by_reason_t", {"replication", "flow", "reason"}, "t",
                "lost in the counted year, by why", losses);
}

void write_market(group_writer& out, const observations& seen) {
    const std::size_t ways = seen.from.ways.size() + 1;
    std::vector<double> tonnes, expected_h;
    std::vector<std::int64_t> teu;
    for (const models::replication_result& each : seen.results) {
        for (const flow_result& flow : each.flows) {
            std::vector<amount> carried = {flow.offered};
            carried.insert(carried.end(), flow.by_rival.begin(), flow.by_rival.end());
            carried.resize(1 + seen.from.rivals.size());
            for (const amount& sum : carried) {
                tonnes.push_back(as_tonnes(sum));
                teu.push_back(sum.teu);
            }
            for (std::size_t way = 0; way < ways; ++way) {
                const bool exists = way < flow.expected.size() && flow.expected[way].mean_h > 0;
                expected_h.push_back(exists ? flow.expected[way].mean_h
                                            : std::numeric_limits<double>::quiet_NaN());
            }
        }
    }
    const group_writer::axes axes = {"replication", "flow", "carrier"};
    out.dataset("market_t", axes, "t", "became ready in the counted year, by who was chosen for it",
                tonnes);
    out.dataset("market_teu", axes, "TEU",
                "became ready in the counted year, by who was chosen for it", teu);
    out.dataset("expected_time_h", {"replication", "flow", "way"}, "h",
                "mean time that shippers expect at the end of the counted year; NaN for a way that "
                "does not lead there",
                expected_h);
}

}  // namespace

void write_flows(hid_t file, const observations& seen) {
    group_writer out(file, "flows");
    out.numbers("replication", "1", "number of the replication", replication_numbers(seen));
    out.names("flow", "name of the flow", names_of(seen.from.flows));
    out.names("way", "alternative that cargo chooses among", way_names(seen));
    out.names("reason", "why cargo was lost", loss_words());
    out.names("carrier", "the corridor, or a rival outside of it", carrier_names(seen));
    write_flow_properties(out, seen);
    write_amounts(out, seen);
    write_times(out, seen);
    write_costs(out, seen);
    write_ways_and_losses(out, seen);
    write_market(out, seen);
}

namespace {

/// Who pays, and what vehicles emit beside running with cargo: per TEU and per tonne.
void write_payers(group_writer& out, const observations& seen) {
    std::vector<double> a_teu, a_t, beside_teu, all_t, beside_t;
    for (const models::replication_result& each : seen.results) {
        for (const flow_result& flow : each.flows) {
            const auto lots = static_cast<double>(flow.cohort.lots);
            const double teu_a_lot = ratio(static_cast<double>(flow.cohort.teu), lots);
            const double t_a_lot = ratio(as_tonnes(flow.cohort), lots);
            for (const models::stage_result& stage : flow.stages) {
                const auto count = static_cast<double>(stage.time.count());
                for (const double usd : stage.usd) {
                    a_teu.push_back(ratio(usd, count * teu_a_lot));
                    a_t.push_back(ratio(usd, count * t_a_lot));
                }
                beside_teu.push_back(ratio(stage.kg_co2_beside, count * teu_a_lot));
                all_t.push_back(ratio(stage.kg_co2, count * t_a_lot));
                beside_t.push_back(ratio(stage.kg_co2_beside, count * t_a_lot));
            }
        }
    }
    const group_writer::axes paid = {"replication", "flow", "stage", "payer"};
    const group_writer::axes axes = {"replication", "flow", "stage"};
    out.names("payer", "who pays", {models::payer_names.begin(), models::payer_names.end()});
    out.dataset("cost_by_payer_usd_per_teu", paid, "USD/TEU",
                "money that each pays in the stage, per TEU that completed it; NaN for bulk",
                a_teu);
    out.dataset("cost_by_payer_usd_per_t", paid, "USD/t",
                "the same per tonne of cargo; NaN for empties", a_t);
    out.dataset("co2_kg_per_t", axes, "kg/t", "CO2 equivalents in the stage per tonne of cargo",
                all_t);
    out.dataset("co2_beside_kg_per_teu", axes, "kg/TEU",
                "of them, of vehicles that waited, were worked or ran empty", beside_teu);
    out.dataset("co2_beside_kg_per_t", axes, "kg/t", "the same per tonne of cargo", beside_t);
}

}  // namespace

void write_stages(hid_t file, const observations& seen) {
    std::vector<std::int64_t> lots;
    std::vector<double> mean_h, p90_h, usd, co2;
    for (const models::replication_result& each : seen.results) {
        for (const flow_result& flow : each.flows) {
            const double teu_a_lot =
                ratio(static_cast<double>(flow.cohort.teu), static_cast<double>(flow.cohort.lots));
            for (const models::stage_result& stage : flow.stages) {
                const auto count = static_cast<double>(stage.time.count());
                lots.push_back(static_cast<std::int64_t>(stage.time.count()));
                mean_h.push_back(ratio(stage.hours, count));
                p90_h.push_back(transit_quantile_h(stage.time, lots.back(), 0.9));
                usd.push_back(
                    ratio(stage.usd[models::index_of(models::payer::shipper)], count * teu_a_lot));
                co2.push_back(ratio(stage.kg_co2, count * teu_a_lot));
            }
        }
    }
    group_writer out(file, "stages");
    const group_writer::axes axes = {"replication", "flow", "stage"};
    out.numbers("replication", "1", "number of the replication", replication_numbers(seen));
    out.names("flow", "name of the flow", names_of(seen.from.flows));
    out.names("stage", "part of the journey, east to west", seen.from.stages);
    out.dataset("lots", axes, "1", "lots of the cohort that completed the stage", lots);
    out.dataset("time_mean_h", axes, "h",
                "mean time in the stage, waiting to board included, of the lots that completed it; "
                "NaN when none did",
                mean_h);
    out.dataset("time_p90_h", axes, "h",
                "90 % of those lots spend no more in the stage; NaN with fewer than ten beyond",
                p90_h);
    out.dataset("cost_usd_per_teu", axes, "USD/TEU",
                "money spent in the stage per TEU that completed it; NaN for bulk", usd);
    out.dataset("co2_kg_per_teu", axes, "kg/TEU",
                "CO2 equivalents in the stage per TEU that completed it; NaN for bulk", co2);
    write_payers(out, seen);
}

namespace {

using origin_times = std::vector<std::array<core::duration, models::origins>>;

/// [replication][flow][node][origin], mean over the lots of the cohort.
std::vector<double> origins_by_node(const observations& seen, origin_times flow_result::*which) {
    std::vector<double> out;
    for (const models::replication_result& each : seen.results) {
        for (const flow_result& flow : each.flows) {
            const auto lots = static_cast<double>(flow.cohort.lots);
            for (const auto& node : flow.*which) {
                for (const core::duration time : node)
                    out.push_back(ratio(models::hours(time), lots));
            }
        }
    }
    return out;
}

void write_origins(group_writer& out, const observations& seen) {
    const std::array<std::string, models::origins> words = models::origin_names();
    std::vector<double> by_origin, by_fleet;
    for (const models::replication_result& each : seen.results) {
        for (const flow_result& flow : each.flows) {
            const auto lots = static_cast<double>(flow.cohort.lots);
            for (std::size_t i = 0; i < models::origins; ++i) {
                core::duration sum{};
                for (const auto& node : flow.origin_times)
                    sum += node[i];
                by_origin.push_back(ratio(models::hours(sum), lots));
            }
            for (const core::duration time : flow.fleet_times)
                by_fleet.push_back(ratio(models::hours(time), lots));
        }
    }
    out.names("origin", "what the hours came from", {words.begin(), words.end()});
    out.names("service", "name of the service", names_of(seen.from.services));
    out.dataset("origin_mean_h", {"replication", "flow", "origin"}, "h",
                "the same hours by what they came from: a wait by what kept the one that ended it",
                by_origin);
    const group_writer::axes axes = {"replication", "flow", "node", "origin"};
    out.dataset("origin_by_node_mean_h", axes, "h",
                "those by the node at which, or before which, they were spent",
                origins_by_node(seen, &flow_result::origin_times));
    out.dataset("origin_by_source_mean_h", axes, "h", "those by the node that they came from",
                origins_by_node(seen, &flow_result::source_times));
    out.dataset("capacity_of_fleet_mean_h", {"replication", "flow", "service"}, "h",
                "of them, waits for vehicles of the service that were merely under way or worked",
                by_fleet);
}

}  // namespace

void write_causes(hid_t file, const observations& seen) {
    std::vector<double> by_cause, by_node;
    for (const models::replication_result& each : seen.results) {
        for (const flow_result& flow : each.flows) {
            const auto lots = static_cast<double>(flow.cohort.lots);
            for (const double hours : flow.cause_hours)
                by_cause.push_back(ratio(hours, lots));
            for (const auto& node : flow.node_cause_hours) {
                for (const double hours : node)
                    by_node.push_back(ratio(hours, lots));
            }
        }
    }
    group_writer out(file, "causes");
    out.numbers("replication", "1", "number of the replication", replication_numbers(seen));
    out.names("flow", "name of the flow", names_of(seen.from.flows));
    out.names("node", "name of the node", names_of(seen.from.places));
    out.names("cause", "what the hours of a lot are booked to",
              {models::cause_names.begin(), models::cause_names.end()});
    out.dataset("waiting_mean_h", {"replication", "flow", "cause"}, "h",
                "hours booked to the cause by the end of the run, mean over the lots of the cohort "
                "(cohort_lots of /flows); NaN without a cohort",
                by_cause);
    out.dataset("waiting_by_node_mean_h", {"replication", "flow", "node", "cause"}, "h",
                "the same by the node at which, or before which, they were spent", by_node);
    write_origins(out, seen);
}

}  // namespace corridor::outputs
