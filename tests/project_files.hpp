// The project's own files, as tests and benchmarks read them: they run in its root.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace corridor::tests {

inline std::vector<std::string> shipped_scenarios() {
    std::vector<std::string> names;
    for (const auto& each : std::filesystem::directory_iterator("configs/scenarios")) {
        names.push_back(each.path().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

inline std::optional<std::string> text_of_file(const std::string& name) {
    std::ifstream file(name);
    if (!file) {
        return std::nullopt;
    }
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace corridor::tests
