#include <string>

#include "models/result.hpp"

namespace corridor::models {

std::array<std::string, origins> origin_names() {
    std::array<std::string, origins> names;
    const std::string wait = "waiting_";
    for (std::size_t i = 0; i < causes; ++i) {
        const std::string felt = cause_names[i];
        names[i] = felt.starts_with(wait) ? "capacity_of_" + felt.substr(wait.size()) : felt;
    }
    names[index_of(origin::load)] = "load";
    names[index_of(origin::opening_hours)] = "opening_hours";
    names[index_of(origin::repair)] = "repair";
    names[index_of(origin::disruption)] = "disruption";
    names[index_of(origin::mutual_blocking)] = "mutual_blocking";
    return names;
}

}  // namespace corridor::models
