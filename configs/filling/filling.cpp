#include "configs/filling/filling.hpp"

#include "configs/filling/fill.hpp"

namespace corridor::configs {

models::place_id filling::place(const values& said, const std::string& key) const {
    return id_of<models::place_id>(to.places, said.text(key));
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

std::string label(const values& said, const std::string& name) {
    return said.has("label") ? said.text("label") : name;
}

}  // namespace corridor::configs
