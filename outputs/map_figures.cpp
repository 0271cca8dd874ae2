#include "outputs/map_figures.hpp"

namespace corridor::outputs {

namespace {

// Datasets [replication, thing] of a group, in the order of their names.
figures_by_name figures_in(const result_file& of, const std::string& group,
                           const std::vector<std::string>& names) {
    figures_by_name all;
    for (const auto& [path, numbers] : of.figures) {
        if (path.rfind(group + "/", 0) != 0 || numbers.shape.size() != 2) {
            continue;
        }
        const std::vector<double> means = of.mean(path);
        for (std::size_t i = 0; i < names.size(); ++i) {
            all[names[i]].emplace_back(path.substr(group.size() + 1), means.at(i));
        }
    }
    return all;
}

}  // namespace

figures_by_name node_figures(const result_file& of) {
    figures_by_name all = figures_in(of, "/nodes", of.text("/nodes/node"));
    const std::vector<std::string>& facilities = of.text("/facilities/facility");
    const std::vector<std::string>& nodes = of.text("/facilities/node");
    for (const char* figure : {"utilisation", "waiting_mean_h"}) {
        const std::vector<double> means = of.mean(std::string("/facilities/") + figure);
        for (std::size_t i = 0; i < facilities.size(); ++i) {
            const std::string kind = facilities[i].substr(facilities[i].find('/') + 1);
            all[nodes.at(i)].emplace_back(kind + "_" + figure, means.at(i));
        }
    }
    return all;
}

figures_by_name leg_figures(const result_file& of) {
    return figures_in(of, "/legs", of.text("/legs/leg"));
}

}  // namespace corridor::outputs
