#include "sim/study/bifurcation.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace corridor::study {
namespace {

void largest_first(std::vector<factor_group>& groups) {
    std::stable_sort(groups.begin(), groups.end(),
                     [](const factor_group& a, const factor_group& b) {
                         const double left = std::abs(a.change);
                         const double right = std::abs(b.change);
                         return left != right ? left > right : a.first < b.first;
                     });
}

}  // namespace

void sort_in(bifurcation& into, std::span<const factor_group> measured) {
    into.measured += static_cast<std::int32_t>(measured.size());
    for (factor_group each : measured) {
        each.change = std::isnan(each.change) ? 0 : each.change;
        (each.size() == 1 ? into.single : into.uncut).push_back(each);
    }
    largest_first(into.single);
    largest_first(into.uncut);
}

std::vector<factor_group> worth_a_cut(bifurcation& of, const bifurcation_effort& spent) {
    const auto wanted = static_cast<std::size_t>(spent.wanted);
    const double least = of.single.size() < wanted ? 0 : std::abs(of.single[wanted - 1].change);
    const std::int32_t left = (spent.measured - of.measured) / 2;
    const std::int32_t most = std::max(0, std::min(left, spent.at_once));
    std::vector<factor_group> chosen;
    while (static_cast<std::int32_t>(chosen.size()) < most && chosen.size() < of.uncut.size() &&
           std::abs(of.uncut[chosen.size()].change) > least)
        chosen.push_back(of.uncut[chosen.size()]);
    of.uncut.erase(of.uncut.begin(), of.uncut.begin() + static_cast<std::ptrdiff_t>(chosen.size()));
    return chosen;
}

}  // namespace corridor::study
