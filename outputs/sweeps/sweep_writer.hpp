// Writes a sweep as one file: a full factorial opens in xarray with its factors as dimensions. The
// schema is in SCHEMA.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "outputs/sweeps/sweep_folder.hpp"
#include "outputs/writer.hpp"

namespace corridor::outputs {

/// A factor, as the dimension that it becomes.
struct sweep_axis {
    std::string name;                 ///< `aktau_cranes`
    std::string path;                 ///< `port.aktau.quay_cranes`
    std::string unit;                 ///< as in the scenario's schema; may be empty
    std::string meaning;              ///< in words
    std::vector<std::string> levels;  ///< as words
    std::vector<double> numbers;      ///< the same; empty when a level is no number
};

struct sweep_design {
    std::string study;  ///< name
    std::string title;
    std::vector<sweep_axis> axes;  ///< the last one's level changes fastest from point to point
    std::int32_t replications = 1;
    std::vector<std::string> responses;  ///< names, of `response_names()`
};

/// What a merged file is made of. `base` is the scenario before any factor.
struct swept {
    const models::scenario& base;
    const sweep_design& design;
    const sweep_index& results;
};

/// `replication 1 at aktau_cranes = 3, demand = 1.5`
std::string task_words(const sweep_design& design, study::task which);

/// Tasks that are missing give NaN; a point's estimates are from the replications that are there.
/// Complete or not at all, as `write_result`, and with its errors. The bytes depend on the results
/// only, not on the shards that they lie in.
void write_sweep(const std::string& path, const swept& from, const provenance& origin,
                 existing_file policy);

}  // namespace corridor::outputs
