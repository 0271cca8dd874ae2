#include "configs/tables/geojson.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "configs/tables/json.hpp"

namespace corridor::configs {

namespace {

value value_from(const json_value& of) {
    if (const auto* is = std::get_if<bool>(&of.is)) {
        return {*is};
    }
    if (const auto* is = std::get_if<std::int64_t>(&of.is)) {
        return {*is};
    }
    if (const auto* is = std::get_if<double>(&of.is)) {
        return {*is};
    }
    if (const auto* is = std::get_if<std::string>(&of.is)) {
        return {*is};
    }
    if (const auto* is = std::get_if<json_value::list>(&of.is)) {
        std::vector<value> all;
        for (const json_value& each : *is) {
            all.push_back(value_from(each));
        }
        return {std::move(all)};
    }
    return {foreign{}};
}

bool is_number(const json_value& of) {
    return std::holds_alternative<std::int64_t>(of.is) || std::holds_alternative<double>(of.is);
}

class feature_reader {
public:
    feature_reader(geometry wanted, std::vector<problem>& problems)
        : wanted_(wanted), problems_(problems) {}

    table all(const json_value& root) {
        const json_value* features = root.member("features");
        const auto* list =
            features == nullptr ? nullptr : std::get_if<json_value::list>(&features->is);
        if (root.text_of("type") != "FeatureCollection" || list == nullptr) {
            add(root.at, "", "is no FeatureCollection", "expected one, with features");
            return {};
        }
        for (const json_value& each : *list) {
            feature(each);
        }
        for (row& each : read_.rows) {
            each.cells.resize(read_.columns.size());
        }
        return std::move(read_);
    }

private:
    void add(const position& at, std::string key, std::string wrong, std::string right) {
        problems_.push_back(problem_at(at, std::move(key), std::move(wrong), std::move(right)));
    }

    void feature(const json_value& each) {
        const json_value* shape = each.member("geometry");
        const std::string type = shape == nullptr ? "" : shape->text_of("type");
        const bool point = type == "Point";
        const bool line = type == "LineString" || type == "MultiLineString";
        if (each.text_of("type") != "Feature" || (!point && !line)) {
            add(shape == nullptr ? each.at : shape->at, "geometry",
                type.empty() ? "there is none" : "a " + type,
                "expected a Feature with a Point for a place or a LineString for a leg");
            return;
        }
        if (point != (wanted_ == geometry::point)) {
            return;
        }
        read_.rows.push_back({each.at, {}});
        properties(each.member("properties"));
        if (point) {
            coordinates(*shape);
        }
    }

    void properties(const json_value* said) {
        const auto* members =
            said == nullptr ? nullptr : std::get_if<json_value::object>(&said->is);
        for (std::size_t i = 0; members != nullptr && i < members->size(); ++i) {
            const json_member& each = (*members)[i];
            if (!std::holds_alternative<std::monostate>(each.held.is)) {
                put(each.key, each.key_at, each.held);
            }
        }
    }

    void coordinates(const json_value& shape) {
        const json_value* said = shape.member("coordinates");
        const auto* list = said == nullptr ? nullptr : std::get_if<json_value::list>(&said->is);
        if (list == nullptr || list->size() < 2 || !is_number((*list)[0]) ||
            !is_number((*list)[1])) {
            add(said == nullptr ? shape.at : said->at, "coordinates", "these are none",
                "expected [longitude, latitude] in degrees");
            return;
        }
        put("longitude_deg", (*list)[0].at, (*list)[0]);
        put("latitude_deg", (*list)[1].at, (*list)[1]);
    }

    void put(const std::string& key, const position& key_at, const json_value& held) {
        auto there = std::find_if(read_.columns.begin(), read_.columns.end(),
                                  [&](const column& each) { return each.name == key; });
        if (there == read_.columns.end()) {
            there = read_.columns.insert(there, {key, key_at});
        }
        const auto i = static_cast<std::size_t>(there - read_.columns.begin());
        std::vector<std::optional<cell>>& cells = read_.rows.back().cells;
        cells.resize(std::max(cells.size(), i + 1));
        if (cells[i]) {
            add(key_at, key, "is stated twice", "expected one value");
            return;
        }
        cells[i] = cell{value_from(held), held.at};
    }

    geometry wanted_;
    std::vector<problem>& problems_;
    table read_;
};

}  // namespace

table read_geojson(const std::string& name, std::string_view text, geometry wanted,
                   std::vector<problem>& problems) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.substr(0, byte_order_mark.size()) == byte_order_mark) {
        text.remove_prefix(byte_order_mark.size());
    }
    const std::optional<json_value> root = read_json(name, text, problems);
    return root ? feature_reader(wanted, problems).all(*root) : table{};
}

}  // namespace corridor::configs
