// A file that is complete or absent: written under another name, made durable, then renamed.
#pragma once

#include <string>

namespace corridor::outputs {

/// Removes its file unless it was committed.
class partial_file {
public:
    /// Removes `final_path`.PID.partial left by processes that are gone.
    explicit partial_file(std::string final_path);
    ~partial_file();
    partial_file(const partial_file&) = delete;
    partial_file& operator=(const partial_file&) = delete;

    const std::string& path() const { return path_; }

    /// fsync, rename, fsync of the folder. The file must be closed by its writer before.
    /// Throws std::runtime_error with the system's words.
    void commit();

private:
    const std::string final_path_;
    const std::string path_;
    bool committed_ = false;
};

/// The whole of a file, complete or absent; its folder must be there. Throws std::system_error or
/// std::runtime_error with the path or the system's words.
void write_whole(const std::string& path, const std::string& text);

/// fsync of the folder in which `path` stands, so that its name outlives a failure of the machine.
/// Throws std::runtime_error with the system's words.
void make_folder_durable(const std::string& path);

}  // namespace corridor::outputs
