// Writes a whole result, complete or not at all. The schema is in SCHEMA.md.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/bound_result.hpp"
#include "models/result.hpp"
#include "models/scenario.hpp"

namespace corridor::outputs {

constexpr int schema_version = 5;

/// Where a result comes from. Nothing in here may depend on the time, the host, the number of
/// workers or the engine: equal runs give equal bytes.
struct provenance {
    std::string scenario_toml;  ///< whole, after overrides
    std::string arguments;      ///< resolved, those that change results; the seed among them
    std::string version;        ///< of corridor
    std::string commit;
    std::uint64_t seed = 0;
    std::vector<std::string> interventions;
    std::string study_toml{};  ///< resolved; empty: a run, not a sweep
};

/// Why `path` should not be written: a file is there that does not hold a result of the same
/// inputs (`scenario_toml`, `study_toml` and `arguments`). None when it may be. Ask before a long
/// run.
std::optional<std::string> obstacle(const std::string& path, const provenance& from);

enum class existing_file : std::uint8_t { keep_unless_same_inputs, replace };

/// Writes to FILE.PID.partial, makes that durable and renames it to `path`. Partial files of
/// processes that are gone are removed. Throws std::runtime_error with the path and the system's
/// words when anything fails or there is an obstacle; then `path` is as before and, once the
/// writer is gone, no partial file stays. Call from one thread at a time.
class result_writer {
public:
    /// Opens nothing yet. `from` must outlive this.
    result_writer(std::string path, const models::scenario& from, provenance origin,
                  existing_file policy = existing_file::keep_unless_same_inputs);
    ~result_writer();

    /// Takes the rows of a traced result to the file, and out of memory, so that any number of
    /// replications needs that of one. Call in replication order; does nothing untraced.
    void take_rows(models::replication_result& of);

    /// All the rest; without a bound the file has no /bound. Precondition: at least one result; all
    /// of them of `from`, and each traced one was given to take_rows. Call once.
    void finish(const std::vector<models::replication_result>& results,
                const models::bound_result* bound = nullptr);

private:
    struct open_file;
    open_file& open();

    // fixed after construction
    const std::string path_;
    const models::scenario& from_;
    const provenance origin_;
    const existing_file policy_;

    std::unique_ptr<open_file> open_;  // null until there is something to write
};

/// The same at once, for results that are all there.
void write_result(const std::string& path, const models::scenario& from,
                  std::vector<models::replication_result> results, const provenance& origin,
                  existing_file policy = existing_file::keep_unless_same_inputs,
                  const models::bound_result* bound = nullptr);

/// The same for any content: `write` gets the path of the partial file.
void write_whole(const std::string& path, const provenance& origin, existing_file policy,
                 const std::function<void(const std::string& partial)>& write);

}  // namespace corridor::outputs
