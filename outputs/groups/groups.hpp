// The groups of a result file. Sums become means here; a mean of nothing is NaN.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <hdf5.h>

#include "models/bound_result.hpp"
#include "models/result.hpp"
#include "models/scenario.hpp"
#include "outputs/writer.hpp"
#include "sim/study/estimate/estimate.hpp"

namespace corridor::outputs {

/// What all groups are written from.
struct observations {
    const models::scenario& from;
    const std::vector<models::replication_result>& results;
};

void write_root(hid_t file, const models::scenario& from, const std::string& title,
                const provenance& origin);
void write_provenance(hid_t file, const provenance& origin);
void write_flows(hid_t file, const observations& seen);
void write_stages(hid_t file, const observations& seen);
void write_causes(hid_t file, const observations& seen);
void write_nodes(hid_t file, const observations& seen);
void write_facilities(hid_t file, const observations& seen);
void write_borders(hid_t file, const observations& seen);  ///< nothing without borders
void write_depots(hid_t file, const observations& seen);   ///< nothing without depots
void write_legs(hid_t file, const observations& seen);
void write_services(hid_t file, const observations& seen);
/// Nothing where the scenario has none.
void write_disruptions(hid_t file, const observations& seen);
void write_weekly(hid_t file, const observations& seen);
void write_bound(hid_t file, const models::scenario& from, const models::bound_result& found);
void write_summary(hid_t file, const std::vector<study::estimate>& responses);

/// `2024-01-01`.
std::string iso_date(models::date day);

// Parts that the groups share.

std::vector<std::int32_t> replication_numbers(const observations& seen);
/// The first day of each week, from the start date.
std::vector<std::int32_t> week_starts(const observations& seen);
double ratio(double top, double bottom);  ///< NaN when bottom is zero
double as_tonnes(const models::amount& sum);

template <class Params>
std::vector<std::string> names_of(const std::vector<Params>& params) {
    std::vector<std::string> names;
    for (const Params& each : params)
        names.push_back(each.name);
    return names;
}

template <class Params>
std::vector<std::string> labels_of(const std::vector<Params>& params) {
    std::vector<std::string> labels;
    for (const Params& each : params)
        labels.push_back(each.label.empty() ? each.name : each.label);
    return labels;
}

/// One member of each estimate.
template <class T>
std::vector<T> column(const std::vector<study::estimate>& rows, T study::estimate::*member) {
    std::vector<T> values;
    values.reserve(rows.size());
    for (const study::estimate& each : rows)
        values.push_back(each.*member);
    return values;
}

/// [replication][row] of `rows(result)`, each row through `figure`.
template <class T, class Rows, class Figure>
std::vector<T> table(const observations& seen, Rows rows, Figure figure) {
    std::vector<T> values;
    for (const models::replication_result& each : seen.results) {
        for (const auto& row : rows(each))
            values.push_back(static_cast<T>(figure(row)));
    }
    return values;
}

}  // namespace corridor::outputs
