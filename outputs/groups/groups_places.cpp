// /nodes, /facilities, /legs and /services: where cargo stood, what worked it and what carried it.
#include <array>

#include "outputs/groups/group_writer.hpp"
#include "outputs/groups/groups.hpp"

namespace corridor::outputs {
namespace {

using models::facility_result;
using models::leg_result;
using models::node_result;
using models::service_result;

constexpr std::array<const char*, 6> place_words = {"origin",   "junction", "border",
                                                    "terminal", "port",     "market"};
constexpr std::array<const char*, 3> leg_words = {"rail", "sea", "road"};
constexpr std::array<const char*, 8> service_words = {"container_train", "wagon_train", "feeder",
                                                      "rail_ferry",      "roro",        "dry_cargo",
                                                      "tanker",          "truck"};

const auto nodes_of = [](const models::replication_result& r) -> const auto& { return r.nodes; };
const auto facilities_in = [](const models::replication_result& r) -> const auto& {
    return r.facilities;
};
const auto legs_of = [](const models::replication_result& r) -> const auto& { return r.legs; };
const auto services_of = [](const models::replication_result& r) -> const auto& {
    return r.services;
};

template <class T, class Rows, class Figure>
std::vector<T> each_of(const Rows& rows, Figure figure) {
    std::vector<T> values;
    for (const auto& row : rows)
        values.push_back(static_cast<T>(figure(row)));
    return values;
}

std::string place_name(const observations& seen, models::place_id place) {
    return seen.from.places[models::index_of(place)].name;
}

void write_facility_figures(group_writer& out, const observations& seen) {
    const group_writer::axes axes = {"replication", "facility"};
    const auto figure = [&](double facility_result::*member) {
        return table<double>(seen, facilities_in,
                             [member](const facility_result& f) { return f.*member; });
    };
    out.dataset("utilisation", axes, "1",
                "time-weighted share in use in the counted year, other traffic included; borders: "
                "of the trains that could be accepted",
                figure(&facility_result::utilisation));
    out.dataset("peak_month_utilisation", axes, "1", "the same in its busiest month",
                figure(&facility_result::peak_month_utilisation));
    out.dataset("blocked_share", axes, "1", "share of time in which something waited for it",
                figure(&facility_result::blocked_share));
    out.dataset("waiting_mean_h", axes, "h",
                "mean time from arrival to start of service of what was served in the counted "
                "year; NaN when none was",
                figure(&facility_result::waiting_mean_h));
    out.dataset("waiting_p95_h", axes, "h",
                "95 % of what was served in the counted year waited no longer; NaN when none was",
                figure(&facility_result::waiting_p95_h));
    out.dataset("time_mean_h", axes, "h", "mean of waiting and service together",
                figure(&facility_result::time_mean_h));
    out.dataset("queue_mean", axes, "1",
                "time-weighted mean number waiting, at borders with other traffic's",
                figure(&facility_result::queue_mean));
    out.dataset("queue_max", axes, "1", "largest number waiting, at borders with other traffic's",
                table<std::int64_t>(seen, facilities_in,
                                    [](const facility_result& f) { return f.queue_max; }));
    out.dataset("served", axes, "1", "vehicles with this cargo that were served",
                table<std::int64_t>(seen, facilities_in,
                                    [](const facility_result& f) { return f.served; }));
}

}  // namespace

void write_nodes(hid_t file, const observations& seen) {
    const auto& places = seen.from.places;
    group_writer out(file, "nodes");
    out.numbers("replication", "1", "number of the replication", replication_numbers(seen));
    out.names("node", "name of the node", names_of(places));
    const group_writer::axes node = {"node"};
    out.dataset("label", node, "", "name of the node for people", labels_of(places));
    out.dataset("longitude", node, "degrees_east", "longitude",
                each_of<double>(places, [](const auto& p) { return p.longitude; }));
    out.dataset("latitude", node, "degrees_north", "latitude",
                each_of<double>(places, [](const auto& p) { return p.latitude; }));
    out.categories("kind", node, "what the node is",
                   each_of<std::uint8_t>(places, [](const auto& p) { return p.kind; }),
                   {place_words.begin(), place_words.end()});
    out.dataset("country", node, "", "country, ISO 3166",
                each_of<std::string>(places, [&](const auto& p) {
                    return seen.from.countries[models::index_of(p.country)].name;
                }));
    const group_writer::axes axes = {"replication", "node"};
    out.dataset("throughput_t", axes, "t",
                "unloaded here or, at an origin, released from here in the counted year",
                table<double>(seen, nodes_of,
                              [](const node_result& n) { return as_tonnes(n.throughput); }));
    out.dataset(
        "throughput_teu", axes, "TEU",
        "unloaded here or, at an origin, released from here in the counted year",
        table<std::int64_t>(seen, nodes_of, [](const node_result& n) { return n.throughput.teu; }));
    out.dataset(
        "stock_mean_teu", axes, "TEU", "time-weighted mean of what stood here",
        table<double>(seen, nodes_of, [](const node_result& n) { return n.stock_mean_teu; }));
    out.dataset(
        "stock_max_teu", axes, "TEU", "the most that stood here",
        table<std::int64_t>(seen, nodes_of, [](const node_result& n) { return n.stock_max_teu; }));
    out.dataset("dwell_mean_h", axes, "h",
                "mean time from unloading to boarding; NaN when nothing boarded",
                table<double>(seen, nodes_of, [](const node_result& n) { return n.dwell_mean_h; }));
}

void write_facilities(hid_t file, const observations& seen) {
    const std::vector<models::facility> all = models::facilities_of(seen.from);
    const categories_of kinds(each_of<std::string>(all, [](const auto& f) { return f.kind; }));
    group_writer out(file, "facilities");
    out.numbers("replication", "1", "number of the replication", replication_numbers(seen));
    out.names("facility",
              "dock, group of cranes, yard quota, border direction, locomotives, crews or hump: "
              "node/kind",
              names_of(all));
    const group_writer::axes facility = {"facility"};
    out.dataset(
        "node", facility, "", "node that it belongs to",
        each_of<std::string>(all, [&](const auto& f) { return place_name(seen, f.place); }));
    out.categories("kind", facility, "what the facility is", kinds.indices, kinds.words);
    out.dataset("capacity", facility, "1",
                "units of its kind: berths, tracks, cranes, TEU, wagons, kilograms, trucks, "
                "trains accepted a day, locomotives, crews or humps",
                each_of<double>(all, [](const auto& f) { return f.capacity; }));
    write_facility_figures(out, seen);
}

void write_legs(hid_t file, const observations& seen) {
    const auto& legs = seen.from.legs;
    group_writer out(file, "legs");
    out.numbers("replication", "1", "number of the replication", replication_numbers(seen));
    out.names("leg", "name of the leg", names_of(legs));
    const group_writer::axes leg = {"leg"};
    out.dataset("from", leg, "", "node at one end", each_of<std::string>(legs, [&](const auto& l) {
                    return place_name(seen, l.from);
                }));
    out.dataset("to", leg, "", "node at the other end",
                each_of<std::string>(legs, [&](const auto& l) { return place_name(seen, l.to); }));
    out.categories("mode", leg, "how it is travelled",
                   each_of<std::uint8_t>(legs, [](const auto& l) { return l.mode; }),
                   {leg_words.begin(), leg_words.end()});
    out.dataset("length_km", leg, "km", "length",
                each_of<double>(legs, [](const auto& l) { return l.length.count; }));
    const group_writer::axes axes = {"replication", "leg"};
    out.dataset(
        "throughput_t", axes, "t", "carried in the counted year, both directions",
        table<double>(seen, legs_of, [](const leg_result& l) { return as_tonnes(l.throughput); }));
    out.dataset(
        "throughput_teu", axes, "TEU", "carried in the counted year, both directions",
        table<std::int64_t>(seen, legs_of, [](const leg_result& l) { return l.throughput.teu; }));
    out.dataset("trips", axes, "1", "trips of trains, vessels or trucks in the counted year",
                table<std::int64_t>(seen, legs_of, [](const leg_result& l) { return l.trips; }));
    out.dataset("utilisation", axes, "1",
                "rail: share of train paths taken, other traffic included",
                table<double>(seen, legs_of, [](const leg_result& l) { return l.utilisation; }));
    out.dataset("time_mean_h", axes, "h",
                "mean time of waiting for the path, and running; NaN without trips",
                table<double>(seen, legs_of, [](const leg_result& l) { return l.time_mean_h; }));
    out.dataset(
        "locomotive_mean_h", axes, "h",
        "mean time before it of trains on their way, of waiting for another locomotive and "
        "of its change; NaN without trips",
        table<double>(seen, legs_of, [](const leg_result& l) { return l.locomotive_mean_h; }));
    out.dataset("co2_kg", axes, "kg",
                "CO2 equivalents of its trips in the counted year, waiting and work since the leg "
                "before included, and after the last one",
                table<double>(seen, legs_of, [](const leg_result& l) { return l.kg_co2; }));
}

void write_services(hid_t file, const observations& seen) {
    const auto& services = seen.from.services;
    group_writer out(file, "services");
    out.numbers("replication", "1", "number of the replication", replication_numbers(seen));
    out.names("service", "name of the service", names_of(services));
    const group_writer::axes service = {"service"};
    out.dataset("label", service, "", "name of the service for people", labels_of(services));
    out.categories("kind", service, "what carries the cargo",
                   each_of<std::uint8_t>(services, [](const auto& s) { return s.kind; }),
                   {service_words.begin(), service_words.end()});
    out.dataset("vehicles", service, "1", "wagon sets, vessels or trucks",
                each_of<std::int64_t>(services, [](const auto& s) { return s.vehicles; }));
    const group_writer::axes axes = {"replication", "service"};
    const auto figure = [&](double service_result::*member) {
        return table<double>(seen, services_of,
                             [member](const service_result& s) { return s.*member; });
    };
    out.dataset("departures", axes, "1", "loaded departures in the counted year, both directions",
                table<std::int64_t>(seen, services_of,
                                    [](const service_result& s) { return s.departures; }));
    out.dataset("empty_departures", axes, "1",
                "departures without cargo in the counted year, both directions",
                table<std::int64_t>(seen, services_of,
                                    [](const service_result& s) { return s.empty_departures; }));
    out.dataset("load_factor", axes, "1",
                "share of what they might load that loaded departures took; NaN without any",
                figure(&service_result::load_factor));
    out.dataset("water_share", axes, "1",
                "share of the capacity that the water let loaded departures take; NaN without any",
                figure(&service_result::water_share));
    out.dataset("round_trip_mean_h", axes, "h",
                "mean time from a departure to the next from the same end; NaN without any",
                figure(&service_result::round_trip_mean_h));
    out.dataset("fleet_utilisation", axes, "1", "share of vehicle time that is not idle",
                figure(&service_result::fleet_utilisation));
    out.dataset("repair_share", axes, "1", "share of vehicle time in repair",
                figure(&service_result::repair_share));
    out.dataset("waiting_for_resources_h", axes, "h",
                "mean time a voyage waits for berths, paths, borders and weather",
                figure(&service_result::waiting_for_resources_h));
    out.dataset("co2_kg", axes, "kg",
                "CO2 equivalents of its vehicles in the counted year; running with cargo when that "
                "is loaded, all else when the voyage ends",
                figure(&service_result::kg_co2));
}

}  // namespace corridor::outputs
