// Which of very many factors matter, from far fewer runs than factors, where few of them do:
// sequential bifurcation. Factors are moved in groups; a group that changes the response is cut in
// two, the largest first, until single factors are left. Bettonvil and Kleijnen, Searching for
// Important Factors in Simulation Models with Many Factors, European Journal of Operational
// Research 96 (1997). Each group goes to both ends of its range under common random numbers, so
// that even effects cancel and its change is known without the groups before it.
// It stands on one assumption: the factors of a group pull the same way. Two of a group that pull
// against each other are found only if one of them is the stronger.
// What a search among many made look large has to be measured again, with draws of its own.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace corridor::study {

/// Factors `first` to `last` - 1, at least one.
struct factor_group {
    std::int32_t first = 0;
    std::int32_t last = 0;
    double change = 0;  ///< of the response, from all at their low end to all at their high end

    std::int32_t size() const { return last - first; }
};

struct bifurcation_effort {
    std::int32_t measured = 250;  ///< groups at most; the groups to begin with are always measured
    std::int32_t wanted = 20;     ///< single factors, at least 1
    std::int32_t at_once = 8;     ///< groups cut before the next are chosen, at least 1
};

struct bifurcation {
    std::vector<factor_group> single;  ///< single factors, the largest change first, all measured
    std::vector<factor_group> uncut;   ///< groups of several, likewise; no factor is in both
    std::int32_t measured = 0;         ///< groups
};

/// The groups of several factors that are worth a cut: the largest first, at most `at_once`, each
/// larger than the last of the factors wanted. Ties go to the lower factor.
std::vector<factor_group> worth_a_cut(bifurcation& of, const bifurcation_effort& spent);

/// Puts measured groups where they belong.
void sort_in(bifurcation& into, std::span<const factor_group> measured);

/// `measure(groups)` returns the change of each, [group]; a change of NaN counts as none.
/// Precondition: the groups share no factor.
template <class Measure>
bifurcation bifurcate(std::vector<factor_group> groups, const bifurcation_effort& spent,
                      Measure measure) {
    bifurcation out;
    while (!groups.empty()) {
        const std::vector<double> changes = measure(std::span<const factor_group>(groups));
        for (std::size_t i = 0; i < groups.size(); ++i)
            groups[i].change = changes[i];
        sort_in(out, groups);
        groups.clear();
        for (const factor_group& each : worth_a_cut(out, spent)) {
            const std::int32_t middle = each.first + each.size() / 2;
            groups.push_back({each.first, middle, 0});
            groups.push_back({middle, each.last, 0});
        }
    }
    return out;
}

}  // namespace corridor::study
