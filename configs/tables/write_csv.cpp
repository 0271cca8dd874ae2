#include "configs/tables/write_csv.hpp"

#include <algorithm>

#include "configs/reading/toml.hpp"
#include "configs/schema.hpp"
#include "configs/tables/things.hpp"

namespace corridor::configs {

namespace {

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + "\"";
}

std::string plain(const value& of) {
    const auto* text = std::get_if<std::string>(&of.is);
    return text != nullptr ? *text : to_text(of);
}

std::string cell_text(const value& of) {
    const auto* list = std::get_if<std::vector<value>>(&of.is);
    if (list == nullptr) {
        return plain(of);
    }
    std::string all;
    for (const value& each : *list) {
        all += (all.empty() ? "" : ";") + plain(each);
    }
    return all;
}

// The keys that a thing of that kind states, each once.
std::vector<std::string> columns_of(const document& of, const std::vector<stated_thing>& things,
                                    const std::string& kind) {
    std::vector<std::string> keys;
    for (const std::string& each : kinds_named(kind)) {
        for (const key_spec* spec : keys_of(each)) {
            const std::string key(spec->key);
            const bool stated = std::any_of(things.begin(), things.end(), [&](const auto& one) {
                return of.entries.contains(one.path(key));
            });
            if (stated && std::find(keys.begin(), keys.end(), key) == keys.end()) {
                keys.push_back(key);
            }
        }
    }
    return keys;
}

}  // namespace

std::string to_csv(const document& of, const std::string& kind) {
    const std::vector<stated_thing> things = things_of(of, kind);
    const std::vector<std::string> keys = columns_of(of, things, kind);
    std::string out = kind == "place" ? "name,kind" : "name";
    for (const std::string& key : keys) {
        out += "," + key;
    }
    out += ",source\n";
    for (const stated_thing& each : things) {
        out += each.name + (kind == "place" ? "," + each.kind : "");
        for (const std::string& key : keys) {
            const auto said = of.entries.find(each.path(key));
            out += "," + (said == of.entries.end() ? "" : quoted(cell_text(said->second.held)));
        }
        out += "," + quoted(each.source) + "\n";
    }
    return out;
}

}  // namespace corridor::configs
