// The things of a scenario that can stand in tables.
#pragma once

#include <string>
#include <vector>

#include "configs/reading/document.hpp"

namespace corridor::configs {

/// The kinds that can stand in tables: `place`, and those of tables with names.
std::vector<std::string> kinds_in_tables();

/// What a row of a table says, and of what kind it is.
struct stated_thing {
    std::string kind;  ///< `port`, also among places
    std::string name;
    std::string source;  ///< of its figures, each once

    /// `port.aktau.quay_cranes`
    std::string path(const std::string& key) const;
};

/// By kind in the schema's order, then by name. `kind` may be `place`.
std::vector<stated_thing> things_of(const document& of, const std::string& kind);

}  // namespace corridor::configs
