#include "models/bound/program.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace corridor::bound {

column_id program::add(double gain_of_one) {
    gain.push_back(gain_of_one);
    return column_id{static_cast<std::uint32_t>(gain.size() - 1)};
}

row_id program::add(row fresh) {
    std::stable_sort(fresh.terms.begin(), fresh.terms.end(),
                     [](const term& a, const term& b) { return a.column < b.column; });
    std::vector<term> merged;
    for (const term& each : fresh.terms) {
        if (!merged.empty() && merged.back().column == each.column) {
            merged.back().factor += each.factor;
        } else {
            merged.push_back(each);
        }
    }
    fresh.terms = std::move(merged);
    rows.push_back(std::move(fresh));
    return row_id{static_cast<std::uint32_t>(rows.size() - 1)};
}

std::vector<broken_row> broken_rows(const program& of, const std::vector<double>& point,
                                    double rounding) {
    std::vector<broken_row> broken;
    for (const row& each : of.rows) {
        double sum = 0;
        double size = 0;
        for (const term& part : each.terms) {
            const double value = part.factor * point[static_cast<std::size_t>(part.column)];
            sum += value;
            size += std::abs(value);
        }
        if (sum > each.most + rounding * (size + std::abs(each.most))) {
            broken.push_back({each.name, sum, each.most});
        } else if (sum < each.least - rounding * (size + std::abs(each.least))) {
            broken.push_back({each.name, sum, each.least});
        }
    }
    return broken;
}

}  // namespace corridor::bound
