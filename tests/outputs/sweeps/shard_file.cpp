// Shards: what is torn or damaged is recognised at every byte, and costs no other record.
#include "outputs/sweeps/shard_file.hpp"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "outputs/sweeps/sums_bytes.hpp"
#include "tests/outputs/small_world.hpp"

using namespace corridor;
using outputs::shard_state;

namespace {

constexpr std::uint64_t identity = 42;

std::string payload_of(int i) {
    return std::string(static_cast<std::size_t>(20 + i), static_cast<char>('a' + i));
}

void write_five(const std::string& path) {
    std::filesystem::remove(path);
    outputs::shard_writer shard(path, identity);
    for (int i = 0; i < 5; ++i)
        shard.append({i / 2, i % 2}, payload_of(i));
    shard.flush();
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void put_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Every record that is found is one of the five, as it was written.
void check_records(const std::string& path, const outputs::shard_contents& found) {
    for (const outputs::shard_record& each : found.records) {
        const int i = each.which.point * 2 + each.which.replication;
        CHECK(outputs::read_payload(path, each) == payload_of(i));
    }
}

}  // namespace

TEST_CASE("A shard gives back what was appended", "[outputs][shards]") {
    const tests::scratch_folder scratch;
    const std::string path = scratch.file("shard-1-of-1");
    write_five(path);
    outputs::shard_writer(path, identity).append({9, 9}, "more");
    const auto found = outputs::scan_shard(path, identity);
    CHECK(found.state == shard_state::whole);
    REQUIRE(found.records.size() == 6);
    CHECK(found.records[5].which == study::task{9, 9});
    CHECK(outputs::read_payload(path, found.records[5]) == "more");
    CHECK(outputs::scan_shard(path, identity + 1).state == shard_state::foreign);
}

TEST_CASE("A shard cut off anywhere keeps its whole records", "[outputs][shards]") {
    const tests::scratch_folder scratch;
    const std::string path = scratch.file("shard-1-of-1");
    write_five(path);
    const std::string whole = bytes_of(path);
    const auto records = outputs::scan_shard(path, identity).records;
    for (std::size_t length = 0; length < whole.size(); ++length) {
        put_bytes(path, whole.substr(0, length));
        std::size_t expected = 0;
        for (const auto& each : records)
            expected += each.offset + each.length <= static_cast<std::int64_t>(length) ? 1 : 0;
        const auto found = outputs::scan_shard(path, identity);
        REQUIRE(found.records.size() == expected);
        REQUIRE((found.state == shard_state::torn || found.state == shard_state::whole));
        REQUIRE(outputs::repair_shard(path, identity).empty());
        outputs::shard_writer(path, identity).append({7, 7}, "the next");
        const auto continued = outputs::scan_shard(path, identity);
        REQUIRE(continued.state == shard_state::whole);
        REQUIRE(continued.records.size() == expected + 1);
    }
}

TEST_CASE("A changed byte costs one record and is set aside", "[outputs][shards]") {
    const tests::scratch_folder scratch;
    const std::string path = scratch.file("shard-1-of-1");
    write_five(path);
    const std::string whole = bytes_of(path);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 4);
        put_bytes(path, changed);
        const auto found = outputs::scan_shard(path, identity);
        REQUIRE(found.state == shard_state::damaged);
        REQUIRE(found.records.size() >= 4);  // five when the file's head was hit
        check_records(path, found);
        REQUIRE(outputs::repair_shard(path, identity) == path + ".damaged");
        REQUIRE(bytes_of(path + ".damaged") == changed);
        std::filesystem::remove(path + ".damaged");
        const auto repaired = outputs::scan_shard(path, identity);
        REQUIRE(repaired.state == shard_state::whole);
        REQUIRE(repaired.records.size() == found.records.size());
        check_records(path, repaired);
    }
}

TEST_CASE("What was set aside before is kept beside", "[outputs][shards]") {
    const tests::scratch_folder scratch;
    const std::string path = scratch.file("shard-1-of-1");
    for (const char* name : {".damaged", ".damaged-2"}) {
        write_five(path);
        put_bytes(path, bytes_of(path) + "rubbish");
        CHECK(outputs::repair_shard(path, identity) == path + name);
    }
}

TEST_CASE("Sums come back from bytes exactly", "[outputs][shards]") {
    const models::scenario from = tests::small_scenario();
    const outputs::response_sums sums = outputs::sums_of(from, tests::small_result(from, 1));
    REQUIRE(sums.transit.count() == 95);
    const std::string bytes = outputs::to_bytes(sums);
    CHECK(outputs::sums_from(bytes) == sums);
    CHECK(bytes.size() < 1000);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        REQUIRE_FALSE(outputs::sums_from(bytes.substr(0, length)));
    CHECK_FALSE(outputs::sums_from(bytes + "x"));
    CHECK(outputs::sums_from(outputs::to_bytes({})) == outputs::response_sums{});
}
