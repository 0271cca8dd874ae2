// One study file, without its scenario: keys, types, names. Whether the levels fit the scenario is
// tried elsewhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "configs/experiments/study.hpp"
#include "configs/reading/document.hpp"

namespace corridor::configs {

constexpr std::string_view full_factorial_name = "full factorial";

/// A factor and where it stands, for messages.
struct stated_factor {
    study_factor is;
    position at;
    std::vector<position> levels_at;
};

/// A study as its file states it.
struct stated_study {
    study is;
    std::vector<stated_factor> factors;  ///< in the order of the file, as those of the study
};

/// Appends what is wrong. `responses` are the names that a study may ask for.
stated_study read_study_file(const document& in, const std::vector<std::string>& responses,
                             std::vector<problem>& problems);

}  // namespace corridor::configs
