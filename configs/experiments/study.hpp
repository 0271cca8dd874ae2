// Reads a study: which figures of a scenario vary over which levels, how often each design point
// is simulated, and which responses are kept. Knows no file, as the scenario reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "configs/reader.hpp"
#include "configs/reading/problem.hpp"

namespace corridor::configs {

/// A figure that varies.
struct study_factor {
    std::string name;  ///< `demand`: of the dimension in the merged file
    std::string path;  ///< `demand.scale`
    std::string unit;  ///< as in the schema; empty for text
    std::string meaning;
    std::vector<std::string> levels;  ///< as in TOML, at least one, all different
    std::vector<std::string> words;   ///< the same without the quotes of text
    std::vector<double> numbers;      ///< the same; empty when a level is no number
    std::string source;               ///< of the levels: `source: …` or `assumed …`
};

struct study {
    std::string name;                 ///< of its file, without the ending
    std::string title;                ///< for people; the name when none is given
    std::string scenario;             ///< as the host fetches it
    std::vector<override_> settings;  ///< `days`, `run_in_days`, `seed`: those that the study says
    std::int32_t replications = 1;
    std::vector<std::string> responses;  ///< in the study's order
    std::vector<study_factor> factors;   ///< in the study's order
    /// All of it; reads to the same study where the scenario is `../scenarios/NAME.toml`.
    std::string resolved_toml;

    /// Design points: the product of the numbers of levels.
    std::int64_t points() const;
    /// The settings, then each factor at its level, `levels[factor]` from 0.
    std::vector<override_> overrides_at(const std::vector<std::int32_t>& levels) const;
};

struct study_result {
    std::optional<configs::study> study;  ///< only without problems
    std::vector<problem> problems;
    read_result base;  ///< the scenario with the study's settings, before any factor
};

/// Whether that file is a study rather than a scenario: it names a scenario or has factors.
bool is_study(const std::string& name, const fetch& text_of);

/// How thoroughly the levels are tried on the scenario: not at all, because the study was checked
/// before; each alone; or also every combination, which takes as long as reading the scenario once
/// a design point.
enum class trial : std::uint8_t { none, each_level, each_point };

/// Reads and checks, the levels by reading the scenario with them. `responses` are the names that
/// a study may ask for. Throws nothing.
study_result read_study(const std::string& name, const fetch& text_of,
                        const std::vector<std::string>& responses,
                        trial levels = trial::each_point);

/// At most so many design points, and so many tasks.
constexpr std::int64_t study_points_max = 100'000;
constexpr std::int64_t study_tasks_max = 10'000'000;

}  // namespace corridor::configs
