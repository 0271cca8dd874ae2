#include "outputs/writer.hpp"

#include <cerrno>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "outputs/groups/groups.hpp"
#include "outputs/groups/trace_writer.hpp"
#include "outputs/hdf5.hpp"
#include "outputs/partial_file.hpp"
#include "outputs/responses.hpp"

namespace corridor::outputs {
namespace {

void write_text(hid_t group, const char* name, const char* meaning, const std::string& value) {
    const hdf5::handle dataset = hdf5::write(group, name, {}, std::vector<std::string>{value});
    hdf5::set_attribute(dataset, "long_name", std::string(meaning));
}

void write_groups(hid_t file, const observations& seen) {
    write_flows(file, seen);
    write_stages(file, seen);
    write_causes(file, seen);
    write_nodes(file, seen);
    write_facilities(file, seen);
    write_borders(file, seen);
    write_depots(file, seen);
    write_legs(file, seen);
    write_services(file, seen);
    write_disruptions(file, seen);
    write_weekly(file, seen);
    write_summary(file, responses(seen.from, seen.results));
}

/// Does `work`, whose failures are told with the file's name.
template <class Work>
void naming(const std::string& path, Work work) {
    try {
        errno = 0;
        work();
    } catch (const std::exception& error) {
        throw std::runtime_error(fmt::format("{}: {}", path, error.what()));
    }
}

std::string read_text(hid_t file, const char* path) {
    const hdf5::handle dataset(H5Dopen2(file, path, H5P_DEFAULT), H5Dclose, path);
    const std::vector<std::string> texts = hdf5::read_texts(dataset);
    return texts.empty() ? std::string() : texts.front();
}

bool holds_same_inputs(const std::string& path, const provenance& from) {
    try {
        const hdf5::handle file = hdf5::open_file(path);
        const bool is_sweep = H5Lexists(file, "/provenance/study_toml", H5P_DEFAULT) > 0;
        return (is_sweep ? read_text(file, "/provenance/study_toml") : "") == from.study_toml &&
               read_text(file, "/provenance/scenario_toml") == from.scenario_toml &&
               read_text(file, "/provenance/arguments") == from.arguments;
    } catch (const std::runtime_error&) {  // not a result of ours: to be kept
        return false;
    }
}

}  // namespace

void write_root(hid_t file, const models::scenario& from, const std::string& title,
                const provenance& origin) {
    const hdf5::handle root(H5Gopen2(file, "/", H5P_DEFAULT), H5Gclose, "H5Gopen2");
    hdf5::set_attribute(root, "Conventions", std::string("CF-1.8"));
    hdf5::set_attribute(root, "title", title);
    hdf5::set_attribute(root, "schema_version", std::int64_t{schema_version});
    hdf5::set_attribute(root, "corridor_version", origin.version);
    hdf5::set_attribute(root, "commit", origin.commit);
    hdf5::set_attribute(root, "scenario", from.name);
    hdf5::set_attribute(root, "interventions",
                        fmt::format("{}", fmt::join(origin.interventions, " ")));
    // As text: a seed may be larger than any signed integer.
    hdf5::set_attribute(root, "seed", fmt::format("{}", origin.seed));
    hdf5::set_attribute(root, "start_date", iso_date(from.start_date));
    hdf5::set_attribute(root, "run_in_days", std::int64_t{from.run_in_days});
    hdf5::set_attribute(root, "horizon_days", std::int64_t{from.days});
}

void write_provenance(hid_t file, const provenance& origin) {
    const hdf5::handle group = hdf5::create_group(file, "provenance");
    write_text(group, "scenario_toml", "the scenario, whole, after overrides",
               origin.scenario_toml);
    if (!origin.study_toml.empty())
        write_text(group, "study_toml", "the study, whole", origin.study_toml);
    write_text(group, "arguments", "resolved arguments that change results", origin.arguments);
}

std::optional<std::string> obstacle(const std::string& path, const provenance& from) {
    std::error_code unreadable;
    if (!std::filesystem::exists(path, unreadable) || holds_same_inputs(path, from)) {
        return std::nullopt;
    }
    return fmt::format(
        "{}: is there and does not hold a result of the same inputs; use --force to replace it, or "
        "another --out",
        path);
}

namespace {

void refuse_obstacle(const std::string& path, const provenance& origin, existing_file policy) {
    if (policy == existing_file::replace)
        return;
    if (const auto why = obstacle(path, origin))
        throw std::runtime_error(*why);
}

}  // namespace

struct result_writer::open_file {
    explicit open_file(const std::string& path)
        : partial(path), file(hdf5::create_file(partial.path())) {}
    partial_file partial;
    hdf5::handle file;
    std::optional<trace_writer> trace;
};

result_writer::result_writer(std::string path, const models::scenario& from, provenance origin,
                             existing_file policy)
    : path_(std::move(path)), from_(from), origin_(std::move(origin)), policy_(policy) {}

result_writer::~result_writer() = default;

result_writer::open_file& result_writer::open() {
    if (open_ == nullptr) {
        open_ = std::make_unique<open_file>(path_);
        write_root(open_->file, from_, from_.title.empty() ? from_.name : from_.title, origin_);
        write_provenance(open_->file, origin_);
    }
    return *open_;
}

void result_writer::take_rows(models::replication_result& of) {
    if (!of.trace)
        return;
    naming(path_, [&] {
        open_file& to = open();
        if (!to.trace)
            to.trace.emplace(to.file, from_);
        to.trace->append(of.replication, *of.trace);
    });
    of.trace.reset();
}

void result_writer::finish(const std::vector<models::replication_result>& results,
                           const models::bound_result* bound) {
    refuse_obstacle(path_, origin_, policy_);
    naming(path_, [&] {
        open_file& to = open();
        if (to.trace)
            to.trace->finish();
        to.trace.reset();  // closes its datasets, or the file stays open
        write_groups(to.file, {from_, results});
        if (bound != nullptr)
            write_bound(to.file, from_, *bound);
        hdf5::check(H5Fflush(to.file, H5F_SCOPE_GLOBAL), "cannot flush");
        to.file.close("cannot close");
        to.partial.commit();
    });
}

void write_result(const std::string& path, const models::scenario& from,
                  std::vector<models::replication_result> results, const provenance& origin,
                  existing_file policy, const models::bound_result* bound) {
    result_writer to(path, from, origin, policy);
    for (models::replication_result& each : results)
        to.take_rows(each);
    to.finish(results, bound);
}

void write_whole(const std::string& path, const provenance& origin, existing_file policy,
                 const std::function<void(const std::string& partial)>& write) {
    refuse_obstacle(path, origin, policy);
    naming(path, [&] {
        partial_file partial(path);
        write(partial.path());
        partial.commit();
    });
}

}  // namespace corridor::outputs
