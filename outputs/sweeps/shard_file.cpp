#include "outputs/sweeps/shard_file.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "outputs/partial_file.hpp"
#include "outputs/sweeps/checksum.hpp"

namespace corridor::outputs {
namespace {

static_assert(std::endian::native == std::endian::little);  // shards go from machine to machine

constexpr std::string_view file_mark = "corridor shard 1";
constexpr std::string_view record_mark = "task";

/// The file begins with the mark, the study's identity and the checksum of both.
constexpr std::size_t file_head = 16 + 8 + 8;
/// A record begins with its mark, point, replication, length, checksum of the payload, and the
/// checksum of all that and of the study's identity: a record of another study is none.
constexpr std::size_t record_head = 4 + 4 + 4 + 4 + 8 + 8;

template <class T>
void add(std::string& to, T value) {
    std::array<char, sizeof(T)> bytes{};
    std::memcpy(bytes.data(), &value, sizeof(T));
    to.append(bytes.data(), bytes.size());
}

template <class T>
T at(std::string_view bytes, std::size_t offset) {
    T value{};
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

std::string head_of_file(std::uint64_t identity) {
    std::string head(file_mark);
    add(head, identity);
    add(head, checksum(head));
    return head;
}

std::string head_of_record(study::task which, std::string_view payload, std::uint64_t identity) {
    std::string head(record_mark);
    add(head, which.point);
    add(head, which.replication);
    add(head, static_cast<std::uint32_t>(payload.size()));
    add(head, checksum(payload));
    add(head, checksum(head, identity));
    return head;
}

enum class found : std::uint8_t { record, cut_off, nothing };

/// What stands at `offset`.
found look(std::string_view bytes, std::size_t offset, std::uint64_t identity,
           shard_record& record) {
    const std::string_view rest = bytes.substr(offset);
    const bool begins = rest.substr(0, record_mark.size()) == record_mark.substr(0, rest.size());
    if (!begins)
        return found::nothing;
    if (rest.size() < record_head)
        return found::cut_off;
    if (at<std::uint64_t>(rest, record_head - 8) !=
        checksum(rest.substr(0, record_head - 8), identity))
        return found::nothing;
    record.which = {at<std::int32_t>(rest, 4), at<std::int32_t>(rest, 8)};
    record.offset = static_cast<std::int64_t>(offset + record_head);
    record.length = at<std::uint32_t>(rest, 12);
    record.checksum = at<std::uint64_t>(rest, 16);
    if (rest.size() - record_head < record.length)
        return found::cut_off;
    return checksum(rest.substr(record_head, record.length)) == record.checksum ? found::record
                                                                                : found::nothing;
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::system_error(errno, std::generic_category(), path);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (file.bad())
        throw std::system_error(errno, std::generic_category(), path);
    return bytes;
}

/// Of the head: whole also for a file too short to have one that is right so far.
shard_state state_of_head(std::string_view bytes, std::uint64_t identity) {
    const std::string wanted = head_of_file(identity);
    if (bytes.substr(0, file_head) == std::string_view(wanted).substr(0, bytes.size()))
        return bytes.size() < file_head ? shard_state::torn : shard_state::whole;
    const bool is_shard =
        bytes.size() >= file_head && at<std::uint64_t>(bytes, 24) == checksum(bytes.substr(0, 24));
    return is_shard ? shard_state::foreign : shard_state::damaged;
}

std::string free_name(const std::string& path) {
    std::string name = path + ".damaged";
    for (int i = 2; std::filesystem::exists(name); ++i)
        name = fmt::format("{}.damaged-{}", path, i);
    return name;
}

}  // namespace

shard_contents scan_shard(const std::string& path, std::uint64_t identity) {
    const std::string bytes = bytes_of(path);
    shard_contents out;
    out.state = state_of_head(bytes, identity);
    if (out.state == shard_state::torn || out.state == shard_state::foreign)
        return out;
    std::size_t offset = out.state == shard_state::whole ? file_head : 0;
    bool is_cut_off = false;
    out.good_end = static_cast<std::int64_t>(offset);
    while (offset < bytes.size()) {
        shard_record record;
        const found here = look(bytes, offset, identity, record);
        if (here != found::record) {
            if (out.state == shard_state::whole)
                is_cut_off = here == found::cut_off;
            out.state = shard_state::damaged;
            offset = std::min(bytes.find(record_mark, offset + 1), bytes.size());
            continue;
        }
        is_cut_off = false;  // who is cut off has no followers
        out.records.push_back(record);
        offset = static_cast<std::size_t>(record.offset) + record.length;
        if (out.state == shard_state::whole)
            out.good_end = static_cast<std::int64_t>(offset);
    }
    if (is_cut_off)
        out.state = shard_state::torn;
    return out;
}

std::string read_payload(const std::string& path, const shard_record& record) {
    std::ifstream file(path, std::ios::binary);
    std::string payload(record.length, '\0');
    file.seekg(record.offset);
    file.read(payload.data(), record.length);
    if (!file || checksum(payload) != record.checksum)
        throw std::runtime_error(fmt::format("{}: has changed while it was read", path));
    return payload;
}

std::string repair_shard(const std::string& path, std::uint64_t identity) {
    const shard_contents now = scan_shard(path, identity);
    if (now.state == shard_state::torn)
        std::filesystem::resize_file(path, static_cast<std::uintmax_t>(now.good_end));
    if (now.state != shard_state::damaged)
        return {};
    std::string set_aside = free_name(path);
    std::filesystem::copy_file(path, set_aside);
    partial_file whole(path);
    {
        shard_writer kept(whole.path(), identity);
        for (const shard_record& each : now.records)
            kept.append(each.which, read_payload(path, each));
        kept.flush();
    }
    whole.commit();
    return set_aside;
}

shard_writer::shard_writer(std::string path, std::uint64_t identity)
    : path_(std::move(path)),
      identity_(identity),
      file_(open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666)) {
    if (file_.number() < 0)
        fail("cannot open");
    end_ = lseek(file_.number(), 0, SEEK_END);
    if (end_ > 0)
        return;
    write(head_of_file(identity_));
    make_folder_durable(path_);
}

void shard_writer::append(study::task which, std::string_view payload) {
    std::string record = head_of_record(which, payload, identity_);
    record += payload;
    write(record);
}

void shard_writer::flush() {
    if (fdatasync(file_.number()) != 0)
        fail("cannot be made durable");
}

void shard_writer::write(std::string_view bytes) {
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = pwrite(file_.number(), bytes.data() + written, bytes.size() - written,
                                     end_ + static_cast<std::int64_t>(written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            const int number = errno;
            // When this fails too, the next sweep cuts off what is torn.
            [[maybe_unused]] const int ignored = ftruncate(file_.number(), end_);
            errno = number;
            fail("cannot write");
        }
        written += static_cast<std::size_t>(count);
    }
    end_ += static_cast<std::int64_t>(bytes.size());
}

void shard_writer::fail(const char* what) const {
    throw std::system_error(errno, std::generic_category(), fmt::format("{}: {}", path_, what));
}

}  // namespace corridor::outputs
