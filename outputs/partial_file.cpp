#include "outputs/partial_file.hpp"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

namespace corridor::outputs {
namespace {

constexpr std::string_view ending = ".partial";

void check(bool worked, const char* what) {
    if (!worked)
        throw std::runtime_error(fmt::format("{}: {}", what, std::strerror(errno)));
}

void make_durable(const std::string& path, int flags) {
    const int file = open(path.c_str(), flags);
    check(file >= 0, "cannot open for fsync");
    const int code = fsync(file);
    const int number = errno;
    close(file);
    errno = number;
    check(code == 0, "fsync failed");
}

std::filesystem::path folder_of(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    return folder.empty() ? std::filesystem::path(".") : folder;
}

/// The process in NAME.PID.partial; 0 when it is another name.
pid_t writer_of(std::string_view name, std::string_view final_name) {
    if (name.size() <= final_name.size() + 1 + ending.size())
        return 0;
    if (name.substr(0, final_name.size()) != final_name)
        return 0;
    if (name.substr(name.size() - ending.size()) != ending)
        return 0;
    const std::string_view digits =
        name.substr(final_name.size() + 1, name.size() - final_name.size() - 1 - ending.size());
    pid_t process = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), process);
    return parsed.ptr == digits.data() + digits.size() && process > 0 ? process : 0;
}

void remove_orphans(const std::string& final_path) {
    const std::string final_name = std::filesystem::path(final_path).filename().string();
    std::error_code ignored;  // a folder that cannot be listed will say so when it is written to
    std::vector<std::filesystem::path> orphans;
    for (const auto& entry : std::filesystem::directory_iterator(folder_of(final_path), ignored)) {
        const pid_t writer = writer_of(entry.path().filename().string(), final_name);
        if (writer > 0 && kill(writer, 0) != 0 && errno == ESRCH)
            orphans.push_back(entry.path());
    }
    for (const std::filesystem::path& each : orphans)
        std::filesystem::remove(each, ignored);
}

}  // namespace

partial_file::partial_file(std::string final_path)
    : final_path_(std::move(final_path)),
      path_(fmt::format("{}.{}{}", final_path_, getpid(), ending)) {
    remove_orphans(final_path_);
}

partial_file::~partial_file() {
    if (!committed_)
        unlink(path_.c_str());
}

void partial_file::commit() {
    make_durable(path_, O_RDONLY);
    check(std::rename(path_.c_str(), final_path_.c_str()) == 0, "cannot rename");
    committed_ = true;
    make_folder_durable(final_path_);
}

void write_whole(const std::string& path, const std::string& text) {
    partial_file partial(path);
    std::ofstream file(partial.path(), std::ios::binary);
    file << text;
    file.close();
    if (!file)
        throw std::system_error(errno, std::generic_category(), path);
    partial.commit();
}

void make_folder_durable(const std::string& path) {
    make_durable(folder_of(path).string(), O_RDONLY | O_DIRECTORY);
}

}  // namespace corridor::outputs
