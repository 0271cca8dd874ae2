// What the filling of every subject needs: names to indices, and mistakes to their places.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "configs/reading/values.hpp"
#include "models/scenario.hpp"

namespace corridor::configs {

/// The index of that name; one past the end when it is not there.
template <class Id, class Things>
Id id_of(const Things& things, const std::string& name) {
    const auto found = std::find_if(things.begin(), things.end(),
                                    [&](const auto& each) { return each.name == name; });
    return static_cast<Id>(found - things.begin());
}

/// Out of what, into what; all must outlive the filling.
struct filling {
    const document& in;
    models::scenario& to;
    std::vector<problem>& problems;
    const soundness& sound;

    models::place_id place(const values& said, const std::string& key) const;
    std::vector<models::flow_id> flows(const values& said) const;  ///< that `flows` names
    void add(const values& said, const std::string& key, std::string wrong,
             std::string right) const;
    /// Says so when the last of two days is before the first.
    void in_order(const values& said, const char* first, const char* last) const;
    /// Says so when the hour under `closes` is not after that under `opens`.
    void hours_in_order(const values& said, const std::string& opens,
                        const std::string& closes) const;
    /// Whether the key is there; says so when it is not but must be, or is but may not.
    bool belongs(const values& said, const std::string& key, bool must,
                 const std::string& of) const;
};

/// The kinds of vessels that `vessels` names.
std::vector<models::service_kind> vessels(const values& said);

/// `label`, else the name.
std::string label(const values& said, const std::string& name);

}  // namespace corridor::configs
