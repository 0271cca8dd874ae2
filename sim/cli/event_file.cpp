#include "sim/cli/event_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

#include "outputs/partial_file.hpp"
#include "sim/cli/options.hpp"
#include "sim/core/trace/chrome.hpp"
#include "sim/core/trace/text.hpp"

namespace corridor::cli {

struct event_file::open_file {
    explicit open_file(const std::string& path)
        : name(path), partial(path), stream(std::fopen(partial.path().c_str(), "wb")) {
        check(stream != nullptr);
    }
    open_file(const open_file&) = delete;
    open_file& operator=(const open_file&) = delete;
    ~open_file() { close(); }

    void check(bool worked) const {
        if (!worked)
            throw std::runtime_error(fmt::format("{}: {}", name, std::strerror(errno)));
    }
    void write(std::string_view text) {
        check(std::fwrite(text.data(), 1, text.size(), stream) == text.size());
    }
    bool close() {
        std::FILE* const open = stream;
        stream = nullptr;
        return open == nullptr || std::fclose(open) == 0;
    }

    const std::string name;
    outputs::partial_file partial;
    std::FILE* stream;
};

event_file::event_file(const std::string& path, bool may_replace) {
    const std::string ending = std::filesystem::path(path).extension().string();
    if (ending != ".json" && ending != ".txt")
        throw usage_error(
            fmt::format("--trace-events: {} given; expected FILE.json or FILE.txt", path));
    if (!may_replace && std::filesystem::exists(path))
        throw usage_error(fmt::format("{} is there already; --force replaces it", path));
    file_ = std::make_unique<open_file>(path);
}

event_file::~event_file() = default;

std::unique_ptr<core::tracer> event_file::trace(core::simulation& sim) {
    const auto sink = [to = file_.get()](std::string_view text) { to->write(text); };
    if (file_->name.ends_with(".json"))
        return std::make_unique<core::chrome_trace>(sim, sink);
    return std::make_unique<core::text_trace>(sim, sink);
}

void event_file::commit() {
    file_->check(file_->close());
    file_->partial.commit();
}

}  // namespace corridor::cli
