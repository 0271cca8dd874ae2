#include <algorithm>

#include <catch2/catch.hpp>

#include "models/calendar.hpp"
#include "tests/models/miniature.hpp"

namespace corridor::models {

using namespace miniature;
using namespace std::chrono_literals;

namespace {

constexpr core::duration hour = 1h;

/// origin --60 km-- market with one track, which a train holds for three hours. Once a month two
/// trains' loads become ready at once.
scenario one_track() {
    scenario out = two_places();
    out.places[1].docks[index_of(dock_kind::tracks_1520)] = {1, 0, 3h, {}, {}};
    out.services[0].usd_per_teu = 10;
    out.services[0].g_co2_per_t_km = 20;
    out.flows[0].teu_per_year = 92;
    out.flows[0].release_lots = 4;
    return out;
}

trace_rows trace_of(const scenario& from) { return *run(from, 0, tracing::on).trace; }

/// The next full hour: a path.
core::time_point path_after(core::time_point when) {
    return core::at((when.time_since_epoch() + hour - core::duration{1}) / hour * hour);
}

std::int64_t count_lost(const trace_rows& rows, loss why) {
    return std::count_if(rows.consignments.begin(), rows.consignments.end(),
                         [&](const consignment_row& each) { return each.lost == why; });
}

}  // namespace

// Two trains leave as the lots become ready, at once loaded; the first takes the next path and is
// at the market an hour later, the second an hour after it, where it waits two hours for the track.

TEST_CASE("A traced consignment says when it was released and delivered", "[models][trace]") {
    const scenario set = one_track();
    const std::vector<consignment_row> rows = trace_of(set).consignments;

    REQUIRE(rows.size() >= 11 * 4);
    REQUIRE(rows.size() % 4 == 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const consignment_row& each = rows[i];
        CHECK(each.number == rows[0].number + i);
        CHECK(each.released == rows[i / 4 * 4].released);
        CHECK(each.ended == path_after(each.released) + (i % 4 < 2 ? 4 : 7) * hour);
        CHECK(each.way == 0);  // no way is named: `direct` is the first
        CHECK_FALSE(each.lost);
        CHECK(each.usd == 20.0);  // two TEU
        // 28 t and two boxes of 2.3 t, 60 km, 20 g
        CHECK(each.kg_co2 == Approx(32.6 * 60 * 20 / 1000));
    }
}

TEST_CASE("A traced trip says when it left, was loaded, arrived and was free", "[models][trace]") {
    const replication_result result = run(one_track(), 0, tracing::on);

    std::int64_t loaded_trips = 0;
    std::int64_t empty_trips = 0;
    core::time_point first_left{};
    for (const trip_row& each : result.trace->trips) {
        CHECK(each.loaded == each.departed);  // nothing is worked at an origin
        if (each.lots == 0) {
            CHECK(each.heading == direction::eastbound);
            CHECK(each.load == 0);
            CHECK(each.arrived == path_after(each.departed) + hour);
            CHECK(each.unloaded == each.arrived);
            empty_trips += 1;
            continue;
        }
        CHECK(each.heading == direction::westbound);
        CHECK(each.lots == 2);
        CHECK(each.load == 4);
        const bool second = each.departed == first_left;
        first_left = each.departed;
        CHECK(each.arrived == path_after(each.departed) + (second ? 2 : 1) * hour);
        CHECK(each.unloaded == path_after(each.departed) + (second ? 7 : 4) * hour);
        loaded_trips += 1;
    }
    CHECK(loaded_trips >= 11 * 2);
    CHECK(loaded_trips == result.services[0].departures);
    CHECK(empty_trips == result.services[0].empty_departures);
}

TEST_CASE("Each vehicle counts its voyages", "[models][trace]") {
    const scenario set = one_track();
    std::vector<std::uint32_t> last(static_cast<std::size_t>(set.services[0].vehicles), 0);
    for (const trip_row& each : trace_of(set).trips) {
        std::uint32_t& before = last.at(each.vehicle);
        CHECK((before == 0 || each.voyage == before + 1));
        before = each.voyage;
    }
}

TEST_CASE("A traced queue has a row for each change of it or of what is in use",
          "[models][trace]") {
    const scenario set = one_track();
    const trace_rows rows = trace_of(set);

    struct state {
        core::duration after;  // the path of the first train
        int waiting;
        double in_use;
    };
    const std::vector<state> month = {{1h, 0, 1}, {2h, 1, 1}, {4h, 0, 1}, {7h, 0, 0}};
    REQUIRE(rows.queues.size() == 1 + rows.consignments.size());  // four each of a month
    CHECK(rows.queues[0].when == calendar{set}.counted_from());
    CHECK(rows.queues[0].waiting == 0);
    CHECK(rows.queues[0].in_use == 0);
    for (std::size_t i = 1; i < rows.queues.size(); ++i) {
        const state& expected = month[(i - 1) % 4];
        CHECK(rows.queues[i].facility == 0);
        CHECK(rows.queues[i].when ==
              path_after(rows.consignments[i - 1].released) + expected.after);
        CHECK(rows.queues[i].waiting == expected.waiting);
        CHECK(rows.queues[i].in_use == expected.in_use);
    }
}

TEST_CASE("Queue rows have the areas of the facilities' figures", "[models][trace]") {
    // A hundred TEU a day where two vessels take about 60: berths, cranes and yards all queue.
    scenario set = over_the_sea();
    set.flows[0].teu_per_year *= 10;
    const replication_result result = run(set, 0, tracing::on);

    const std::vector<facility> all = facilities_of(set);
    const calendar days{set};
    const double year_h = hours(days.counted_to() - days.counted_from());
    bool some_waited = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::vector<queue_row> rows;
        for (const queue_row& each : result.trace->queues) {
            if (each.facility == i) {
                rows.push_back(each);
            }
        }
        rows.push_back({0, 0, days.counted_to(), 0});
        double queue = 0;
        double blocked = 0;
        double busy = 0;
        for (std::size_t row = 0; row + 1 < rows.size(); ++row) {
            const double share = hours(rows[row + 1].when - rows[row].when) / year_h;
            queue += share * rows[row].waiting;
            blocked += rows[row].waiting > 0 ? share : 0;
            busy += share * rows[row].in_use;
        }
        CHECK(queue == Approx(result.facilities[i].queue_mean));
        CHECK(blocked == Approx(result.facilities[i].blocked_share));
        if (all[i].capacity > 0) {  // an anchorage has none
            CHECK(busy / all[i].capacity == Approx(result.facilities[i].utilisation));
        }
        some_waited = some_waited || blocked > 0.1;
    }
    CHECK(some_waited);
}

TEST_CASE("Rows of consignments sum to what the flow offered", "[models][trace]") {
    // One way opens in July. A train every other day leaves most of the cargo behind, which gives
    // up after ten days; the run ends two days after the year.
    scenario set = two_places();
    set.services[0].interval = 48h;
    set.flows[0].patience = 240h;
    set.flows[0].empty_return_share = 0.5;
    set.cohort_days = 2;
    way_params late;
    late.name = "late";
    late.through = {service_id{0}};
    late.open_from = date{set.start_date.days + 182};
    set.ways = {late};

    const replication_result result = run(set, 0, tracing::on);

    const flow_result& flow = result.flows[0];
    std::vector<std::int64_t> all(2);
    std::vector<std::int64_t> delivered(2);
    std::vector<std::int64_t> under_way(2);
    for (const consignment_row& each : result.trace->consignments) {
        const std::size_t of = index_of(each.flow);
        all[of] += 1;
        delivered[of] += !each.lost && each.ended != core::never ? 1 : 0;
        under_way[of] += !each.lost && each.ended == core::never ? 1 : 0;
        CHECK(each.way == (each.lost == loss::no_open_way ? 2U : 0U));
    }
    for (const std::size_t of : {0U, 1U}) {
        CHECK(all[of] == result.flows[of].offered.lots);
        CHECK(delivered[of] == result.flows[of].arrived.lots);
        CHECK(under_way[of] == result.flows[of].cohort.lots - result.flows[of].arrived.lots);
    }
    CHECK(under_way[0] > 0);
    CHECK(delivered[1] > 0);
    CHECK(count_lost(*result.trace, loss::no_open_way) ==
          flow.lost_by_reason[index_of(loss::no_open_way)].lots);
    CHECK(count_lost(*result.trace, loss::gave_up) > 100);
}

TEST_CASE("A traced consignment has the money of the rides that it began", "[models][trace]") {
    // Three rides at 10 USD a TEU, two TEU a lot. What waits for the feeder when the run ends has
    // paid for the first train only; the year's last full feeder has brought all its cargo in.
    scenario set = over_the_sea();
    for (service_params& each : set.services) {
        each.usd_per_teu = 10;
    }
    set.run_in_days = 32;
    set.cohort_days = 1;

    const std::vector<consignment_row> rows = trace_of(set).consignments;

    CHECK(rows.back().ended == core::never);
    for (const consignment_row& each : rows) {
        CHECK(each.usd == (each.ended == core::never ? 20.0 : 60.0));
    }
}

TEST_CASE("A traced line has the string lines of its trains in the counted year",
          "[models][trace]") {
    // 20 km and 40 km of single track at 60 km/h. A train of two lots every fourth day leaves as
    // its lots become ready: 20 minutes in the first section, 40 in the second. It goes back empty,
    // 40 and 20 minutes, and meets nobody. A passenger train leaves either end once a day, at
    // midnight and at noon.
    scenario set = two_places();
    rail_line_params sections;
    sections.layout.sections = {{km{20}, 1, km_per_h{120}, 1.0, {}},
                                {km{40}, 1, km_per_h{120}, 1.0, {}}};
    sections.layout.stations.resize(1);
    sections.passenger_trains_per_day = 1;
    sections.passenger_speed = km_per_h{60};
    set.legs[0].line = sections;
    set.flows[0].teu_per_year = 366;
    core::simulation sim;
    const replication_result result = simulate(sim, set, {}, tracing::on, std::optional(leg_id{0}));

    const std::vector<string_line_row>& rows = result.trace->string_lines;
    const calendar days{set};
    std::int64_t ours = 0;
    std::int64_t up_at_midnight = 0;
    for (const string_line_row& each : rows) {
        CHECK(each.left >= days.counted_from());
        CHECK(each.left < days.counted_to());
        CHECK(each.left - each.entered == (each.section == 0 ? 20min : 40min));
        ours += each.is_ours ? 1 : 0;
        up_at_midnight += each.is_up && !each.is_ours && each.section == 0 &&
                                  each.entered.time_since_epoch() % 24h == 0h
                              ? 1
                              : 0;
    }
    CHECK(ours == 2 * result.legs[0].trips);
    CHECK(up_at_midnight > set.days - 10);
    CHECK(up_at_midnight <= set.days);
    CHECK(static_cast<std::int64_t>(rows.size()) - ours == 4 * set.days);
    CHECK(trace_of(set).string_lines.empty());  // not asked for
}

TEST_CASE("Tracing leaves the run as it was", "[models][trace]") {
    const replication_result without = run(over_the_sea());
    const replication_result with = run(over_the_sea(), 0, tracing::on);

    CHECK_FALSE(without.trace);
    CHECK(with.event_hash == without.event_hash);
    CHECK(with.events == without.events);
    CHECK(with.flows[0].transit.total_ms() == without.flows[0].transit.total_ms());
}

}  // namespace corridor::models
