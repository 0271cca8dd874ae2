#include "configs/tables/write_geojson.hpp"

#include <fmt/format.h>

#include "configs/reading/toml.hpp"
#include "configs/reading/values.hpp"
#include "configs/schema.hpp"
#include "configs/tables/json_library.hpp"
#include "configs/tables/things.hpp"

namespace corridor::configs {

namespace {

using json = nlohmann::ordered_json;

json json_from(const value& of) {
    if (const auto* is = std::get_if<bool>(&of.is)) {
        return *is;
    }
    if (const auto* is = std::get_if<std::int64_t>(&of.is)) {
        return *is;
    }
    if (const auto* is = std::get_if<double>(&of.is)) {
        return *is;
    }
    if (const auto* is = std::get_if<std::string>(&of.is)) {
        return *is;
    }
    if (const auto* is = std::get_if<std::vector<value>>(&of.is)) {
        json all = json::array();
        for (const value& each : *is) {
            all.push_back(json_from(each));
        }
        return all;
    }
    return to_text(of);  // a date
}

std::string text_of(const json& of) {
    return of.dump(-1, ' ', false, json::error_handler_t::replace);
}

json coordinates_of(const document& in, const stated_thing& place) {
    const values said(in, fmt::format("{}.{}", place.kind, place.name));
    return json::array({said.number("longitude_deg"), said.number("latitude_deg")});
}

json feature(const document& in, const stated_thing& of, json geometry, const more_figures& more) {
    json properties = {{"name", of.name}};
    const bool place = geometry["type"] == "Point";
    if (place) {
        properties["kind"] = of.kind;
    }
    for (const key_spec* spec : keys_of(of.kind)) {
        const std::string key(spec->key);
        const auto said = in.entries.find(of.path(key));
        if (said != in.entries.end() && key != "latitude_deg" && key != "longitude_deg") {
            properties[key] = json_from(said->second.held);
        }
    }
    properties["source"] = of.source;
    if (const auto found = more.find(of.name); found != more.end()) {
        for (const auto& [key, number] : found->second) {
            properties[key] = number;
        }
    }
    return {{"type", "Feature"},
            {"geometry", std::move(geometry)},
            {"properties", std::move(properties)}};
}

}  // namespace

std::string to_geojson(const document& of, const map_details& more) {
    std::map<std::string, json> where;
    json features = json::array();
    for (const stated_thing& each : things_of(of, "place")) {
        const json at = coordinates_of(of, each);
        where[each.name] = at;
        features.push_back(
            feature(of, each, {{"type", "Point"}, {"coordinates", at}}, more.of_places));
    }
    for (const stated_thing& each : things_of(of, "leg")) {
        const values said(of, "leg." + each.name);
        const json line = json::array({where[said.text("from")], where[said.text("to")]});
        features.push_back(
            feature(of, each, {{"type", "LineString"}, {"coordinates", line}}, more.of_legs));
    }
    json about = json::object();
    for (const auto& [key, text] : more.about) {
        about[key] = text;
    }
    json all = {{"type", "FeatureCollection"}};
    if (!about.empty()) {
        all["corridor"] = std::move(about);
    }
    // A feature a line: a changed figure is a changed line.
    std::string text = text_of(all);
    text.pop_back();
    text += ",\"features\":[";
    for (const json& each : features) {
        text += (text.back() == '[' ? "\n" : ",\n") + text_of(each);
    }
    return text + "\n]}\n";
}

}  // namespace corridor::configs
