#include "configs/filling/filling.hpp"

#include <fmt/format.h>

#include "configs/filling/fill.hpp"
#include "configs/filling/names.hpp"
#include "configs/reading/toml.hpp"

namespace corridor::configs {

models::place_id filling::place(const values& said, const std::string& key) const {
    return id_of<models::place_id>(to.places, said.text(key));
}

std::vector<models::flow_id> filling::flows(const values& said) const {
    std::vector<models::flow_id> all;
    for (const std::string& name : said.list("flows")) {
        all.push_back(id_of<models::flow_id>(to.flows, name));
    }
    std::erase_if(all, [&](models::flow_id id) { return index_of(id) >= to.flows.size(); });
    return all;
}

void filling::in_order(const values& said, const char* first, const char* last) const {
    const auto from = said.day(first);
    const auto until = said.day(last);
    if (from && until && *until < *from) {
        add(said, last, to_text({*until}) + " is before the first day",
            "expected " + to_text({*from}) + " or later");
    }
}

void filling::hours_in_order(const values& said, const std::string& opens,
                             const std::string& closes) const {
    if (said.whole(closes) <= said.whole(opens)) {
        add(said, closes, fmt::format("{} is not after {}", said.whole(closes), said.whole(opens)),
            "expected more than " + opens);
    }
}

void filling::add(const values& said, const std::string& key, std::string wrong,
                  std::string right) const {
    problems.push_back(
        problem_at(where(in, said.path(key)), said.path(key), std::move(wrong), std::move(right)));
}

bool filling::belongs(const values& said, const std::string& key, bool must,
                      const std::string& of) const {
    if (must && !said.has(key)) {
        add(said, key, "is missing", "expected it of " + of);
    } else if (!must && said.has(key)) {
        problems.push_back(problem_at(in.entries.at(said.path(key)).key_at, said.path(key),
                                      "is there", "expected it not of " + of));
    }
    return must && said.has(key);
}

std::vector<models::service_kind> vessels(const values& said) {
    std::vector<models::service_kind> all;
    for (const std::string& each : said.list("vessels")) {
        all.push_back(named<models::service_kind>(service_kind_names, each));
    }
    return all;
}

std::string label(const values& said, const std::string& name) {
    return said.has("label") ? said.text("label") : name;
}

}  // namespace corridor::configs
