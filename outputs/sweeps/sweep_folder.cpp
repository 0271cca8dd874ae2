#include "outputs/sweeps/sweep_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>

#include "outputs/partial_file.hpp"
#include "outputs/sweeps/checksum.hpp"
#include "outputs/sweeps/sums_bytes.hpp"

namespace corridor::outputs {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds group_time{1};
constexpr std::string_view program_mark = "# swept by corridor ";

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::system_error(errno, std::generic_category(), path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

fs::path studies_in(const std::string& folder) { return fs::path(folder) / "inputs" / "studies"; }
fs::path scenarios_in(const std::string& folder) {
    return fs::path(folder) / "inputs" / "scenarios";
}

/// The only file in there; empty without one.
fs::path only_file(const fs::path& folder) {
    std::error_code none;
    for (const fs::directory_entry& each : fs::directory_iterator(folder, none)) {
        if (each.path().extension() == ".toml")
            return each.path();
    }
    return {};
}

std::string study_text(const sweep_inputs& of) {
    return fmt::format("{}{}\n{}", program_mark, of.program, of.study_toml);
}

std::uint64_t identity_of(const std::string& study, const std::string& scenario) {
    return checksum(scenario, checksum(study));
}

void write_durably(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    write_whole(path.string(), text);
}

/// The first lines that differ, in words.
std::string difference(const fs::path& file, const std::string& there, const std::string& now) {
    std::string_view a = there;
    std::string_view b = now;
    for (int line = 1; !a.empty() || !b.empty(); ++line) {
        const std::string_view in_a = a.substr(0, a.find('\n'));
        const std::string_view in_b = b.substr(0, b.find('\n'));
        if (in_a != in_b)
            return fmt::format(R"({}:{}: "{}" there, "{}" now)", file.string(), line, in_a, in_b);
        a.remove_prefix(std::min(in_a.size() + 1, a.size()));
        b.remove_prefix(std::min(in_b.size() + 1, b.size()));
    }
    return file.string();
}

/// Writes what the sweep is of, or compares it with what is there.
void settle_inputs(const std::string& folder, const sweep_inputs& inputs) {
    const fs::path study = studies_in(folder) / (inputs.study + ".toml");
    const fs::path scenario = scenarios_in(folder) / (inputs.scenario + ".toml");
    const fs::path there = only_file(studies_in(folder));
    if (there.empty()) {
        write_durably(scenario, inputs.scenario_toml);
        write_durably(study, study_text(inputs));  // last: with it the inputs are whole
        return;
    }
    const auto refuse = [&](const std::string& why) {
        throw sweep_refused(
            fmt::format("{}: holds results of something else ({}); use another --out, or what it "
                        "was begun with",
                        folder, why));
    };
    if (there != study)
        refuse(fmt::format("the study {}", there.stem().string()));
    if (const std::string text = text_of(study); text != study_text(inputs))
        refuse(difference(study, text, study_text(inputs)));
    if (!fs::exists(scenario))
        refuse(fmt::format("there is no {}", scenario.string()));
    if (const std::string text = text_of(scenario); text != inputs.scenario_toml)
        refuse(difference(scenario, text, inputs.scenario_toml));
}

/// Which bytes of the lock file stand for whom: the first for who writes the inputs, one for each
/// shard, all of them for the whole sweep. Locks of an open file go with the process, and hold on
/// network file systems too.
struct flock range_of(off_t first, off_t bytes) {
    struct flock range {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    range.l_start = first;
    range.l_len = bytes;  // 0: to the end of all files
    return range;
}

descriptor lock(const std::string& folder, study::shard part) {
    fs::create_directories(folder);
    const std::string path = (fs::path(folder) / "lock").string();
    descriptor file(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (file.number() < 0)
        throw std::system_error(errno, std::generic_category(), path);
    struct flock range =
        part.of == 1 ? range_of(0, 0) : range_of((off_t{part.of} << 31) + part.number, 1);
    if (fcntl(file.number(), F_OFD_SETLK, &range) == 0)
        return file;
    if (errno != EAGAIN && errno != EACCES)
        throw std::system_error(errno, std::generic_category(), path + ": cannot lock");
    throw sweep_refused(
        part.of == 1
            ? fmt::format("{}: another sweep is at work in this folder; wait until it has ended",
                          folder)
            : fmt::format("{}: shard {}/{} or a whole sweep is at work in this folder; wait until "
                          "it has ended",
                          folder, part.number, part.of));
}

/// Shards that begin at once on an empty folder write the inputs one after another.
void settle_in_turn(const descriptor& lock, const std::string& folder, const sweep_inputs& inputs,
                    study::shard part) {
    if (part.of == 1)
        return settle_inputs(folder, inputs);
    struct flock turn = range_of(0, 1);
    if (fcntl(lock.number(), F_OFD_SETLKW, &turn) != 0)
        throw std::system_error(errno, std::generic_category(), folder + ": cannot lock");
    settle_inputs(folder, inputs);
    turn.l_type = F_UNLCK;
    fcntl(lock.number(), F_OFD_SETLK, &turn);
}

std::string name_of(study::shard part) {
    return fmt::format("shard-{}-of-{}", part.number, part.of);
}

/// Paths of all shards, sorted by name; what was set aside is none.
std::vector<std::string> shards_in(const std::string& folder) {
    std::vector<std::string> paths;
    for (const fs::directory_entry& each : fs::directory_iterator(folder)) {
        const std::string name = each.path().filename().string();
        if (name.starts_with("shard-") && name.find('.') == std::string::npos)
            paths.push_back(each.path().string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string words_of(const std::string& path, shard_state state) {
    return state == shard_state::foreign
               ? fmt::format("{}: holds results of another study; they are not used", path)
               : fmt::format("{}: is damaged; what is whole in it is used", path);
}

}  // namespace

sweep_index::sweep_index(std::int32_t points, std::int32_t replications)
    : replications_(replications),
      places_(static_cast<std::size_t>(points) * static_cast<std::size_t>(replications)) {}

bool sweep_index::holds(study::task which) const { return places_[row(which)].shard != absent; }

std::vector<study::task> sweep_index::missing() const {
    std::vector<study::task> tasks;
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const auto number = static_cast<std::int64_t>(i);
        if (places_[i].shard == absent)
            tasks.push_back({static_cast<std::int32_t>(number / replications_),
                             static_cast<std::int32_t>(number % replications_)});
    }
    return tasks;
}

void sweep_index::add(const std::string& path, const std::vector<shard_record>& records) {
    paths_.push_back(path);
    for (const shard_record& each : records) {
        place& here = places_.at(row(each.which));
        if (here.shard >= 0 && here.record.checksum != each.checksum)
            throw std::runtime_error(fmt::format(
                "{} and {} hold different results of replication {} at point {}: the program that "
                "made them does not repeat itself; begin again with another --out",
                paths_[static_cast<std::size_t>(here.shard)], path, each.which.replication,
                each.which.point));
        if (here.shard != absent)
            continue;
        here = {static_cast<std::int32_t>(paths_.size()) - 1, each};
        ++count_;
    }
}

void sweep_index::add(study::task which) {
    places_[row(which)].shard = being_written;
    ++count_;
}

response_sums sweep_index::sums(study::task which) const {
    const place& here = places_[row(which)];
    const std::string& path = paths_[static_cast<std::size_t>(here.shard)];
    const std::optional<response_sums> sums = sums_from(read_payload(path, here.record));
    if (!sums)
        throw std::runtime_error(path + ": holds a record of another kind");
    return *sums;
}

std::size_t sweep_index::row(study::task which) const {
    return static_cast<std::size_t>(which.point) * static_cast<std::size_t>(replications_) +
           static_cast<std::size_t>(which.replication);
}

sweep_folder::sweep_folder(std::string folder, const sweep_inputs& inputs, study::shard part)
    : folder_(std::move(folder)),
      identity_(identity_of(study_text(inputs), inputs.scenario_toml)),
      lock_(lock(folder_, part)),
      index_(inputs.points, inputs.replications) {
    settle_in_turn(lock_, folder_, inputs, part);
    find_done(part);
    own_.emplace((fs::path(folder_) / name_of(part)).string(), identity_);
}

void sweep_folder::find_done(study::shard part) {
    for (const std::string& path : shards_in(folder_)) {
        const bool is_own = part.of == 1 || fs::path(path).filename() == name_of(part);
        if (is_own) {
            const std::string set_aside = repair_shard(path, identity_);
            if (!set_aside.empty())
                notes_.push_back(
                    fmt::format("{}: was damaged and is kept as {}; what was lost is done again",
                                path, set_aside));
        }
        const shard_contents found = scan_shard(path, identity_);
        if (is_own && found.state == shard_state::foreign)
            throw sweep_refused(words_of(path, found.state));
        index_.add(path, found.records);
    }
}

void sweep_folder::put(study::task which, const response_sums& sums) {
    own_->append(which, to_bytes(sums));
    group_.push_back(which);
    if (std::chrono::steady_clock::now() - flushed_ >= group_time)
        flush();
}

void sweep_folder::flush() {
    if (!group_.empty())
        own_->flush();
    for (const study::task each : group_)
        index_.add(each);
    durable_ += static_cast<std::int64_t>(group_.size());
    group_.clear();
    flushed_ = std::chrono::steady_clock::now();
}

std::string study_file_in(const std::string& folder) {
    const fs::path file = only_file(studies_in(folder));
    if (file.empty())
        throw sweep_refused(
            fmt::format("{}: holds no sweep; expected the --out of corridor sweep", folder));
    return file.string();
}

std::string program_of(const std::string& folder) {
    const std::string text = text_of(study_file_in(folder));
    const std::string_view line = std::string_view(text).substr(0, text.find('\n'));
    return std::string(line.starts_with(program_mark) ? line.substr(program_mark.size()) : "");
}

sweep_results read_sweep(const std::string& folder, std::int32_t points,
                         std::int32_t replications) {
    const std::uint64_t identity =
        identity_of(text_of(study_file_in(folder)), text_of(only_file(scenarios_in(folder))));
    sweep_results out{sweep_index(points, replications), {}};
    for (const std::string& path : shards_in(folder)) {
        const shard_contents found = scan_shard(path, identity);
        if (found.state == shard_state::damaged || found.state == shard_state::foreign)
            out.notes.push_back(words_of(path, found.state));
        out.index.add(path, found.records);
    }
    return out;
}

}  // namespace corridor::outputs
