// A shard: an append-only file of finished tasks. Each record says its length and its checksum, so
// that what a kill tore or a disk damaged is recognised, and what follows it is still found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "outputs/sweeps/descriptor.hpp"
#include "sim/study/sweep.hpp"

namespace corridor::outputs {

/// A whole record, and where its payload stands.
struct shard_record {
    study::task which;
    std::int64_t offset = 0;  ///< of the payload, in bytes from the beginning
    std::uint32_t length = 0;
    std::uint64_t checksum = 0;  ///< of the payload
};

enum class shard_state : std::uint8_t {
    whole,
    torn,     ///< the last record was cut off: a kill, or somebody is writing right now
    damaged,  ///< bytes that are no record stand among or after the records
    foreign,  ///< of another study
};

struct shard_contents {
    shard_state state = shard_state::whole;
    std::vector<shard_record> records;
    std::int64_t good_end = 0;  ///< where the whole records before the first fault end
};

/// Reads all of it. `identity` is the study's. Throws std::system_error with the path.
shard_contents scan_shard(const std::string& path, std::uint64_t identity);

/// The payload of a record. Throws std::runtime_error when it is no longer what it was.
std::string read_payload(const std::string& path, const shard_record& record);

/// Makes a shard fit to be appended to: cuts off a torn end; copies a damaged file to
/// PATH.damaged (or PATH.damaged-2 and so on) and keeps its whole records. Returns that name, empty
/// when nothing was set aside. Precondition: nobody else writes to it, and it is not foreign.
std::string repair_shard(const std::string& path, std::uint64_t identity);

/// Appends records. What a failed write left is cut off again, so that the file stays whole.
class shard_writer {
public:
    /// Creates the file, or continues a whole one. Throws std::system_error with the path.
    shard_writer(std::string path, std::uint64_t identity);

    /// Survives a kill of the process from here on, a failure of the machine after `flush`.
    void append(study::task which, std::string_view payload);
    void flush();

private:
    void write(std::string_view bytes);
    [[noreturn]] void fail(const char* what) const;

    const std::string path_;
    const std::uint64_t identity_;
    const descriptor file_;
    std::int64_t end_ = 0;
};

}  // namespace corridor::outputs
