// A file of every event of one replication, for whoever debugs a scenario: complete or absent.
#pragma once

#include <memory>
#include <string>

#include "sim/core/tracer.hpp"

namespace corridor::cli {

class event_file {
public:
    /// FILE.json is for Perfetto, FILE.txt for reading. Throws usage_error on any other ending, and
    /// when the file is there and not to be replaced.
    event_file(const std::string& path, bool may_replace);
    ~event_file();
    event_file(const event_file&) = delete;
    event_file& operator=(const event_file&) = delete;

    /// Writes all that `sim` does into the file. What cannot be written ends the run by
    /// std::runtime_error with the system's words. One simulation, which outlives what is returned.
    std::unique_ptr<core::tracer> trace(core::simulation& sim);

    /// The trace is finished: gives the file its name. Throws std::runtime_error.
    void commit();

private:
    struct open_file;
    std::unique_ptr<open_file> file_;
};

}  // namespace corridor::cli
