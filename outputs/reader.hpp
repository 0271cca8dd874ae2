// Reads a result file back, every dataset by its path, so that tables and comparisons work the
// same on a run that has just ended and on a file from last year.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/study/estimate/estimate.hpp"

namespace corridor::outputs {

/// A dataset of numbers: row-major, integers as doubles, missing ones NaN.
struct numbers {
    std::vector<std::size_t> shape;
    std::vector<double> values;
    std::string unit;
    std::vector<std::string> words;  ///< of categories: what the values 0, 1, … stand for
};

struct result_file {
    std::string path;

    // attributes of the root
    std::string title, scenario, interventions, seed, start_date, corridor_version, commit;
    std::int64_t schema_version = 0;
    std::int64_t run_in_days = 0;
    std::int64_t horizon_days = 0;

    // datasets by path: `/flows/delivered_t`, `/nodes/label`
    std::map<std::string, numbers> figures;
    std::map<std::string, std::vector<std::string>> texts;

    std::vector<study::estimate> responses;  ///< from /summary

    /// From /bound, whose datasets are among those above; none in a file without it.
    struct bound_part {
        double reach = 0;
        std::vector<std::string> limits;
    };
    std::optional<bound_part> bound;

    /// Throws std::runtime_error that names the file and what is not there.
    const numbers& figure(const std::string& path_of_dataset) const;
    const std::vector<std::string>& text(const std::string& path_of_dataset) const;
    /// The mean over the first axis, the replications; missing ones left out, NaN when all are.
    std::vector<double> mean(const std::string& path_of_dataset) const;
    /// The word of each row of a category.
    std::vector<std::string> category(const std::string& path_of_dataset) const;
};

/// Throws std::runtime_error with the path when the file cannot be read, is no result of corridor
/// or has another schema_version, or is a merged sweep.
result_file read_result(const std::string& path);

}  // namespace corridor::outputs
