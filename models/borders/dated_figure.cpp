#include "models/borders/dated_figure.hpp"

namespace corridor::models {

std::optional<double> figure_on(const std::vector<dated_figure>& stated, date day) {
    std::optional<double> found;
    for (const dated_figure& each : stated) {
        if (each.first <= day && day <= each.last) {
            found = each.value;
        }
    }
    return found;
}

std::vector<dated_figure> accepted_in_spells(const border_params& of, direction heading) {
    std::vector<dated_figure> stated;
    for (const border_spell& spell : of.spells) {
        if (const auto trains = spell.accepted_per_day[index_of(heading)]) {
            stated.push_back({spell.first, spell.last, *trains});
        }
    }
    return stated;
}

std::vector<dated_figure> others_in_spells(const border_params& of, direction heading) {
    std::vector<dated_figure> stated;
    for (const border_spell& spell : of.spells) {
        if (const auto trains = spell.other_per_day[index_of(heading)]) {
            stated.push_back({spell.first, spell.last, *trains});
        }
    }
    return stated;
}

}  // namespace corridor::models
