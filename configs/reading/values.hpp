// Typed access to a checked document: the stated value, else the schema's default.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "configs/reading/document.hpp"
#include "models/units.hpp"

namespace corridor::configs {

/// The values of one table. The document must outlive it. A value of a wrong type, which
/// check_values() reports, counts as zero or empty.
class values {
public:
    values(const document& in, std::string table) : in_(in), table_(std::move(table)) {}

    const std::string& table() const { return table_; }
    std::string path(const std::string& key) const;
    bool has(const std::string& key) const;  ///< stated, not by default

    double number(const std::string& key) const;  ///< 0 without value and default
    int whole(const std::string& key) const;
    std::int64_t large(const std::string& key) const;
    bool yes(const std::string& key) const;
    std::string text(const std::string& key) const;  ///< empty without value and default
    int gauge() const;                               ///< millimetres, or 0
    std::vector<std::string> list(const std::string& key) const;
    std::vector<double> numbers(const std::string& key) const;  ///< empty when not stated
    std::optional<models::date> day(const std::string& key) const;
    std::optional<models::by_month> months(const std::string& key) const;

    core::duration hours(const std::string& key) const;
    models::spread_time spread(const std::string& mean_h, const std::string& cv) const;
    models::by_month shape() const;  ///< `shape_by_month`, scaled to mean 1

private:
    const value* stated(const std::string& key) const;

    const document& in_;
    std::string table_;
};

}  // namespace corridor::configs
