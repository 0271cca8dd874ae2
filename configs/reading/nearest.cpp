#include "configs/reading/nearest.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace corridor::configs {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

std::string nearest(std::string_view name, const std::vector<std::string>& known) {
    // Half a name is meant more often than one of the same length: `crane_rate` is the beginning
    // of `crane_rate_moves_per_h`, though many edits away.
    constexpr std::size_t telling = 4;
    const auto apart = [&](const std::string& other) {
        const bool within = name.size() >= telling && other.find(name) != std::string::npos;
        return std::pair(!within, edit_distance(name, other));
    };
    const auto best =
        std::min_element(known.begin(), known.end(),
                         [&](const auto& a, const auto& b) { return apart(a) < apart(b); });
    return best == known.end() ? std::string{} : *best;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& known) {
    const std::string close = nearest(name, known);
    return close.empty() ? "expected one that is there" : "did you mean " + close + "?";
}

}  // namespace corridor::configs
