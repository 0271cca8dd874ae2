// Writes TOML a line at a time; every number says that it was drawn, as the reader demands.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace corridor::tests {

class toml_page {
public:
    void table(const std::string& name) { text_ += fmt::format("\n[{}]\n", name); }
    void word(const std::string& key, const std::string& value) {
        text_ += fmt::format("{} = \"{}\"\n", key, value);
    }
    void bare(const std::string& key, const std::string& value) {
        text_ += fmt::format("{} = {}\n", key, value);
    }
    void words(const std::string& key, const std::vector<std::string>& values) {
        std::string list;
        for (const std::string& each : values)
            list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", each);
        text_ += fmt::format("{} = [{}]\n", key, list);
    }
    void whole(const std::string& key, std::int64_t value) {
        text_ += fmt::format("{} = {}  # assumed: drawn\n", key, value);
    }
    void number(const std::string& key, double value) {
        text_ += fmt::format("{} = {:.6g}  # assumed: drawn\n", key, value);
    }
    void numbers(const std::string& key, const std::vector<double>& values) {
        std::string list;
        for (const double each : values)
            list += fmt::format("{}{:.6g}", list.empty() ? "" : ", ", each);
        text_ += fmt::format("{} = [{}]  # assumed: drawn\n", key, list);
    }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace corridor::tests
