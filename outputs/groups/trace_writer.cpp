#include "outputs/groups/trace_writer.hpp"

#include <chrono>
#include <limits>
#include <string>
#include <vector>

#include "models/result.hpp"
#include "outputs/groups/groups.hpp"

namespace corridor::outputs {
namespace {

using models::consignment_row;
using models::queue_row;
using models::string_line_row;
using models::trip_row;

constexpr std::size_t rows_a_flush = std::size_t{1} << 20;

std::vector<std::string> outcome_words() {
    std::vector<std::string> words = {"delivered", "under_way"};
    words.insert(words.end(), models::loss_names.begin(), models::loss_names.end());
    return words;
}

std::size_t outcome_of(const consignment_row& row) {
    if (row.lost)
        return 2 + models::index_of(*row.lost);
    return row.ended == core::never ? 1 : 0;
}

/// The scenario's ways, that of cargo whose itinerary uses none of them, and that of cargo that
/// found none.
std::vector<std::string> way_words(const models::scenario& from) {
    std::vector<std::string> words = names_of(from.ways);
    words.insert(words.end(), {"direct", "none"});
    return words;
}

/// Adds columns of instants: days from the first counted one.
template <class Row>
class instants {
public:
    instants(growing_table<Row>& to, const models::scenario& from)
        : to_(to),
          unit_("days since " + iso_date(from.start_date)),
          zero_(core::at(std::chrono::hours{24} * from.run_in_days)) {}

    void column(const char* name, const char* meaning, core::time_point Row::*instant) {
        to_.template column<double>(name, unit_, meaning, [zero = zero_, instant](const Row& row) {
            return days(row.*instant, zero);
        });
    }

private:
    static double days(core::time_point when, core::time_point zero) {
        constexpr double ms_per_day = 86'400'000.0;
        return when == core::never ? std::numeric_limits<double>::quiet_NaN()
                                   : static_cast<double>((when - zero).count()) / ms_per_day;
    }

    growing_table<Row>& to_;
    const std::string unit_;
    const core::time_point zero_;
};

void lay_out(growing_table<consignment_row>& to, const models::scenario& from) {
    instants times(to, from);
    to.names("flow", "name of the flow", names_of(from.flows));
    to.names("way", "alternative that cargo chooses among", way_words(from));
    to.column<std::int32_t>("flow_index", "1", "place of its flow in flow, 0 first",
                            [](const auto& row) { return models::index_of(row.flow); });
    to.column<std::int64_t>(
        "number", "1", "nth lot of its flow; of empties: nth lot of the flow they go back from",
        [](const auto& row) { return row.number; });
    to.column<std::int32_t>("way_index", "1", "place of its way in way, 0 first",
                            [](const auto& row) { return row.way; });
    times.column("released", "became ready at its origin", &consignment_row::released);
    times.column("ended", "delivered or lost; missing when under way at the end of the run",
                 &consignment_row::ended);
    to.categories("outcome", "what became of it by the end of the run", outcome_words(),
                  outcome_of);
    to.column<double>("cost_usd", "USD", "money charged for the rides that it began",
                      [](const auto& row) { return row.usd; });
    to.column<double>("co2_kg", "kg", "CO2 equivalents of the rides that it began",
                      [](const auto& row) { return row.kg_co2; });
}

void lay_out(growing_table<trip_row>& to, const models::scenario& from) {
    instants times(to, from);
    to.names("service", "name of the service", names_of(from.services));
    to.column<std::int32_t>("service_index", "1", "place of its service in service, 0 first",
                            [](const auto& row) { return models::index_of(row.service); });
    to.column<std::int32_t>("vehicle", "1", "number in the fleet of the service, 0 first",
                            [](const auto& row) { return row.vehicle; });
    to.column<std::int32_t>("voyage", "1", "number of the voyage of the vehicle, run-in included",
                            [](const auto& row) { return row.voyage; });
    to.categories("heading", "direction of travel", {"westbound", "eastbound"},
                  [](const auto& row) { return models::index_of(row.heading); });
    times.column("departed",
                 "boarding ended: it goes to its dock to be loaded or, empty, on its way",
                 &trip_row::departed);
    times.column("loaded", "loading ended; of an empty vehicle: departed", &trip_row::loaded);
    times.column("arrived", "at its destination, before any wait there; missing when on its way",
                 &trip_row::arrived);
    times.column("unloaded", "free for its next voyage; missing when that was after the run",
                 &trip_row::unloaded);
    to.column<std::int64_t>("load", "1", "TEU, wagons, kilograms or trucks on board",
                            [](const auto& row) { return row.load; });
    to.column<std::int32_t>("lots", "1", "lots on board", [](const auto& row) { return row.lots; });
}

void lay_out(growing_table<queue_row>& to, const models::scenario& from) {
    instants times(to, from);
    to.names("facility",
             "dock, group of cranes, yard quota, border direction, locomotives, crews or hump: "
             "node/kind",
             names_of(models::facilities_of(from)));
    to.column<std::int32_t>("facility_index", "1", "place of its facility in facility, 0 first",
                            [](const auto& row) { return row.facility; });
    times.column("time", "from when on it is so, until the next row of the facility",
                 &queue_row::when);
    to.column<std::int32_t>("waiting", "1", "number waiting; at borders of this cargo's trains",
                            [](const auto& row) { return row.waiting; });
    to.column<double>(
        "in_use", "1",
        "units in use, of those that capacity of /facilities counts; at borders inspection tracks",
        [](const auto& row) { return row.in_use; });
}

/// Where section number `section` begins, seen from the leg's `from`.
double begin_km(const models::leg_params& leg, std::size_t section) {
    double km = 0;
    for (std::size_t before = 0; before < section; ++before)
        km += leg.line->layout.sections[before].length.count;
    return km;
}

/// `leg` is the leg of the rows that are appended; both it and `from` outlive the table.
void lay_out(growing_table<string_line_row>& to, const models::scenario& from,
             const std::size_t& leg) {
    instants times(to, from);
    to.names("leg", "name of the leg", names_of(from.legs));
    to.column<std::int32_t>("leg_index", "1", "place of its leg in leg, 0 first",
                            [&leg](const auto& /*row*/) { return leg; });
    to.column<std::int64_t>("train", "1", "nth train that came to the line, run-in included",
                            [](const auto& row) { return row.train; });
    to.categories("cargo", "whether it carries this cargo", {"ours", "other"},
                  [](const auto& row) { return row.is_ours ? 0 : 1; });
    to.categories("along", "direction on a leg, from its first node or back", {"forth", "back"},
                  [](const auto& row) { return row.is_up ? 0 : 1; });
    to.column<std::int32_t>("section", "1", "number of the section, 0 at the leg's first node",
                            [](const auto& row) { return row.section; });
    to.column<double>("entered_km", "km", "where it entered, from the leg's first node",
                      [&](const auto& row) {
                          return begin_km(from.legs[leg], row.section + (row.is_up ? 0 : 1));
                      });
    to.column<double>("left_km", "km", "where it left, from the leg's first node",
                      [&](const auto& row) {
                          return begin_km(from.legs[leg], row.section + (row.is_up ? 1 : 0));
                      });
    times.column("entered", "entered the section, after any wait for it",
                 &string_line_row::entered);
    times.column("left", "reached the section's end", &string_line_row::left);
}

}  // namespace

trace_writer::trace_writer(hid_t file, const models::scenario& from)
    : file_(file),
      group_(hdf5::create_group(file, "trace")),
      consignments_(group_, "consignments", "consignment",
                    "number of the row: one lot released or turned away in the counted year"),
      trips_(group_, "trips", "trip",
             "number of the row: one voyage that departed in the counted year"),
      queues_(group_, "queues", "change",
              "number of the row: one net change of a facility in the counted year"),
      string_lines_(group_, "string_lines", "passage",
                    "number of the row: a train in a section that it left in the counted year") {
    lay_out(consignments_, from);
    lay_out(trips_, from);
    lay_out(queues_, from);
    lay_out(string_lines_, from, leg_);
}

void trace_writer::append(std::int32_t replication, const models::trace_rows& rows) {
    consignments_.append(replication, rows.consignments);
    trips_.append(replication, rows.trips);
    queues_.append(replication, rows.queues);
    if (rows.line) {
        leg_ = models::index_of(*rows.line);
        string_lines_.append(replication, rows.string_lines);
    }
    rows_since_flush_ += rows.consignments.size() + rows.trips.size() + rows.queues.size() +
                         rows.string_lines.size();
    if (rows_since_flush_ >= rows_a_flush) {
        hdf5::check(H5Fflush(file_, H5F_SCOPE_GLOBAL), "cannot flush");
        rows_since_flush_ = 0;
    }
}

void trace_writer::finish() {
    consignments_.finish();
    trips_.finish();
    queues_.finish();
    string_lines_.finish();
}

}  // namespace corridor::outputs
