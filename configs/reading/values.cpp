#include "configs/reading/values.hpp"

#include <cmath>
#include <cstdlib>
#include <numeric>

#include "configs/schema.hpp"

namespace corridor::configs {

namespace {

double as_number(const value& of) {
    if (const auto* whole = std::get_if<std::int64_t>(&of.is)) {
        return static_cast<double>(*whole);
    }
    const auto* number = std::get_if<double>(&of.is);
    return number != nullptr ? *number : 0;
}

}  // namespace

std::string values::path(const std::string& key) const {
    return table_.empty() ? key : table_ + "." + key;
}

const value* values::stated(const std::string& key) const {
    const auto found = in_.entries.find(path(key));
    return found == in_.entries.end() ? nullptr : &found->second.held;
}

bool values::has(const std::string& key) const { return stated(key) != nullptr; }

double values::number(const std::string& key) const {
    if (const value* said = stated(key)) {
        return as_number(*said);
    }
    const key_spec* spec = find_spec(path(key));
    return spec == nullptr ? 0 : std::strtod(std::string(spec->standard).c_str(), nullptr);
}

int values::whole(const std::string& key) const { return static_cast<int>(large(key)); }

std::int64_t values::large(const std::string& key) const { return std::llround(number(key)); }

bool values::yes(const std::string& key) const {
    if (const value* said = stated(key)) {
        const auto* is = std::get_if<bool>(&said->is);
        return is != nullptr && *is;
    }
    const key_spec* spec = find_spec(path(key));
    return spec != nullptr && spec->standard == "true";
}

std::string values::text(const std::string& key) const {
    if (const value* said = stated(key)) {
        const auto* is = std::get_if<std::string>(&said->is);
        return is == nullptr ? std::string{} : *is;
    }
    const key_spec* spec = find_spec(path(key));
    const std::string_view quoted = spec == nullptr ? "" : spec->standard;
    return quoted.starts_with('"') ? std::string(quoted.substr(1, quoted.size() - 2)) : "";
}

int values::gauge() const {
    const value* said = stated("gauge_mm");
    return said == nullptr ? 0 : static_cast<int>(as_number(*said));
}

std::vector<std::string> values::list(const std::string& key) const {
    std::vector<std::string> all;
    const value* said = stated(key);
    const auto* is = said == nullptr ? nullptr : std::get_if<std::vector<value>>(&said->is);
    for (std::size_t i = 0; is != nullptr && i < is->size(); ++i) {
        const auto* text = std::get_if<std::string>(&(*is)[i].is);
        all.push_back(text == nullptr ? "" : *text);
    }
    return all;
}

std::vector<double> values::numbers(const std::string& key) const {
    std::vector<double> all;
    const value* said = stated(key);
    const auto* is = said == nullptr ? nullptr : std::get_if<std::vector<value>>(&said->is);
    for (std::size_t i = 0; is != nullptr && i < is->size(); ++i) {
        all.push_back(as_number((*is)[i]));
    }
    return all;
}

std::optional<models::date> values::day(const std::string& key) const {
    const value* said = stated(key);
    const auto* is = said == nullptr ? nullptr : std::get_if<models::date>(&said->is);
    return is == nullptr ? std::nullopt : std::optional(*is);
}

std::optional<models::by_month> values::months(const std::string& key) const {
    const value* said = stated(key);
    const auto* is = said == nullptr ? nullptr : std::get_if<std::vector<value>>(&said->is);
    if (is == nullptr || is->size() != models::by_month{}.size()) {
        return std::nullopt;
    }
    models::by_month all{};
    for (std::size_t month = 0; month < all.size(); ++month) {
        all[month] = as_number((*is)[month]);
    }
    return all;
}

core::duration values::hours(const std::string& key) const {
    return models::from_hours(number(key));
}

models::spread_time values::spread(const std::string& mean_h, const std::string& cv) const {
    return {hours(mean_h), number(cv)};
}

models::by_month values::shape() const {
    std::optional<models::by_month> said = months("shape_by_month");
    models::by_month even{};
    even.fill(1);
    if (!said) {
        return even;
    }
    const double mean = std::accumulate(said->begin(), said->end(), 0.0) / 12;
    for (double& month : *said) {
        month /= mean;
    }
    return *said;
}

}  // namespace corridor::configs
