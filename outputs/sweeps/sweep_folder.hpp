// The folder of a sweep: what was asked for (`inputs/`), one shard a worker process, and the lock
// that keeps two of them from doing the same. What is decided here: which tasks are done, and who
// may add to them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "outputs/responses.hpp"
#include "outputs/sweeps/descriptor.hpp"
#include "outputs/sweeps/shard_file.hpp"
#include "sim/study/sweep.hpp"

namespace corridor::outputs {

/// The folder cannot be used for this: another study, somebody at work. The user's to mend.
struct sweep_refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What a sweep is of. Whoever changes any of it begins another sweep.
struct sweep_inputs {
    std::string study;          ///< name
    std::string study_toml;     ///< resolved; names the scenario as `../scenarios/NAME.toml`
    std::string scenario;       ///< name
    std::string scenario_toml;  ///< resolved
    std::string program;        ///< version and commit: another program may give other results
    std::int32_t points = 0;
    std::int32_t replications = 0;
};

/// Which tasks are done, over all shards of a folder.
class sweep_index {
public:
    sweep_index(std::int32_t points, std::int32_t replications);

    bool holds(study::task which) const;
    std::int64_t count() const { return count_; }
    std::vector<study::task> missing() const;

    /// Adds what a shard holds. Throws std::runtime_error when it holds another result of a task
    /// that is known already: the simulation does not repeat itself.
    void add(const std::string& path, const std::vector<shard_record>& records);
    void add(study::task which);  ///< of the shard that is being written

    /// Precondition: holds(which), from a shard that was read.
    response_sums sums(study::task which) const;

private:
    struct place {
        std::int32_t shard = absent;  ///< in paths_
        shard_record record;
    };
    static constexpr std::int32_t absent = -1;
    static constexpr std::int32_t being_written = -2;

    std::size_t row(study::task which) const;

    std::int32_t replications_;
    std::int64_t count_ = 0;
    std::vector<std::string> paths_;
    std::vector<place> places_;  // [point][replication]
};

/// A sweep at work: a task store.
class sweep_folder {
public:
    /// Creates the folder or continues what is there. The whole sweep (1 of 1) has the folder to
    /// itself; shards share it, each shard once. Damaged shards of its own are set aside.
    /// Throws sweep_refused, std::system_error or std::runtime_error, each with the path.
    sweep_folder(std::string folder, const sweep_inputs& inputs, study::shard part);

    bool holds(study::task which) const { return index_.holds(which); }
    /// Written at once, made durable in groups, a group a second: that much, and no more, can be
    /// lost with the machine.
    void put(study::task which, const response_sums& sums);
    void flush();

    std::int64_t durable() const { return durable_; }  ///< tasks put and made durable so far
    /// What was set aside, each a sentence.
    const std::vector<std::string>& notes() const { return notes_; }

private:
    void find_done(study::shard part);

    // fixed after construction
    const std::string folder_;
    const std::uint64_t identity_;
    const descriptor lock_;

    sweep_index index_;
    std::vector<std::string> notes_;
    std::optional<shard_writer> own_;
    std::vector<study::task> group_;  // written, not yet durable
    std::int64_t durable_ = 0;
    std::chrono::steady_clock::time_point flushed_ = std::chrono::steady_clock::now();
};

/// The study file that a folder's sweep is of. Throws sweep_refused when it holds no sweep.
std::string study_file_in(const std::string& folder);

/// The program that a folder's results are from. Throws sweep_refused when it holds no sweep.
std::string program_of(const std::string& folder);

/// All that is done in a folder, and a sentence on each shard that is damaged or foreign.
struct sweep_results {
    sweep_index index;
    std::vector<std::string> notes;
};
sweep_results read_sweep(const std::string& folder, std::int32_t points, std::int32_t replications);

}  // namespace corridor::outputs
