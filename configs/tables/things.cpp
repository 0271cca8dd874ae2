#include "configs/tables/things.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "configs/checking/check.hpp"
#include "configs/schema.hpp"

namespace corridor::configs {

namespace {

std::string sources_of(const document& in, const stated_thing& of) {
    std::vector<std::string> all;
    std::string joined;
    for (const key_spec* spec : keys_of(of.kind)) {
        const auto said = in.entries.find(of.path(std::string(spec->key)));
        if (said != in.entries.end() && !said->second.source.empty() &&
            std::find(all.begin(), all.end(), said->second.source) == all.end()) {
            all.push_back(said->second.source);
            joined += (joined.empty() ? "" : "; ") + said->second.source;
        }
    }
    return joined;
}

}  // namespace

std::string stated_thing::path(const std::string& key) const {
    return fmt::format("{}.{}.{}", kind, name, key);
}

std::vector<std::string> kinds_in_tables() {
    std::vector<std::string> kinds = {"place"};
    for (const std::string& kind : table_kinds()) {
        if (!is_single(kind)) {
            kinds.push_back(kind);
        }
    }
    return kinds;
}

std::vector<stated_thing> things_of(const document& of, const std::string& kind) {
    std::vector<stated_thing> things;
    for (const std::string& each : kinds_named(kind)) {
        for (const std::string& name : names_of(of, each)) {
            things.push_back({each, name, ""});
            things.back().source = sources_of(of, things.back());
        }
    }
    return things;
}

}  // namespace corridor::configs
